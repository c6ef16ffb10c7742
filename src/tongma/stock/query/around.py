"""What a site held at a moment and what moved around it: for comparing with others' books."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.tree import roots_of
from tongma.stock.tables import movement, place

_IN_ONE = 500


class Holding(NamedTuple):
    """What is held in which state: wherever in the site, in whatever packing."""

    item: int
    lot: int
    status: int
    owner: int


class Flow(NamedTuple):
    """What one record brought into (+) or took out of (−) a site's state."""

    record_id: int
    happened_at: int
    held: Holding
    quantity: int


def held_at(connection: sa.Connection, site: int, moment: Moment) -> dict[Holding, int]:
    """Return what the site held at a moment, without zeros."""
    balances = balances_as_of(connection, moment, {})
    roots = roots_of(connection, {key.place for key in balances})
    held: dict[Holding, int] = {}
    for key, quantity in balances.items():
        if roots.get(key.place) == site:
            holding = Holding(key.item, key.lot, key.status, key.owner)
            held[holding] = held.get(holding, 0) + quantity
    return {one: quantity for one, quantity in held.items() if quantity}


def flows_between(
    connection: sa.Connection, site: int, items: Sequence[int], *, after: int, until: int
) -> list[Flow]:
    """Return what moved for items after one instant and until another, by record, in time."""
    total: dict[tuple[int, int, Holding], int] = {}
    wanted = sorted(set(items))
    for at in range(0, len(wanted), _IN_ONE):
        for side, sign in (("to", 1), ("from", -1)):
            query = _side(site, side, wanted[at : at + _IN_ONE], after=after, until=until)
            for record_id, happened_at, *held, quantity in connection.execute(query):
                key = (happened_at, record_id, Holding(*held))
                total[key] = total.get(key, 0) + sign * int(quantity)
    return [
        Flow(record_id, happened_at, held, quantity)
        for (happened_at, record_id, held), quantity in sorted(total.items())
        if quantity
    ]


def _side(site: int, side: str, items: Sequence[int], *, after: int, until: int) -> sa.Select[Any]:
    columns = (
        movement.c.record_id, movement.c.happened_at, movement.c.item, movement.c.lot,
        movement.c[f"{side}_status"], movement.c[f"{side}_owner"],
    )  # fmt: skip
    return (
        sa.select(*columns, sa.func.sum(movement.c.quantity))
        .join(place, place.c.id == movement.c[f"{side}_place"])
        .where(
            place.c.root == site,
            place.c["class"] == 1,
            movement.c.item.in_(items),
            movement.c.happened_at > after,
            movement.c.happened_at <= until,
        )
        .group_by(*columns)
    )
