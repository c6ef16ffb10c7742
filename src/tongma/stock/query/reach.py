"""What a hold reaches: the sites and owners of the goods, and the allocations on held stock."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import EVERYWHERE
from tongma.stock.model import Allocation, HoldScope
from tongma.stock.query.balances import key_of
from tongma.stock.query.tree import below
from tongma.stock.tables import allocation, balance, lot_supplier, movement, place

_ROOT = place.alias("root")
_PLACED = place.join(_ROOT, _ROOT.c.id == place.c.root)
_SITE = sa.case((_ROOT.c.kind == "site", _ROOT.c.id), else_=EVERYWHERE)
"""Where a place is; on the road between sites, and outside them, is of all sites."""


def goods_reached(
    connection: sa.Connection, scope: HoldScope, target: int
) -> frozenset[tuple[int, int]]:
    """Return of which (site, owner) the goods are that a hold on the target reaches.

    Goods lie where there is stock of them; those that lie nowhere are of the sites where they last
    moved, or of all (EVERYWHERE) when they never did. Of items, places and suppliers the owner
    is EVERYWHERE: anybody's goods may become part of them.
    """
    if scope == HoldScope.PLACE:
        query = sa.select(_SITE, sa.literal(EVERYWHERE)).select_from(_PLACED)
        found = connection.execute(query.where(place.c.id == target)).all()
    else:
        by_owner = scope in {HoldScope.LOT, HoldScope.PIECE}
        owner = balance.c.owner if by_owner else sa.literal(EVERYWHERE)
        there = balance.join(_PLACED, balance.c.place == place.c.id)
        query = sa.select(_SITE, owner).distinct().select_from(there)
        kept = query.where(balance.c["class"] == 1, balance.c.quantity > 0)
        found = connection.execute(kept.where(_among(balance, scope, target))).all()
        found = found or _last_moved(connection, scope, target, by_owner=by_owner)
    return frozenset((row[0], row[1]) for row in found) or frozenset({(EVERYWHERE, EVERYWHERE)})


def _among(table: sa.FromClause, scope: HoldScope, target: int) -> sa.ColumnElement[bool]:
    """Which goods of a table a hold is about."""
    if scope == HoldScope.SUPPLIER:
        lots = sa.select(lot_supplier.c.lot).where(lot_supplier.c.supplier == target)
        return table.c.lot.in_(lots)
    if scope == HoldScope.PIECE:
        return sa.and_(table.c.piece == target, table.c.piece != 0)
    return (table.c.lot if scope == HoldScope.LOT else table.c.item) == target


def _last_moved(
    connection: sa.Connection, scope: HoldScope, target: int, *, by_owner: bool
) -> Sequence[Any]:
    """Return (site, owner) of both ends, as far as we keep goods there, of the last record that
    moved the goods.
    """
    mine = _among(movement, scope, target)
    last = sa.select(sa.func.max(movement.c.record_id)).where(mine).scalar_subquery()
    found: list[Any] = []
    for end in ("from", "to"):
        owner = movement.c[f"{end}_owner"] if by_owner else sa.literal(EVERYWHERE)
        there = movement.join(_PLACED, movement.c[f"{end}_place"] == place.c.id)
        query = sa.select(_SITE, owner).distinct().select_from(there)
        query = query.where(movement.c.record_id == last, mine, place.c["class"] == 1)
        found += connection.execute(query).all()
    return found


def allocations_reached(
    connection: sa.Connection, scope: HoldScope, target: int
) -> list[Allocation]:
    """Return the allocations on stock that a hold on the target reaches, by id."""
    query = sa.select(allocation).order_by(allocation.c.id)
    if scope == HoldScope.ITEM:
        query = query.where(allocation.c.item == target)
    elif scope == HoldScope.LOT:
        query = query.where(allocation.c.lot == target)
    elif scope == HoldScope.PIECE:
        query = query.where(allocation.c.piece == target)
    elif scope == HoldScope.PLACE:
        query = query.where(allocation.c.place.in_([target, *below(connection, target)]))
    else:
        lots = sa.select(lot_supplier.c.lot).where(lot_supplier.c.supplier == target)
        query = query.where(allocation.c.lot.in_(lots))
    return [
        Allocation(row.id, row.document, row.line, key_of(row), row.quantity)
        for row in connection.execute(query)
    ]
