"""Reading a code with what is known here: the station's profile, the item, its lots and serials.

A text whose separator was lost can often be cut in several legal ways, and the loss can be the
scanner's or the printer's: a station that is known to send separators proves nothing for a label
that was printed without them. So a cut is taken only when its lot exists or is expected, and a
plain reading is doubted when it could be cut, its lot is new, and nothing like it was ever seen
on the item. What stays open is asked.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from devicecodes import Evidence, Profile, Reading, read
from tongma.catalogue.query import ItemFacts, item_of
from tongma.commands.model import Scan
from tongma.identifiers.query import bound_to
from tongma.scanning.around import Around
from tongma.stock.query.goods import find_pieces, longest_lot, longest_serial, lot_numbers
from tongma.udidb.query import carries_of

READABLE = ("valid", "repaired")
_GS = "\x1d"
_SHORTEST = 4
"""A value that could hold another element besides itself: one character, an AI of two, one."""


def read_here(scan: Scan, around: Around) -> Reading:
    """Return the reading of a text, decided by evidence where it is ambiguous by itself."""
    reading = read(scan.raw, scan.symbology, profile=around.profile)
    if reading.system != "gs1" or reading.identifier is None:
        return reading
    if reading.status == "ambiguous":
        return _decided(scan, around, reading)
    proved = around.profile is not None and around.profile.sends_separators
    if proved and reading.status in READABLE and _may_hide_more(reading):
        return _doubted(scan, around, reading)
    return reading


def _decided(scan: Scan, around: Around, reading: Reading) -> Reading:
    item = _only_item(around, reading)
    if item is None or not item.lot_control:
        return reading
    possible = {one.lot for one in (reading, *reading.alternatives) if one.lot}
    known = lot_numbers(around.connection, item.id, possible) | around.lots(item.id)
    evidence = Evidence(requires=_carried(around, item, reading), exactly=True, lots=known)
    decided = read(scan.raw, scan.symbology, profile=around.profile, known=evidence)
    return decided if decided.status in READABLE and decided.lot in known else reading


def _only_item(around: Around, reading: Reading) -> ItemFacts | None:
    """Return the one item that every legal reading names."""
    codes = {one.identifier for one in (reading, *reading.alternatives)}
    if len(codes) > 1 or reading.identifier is None:
        return None
    bound = bound_to(around.connection, reading.identifier.scheme, reading.identifier.value)
    items = {one.target for one in bound if one.target_kind == "item"}
    return item_of(around.connection, items.pop()) if len(items) == 1 else None


def _carried(around: Around, item: ItemFacts, reading: Reading) -> frozenset[str]:
    """Return what the label must carry: as registered in a public UDI database; where that is
    silent, what the item is controlled by, and the dates it shows.
    """
    code = reading.identifier
    registered = carries_of(around.connection, code.scheme, code.value) if code else None
    carried = {
        "lot": bool(item.lot_control),
        "serial": bool(item.serial_control),
        "expiry": bool(item.expiry_control) or reading.expiry is not None,
        "produced": reading.produced is not None,
    }
    said = {name: getattr(registered, name, None) for name in carried}
    return frozenset(
        name for name, here in carried.items() if (here if said[name] is None else said[name])
    )


def _may_hide_more(reading: Reading) -> bool:
    """Say whether lot or serial could hold another element: a separator in the text proves not."""
    if _GS in (reading.normalised or ""):
        return False
    values = (reading.lot, reading.serial)
    return any(value is not None and len(value) >= _SHORTEST for value in values)


def _doubted(scan: Scan, around: Around, reading: Reading) -> Reading:
    """Return a plain reading as ambiguous where a separator may be missing on the label itself."""
    cuts = tuple(_cuts(scan, around.profile or Profile(), reading))
    item = _only_item(around, reading) if cuts else None
    if item is None:
        return reading
    wanted = _carried(around, item, reading)
    better = not _has(reading, wanted) and any(_has(cut, wanted) for cut in cuts)
    if not better and _is_known(around, item, reading):
        return reading
    return replace(reading, status="ambiguous", alternatives=cuts)


def _has(reading: Reading, wanted: Collection[str]) -> bool:
    return all(getattr(reading, name) is not None for name in wanted)


def _cuts(scan: Scan, profile: Profile, reading: Reading) -> Iterator[Reading]:
    """Give the readings in which lot or serial end earlier, as if no separator had been printed."""
    unproved = replace(profile, separator=None)
    for one in read(scan.raw, scan.symbology, profile=unproved).alternatives:
        shorter = _begins(reading.lot, one.lot) and _begins(reading.serial, one.serial)
        if shorter and one.identifier == reading.identifier:
            yield one


def _begins(longer: str | None, shorter: str | None) -> bool:
    return longer is None or (shorter is not None and longer.startswith(shorter))


def _is_known(around: Around, item: ItemFacts, reading: Reading) -> bool:
    """Say whether the lot and the serial, as the plain reading has them, are nothing new."""
    lot = reading.lot if item.lot_control else None
    serial = reading.serial if item.serial_control else None
    return (lot is None or _lot_known(around, item.id, lot)) and (
        serial is None or _serial_known(around, item.id, serial)
    )


def _lot_known(around: Around, item: int, lot: str) -> bool:
    if lot_numbers(around.connection, item, [lot]) or lot in around.lots(item):
        return True
    return len(lot) <= longest_lot(around.connection, item)


def _serial_known(around: Around, item: int, serial: str) -> bool:
    if find_pieces(around.connection, item, [serial]) or serial in around.serials(item):
        return True
    return len(serial) <= longest_serial(around.connection, item)
