"""Balances as of (happened ≤ t, known ≤ k): what was there, as the system believed then.

``k`` is a journal number; a clock time given instead is turned once into the last number known
by then. From the last checkpoint that both axes allow, plus the movements after it; a checkpoint
is keyed by knowledge, so a late fact never changes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tongma.journal.tables import position
from tongma.kernel.time import DAY_US
from tongma.stock.model import Key
from tongma.stock.query.balances import key_of
from tongma.stock.tables import KEY_COLUMNS, checkpoint, checkpoint_head, movement, place

_SIDES = {
    "from": {name: f"from_{name}" for name in ("place", "status", "owner", "packed_as")},
    "to": {name: f"to_{name}" for name in ("place", "status", "owner", "packed_as")},
}
LATE_US = DAY_US


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on both axes: happened until ``happened``, known until number ``known``."""

    happened: int
    known: int


def number_known_by(connection: sa.Connection, instant: int) -> int:
    """Return the last journal number known by a clock time; 0 when there was none."""
    query = sa.select(sa.func.max(position.c.seq)).where(position.c.known_at <= instant)
    return int(connection.execute(query).scalar() or 0)


def balances_as_of(
    connection: sa.Connection, moment: Moment, filters: Mapping[str, int]
) -> dict[Key, int]:
    """Return quantity by key at that moment, without zero rows, for keys that match the filters.

    ``filters`` name key columns with one value each. Virtual places keep no balances.
    """
    start = _checkpoint_before(connection, moment)
    limit = _record_limit(connection, moment.known)
    total: dict[Key, int] = {}
    if start is not None:
        for row in connection.execute(_from_checkpoint(start.seq, filters)):
            total[key_of(row)] = row.quantity
    floor = 0 if start is None else start.record_id
    conditions = [
        movement.c.record_id <= limit,
        movement.c.happened_at <= moment.happened,
        movement.c.record_id.not_in(_unknown_yet(moment.known, limit)),
        _not_in_checkpoint(start.seq, floor) if start is not None else sa.true(),
    ]
    for side, sign in (("from", -1), ("to", 1)):
        for row in connection.execute(_side(side, conditions, filters)):
            key = key_of(row)
            total[key] = total.get(key, 0) + sign * int(row.quantity)
    return {key: amount for key, amount in total.items() if amount}


def _checkpoint_before(connection: sa.Connection, moment: Moment) -> Any:
    """The last checkpoint that holds only what had happened, and been known, by the moment."""
    query = (
        sa.select(checkpoint_head)
        .where(
            checkpoint_head.c.recorded_at <= moment.happened,
            checkpoint_head.c.seq <= moment.known,
        )
        .order_by(checkpoint_head.c.seq.desc())
        .limit(1)
    )
    return connection.execute(query).one_or_none()


def _record_limit(connection: sa.Connection, known: int) -> int:
    """R(k): the greatest record id among the numbers up to k."""
    newest = sa.select(sa.func.max(position.c.record_id)).where(
        position.c.seq <= known, position.c.seq > known - 10_000
    )
    return int(connection.execute(newest).scalar() or 0)


def _unknown_yet(known: int, limit: int) -> sa.Select[tuple[int]]:
    """Records with a smaller id that got their number only after k."""
    return sa.select(position.c.record_id).where(
        position.c.out_of_order == 1, position.c.record_id <= limit, position.c.seq > known
    )


def _not_in_checkpoint(seq: int, floor: int) -> sa.ColumnElement[bool]:
    late_numbered = sa.select(position.c.record_id).where(
        position.c.out_of_order == 1, position.c.record_id <= floor, position.c.seq > seq
    )
    return sa.or_(movement.c.record_id > floor, movement.c.record_id.in_(late_numbered))


def _from_checkpoint(seq: int, filters: Mapping[str, int]) -> sa.Select[Any]:
    columns = [checkpoint.c[name] for name in KEY_COLUMNS]
    return sa.select(*columns, checkpoint.c.quantity).where(
        checkpoint.c.seq == seq,
        *(checkpoint.c[name] == value for name, value in filters.items()),
    )


def _side(
    side: str, conditions: list[sa.ColumnElement[bool]], filters: Mapping[str, int]
) -> sa.Select[Any]:
    names = _SIDES[side]
    columns = {name: movement.c[names.get(name, name)].label(name) for name in KEY_COLUMNS}
    keeps = place.c["class"] < 3  # noqa: PLR2004 - virtual places keep no balances
    return (
        sa.select(*columns.values(), sa.func.sum(movement.c.quantity).label("quantity"))
        .join(place, place.c.id == columns["place"].element)
        .where(keeps, *conditions, *(columns[n].element == v for n, v in filters.items()))
        .group_by(*(column.element for column in columns.values()))
    )
