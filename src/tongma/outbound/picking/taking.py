"""Which movements a pick makes, and what is offered when a bin is short."""

from collections.abc import Sequence

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import ensure, refuse
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.catalogue.query import level_facts
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import places_of
from tongma.stock.model import Allocation, Key, Move, Spot
from tongma.stock.post.allocations import allocate, release
from tongma.stock.post.movements import post
from tongma.stock.query.balances import allocations
from tongma.stock.query.goods import decimals_of
from tongma.stock.query.supply import supply_of_item
from tongma.work.documents.model import Line

_OFFERS = 5


def moves_for(
    tx: Tx, given: Sequence[Allocation], what: tuple[int, int], staging: int, opens: int
) -> list[Move]:
    """Return the moves from the bin to the dispatch place, each with its allocation.

    ``what``: (piece or 0, scaled quantity). ``opens``: the sealed level of which cases are opened
    first because loose units are taken. Refusal ``not_allocated``.
    """
    piece, quantity = what
    if piece:
        return [_move(_allocation_of_piece(tx, given, piece), 1, staging)]
    source = _opened(tx, given, quantity, opens) if opens else given
    moves = []
    left = quantity
    for one in source:
        taken = min(left, one.quantity)
        if taken:
            moves.append(_move(one, taken, staging))
            left -= taken
    if left:
        raise refuse("not_allocated", missing=str(left))
    return moves


def _move(one: Allocation, quantity: int, staging: int) -> Move:
    key = one.key
    source = Spot(key.place, key.status, key.owner, key.packed_as)
    return Move(
        key.item,
        key.lot,
        key.piece,
        quantity,
        source,
        source._replace(place=staging),
        allocation=one.id,
    )


def _allocation_of_piece(tx: Tx, given: Sequence[Allocation], piece: int) -> Allocation:
    """Return the piece's allocation; a free piece of the same lot and bin takes another's place."""
    for one in given:
        if one.key.piece == piece:
            return one
    if not given:
        raise refuse("not_allocated", piece=str(piece))
    swapped = given[0]
    release(tx, [swapped])
    key = swapped.key._replace(piece=piece)
    return allocate(tx, swapped.document, swapped.line, [(key, 1)])[0]


def _opened(tx: Tx, given: Sequence[Allocation], quantity: int, sealed: int) -> list[Allocation]:
    """Open as many sealed cases as the loose quantity needs; the allocation stays on it."""
    level = level_facts(tx.connection, sealed)
    ensure(level is not None, "a sealed level exists")
    factor = level.factor if level else 1
    one = given[0] if given else None
    if one is None:
        raise refuse("not_allocated", missing=str(quantity))
    key = one.key
    cases = -(-quantity // factor) * factor
    allocated = min(quantity, one.quantity)
    source = Spot(key.place, key.status, key.owner, key.packed_as)
    loose = source._replace(packed_as=0)
    moves = [Move(key.item, key.lot, key.piece, allocated, source, loose, allocation=one.id)]
    if cases > allocated:
        rest = cases - allocated
        moves.append(Move(key.item, key.lot, key.piece, rest, source, loose))
    post(tx, moves)
    return [
        found
        for found in allocations(tx.connection, line=one.line)
        if found.key == key._replace(packed_as=0)
    ]


def offered_elsewhere(tx: Tx, line: Line, where: tuple[int, int], day: str) -> list[dict[str, str]]:
    """Return free stock of the item in other bins, the first expiry first."""
    site, owner = where
    supply = [
        one
        for one in supply_of_item(tx.connection, line.item, site, day, owner=owner)
        if one.free > 0 and one.key.place != line.place
    ]
    places = places_of(tx.connection, [one.key.place for one in supply])
    usable = [one for one in supply if places[one.key.place].purpose in PICKABLE]
    usable.sort(key=lambda one: (one.last_day or "9999", one.lot_number, one.key))
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    return [
        {
            "lot": str(one.key.lot),
            "lot_number": one.lot_number,
            "expiry": one.last_day or "",
            "place": str(one.key.place),
            "place_code": places[one.key.place].code,
            "quantity": show(one.free, decimals),
        }
        for one in usable[:_OFFERS]
    ]


__all__ = ["Key", "moves_for", "offered_elsewhere"]
