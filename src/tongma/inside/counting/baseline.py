"""What the ledger said of a bin at the time of each scan, laid beside what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import QuantityError, parse
from tongma.foundation.kernel.time import parse_instant
from tongma.inside.counting.decide import decide_twice
from tongma.inside.counting.model import CountBin, CountEntry, FoundGoods
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import decimals_of, find_pieces, lots
from tongma.stock.query.history import net_since

Group = tuple[int, int, int, int]
"""Item, lot, piece, packed_as."""


@dataclass(slots=True)
class _Counted:
    quantity: int
    at: int


def compared(tx: Tx, command: CountBin) -> list[tuple[CountEntry, int]]:
    """Return every entry of the bin with the instant of its scan, what was not found included.

    Refusals: ``quantity_wrong``, ``lot_unknown``, ``serial_unknown``, ``counted_twice``.
    """
    return _laid_beside(tx, command.place, _counted(tx, command), tx.happened_at)


def compared_again(
    tx: Tx, place: int, told: Sequence[tuple[CountEntry, int]], handed_in_at: int
) -> list[tuple[CountEntry, int]]:
    """Return the same entries beside what the ledger says today of the time of each scan."""
    counted = {
        (entry.item, entry.lot, entry.piece, entry.packed_as): _Counted(entry.counted, at)
        for entry, at in told
    }
    return _laid_beside(tx, place, counted, handed_in_at)


def _laid_beside(
    tx: Tx, place: int, counted: Mapping[Group, "_Counted"], handed_in_at: int
) -> list[tuple[CountEntry, int]]:
    now = _now(tx, place)
    groups = sorted({*counted, *now})
    since: dict[tuple[int, int], Mapping[tuple[int, int, int], int]] = {}
    entries = []
    for group in groups:
        item, lot, piece, packed_as = group
        known = counted.get(group, _Counted(0, _silent_at(counted, item, handed_in_at)))
        at = (item, known.at)
        if at not in since:
            since[at] = net_since(tx.connection, place, item, known.at)
        baseline = now.get(group, 0) - since[at].get((lot, piece, packed_as), 0)
        if baseline or known.quantity:
            entries.append(
                (CountEntry(item, lot, piece, packed_as, known.quantity, baseline), known.at)
            )
    return entries


def _silent_at(counted: Mapping[Group, _Counted], item: int, default: int) -> int:
    """What nobody found was missing when the rest of its item was scanned, or at hand-in."""
    times = [one.at for group, one in counted.items() if group[0] == item]
    return max(times, default=default)


def _now(tx: Tx, place: int) -> dict[Group, int]:
    found: dict[Group, int] = {}
    for row in stock_at(tx.connection, place=place):
        group = (row.item, row.lot, row.piece, row.packed_as)
        found[group] = found.get(group, 0) + row.quantity
    return found


def _counted(tx: Tx, command: CountBin) -> dict[Group, _Counted]:
    decimals = decimals_of(tx.connection, [one.item for one in command.found])
    known_lots = lots(tx.connection, [one.lot for one in command.found])
    total: dict[Group, _Counted] = {}
    for goods in command.found:
        if goods.item not in decimals:
            raise refuse("item_unknown", item=str(goods.item))
        if goods.lot and (goods.lot not in known_lots or known_lots[goods.lot].item != goods.item):
            raise refuse("lot_unknown", lot=str(goods.lot))
        at = min(_instant(goods, tx.happened_at), tx.now)
        for group, quantity in _groups(tx, goods, decimals[goods.item]):
            allow(decide_twice(group[2], is_known=group in total))
            there = total.setdefault(group, _Counted(0, at))
            there.quantity += quantity
            there.at = max(there.at, at)
    return total


def _instant(goods: FoundGoods, default: int) -> int:
    if not goods.counted_at:
        return default
    try:
        return parse_instant(goods.counted_at)[0]
    except ValueError:
        raise refuse("happened_at_wrong", happened_at=goods.counted_at) from None


def _groups(tx: Tx, goods: FoundGoods, decimals: int) -> list[tuple[Group, int]]:
    if not goods.serials:
        try:
            quantity = parse(goods.quantity, decimals)
        except QuantityError:
            raise refuse("quantity_wrong", quantity=goods.quantity) from None
        return [((goods.item, goods.lot, 0, goods.packed_as), quantity)]
    known = {p.serial: p for p in find_pieces(tx.connection, goods.item, goods.serials)}
    missing = [serial for serial in goods.serials if serial not in known]
    if missing:
        raise refuse("serial_unknown", serials=[*missing], item=str(goods.item))
    return [
        ((goods.item, known[serial].lot, known[serial].id, goods.packed_as), 1)
        for serial in goods.serials
    ]
