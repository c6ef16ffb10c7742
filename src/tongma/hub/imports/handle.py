"""Trying a sheet out, and taking it in.

A row becomes the command that a person would have sent, run with the right of that command: what
is refused by hand is refused here. The preview runs the same rows and takes everything back.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Call
from tongma.foundation.commands.model import Request as CommandRequest
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.trial import attempt, run_part
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import Refusal, allow, refuse
from tongma.foundation.platform.clock import new_request_id
from tongma.foundation.platform.sheets import Sheet
from tongma.foundation.platform.sheets import read_sheet as read_bytes
from tongma.hub.imports.cells import read_sheet, unknown_headings
from tongma.hub.imports.decide import bad_cells_of, decide_size, decide_take_in
from tongma.hub.imports.model import (
    BadCell,
    ConfirmImport,
    Draft,
    ReadRow,
    SheetTakenIn,
    Template,
    WrongCell,
)
from tongma.hub.imports.store import Lookup, content_of
from tongma.hub.imports.templates import template_of

AT_ONCE = 50
"""Commands in one transaction: a tenth of a second on the embedded database."""


@dataclass
class Outcome:
    """What became of a sheet: how many records, and why which rows cannot be taken in."""

    rows: int = 0
    counts: dict[str, int] = field(default_factory=lambda: {"new": 0, "changed": 0, "unchanged": 0})
    problems: list[BadCell] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    refusal: Refusal | None = None
    """Why taking it in stopped although it had been tried out: somebody changed something."""


class _TakeBack(Exception):
    """Rolls a preview back."""


def preview(runtime: Runtime, actor: Actor, template: Template, sheet: Sheet) -> Outcome:
    """Run the whole sheet and take everything back; nothing of it is recorded.

    Where no row speaks of another, a few rows at a time: others may write in between.
    """
    rows, outcome = read(template, sheet)
    preview_rows(runtime, actor, template, template.plan(rows), outcome)
    return outcome


def preview_rows(
    runtime: Runtime,
    actor: Actor,
    template: Template,
    drafts: Sequence[Draft],
    outcome: Outcome,
) -> None:
    """Try rows out and take them back; adds to the outcome.

    Where several rows make one command and it is refused, each row is tried alone: the refusal
    names one of them at most, and the first reason only.
    """
    size = AT_ONCE if template.rows_stand_alone else max(1, len(drafts))
    for at in range(0, len(drafts), size):
        _try_out(runtime, actor, template, drafts[at : at + size], outcome)
    bad = {one.line for one in outcome.problems}
    for draft in drafts:
        if draft.rows[0].line not in bad:
            continue
        alone = Outcome()
        for row in draft.alone():
            _try_out(runtime, actor, template, [row], alone)
        if alone.problems:
            own = {row.line for row in draft.rows}
            others = [one for one in outcome.problems if one.line not in own]
            outcome.problems = sorted([*others, *alone.problems], key=lambda one: one.line)


def _try_out(
    runtime: Runtime,
    actor: Actor,
    template: Template,
    drafts: Sequence[Draft],
    outcome: Outcome,
) -> None:
    request = CommandRequest(new_request_id(runtime.clock), ConfirmImport(template.name, ""))

    def work(connection: Any) -> None:
        tx = Tx(connection, runtime, actor, Call(CONFIRM, request, 0))
        take_in(tx, template, drafts, outcome)
        raise _TakeBack

    with suppress(_TakeBack):
        runtime.database.write(work)


def confirm_import(tx: Tx, command: ConfirmImport) -> SheetTakenIn:
    """Take a previewed sheet in. Refusals in order: ``import_kind_unknown``, ``file_unknown``,
    ``file_unreadable``, ``import_has_bad_rows``.
    """
    tx.at()
    template = template_of(command.kind)
    content = content_of(tx.connection, command.sha256)
    if content is None:
        raise refuse("file_unknown", sha256=command.sha256)
    rows, outcome = read(template, read_bytes(content))
    if not outcome.problems:
        take_in(tx, template, template.plan(rows), outcome)
    allow(decide_take_in(outcome.problems))
    return SheetTakenIn(**outcome.counts)


def read(template: Template, sheet: Sheet) -> tuple[list[ReadRow], Outcome]:
    """Return the rows that can be read. Refusal ``upload_too_large``."""
    allow(decide_size(len(sheet.rows)))
    rows, problems = read_sheet(template, sheet)
    unknown = unknown_headings(template, sheet)
    return rows, Outcome(len(sheet.rows), problems=problems, unknown_columns=unknown)


def take_in(tx: Tx, template: Template, drafts: Sequence[Draft], outcome: Outcome) -> None:
    """Run what rows ask for, one after another; a bad row leaves nothing and is listed."""
    for draft in drafts:
        outcome.problems += _run_draft(tx, template, draft, outcome)
    outcome.problems.sort(key=lambda one: one.line)


def _run_draft(tx: Tx, template: Template, draft: Draft, outcome: Outcome) -> list[BadCell]:
    """Run what one draft asks for and count it, or return why not."""
    look = Lookup(tx)
    try:
        step = draft.make(draft.rows, look)
    except WrongCell as wrong:
        look.wrong.append(wrong)
    if look.wrong:
        return [draft.bad_cell(one.column, one.reason) for one in look.wrong]
    if step.kind is not None:
        kind, command = step.kind, step.command
        refusal = attempt(tx, lambda: run_part(tx, kind, command))
        if refusal is not None:
            return bad_cells_of(template, draft, refusal)
    outcome.counts[step.action] += 1
    return []


CONFIRM = Kind("imports.confirm_import", ConfirmImport, confirm_import, SheetTakenIn)
KINDS = (CONFIRM,)
