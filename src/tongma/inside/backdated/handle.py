"""Keeping what came too late, and deciding on it."""

import json
from collections.abc import Mapping

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Held, HeldBack, Json, allow, ensure, refuse
from tongma.inside.backdated import store
from tongma.inside.backdated.decide import decide_late
from tongma.inside.backdated.model import (
    STEPS,
    AcceptLateFact,
    Case,
    CaseState,
    FactAccepted,
    FactRefused,
    RefuseLateFact,
)
from tongma.inside.backdated.replay import as_sent, run_again
from tongma.work.documents import store as documents
from tongma.work.documents.states import TaskKind


def keep(tx: Tx, held: HeldBack) -> Held:
    """Keep the command as a case, and give whoever may decide a task."""
    facts = dict(held.facts)
    case_id = tx.new_id()
    task = documents.add_task(
        tx,
        TaskKind.LATE_FACT,
        site=tx.site,
        document_id=tx.document,
        place=_id(facts, "place"),
        item=_id(facts, "item"),
        facts={"case": str(case_id), **facts},
    )
    case = Case(
        id=case_id,
        code=held.case,
        command=tx.kind.name,
        request=as_sent(tx.request),
        facts=json.dumps(facts, sort_keys=True),
        actor=tx.actor.person,
        username=tx.actor.username,
        role=tx.role,
        site=tx.site,
        entity=tx.entity,
        owner=tx.owner,
        document=tx.document,
        happened_at=tx.happened_at,
        held_at=tx.now,
        record_id=tx.record_id,
        task=task,
        state=CaseState.OPEN,
        decided_by=0,
        decided_at=0,
    )
    store.add_case(tx, case)
    return Held(held.case, {"case_id": str(case.id), **facts})


def accept_late_fact(tx: Tx, command: AcceptLateFact) -> FactAccepted:
    """Post the fact as it happened; what the count made of the bin is then counted again."""
    case = _open_case(tx, command.case)
    result = run_again(tx, case)
    facts = json.loads(case.facts)
    tasks = tuple(
        documents.add_task(
            tx,
            TaskKind.COUNT_BIN,
            site=case.site,
            place=int(place),
            item=int(facts["item"]),
            document_id=case.document,
        )
        for place in facts.get("places", ())
    )
    state = _close(tx, case, CaseState.ACCEPTED)
    return FactAccepted(case.id, state, case.command, tasks, result)


def refuse_late_fact(tx: Tx, command: RefuseLateFact) -> FactRefused:
    """Leave the ledger as the count has it."""
    case = _open_case(tx, command.case)
    return FactRefused(case.id, _close(tx, case, CaseState.REFUSED))


def _open_case(tx: Tx, case_id: int) -> Case:
    case = store.case_of(tx, case_id)
    if case is None:
        raise refuse("case_unknown", case=str(case_id))
    tx.at(site=case.site, owner=case.owner, entity=case.entity, document=case.document)
    tx.cause = case.record_id
    allow(decide_late(case, tx.actor.person, tx.request.reason))
    return case


def _id(facts: Mapping[str, Json], name: str) -> int:
    """Return an id among the facts; 0 where they name none."""
    return int(str(facts.get(name, 0)))


def _close(tx: Tx, case: Case, state: CaseState) -> CaseState:
    ensure((CaseState(case.state), state) in STEPS, f"{case.state} does not become {state}")
    store.close_case(tx, case.id, state)
    documents.finish_task(tx, case.task)
    return state


KINDS = (
    Kind("late.accept_late_fact", AcceptLateFact, accept_late_fact, FactAccepted),
    Kind("late.refuse_late_fact", RefuseLateFact, refuse_late_fact, FactRefused),
)
