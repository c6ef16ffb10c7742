"""The commands of cleaning runs."""

from collections.abc import Sequence
from functools import partial

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.hub.data_cleansing import deciding, store, taken
from tongma.hub.data_cleansing.correcting import correct_cells
from tongma.hub.data_cleansing.fields import BY_NAME
from tongma.hub.data_cleansing.model import (
    CodesUnbound,
    ConfirmRun,
    CorrectFromReport,
    CorrectRow,
    DecideFindings,
    ExamineTable,
    FindingsDecided,
    LeaveOutRows,
    PartTakenBack,
    PartTakenIn,
    RowsLeftOut,
    RunAsked,
    RunState,
    TakeBackRun,
    TakePart,
)
from tongma.hub.data_cleansing.runs import DECIDABLE, EXAMINABLE
from tongma.hub.data_cleansing.store import Run
from tongma.hub.data_cleansing.taken import Made
from tongma.hub.data_cleansing.taking import take_back, take_item, unbind_all
from tongma.work.external_tables.decide import decide_mapping

_NAMING = ("name_zh", "name_en")


def _run_in(tx: Tx, run: int, states: Sequence[str]) -> Run:
    tx.at()
    there = store.run_of(tx.connection, run)
    if there.state not in states:
        raise refuse("run_not_ready", run=str(run), state=there.state)
    return there


def _ask(tx: Tx, run: int, state: RunState, **values: object) -> RunAsked:
    store.set_run(
        tx.connection,
        run,
        state=state,
        reached=0,
        trouble="",
        request_id=tx.request.request_id,
        asked_by=tx.actor.person,
        reason=tx.request.reason,
        **values,
    )
    return RunAsked(run, state)


def examine_table(tx: Tx, command: ExamineTable) -> RunAsked:
    """Examine with this mapping. Refusals: ``run_unknown``, ``run_not_ready``,
    ``mapping_wrong`` (a field or heading that does not exist, or no name at all).
    """
    there = _run_in(tx, command.run, (*EXAMINABLE, "failed"))
    fields = tuple(BY_NAME.values())
    allow(decide_mapping(command.mapping, there.headings, fields, (_NAMING,)))
    if taken.has_taken_in(tx.connection, command.run):
        raise refuse("run_not_ready", run=str(command.run), state="confirmed")
    mapping = dict(command.mapping)
    return _ask(tx, command.run, RunState.EXAMINING, mapping=mapping, date_order=command.date_order)


def decide_findings(tx: Tx, command: DecideFindings) -> FindingsDecided:
    """Decide. Refusals: ``run_unknown``, ``run_not_ready``, ``filter_required``."""
    there = _run_in(tx, command.run, DECIDABLE)
    if not command.code and not command.lines:
        raise refuse("filter_required", one_of=["code", "lines"])
    wanted = {"code": command.code, "lines": command.lines, "score_min": command.score_min}
    count = deciding.decide(tx.connection, there.id, command.decision, wanted)
    return FindingsDecided(there.id, count)


def correct_row(tx: Tx, command: CorrectRow) -> RunAsked:
    """Correct a row. Refusals: ``run_unknown``, ``run_not_ready``, ``row_unknown``,
    ``row_taken_in``, ``mapping_wrong``.
    """
    there = _run_in(tx, command.run, DECIDABLE)
    known = store.row_of(tx.connection, there.id, command.line)
    if known.item:
        raise refuse("row_taken_in", line=str(command.line), item=str(known.item))
    unknown = [name for name in command.values if name not in BY_NAME]
    if unknown:
        raise refuse("mapping_wrong", unknown=[*unknown], missing=[])
    correct_cells(tx.connection, there, known, command.values)
    if command.compare:
        return _ask(tx, there.id, RunState.COMPARING)
    return RunAsked(there.id, there.state)


def leave_out_rows(tx: Tx, command: LeaveOutRows) -> RowsLeftOut:
    """Leave rows out. Refusals: ``run_unknown``, ``run_not_ready``."""
    there = _run_in(tx, command.run, DECIDABLE)
    count = deciding.leave_out(tx.connection, there.id, command.lines, out=command.out)
    return RowsLeftOut(there.id, count)


def correct_from_report(tx: Tx, command: CorrectFromReport) -> RunAsked:
    """Take over a report. Refusals: ``run_unknown``, ``run_not_ready``."""
    there = _run_in(tx, command.run, DECIDABLE)
    asked = _ask(tx, there.id, RunState.CORRECTING)
    store.set_run(tx.connection, there.id, request_id=command.sha256)
    return asked


def confirm_run(tx: Tx, command: ConfirmRun) -> RunAsked:
    """Take in what is ready. Refusals: ``run_unknown``, ``run_not_ready``."""
    there = _run_in(tx, command.run, DECIDABLE)
    return _ask(tx, there.id, RunState.CONFIRMING)


def take_back_run(tx: Tx, command: TakeBackRun) -> RunAsked:
    """Take everything back. Refusals: ``run_unknown``, ``run_not_ready``, ``reason_required``."""
    there = _run_in(tx, command.run, DECIDABLE)
    if not tx.request.reason.strip():
        raise refuse("reason_required", step="take_back")
    return _ask(tx, there.id, RunState.TAKING_BACK)


def part_kind(leads: Sequence[int]) -> Kind[TakePart, PartTakenIn]:
    """Return the command that takes some items in."""
    return Kind("cleaning.take_part", TakePart, partial(_take_part, leads), PartTakenIn)


def _take_part(leads: Sequence[int], tx: Tx, command: TakePart) -> PartTakenIn:
    tx.at()
    done = sum(1 for lead in leads if take_item(tx, command.run, lead))
    store.set_run(tx.connection, command.run, reached=command.at)
    return PartTakenIn(done, len(leads) - done)


def take_back_kind(made: Sequence[Made]) -> Kind[TakePart, PartTakenBack]:
    """Return the command that takes some items back."""
    return Kind("cleaning.take_back_part", TakePart, partial(_take_back_part, made), PartTakenBack)


def _take_back_part(made: Sequence[Made], tx: Tx, command: TakePart) -> PartTakenBack:
    tx.at()
    back, kept = take_back(tx, command.run, made)
    store.set_run(tx.connection, command.run, reached=command.at)
    return PartTakenBack(back, kept)


def unbind_kind() -> Kind[TakePart, CodesUnbound]:
    """Return the command that ends the codes bound to items which were there before."""
    return Kind("cleaning.unbind_part", TakePart, _unbind_part, CodesUnbound)


def _unbind_part(tx: Tx, command: TakePart) -> CodesUnbound:
    tx.at()
    return CodesUnbound(unbind_all(tx, command.run))


EXAMINE_TABLE = Kind("cleaning.examine_table", ExamineTable, examine_table, RunAsked)
CONFIRM_RUN = Kind("cleaning.confirm_run", ConfirmRun, confirm_run, RunAsked)
TAKE_BACK_RUN = Kind("cleaning.take_back_run", TakeBackRun, take_back_run, RunAsked)
KINDS = (
    EXAMINE_TABLE,
    Kind("cleaning.decide_findings", DecideFindings, decide_findings, FindingsDecided),
    Kind("cleaning.correct_row", CorrectRow, correct_row, RunAsked),
    Kind("cleaning.leave_out_rows", LeaveOutRows, leave_out_rows, RowsLeftOut),
    Kind("cleaning.correct_from_report", CorrectFromReport, correct_from_report, RunAsked),
    CONFIRM_RUN,
    TAKE_BACK_RUN,
)
