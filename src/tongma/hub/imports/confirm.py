"""Taking a sheet in, a few rows at a time, so that everybody else can write in between.

The whole sheet is tried out first; then each part is a command of its own, with a request id that
follows from the confirmation's. Killed in the middle and confirmed again under the same id, parts
that are in are answered from memory and the rest is taken in: the result is the same.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Answer, Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.tables import answer as answer_table
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.ids import part_id
from tongma.foundation.kernel.outcome import Decision, Json, Refusal, Refused
from tongma.foundation.platform.sheets import read_sheet
from tongma.hub.imports.handle import (
    AT_ONCE,
    CONFIRM,
    Outcome,
    bad_rows,
    preview_rows,
    read,
    take_in,
)
from tongma.hub.imports.model import ConfirmImport, Draft, Template
from tongma.hub.imports.store import content_of
from tongma.hub.imports.templates import TEMPLATES


def confirm(runtime: Runtime, request: Request[ConfirmImport], actor: Actor) -> Answer:
    """Take a previewed sheet in; answers as the command ``imports.confirm_import``.

    Sheets whose rows speak of one another go in as one command, all others in parts.
    """
    with runtime.database.read() as connection:
        content = content_of(connection, request.command.sha256)
        known = sa.select(answer_table.c.outcome).where(
            answer_table.c.request_id == request.request_id
        )
        answered = connection.execute(known).one_or_none() is not None
    template = TEMPLATES.get(request.command.kind)
    alone = template is not None and template.rows_stand_alone
    if template is None or content is None or not alone or answered:
        return run(runtime, CONFIRM, request, actor)
    if actor.role_for(CONFIRM.name) is None:
        return run(runtime, CONFIRM, request, actor)
    try:
        rows, outcome = read(template, read_sheet(content))
    except Refused:
        return run(runtime, CONFIRM, request, actor)
    drafts = template.plan(rows)
    preview_rows(runtime, actor, template, drafts, outcome)
    if not outcome.problems:
        outcome = _take_parts(runtime, request, actor, (template, drafts))
    return run(runtime, _ending(outcome), request, actor)


def _take_parts(
    runtime: Runtime,
    request: Request[ConfirmImport],
    actor: Actor,
    what: tuple[Template, Sequence[Draft]],
) -> Outcome:
    template, drafts = what
    total = Outcome()
    for at in range(0, len(drafts), AT_ONCE):
        kind = part_kind(template, drafts[at : at + AT_ONCE])
        part = Request(part_id(request.request_id, at), request.command)
        answer = run(runtime, kind, part, actor)
        if answer.refusal is not None:
            total.refusal = answer.refusal
            return total
        for action, count in answer.result.items():
            total.counts[action] += int(str(count))
    return total


def part_kind(template: Template, drafts: Sequence[Draft]) -> Kind[ConfirmImport, Any]:
    """Return the command that takes some rows in, all of them or none."""
    handle = partial(_take_part, template, drafts)
    return Kind("imports.take_part", ConfirmImport, handle)


def _take_part(
    template: Template, drafts: Sequence[Draft], tx: Tx, _command: ConfirmImport
) -> Decision:
    tx.at()
    outcome = Outcome()
    take_in(tx, template, drafts, outcome)
    if outcome.problems:
        raise bad_rows(outcome)
    return Decision({**outcome.counts})


def _ending(outcome: Outcome) -> Kind[ConfirmImport, Any]:
    def end(tx: Tx, _command: ConfirmImport) -> Decision:
        tx.at()
        if outcome.problems:
            raise bad_rows(outcome)
        if outcome.refusal is not None:
            taken: dict[str, Json] = {name: str(n) for name, n in outcome.counts.items()}
            facts: dict[str, Json] = {**outcome.refusal.facts, "taken": taken}
            raise Refused(Refusal(outcome.refusal.code, facts))
        return Decision({**outcome.counts})

    return Kind(CONFIRM.name, ConfirmImport, end)
