"""The rights of a reader as a condition on rows: the one place where lists are narrowed."""

from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Reach
from tongma.foundation.kernel.outcome import refuse

Column = sa.ColumnElement[Any]


def within(reach: Reach, site: Column | None, owner: Column | None) -> sa.ColumnElement[bool]:
    """Return the condition that a row is within the reach; None where rows have no such column.

    As ``Reach.holds``: a row without site (0) is seen from everywhere, one without owner (0) by
    who may see the goods of all.
    """
    if reach.whole:
        return sa.true()
    pairs = []
    for here, whose in sorted(reach.pairs):
        parts: list[sa.ColumnElement[bool]] = [sa.true()]
        if here != EVERYWHERE and site is not None:
            parts.append(site.in_((0, here)))
        if whose != EVERYWHERE and owner is not None:
            parts.append(owner == whose)
        pairs.append(sa.and_(*parts))
    return sa.or_(sa.false(), *pairs)


def reach_of(actor: Actor, action: str) -> Reach:
    """Return where, and whose things, the actor may read. Refusal ``not_allowed`` for nowhere."""
    found = actor.reach(action)
    if not found:
        raise refuse("not_allowed", action=action)
    return found
