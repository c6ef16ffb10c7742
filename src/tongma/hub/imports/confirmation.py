"""Taking a sheet in, a few rows at a time, so that everybody else can write in between.

The whole sheet is tried out first; then each part is a command of its own, with a request id that
follows from the confirmation's. Killed in the middle and confirmed again under the same id, parts
that are in are answered from memory and the rest is taken in: the result is the same.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Answer, Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.ids import part_id
from tongma.foundation.kernel.outcome import Json, Refusal, Refused, allow
from tongma.foundation.platform.sheets import read_sheet
from tongma.hub.imports.decide import decide_take_in
from tongma.hub.imports.handle import (
    AT_ONCE,
    CONFIRM,
    Outcome,
    preview_rows,
    read,
    take_in,
)
from tongma.hub.imports.model import ConfirmImport, Draft, SheetTakenIn, Template
from tongma.hub.imports.store import content_of, is_answered
from tongma.hub.imports.templates import TEMPLATES

Beat = Callable[[int, int], None]


def goes_in_parts(runtime: Runtime, request: Request[ConfirmImport], actor: Actor) -> bool:
    """Say whether a sheet is taken in some rows at a time: it may take long.

    Not where it is answered already, is refused at once, or has rows that speak of one another.
    """
    template = TEMPLATES.get(request.command.kind)
    if template is None or not template.rows_stand_alone or actor.role_for(CONFIRM.name) is None:
        return False
    with runtime.database.read() as connection:
        answered = is_answered(connection, request.request_id)
        return not answered and content_of(connection, request.command.sha256) is not None


def confirm(
    runtime: Runtime,
    request: Request[ConfirmImport],
    actor: Actor,
    beat: Beat = lambda _done, _total: None,
) -> Answer:
    """Take a previewed sheet in; answers as the command ``imports.confirm_import``.

    Sheets whose rows speak of one another go in as one command, all others in parts; ``beat`` is
    told before each how many rows of how many are tried out or in.
    """
    if not goes_in_parts(runtime, request, actor):
        return run(runtime, CONFIRM, request, actor)
    with runtime.database.read() as connection:
        content = content_of(connection, request.command.sha256) or b""
    template = TEMPLATES[request.command.kind]
    try:
        rows, outcome = read(template, read_sheet(content))
    except Refused:
        return run(runtime, CONFIRM, request, actor)
    drafts = template.plan(rows)
    total = 2 * len(drafts)  # tried out, and then taken in
    for at, some in _some(drafts):
        beat(at, total)
        preview_rows(runtime, actor, template, some, outcome)
    if not outcome.problems:
        outcome = Outcome()
        for at, some in _some(drafts):
            beat(len(drafts) + at, total)
            part = Request(part_id(request.request_id, at), request.command)
            answer = run(runtime, part_kind(template, some), part, actor)
            if answer.refusal is not None:
                outcome.refusal = answer.refusal
                break
            for action, count in answer.result.items():
                outcome.counts[action] += count
    return run(runtime, _ending(outcome), request, actor)


def _some(drafts: Sequence[Draft]) -> Iterator[tuple[int, Sequence[Draft]]]:
    for at in range(0, len(drafts), AT_ONCE):
        yield at, drafts[at : at + AT_ONCE]


def part_kind(template: Template, drafts: Sequence[Draft]) -> Kind[ConfirmImport, SheetTakenIn]:
    """Return the command that takes some rows in, all of them or none."""
    handle = partial(_take_part, template, drafts)
    return Kind("imports.take_part", ConfirmImport, handle, SheetTakenIn)


def _take_part(
    template: Template, drafts: Sequence[Draft], tx: Tx, _command: ConfirmImport
) -> SheetTakenIn:
    tx.at()
    outcome = Outcome()
    take_in(tx, template, drafts, outcome)
    allow(decide_take_in(outcome.problems))
    return SheetTakenIn(**outcome.counts)


def _ending(outcome: Outcome) -> Kind[ConfirmImport, SheetTakenIn]:
    def end(tx: Tx, _command: ConfirmImport) -> SheetTakenIn:
        tx.at()
        allow(decide_take_in(outcome.problems))
        if outcome.refusal is not None:
            taken: dict[str, Json] = {name: str(n) for name, n in outcome.counts.items()}
            facts: dict[str, Json] = {**outcome.refusal.facts, "taken": taken}
            raise Refused(Refusal(outcome.refusal.code, facts))
        return SheetTakenIn(**outcome.counts)

    return Kind(CONFIRM.name, ConfirmImport, end, SheetTakenIn)
