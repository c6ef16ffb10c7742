"""Reading a code with what is known here: the station's profile, the item, its lots and serials.

A text whose separator was lost can often be cut in several legal ways, and the loss can be the
scanner's or the printer's: a station that is known to send separators proves nothing for a label
that was printed without them. So a cut is taken only when its lot exists or is expected, and a
plain reading is doubted when it could be cut, its lot is new, and nothing like it was ever seen
on the item. What stays open is asked.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from devicecodes import Profile, Reading, read
from tongma.foundation.commands.model import Scan
from tongma.masterdata.catalogue.query import ItemFacts, item_of
from tongma.masterdata.identifiers.query import bound_to
from tongma.masterdata.udidb.query import carries_of
from tongma.stock.query.goods import find_pieces, lot_lengths, lot_numbers, serial_lengths
from tongma.work.scanning.context import ScanContext
from tongma.work.scanning.labels import READABLE, is_unsure

_GS = "\x1d"
_SHORTEST = 4
"""A value that could hold another element besides itself: one character, an AI of two, one."""


def _odd_separator(context: ScanContext, reading: Reading) -> bool:
    """Say whether a character was taken for a separator that this station never sends as one, and
    nothing else tells that the lot ends there.
    """
    odd = any(repair.code == "separator_substituted" for repair in reading.repairs)
    if not odd or context.profile is None or not context.profile.sends_separators:
        return False
    item = only_item(context, reading)
    return item is not None and not (reading.lot and lot_exists(context, item.id, reading.lot))


def settled(scan: Scan, context: ScanContext, reading: Reading) -> Reading:
    """Return the reading as the evidence has it: another cut, or ambiguous where it is doubted."""
    if reading.system != "gs1" or reading.identifier is None:
        return reading
    if is_unsure(reading):
        return _decided(context, reading, (reading, *reading.alternatives)) or reading
    if _odd_separator(context, reading):
        return replace(reading, status="ambiguous")
    proved = context.profile is not None and context.profile.sends_separators
    if proved and reading.status in READABLE and _may_hide_more(reading):
        return _doubted(scan, context, reading)
    return reading


def _decided(context: ScanContext, reading: Reading, legal: Sequence[Reading]) -> Reading | None:
    """Return the one legal reading that the evidence singles out; None: ask.

    It carries all that the item's labels carry, and its lot exists or is expected. Where the text
    allows several serials behind that lot, the serial too must be known, or as long as the item's
    serials are.
    """
    item = only_item(context, reading)
    if item is None or not item.lot_control:
        return None
    wanted = _carried(context, item, reading)
    known = _lots_known(context, item.id, {one.lot for one in legal if one.lot})
    possible = {(one.lot, one.serial) for one in legal if one.lot in known}
    fitting = {
        (one.lot, one.serial): one for one in legal if one.lot in known and _has(one, wanted)
    }
    if len(possible) > 1:
        fitting = {
            name: one
            for name, one in fitting.items()
            if one.serial is None or _serial_known(context, item.id, one.serial)
        }
    if len(fitting) != 1:
        return None
    [one] = fitting.values()
    sure: Literal["repaired", "valid"] = "repaired" if one.repairs else "valid"
    return replace(one, raw=reading.raw, status=sure, alternatives=())


def only_item(context: ScanContext, reading: Reading) -> ItemFacts | None:
    """Return the one item that every legal reading names."""
    codes = {one.identifier for one in (reading, *reading.alternatives)}
    if len(codes) > 1 or reading.identifier is None:
        return None
    bound = bound_to(context.connection, reading.identifier.scheme, reading.identifier.value)
    items = {one.target for one in bound if one.target_kind == "item"}
    return item_of(context.connection, items.pop()) if len(items) == 1 else None


def _carried(context: ScanContext, item: ItemFacts, reading: Reading) -> frozenset[str]:
    """Return what the label must carry: as registered in a public UDI database; where that is
    silent, what the item is controlled by, and the dates it shows.
    """
    code = reading.identifier
    registered = carries_of(context.connection, code.scheme, code.value) if code else None
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


def _doubted(scan: Scan, context: ScanContext, reading: Reading) -> Reading:
    """Return a plain reading as ambiguous where a separator may be missing on the label itself."""
    cuts = tuple(_cuts(scan, context.profile or Profile(), reading))
    item = only_item(context, reading) if cuts else None
    if item is None:
        return reading
    wanted = _carried(context, item, reading)
    better = not _has(reading, wanted) and any(_has(cut, wanted) for cut in cuts)
    if not better and reading.lot and not lot_exists(context, item.id, reading.lot):
        better = bool(_lots_known(context, item.id, {one.lot for one in cuts if one.lot}))
    if not better and _is_known(context, item, reading):
        return reading
    doubted = replace(reading, status="ambiguous", alternatives=cuts)
    decided = _decided(context, doubted, (reading, *cuts))
    return decided if decided is not None and _typed_rightly(decided) else doubted


def _typed_rightly(reading: Reading) -> bool:
    """Say whether no keyboard can have swapped letters of a new serial unnoticed.

    Where a separator is missing that the station always sends, the station itself may have been
    changed. A keyboard that swaps Y and Z leaves everything else as it was; only the known lot
    can show that it did not.
    """
    letters = frozenset("YZyz")
    return not letters & set(reading.serial or "") or bool(letters & set(reading.lot or ""))


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


def _is_known(context: ScanContext, item: ItemFacts, reading: Reading) -> bool:
    """Say whether the lot and the serial, as the plain reading has them, are nothing new."""
    lot = reading.lot if item.lot_control else None
    serial = reading.serial if item.serial_control else None
    return (lot is None or _lot_known(context, item.id, lot)) and (
        serial is None or _serial_known(context, item.id, serial)
    )


def _lot_known(context: ScanContext, item: int, lot: str) -> bool:
    return lot_exists(context, item, lot) or len(lot) in lot_lengths(context.connection, item)


def lot_exists(context: ScanContext, item: int, lot: str) -> bool:
    """Say whether the lot exists, or the document in hand names it."""
    return bool(_lots_known(context, item, {lot}))


def _lots_known(context: ScanContext, item: int, lots: Collection[str]) -> set[str]:
    """Return those of the lot numbers that exist, or that the document in hand names."""
    return lot_numbers(context.connection, item, lots) | (context.lots(item) & set(lots))


def _serial_known(context: ScanContext, item: int, serial: str) -> bool:
    exists = serial_exists(context, item, serial)
    return exists or len(serial) in serial_lengths(context.connection, item)


def serial_exists(context: ScanContext, item: int, serial: str) -> bool:
    """Say whether the serial exists, or the shipping notice in hand announces it."""
    return bool(find_pieces(context.connection, item, [serial])) or serial in context.serials(item)
