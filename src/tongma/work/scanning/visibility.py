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
from tongma.work.scanning.decide import decide_visible
from tongma.work.scanning.model import Candidate, PlaceCode, Resolution, ScoredCandidate


def visible_to(connection: sa.Connection, resolution: Resolution, actor: Actor) -> Resolution:
    """Return the decision without the candidates that are not the reader's to know."""
    seen = [
        ScoredCandidate(candidate, scored.reasons)
        for scored in resolution.ranked
        if (candidate := visible_candidate(connection, scored.candidate, actor)) is not None
    ]
    return decide_visible(resolution, seen)


def visible_candidate(
    connection: sa.Connection, candidate: Candidate, actor: Actor
) -> Candidate | None:
    """Return the candidate, a piece with its whereabouts as far as they are the reader's to know;
    None for a document that is not theirs to read.
    """
    if candidate.kind in KINDS:
        found = find_document(connection, candidate.id)
        may = found is not None and actor.reach("documents.read").holds(found.site, found.owner)
        return candidate if may else None
    if candidate.kind != "piece" or not candidate.piece:
        return candidate
    stock = actor.reach("stock.read")
    rows = [row for row in stock_at(connection, piece=candidate.id) if row.quantity > 0]
    roots = roots_of(connection, [row.place for row in rows])
    theirs = [row for row in rows if stock.holds(roots[row.place], row.owner)]
    return replace(candidate, piece_at=_whereabouts(connection, theirs))


def _whereabouts(connection: sa.Connection, rows: Sequence[Any]) -> PlaceCode | None:
    if not rows:
        return None
    found = places_of(connection, [rows[0].place]).get(rows[0].place)
    return PlaceCode(rows[0].place, found.code if found else "")
