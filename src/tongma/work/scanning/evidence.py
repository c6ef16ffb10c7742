"""Reading a code with what is known here: the station's profile, the item, its lots and serials.

A text whose separator was lost can often be cut in several legal ways, and the loss can be the
scanner's or the printer's: a station that is known to send separators proves nothing for a label
that was printed without them. So a cut is taken only when its lot exists or is expected, and a
plain reading is doubted when it could be cut, its lot is new, and nothing like it was ever seen
on the item. What stays open is asked.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from devicecodes import Profile, Reading, read
from tongma.foundation.commands.model import Scan
from tongma.masterdata.catalogue.query import ItemFacts, item_of
from tongma.masterdata.identifiers.query import bound_to
from tongma.masterdata.udidb.query import carries_of
from tongma.stock.query.belonging import known_goods
from tongma.stock.query.goods import find_pieces, lot_lengths, lot_numbers, serial_lengths
from tongma.work.scanning.context import ScanContext
from tongma.work.scanning.cuts import (
    carries,
    is_typed_rightly,
    may_hide_more,
    must_carry,
    shorter_cuts,
    single_out,
)
from tongma.work.scanning.labels import READABLE, is_unsure


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
    if proved and reading.status in READABLE and may_hide_more(reading):
        return _doubted(scan, context, reading)
    return reading


def _decided(context: ScanContext, reading: Reading, legal: Sequence[Reading]) -> Reading | None:
    """Return the one legal reading that the evidence singles out; None: ask."""
    item = only_item(context, reading)
    if item is None or not item.lot_control:
        return None
    return single_out(
        legal,
        _wanted(context, item, reading),
        _lots_known(context, item.id, {one.lot for one in legal if one.lot}),
        lambda serial: _serial_known(context, item.id, serial),
    )


def only_item(context: ScanContext, reading: Reading) -> ItemFacts | None:
    """Return the one item that every legal reading names."""
    codes = {one.identifier for one in (reading, *reading.alternatives)}
    if len(codes) > 1 or reading.identifier is None:
        return None
    bound = bound_to(context.connection, reading.identifier.scheme, reading.identifier.value)
    items = {one.target for one in bound if one.target_kind == "item"}
    return item_of(context.connection, items.pop()) if len(items) == 1 else None


def _wanted(context: ScanContext, item: ItemFacts, reading: Reading) -> frozenset[str]:
    code = reading.identifier
    registered = carries_of(context.connection, code.scheme, code.value) if code else None
    return must_carry(item, registered, reading)


def _doubted(scan: Scan, context: ScanContext, reading: Reading) -> Reading:
    """Return a plain reading as ambiguous where a separator may be missing on the label itself."""
    cuts = _cuts(scan, context.profile or Profile(), reading)
    item = only_item(context, reading) if cuts else None
    if item is None:
        return reading
    wanted = _wanted(context, item, reading)
    better = not carries(reading, wanted) and any(carries(cut, wanted) for cut in cuts)
    if not better and reading.lot and not lot_exists(context, item.id, reading.lot):
        better = bool(_lots_known(context, item.id, {one.lot for one in cuts if one.lot}))
    if not better and _is_known(context, item, reading):
        return reading
    doubted = replace(reading, status="ambiguous", alternatives=cuts)
    decided = _decided(context, doubted, (reading, *cuts))
    return decided if decided is not None and is_typed_rightly(decided) else doubted


def _cuts(scan: Scan, profile: Profile, reading: Reading) -> tuple[Reading, ...]:
    """Return the readings of the text as if no separator had been printed."""
    unproved = replace(profile, separator=None)
    others = read(scan.raw, scan.symbology, profile=unproved).alternatives
    return shorter_cuts(reading, others)


def _is_known(context: ScanContext, item: ItemFacts, reading: Reading) -> bool:
    """Say whether the lot and the serial, as the plain reading has them, are nothing new."""
    lot = reading.lot if item.lot_control else None
    serial = reading.serial if item.serial_control else None
    return (lot is None or _lot_known(context, item.id, lot)) and (
        serial is None or _serial_known(context, item.id, serial)
    )


def _lot_known(context: ScanContext, item: int, lot: str) -> bool:
    return lot_exists(context, item, lot) or len(lot) in lot_lengths(
        context.connection, item, context.where.reach
    )


def lot_exists(context: ScanContext, item: int, lot: str) -> bool:
    """Say whether the lot exists, or the document in hand names it."""
    return bool(_lots_known(context, item, {lot}))


def _lots_known(context: ScanContext, item: int, lots: Collection[str]) -> set[str]:
    """Return those of the lot numbers that exist, or that the document in hand names."""
    known = lot_numbers(context.connection, item, lots, context.where.reach)
    return known | (context.lots(item) & set(lots))


def _serial_known(context: ScanContext, item: int, serial: str) -> bool:
    exists = serial_exists(context, item, serial)
    reach = context.where.reach
    return exists or len(serial) in serial_lengths(context.connection, item, reach)


def serial_exists(context: ScanContext, item: int, serial: str) -> bool:
    """Say whether the serial exists, or the shipping notice in hand announces it."""
    found = find_pieces(context.connection, item, [serial])
    known = known_goods(context.connection, found, context.where.reach, "piece")
    return bool(known) or serial in context.serials(item)
