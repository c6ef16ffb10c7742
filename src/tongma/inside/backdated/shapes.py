"""What is shown of backdated facts."""

import json
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
class CaseOut:
    """A command that came after a count had overtaken it."""

    id: Id
    code: str
    state: str
    command: str
    fields: dict[str, Any]
    """The command as it was sent; its shape is that of ``command``."""
    facts: dict[str, Any]
    """The stock, the count, and when it judged."""
    sent_by: SenderOut
    site: Id
    owner: Id
    document: Id
    happened_at: str
    held_at: str
    record_id: Id
    decided_by: Id | None
    decided_at: str | None


def case_out(case: Case) -> CaseOut:
    """Return what is shown of a case."""
    return CaseOut(
        id=case.id,
        code=case.code,
        state=case.state,
        command=case.command,
        fields=json.loads(case.request)["command"],
        facts=json.loads(case.facts),
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
