"""The stock that a line's allocations lie on: what a pick takes of it, and cases opened for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.outbound.picking.comparison import LineInHand
from tongma.outbound.picking.decide import cases_to_open, decide_piece, decide_take
from tongma.outbound.picking.model import AllocatedPart, ScannedGoods
from tongma.stock.model import Allocation, Move, Spot
from tongma.stock.post.allocations import allocate, lock_stock_of, release
from tongma.stock.post.movements import post
from tongma.stock.query.balances import allocations, allocations_at, balances_at


@dataclass(frozen=True, slots=True)
class LineAllocations:
    """What of an order's line is allocated where a line of the list stands."""

    own: tuple[Allocation, ...]
    """At the line's own level, sealed or loose."""
    opened: tuple[Allocation, ...]
    """Loose, where the line's own stock is sealed: its case was opened since."""


def allocations_of(tx: Tx, hand: LineInHand) -> LineAllocations:
    """Return the order's allocations of the lot in the bin of a line of the list."""
    line = hand.line
    here = [
        mine
        for mine in allocations(tx.connection, line=hand.sales_line)
        if (mine.key.lot, mine.key.place) == (line.lot, line.place)
    ]
    own = tuple(one for one in here if one.key.packed_as == line.packed_as)
    loose = tuple(one for one in here if not one.key.packed_as)
    return LineAllocations(own, loose if line.packed_as else ())


def moves_to(tx: Tx, hand: LineInHand, scanned: ScannedGoods, staging: int) -> list[Move]:
    """Return the moves from the bin to the dispatch place, each with its allocation.

    Cases are opened first where loose units are taken of sealed stock; another piece of the same
    lot and bin takes the allocated one's place. Refusal ``not_allocated``.
    """
    there = allocations_of(tx, hand)
    if scanned.piece:
        of_piece = _allocation_of_piece(tx, (*there.own, *there.opened), scanned)
        return [_move(AllocatedPart(of_piece, 1), staging)]
    source = there.own
    if hand.line.packed_as and not scanned.level:
        _open_cases(tx, hand, there.own, scanned.quantity)
        source = allocations_of(tx, hand).opened
    parts = allow(decide_take(source, scanned.quantity, scanned.words, hand.item.decimals))
    return [_move(part, staging) for part in parts]


def _move(part: AllocatedPart, staging: int) -> Move:
    key = part.allocation.key
    source = Spot(key.place, key.status, key.owner, key.packed_as)
    return Move(
        key.item,
        key.lot,
        key.piece,
        part.quantity,
        source,
        source._replace(place=staging),
        allocation=part.allocation.id,
    )


def _allocation_of_piece(tx: Tx, own: Sequence[Allocation], scanned: ScannedGoods) -> Allocation:
    """Return the piece's allocation; a free piece of the same lot and bin takes another's place."""
    found = allow(decide_piece(own, scanned))
    if found.key.piece == scanned.piece:
        return found
    release(tx, [found])
    key = found.key._replace(piece=scanned.piece)
    return allocate(tx, found.document, found.line, [(key, 1)])[0]


def _open_cases(tx: Tx, hand: LineInHand, own: Sequence[Allocation], quantity: int) -> None:
    """Open as many sealed cases as a loose quantity needs."""
    wanted = min(quantity, sum(one.quantity for one in own))
    if not wanted:
        return
    lock_stock_of(tx, hand.item.id, hand.pick_list.site)
    key = own[0].key
    held = balances_at(tx.connection, [key])[key]
    others = [one for one in allocations_at(tx.connection, key) if one not in own]
    opened = cases_to_open(wanted, hand.case_quantity, own, others, held.quantity - held.allocated)
    sealed = Spot(key.place, key.status, key.owner, key.packed_as)
    loose = sealed._replace(packed_as=0)
    moves = [
        Move(key.item, key.lot, key.piece, part.quantity, sealed, loose,
             allocation=part.allocation.id)
        for part in opened.allocated
    ]  # fmt: skip
    if opened.free:
        moves.append(Move(key.item, key.lot, key.piece, opened.free, sealed, loose))
    post(tx, moves)
