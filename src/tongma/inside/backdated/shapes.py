"""What is shown of backdated facts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.time import show_instant
from tongma.inside.backdated.model import Case


@dataclass(frozen=True, slots=True)
class SenderOut:
    """Who sent the command."""

    id: Id
    name: str


@dataclass(frozen=True, slots=True)
class WhyHeld:
    """Why a command waits: ``before_count`` names count and instant, ``before_its_cause`` when its
    cause happened; the goods where it is about goods.
    """

    item: Id | None
    lot: Id | None
    piece: Id | None
    places: list[Id]
    count: Id | None
    counted_at: str | None
    cause_at: str | None
    """It cannot have happened before: RFC 3339, UTC."""


@dataclass(frozen=True, slots=True)
class CaseOut:
    """A command that a count has overtaken, or that claims to be earlier than its cause."""

    id: Id
    code: str
    state: str
    command: str
    fields: dict[str, Any]
    """The command as it was sent; its shape is that of ``command``."""
    facts: WhyHeld
    sent_by: SenderOut
    site: Id
    owner: Id
    document: Id
    happened_at: str
    held_at: str
    record_id: Id
    decided_by: Id | None
    decided_at: str | None


def _why(facts: Mapping[str, Any]) -> WhyHeld:
    places = facts.get("places", [facts["place"]] if "place" in facts else [])
    item, lot, piece, count = (int(facts.get(n, 0)) for n in ("item", "lot", "piece", "count"))
    return WhyHeld(
        item=item or None,
        lot=lot or None,
        piece=piece or None,
        places=[int(one) for one in places],
        count=count or None,
        counted_at=facts.get("counted_at"),
        cause_at=facts.get("cause_at"),
    )


def case_out(case: Case) -> CaseOut:
    """Return what is shown of a case."""
    return CaseOut(
        id=case.id,
        code=case.code,
        state=case.state,
        command=case.command,
        fields=json.loads(case.request)["command"],
        facts=_why(json.loads(case.facts)),
        sent_by=SenderOut(case.actor, case.username),
        site=case.site,
        owner=case.owner,
        document=case.document,
        happened_at=show_instant(case.happened_at),
        held_at=show_instant(case.held_at),
        record_id=case.record_id,
        decided_by=case.decided_by or None,
        decided_at=show_instant(case.decided_at) if case.decided_at else None,
    )
