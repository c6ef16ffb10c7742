"""What a reader may be told of what a code means: the code itself is in their hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Actor
from tongma.masterdata.places.query import places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.tree import roots_of
from tongma.work.documents.model import KINDS
from tongma.work.documents.query import find_document
from tongma.work.scanning.model import Meant, PlaceCode, Resolved, Weighed
from tongma.work.scanning.resolving import Told


def as_told_to(connection: sa.Connection, meant: Meant, actor: Actor) -> Meant:
    """Return the meaning, with the whereabouts of a piece, without what is not theirs to know."""
    if meant.kind in KINDS:
        found = find_document(connection, meant.id)
        may = found is not None and actor.reach("documents.read").holds(found.site, found.owner)
        return meant if may else Meant()
    stock = actor.reach("stock.read")
    if meant.kind == "piece" and meant.piece:
        rows = [row for row in stock_at(connection, piece=meant.id) if row.quantity > 0]
        roots = roots_of(connection, [row.place for row in rows])
        theirs = [row for row in rows if stock.holds(roots[row.place], row.owner)]
        meant.piece_at = _whereabouts(connection, theirs)
    return meant


def _whereabouts(connection: sa.Connection, rows: Sequence[Any]) -> PlaceCode | None:
    if not rows:
        return None
    found = places_of(connection, [rows[0].place]).get(rows[0].place)
    return PlaceCode(rows[0].place, found.code if found else "")


def told_to(connection: sa.Connection, told: Told, actor: Actor) -> Told:
    """Return the decision without the meanings that are not the reader's to know."""
    seen = [
        Weighed(meant, one.reasons)
        for one in told.resolved.ranked
        if (meant := as_told_to(connection, one.meant, actor)).kind != "unknown"
    ]
    if len(seen) == len(told.resolved.ranked):
        return replace(told, resolved=replace(told.resolved, ranked=tuple(seen)))
    outcome = told.resolved.outcome if seen else "unknown"
    kept = "ask" if seen and outcome == "accepted" else outcome
    return replace(told, resolved=Resolved(kept, tuple(seen), "confirm" if seen else ""))
