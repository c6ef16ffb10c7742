"""The commands of cleaning runs."""

from collections.abc import Sequence
from functools import partial

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.hub.data_cleansing import decision_store, load_store, store
from tongma.hub.data_cleansing.correction import correct_cells
from tongma.hub.data_cleansing.decide import (
    RunFacts,
    decide_correction,
    decide_examine,
    decide_findings,
    decide_step,
    decide_take_back,
    decide_worksheet,
)
from tongma.hub.data_cleansing.load import take_back, take_item, unbind_all
from tongma.hub.data_cleansing.load_store import MadeItem
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
from tongma.hub.data_cleansing.store import CleaningRun


def _run_at(tx: Tx, run: int) -> CleaningRun:
    tx.everywhere()
    return store.run_of(tx.connection, run)


def _ask(tx: Tx, run: int, state: RunState, **values: object) -> RunAsked:
    """Ask for a step: a job of the server makes it."""
    asked = {
        "trouble": "",
        "request_id": tx.request.request_id,
        "asked_by": tx.actor.person,
        "reason": tx.request.reason,
    }
    store.move_run(tx.connection, run, state, **(asked | values))
    return RunAsked(run, state)


def examine_table(tx: Tx, command: ExamineTable) -> RunAsked:
    """Examine with this mapping. Refusals: ``run_unknown``, those of ``decide_examine``."""
    there = _run_at(tx, command.run)
    has_taken_in = load_store.has_taken_in(tx.connection, there.id)
    facts = RunFacts(there.id, there.state, there.headings, has_taken_in)
    allow(decide_examine(command, facts))
    mapping = dict(command.mapping)
    order = command.date_order
    return _ask(tx, there.id, RunState.EXAMINING, mapping=mapping, date_order=order)


def decide_on_findings(tx: Tx, command: DecideFindings) -> FindingsDecided:
    """Decide. Refusals: ``run_unknown``, those of ``decide_findings``."""
    there = _run_at(tx, command.run)
    allow(decide_findings(command, there.state))
    wanted = {"code": command.code, "lines": command.lines, "score_min": command.score_min}
    count = decision_store.decide(tx.connection, there.id, command.decision, wanted)
    return FindingsDecided(there.id, count)


def correct_row(tx: Tx, command: CorrectRow) -> RunAsked:
    """Correct a row. Refusals: ``run_unknown``, ``run_not_ready``, ``row_unknown``, those of
    ``decide_correction``.
    """
    there = _run_at(tx, command.run)
    allow(decide_worksheet(there.id, there.state))
    known = store.row_of(tx.connection, there.id, command.line)
    allow(decide_correction(command.line, known.item, command.values))
    correct_cells(tx.connection, there, known, command.values)
    if command.compare:
        return _ask(tx, there.id, RunState.COMPARING)
    return RunAsked(there.id, there.state)


def leave_out_rows(tx: Tx, command: LeaveOutRows) -> RowsLeftOut:
    """Leave rows out. Refusals: ``run_unknown``, ``run_not_ready``."""
    there = _run_at(tx, command.run)
    allow(decide_worksheet(there.id, there.state))
    count = decision_store.leave_out(tx.connection, there.id, command.lines, out=command.out)
    return RowsLeftOut(there.id, count)


def correct_from_report(tx: Tx, command: CorrectFromReport) -> RunAsked:
    """Take over a report. Refusals: ``run_unknown``, ``run_not_ready``."""
    there = _run_at(tx, command.run)
    allow(decide_step(there.id, there.state, RunState.CORRECTING))
    return _ask(tx, there.id, RunState.CORRECTING, request_id=command.sha256)


def confirm_run(tx: Tx, command: ConfirmRun) -> RunAsked:
    """Take in what is ready. Refusals: ``run_unknown``, ``run_not_ready``."""
    there = _run_at(tx, command.run)
    allow(decide_step(there.id, there.state, RunState.CONFIRMING))
    return _ask(tx, there.id, RunState.CONFIRMING)


def take_back_run(tx: Tx, command: TakeBackRun) -> RunAsked:
    """Take everything back. Refusals: ``run_unknown``, those of ``decide_take_back``."""
    there = _run_at(tx, command.run)
    allow(decide_take_back(there.id, there.state, tx.request.reason))
    return _ask(tx, there.id, RunState.TAKING_BACK)


def part_kind(leads: Sequence[int]) -> Kind[TakePart, PartTakenIn]:
    """Return the command that takes some items in."""
    return Kind("cleaning.take_part", TakePart, partial(_take_part, leads), PartTakenIn)


def _take_part(leads: Sequence[int], tx: Tx, command: TakePart) -> PartTakenIn:
    tx.everywhere()
    done = sum(1 for lead in leads if take_item(tx, command.run, lead))
    store.set_run(tx.connection, command.run, reached=command.at)
    return PartTakenIn(done, len(leads) - done)


def take_back_kind(made: Sequence[MadeItem]) -> Kind[TakePart, PartTakenBack]:
    """Return the command that takes some items back."""
    return Kind("cleaning.take_back_part", TakePart, partial(_take_back_part, made), PartTakenBack)


def _take_back_part(made: Sequence[MadeItem], tx: Tx, command: TakePart) -> PartTakenBack:
    tx.everywhere()
    back, kept = take_back(tx, command.run, made)
    store.set_run(tx.connection, command.run, reached=command.at)
    return PartTakenBack(back, kept)


def unbind_kind() -> Kind[TakePart, CodesUnbound]:
    """Return the command that ends the codes bound to items which were there before."""
    return Kind("cleaning.unbind_part", TakePart, _unbind_part, CodesUnbound)


def _unbind_part(tx: Tx, command: TakePart) -> CodesUnbound:
    tx.everywhere()
    return CodesUnbound(unbind_all(tx, command.run))


EXAMINE_TABLE = Kind("cleaning.examine_table", ExamineTable, examine_table, RunAsked)
CONFIRM_RUN = Kind("cleaning.confirm_run", ConfirmRun, confirm_run, RunAsked)
TAKE_BACK_RUN = Kind("cleaning.take_back_run", TakeBackRun, take_back_run, RunAsked)
KINDS = (
    EXAMINE_TABLE,
    Kind("cleaning.decide_findings", DecideFindings, decide_on_findings, FindingsDecided),
    Kind("cleaning.correct_row", CorrectRow, correct_row, RunAsked),
    Kind("cleaning.leave_out_rows", LeaveOutRows, leave_out_rows, RowsLeftOut),
    Kind("cleaning.correct_from_report", CorrectFromReport, correct_from_report, RunAsked),
    CONFIRM_RUN,
    TAKE_BACK_RUN,
)
