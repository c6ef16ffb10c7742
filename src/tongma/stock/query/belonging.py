"""Whose goods: which lots and pieces a reader's owners have or had."""

from collections.abc import Iterable
from typing import Literal, Protocol, TypeVar

import sqlalchemy as sa

from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Reach
from tongma.foundation.platform.reach import within
from tongma.stock.tables import movement

_KNOWING = ("stock.read", "documents.read", "scanning.keep_reading")
What = Literal["lot", "piece"]


class _Named(Protocol):
    """A lot or a piece."""

    @property
    def id(self) -> int: ...


_Thing = TypeVar("_Thing", bound=_Named)


def knowing(actor: Actor) -> Reach:
    """Return of whose goods the actor may know at all: to read them, their documents or codes."""
    return Reach(frozenset().union(*(actor.reach(action).pairs for action in _KNOWING)))


def anywhere(reach: Reach) -> Reach:
    """Return the reach over the same owners' goods at every site.

    A lot that is held or recalled elsewhere must be known where it arrives for the first time; of
    whom its goods are, and where, is asked apart.
    """
    return Reach(frozenset((EVERYWHERE, owner) for _site, owner in reach.pairs))


def within_movement(reach: Reach) -> sa.ColumnElement[bool]:
    """Return the condition on movement and record that either owner's side is within the reach."""
    return sa.or_(
        *(within(reach, record.c.site, movement.c[f"{side}_owner"]) for side in ("from", "to"))
    )


def goods_of(
    connection: sa.Connection, ids: Iterable[int], reach: Reach, what: What
) -> frozenset[int]:
    """Return those of the lots or pieces that have moved, as theirs, within the reach."""
    wanted = frozenset(ids)
    if reach.whole or not wanted:
        return wanted
    column = movement.c[what]
    query = (
        sa.select(column)
        .join(record, record.c.record_id == movement.c.record_id)
        .where(column.in_(sorted(wanted)), within_movement(reach))
        .distinct()
    )
    return frozenset(connection.execute(query).scalars())


def have_moved(reach: Reach, thing: sa.ColumnElement[int], what: What) -> sa.ColumnElement[bool]:
    """Return the condition that the lot or piece of a row has moved as theirs, at any site.

    For the reader, what never has does not exist.
    """
    reach = anywhere(reach)
    if reach.whole:
        return sa.true()
    moved = (
        sa.select(sa.literal(1))
        .select_from(movement.join(record, record.c.record_id == movement.c.record_id))
        .where(movement.c[what] == thing, within_movement(reach))
    )
    return moved.exists()


def known_goods(
    connection: sa.Connection, found: Iterable[_Thing], reach: Reach, what: What
) -> list[_Thing]:
    """Return those of the lots or pieces that exist for the reader, in their order."""
    there = list(found)
    theirs = goods_of(connection, [one.id for one in there], anywhere(reach), what)
    return [one for one in there if one.id in theirs]
