"""What a reader may be told of what a code means: the code itself is in their hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Actor
from tongma.masterdata.places.query import judging_day, places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.tree import roots_of
from tongma.work.documents.model import KINDS
from tongma.work.documents.query import find_document
from tongma.work.scanning.decide import decide_visible
from tongma.work.scanning.model import Candidate, PlaceCode, Resolution, ScoredCandidate
from tongma.work.standing.standings import AskedThing, standing_of_announced, standings_of


def visible_to(connection: sa.Connection, resolution: Resolution, actor: Actor) -> Resolution:
    """Return the decision without the candidates that are not the reader's to know."""
    seen = [
        ScoredCandidate(candidate, scored.reasons)
        for scored in resolution.ranked
        if (candidate := visible_candidate(connection, scored.candidate, actor)) is not None
    ]
    return decide_visible(resolution, seen)


def with_standings(
    connection: sa.Connection, resolutions: Sequence[Resolution], actor: Actor, now: int
) -> list[Resolution]:
    """Return decisions of one place, each candidate with what stands against it; ``now`` in
    microseconds, UTC. A few statements for all of them.
    """
    site = next((one.facts.site for one in resolutions if one.facts.site), 0)
    day = judging_day(connection, site, now)
    reach = actor.reach("stock.read")
    things = [[_thing(one, resolution) for one in resolution.ranked] for resolution in resolutions]
    standings = standings_of(connection, reach, [one for some in things for one in some], day)

    def told(scored: ScoredCandidate, thing: AskedThing) -> ScoredCandidate:
        standing = standings.get(thing)
        notice = find_document(connection, thing.id) if thing.kind == "announced_unit" else None
        if notice is not None:
            unit = scored.candidate.title
            standing = standing_of_announced(connection, reach, notice, unit, day)
        return replace(scored, candidate=replace(scored.candidate, standing=standing))

    return [
        replace(given, ranked=tuple(told(*pair) for pair in zip(given.ranked, some, strict=True)))
        for given, some in zip(resolutions, things, strict=True)
    ]


def _thing(scored: ScoredCandidate, resolution: Resolution) -> AskedThing:
    """Return what the standing is asked of; a day on the label is that of goods in the hand."""
    candidate = scored.candidate
    label = (resolution.reading.expiry or "") if candidate.item is not None else ""
    return AskedThing(candidate.kind, candidate.id, label)


def visible_candidate(
    connection: sa.Connection, candidate: Candidate, actor: Actor
) -> Candidate | None:
    """Return the candidate, a piece with its whereabouts as far as they are the reader's to know;
    None for a document, or a unit announced by one, that is not theirs to read.
    """
    if candidate.kind in KINDS or candidate.kind == "announced_unit":
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
