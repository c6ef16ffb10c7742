"""Keeping what came too late, and deciding on it."""

import json

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Held, HeldBack, Json, Refused, refuse
from tongma.inside.backdated import store
from tongma.inside.backdated.again import run_again, told
from tongma.inside.backdated.decide import decide_late
from tongma.inside.backdated.model import AcceptLateFact, Case, RefuseLateFact
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
        place=int(str(facts["place"])),
        item=int(str(facts["item"])),
        facts={"case": str(case_id), **facts},
    )
    case = Case(
        id=case_id,
        code=held.case,
        command=tx.kind.name,
        request=told(tx.request),
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
        state="open",
        decided_by=0,
        decided_at=0,
    )
    store.add_case(tx, case)
    return Held(held.case, {"case_id": str(case.id), **facts})


def accept_late_fact(tx: Tx, command: AcceptLateFact) -> Decision:
    """Post the fact as it happened; what the count made of the bin is then counted again."""
    case = _open_case(tx, command.case)
    done = run_again(tx, case)
    facts = json.loads(case.facts)
    tasks = [
        documents.add_task(
            tx,
            TaskKind.COUNT_BIN,
            site=case.site,
            place=int(place),
            item=int(facts["item"]),
            document_id=case.document,
        )
        for place in facts["places"]
    ]
    _close(tx, case, "accepted")
    counts: list[Json] = [str(task) for task in tasks]
    told_back = {"case": str(case.id), "state": "accepted", "command": case.command}
    return Decision({**told_back, "count_tasks": counts, "result": done.result})


def refuse_late_fact(tx: Tx, command: RefuseLateFact) -> Decision:
    """Leave the ledger as the count has it."""
    case = _open_case(tx, command.case)
    _close(tx, case, "refused")
    return Decision({"case": str(case.id), "state": "refused"})


def _open_case(tx: Tx, case_id: int) -> Case:
    case = store.case_of(tx, case_id)
    if case is None:
        raise refuse("case_unknown", case=str(case_id))
    tx.at(site=case.site, owner=case.owner, entity=case.entity, document=case.document)
    tx.cause = case.record_id
    refusal = decide_late(case, tx.actor.person, tx.request.reason)
    if refusal is not None:
        raise Refused(refusal)
    return case


def _close(tx: Tx, case: Case, state: str) -> None:
    store.close_case(tx, case.id, state)
    documents.finish_task(tx, case.task)


KINDS = (
    Kind("late.accept_late_fact", AcceptLateFact, accept_late_fact),
    Kind("late.refuse_late_fact", RefuseLateFact, refuse_late_fact),
)
