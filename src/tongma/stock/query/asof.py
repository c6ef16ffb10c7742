"""Balances as of (happened ≤ t, known ≤ k): what was there, as the system believed then.

``k`` is a journal number; a clock time given instead is turned once into the last number known
by then. From the last checkpoint that both axes allow, plus the movements after it; a checkpoint
is keyed by knowledge, so a late fact never changes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.tables import position
from tongma.stock.model import Key
from tongma.stock.query.balances import key_of
from tongma.stock.tables import KEY_COLUMNS, checkpoint, checkpoint_head, movement, place

_SIDES = {
    "from": {name: f"from_{name}" for name in ("place", "status", "owner", "packed_as")},
    "to": {name: f"to_{name}" for name in ("place", "status", "owner", "packed_as")},
}
_AT_THE_SAME_TIME = 1000
"""More commands than can ever run at once."""


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
    start = checkpoint_before(connection, moment)
    limit = _record_limit(connection, moment.known)
    total: dict[Key, int] = {}
    seq = floor = 0
    if start is not None:
        seq, floor = start.seq, start.record_id
        for row in connection.execute(_from_checkpoint(seq, filters)):
            total[key_of(row)] = row.quantity
    known = [movement.c.record_id > floor, movement.c.record_id <= limit]
    unknown = _numbered_late(connection, limit, moment.known, 2**62)
    if unknown:
        known.append(movement.c.record_id.not_in(unknown))
    _add(connection, total, [*known, movement.c.happened_at <= moment.happened], filters)
    passed_over = _numbered_late(connection, floor, seq, moment.known)
    if passed_over:
        those = movement.c.record_id.in_(passed_over)
        _add(connection, total, [those, movement.c.happened_at <= moment.happened], filters)
    return {key: amount for key, amount in total.items() if amount}


def _add(
    connection: sa.Connection,
    total: dict[Key, int],
    conditions: list[sa.ColumnElement[bool]],
    filters: Mapping[str, int],
) -> None:
    for side, sign in (("from", -1), ("to", 1)):
        for row in connection.execute(_side(side, conditions, filters)):
            key = key_of(row)
            total[key] = total.get(key, 0) + sign * int(row.quantity)


def checkpoint_before(connection: sa.Connection, moment: Moment) -> Any:
    """Return the last checkpoint of what had happened and was known by the moment, or None."""
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
    """R(k): the greatest record id among the numbers up to k; it is among the last ones.

    A number after it with a smaller id belongs to a command that ran at the same time.
    """
    last = (
        sa.select(position.c.record_id)
        .where(position.c.seq <= known)
        .order_by(position.c.seq.desc())
        .limit(_AT_THE_SAME_TIME)
        .subquery()
    )
    return int(connection.execute(sa.select(sa.func.max(last.c.record_id))).scalar() or 0)


def _numbered_late(connection: sa.Connection, record_id: int, after: int, until: int) -> list[int]:
    """Records with an id up to the given one that got their number after one, until another.

    There are few of them, under a partial index. The sum keeps SQLite from walking all numbers.
    """
    number = position.c.seq + sa.literal_column("0")
    query = sa.select(position.c.record_id).where(
        position.c.out_of_order == sa.literal_column("1"),
        position.c.record_id <= record_id,
        number > after,
        number <= until,
    )
    return list(connection.execute(query).scalars())


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
