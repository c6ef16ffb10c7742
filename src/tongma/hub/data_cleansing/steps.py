"""The work of a run, outside of any request: a step goes on where it was when it was killed.

Whoever works has leased the run; every write says anew that it lives. Files are read and rows
examined in processes of their own, and only what they found is written here, some hundred rows in
a transaction, so that everybody else can write in between.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Answer, Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.ids import part_id
from tongma.foundation.kernel.outcome import Refused, Trouble, refuse
from tongma.foundation.platform import apart
from tongma.foundation.platform.jobs.turn import Stopped
from tongma.hub.data_cleansing import decision_store, load_store, store
from tongma.hub.data_cleansing.correction import Correction, correct, corrections_of
from tongma.hub.data_cleansing.examination import TableSlice, compare_run, examine_piece
from tongma.hub.data_cleansing.fields import FIELDS
from tongma.hub.data_cleansing.handle import part_kind, take_back_kind, unbind_kind
from tongma.hub.data_cleansing.merge import final_leads
from tongma.hub.data_cleansing.model import GIVEN_UP, WORK, RowFinding, RunState, TakePart
from tongma.hub.data_cleansing.store import CleaningRun, ExaminedRow, LinkedRow
from tongma.work.external_tables.headings import LOOKED_AT, columns_of, heading_row, propose
from tongma.work.external_tables.source import as_csv, rows_of

T = TypeVar("T")
ActorOf = Callable[[sa.Connection, int], Actor | None]
Report = Callable[[CleaningRun], None]
ROWS_AT_ONCE = 500
"""Rows in one transaction: about 20 ms on the embedded database."""
ITEMS_AT_ONCE = 25
_ALONE = 10
"""Pieces of a small table: starting a process costs as much as examining them."""
_SAMPLE = 5
_FORGET = 5_000
_EXAMINE = apart.Limits(seconds=600, memory=1024 * apart.MIB)
_COMPARE = apart.Limits(seconds=3600, memory=4096 * apart.MIB)
"""A million rows take a hundred seconds and a gigabyte."""
_FIRST = -(2**62)
"""Before every lead; items of the catalogue have negative ones."""


@dataclass(frozen=True, slots=True)
class RunWorker:
    """What works on runs: the installation, who the people are, whom to tell, when to stop."""

    runtime: Runtime
    actor_of: ActorOf
    report: Report = lambda _run: None
    keep_on: Callable[[], bool] = lambda: True

    def write(self, run_id: int, work: Callable[[sa.Connection], T]) -> T:
        """Write something of a run, and say that its worker lives."""
        if not self.keep_on():
            raise Stopped
        until = self.runtime.clock.now() + store.LEASE_US

        def both(connection: sa.Connection) -> T:
            answer = work(connection)
            store.set_run(connection, run_id, leased_to=until)
            return answer

        return self.runtime.database.write(both)

    def beat(self, run_id: int) -> None:
        """Say that the worker lives; raises where it is to stop."""
        self.write(run_id, lambda _connection: None)

    def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Read something."""
        with self.runtime.database.read() as connection:
            return work(connection)

    def run_of(self, run_id: int) -> CleaningRun:
        """Return the run as it stands."""
        return self.read(lambda connection: store.run_of(connection, run_id))


def work_waiting(worker: RunWorker) -> bool:
    """Work on one run that waits, if there is one; says whether there was."""
    now = worker.runtime.clock.now()
    with worker.runtime.database.glance() as connection:
        waiting = store.waiting_run(connection, now)
    return bool(waiting) and work_on(worker, waiting)


def work_on(worker: RunWorker, run_id: int) -> bool:
    """Work on a run until it waits for a person; False where somebody else works on it."""
    database, now = worker.runtime.database, worker.runtime.clock.now()
    if not database.write(lambda connection: store.lease(connection, run_id, now)):
        return False
    try:
        while (there := worker.run_of(run_id)).state in WORK:
            _step(worker, there)
            worker.report(worker.run_of(run_id))
    except Stopped:
        pass
    except Refused as refused:
        facts = " ".join(str(value) for value in refused.refusal.facts.values())
        _give_up(worker, run_id, f"{refused.refusal.code} {facts}".strip())
    except Trouble:
        raise  # the world is failing: whoever comes next goes on
    except Exception:
        _give_up(worker, run_id, "defect")  # or it would be tried again for ever
        raise
    finally:
        database.write(lambda connection: store.set_run(connection, run_id, leased_to=0))
    return True


def _give_up(worker: RunWorker, run_id: int, trouble: str) -> None:
    """End a step that cannot be done; what was found before it stays."""
    _end(worker, run_id, GIVEN_UP[worker.run_of(run_id).state], trouble)


def _step(worker: RunWorker, there: CleaningRun) -> None:
    steps: dict[RunState, Callable[[RunWorker, CleaningRun], None]] = {
        RunState.UPLOADED: _map,
        RunState.EXAMINING: _examine,
        RunState.COMPARING: _compare,
        RunState.CORRECTING: _correct,
        RunState.CONFIRMING: _confirm,
        RunState.TAKING_BACK: _take_back,
    }
    steps[there.state](worker, there)
    _end(worker, there.id, WORK[there.state])


def _end(worker: RunWorker, run_id: int, state: RunState, trouble: str = "") -> None:
    worker.runtime.database.write(
        lambda connection: store.move_run(connection, run_id, state, trouble=trouble)
    )


def table_of(worker: RunWorker, run_id: int, sha256: str) -> Path:
    """Return a file of a run as CSV."""
    files = worker.runtime.files
    scratch = files.folder.parent / "scratch"
    return as_csv(files.path(sha256), scratch, FIELDS, lambda: worker.beat(run_id))


def _map(worker: RunWorker, there: CleaningRun) -> None:
    """Find the headings, and propose which column is which field."""
    path = table_of(worker, there.id, there.sha256)
    top = [cells for _line, cells in islice(rows_of(path), LOOKED_AT)]
    at = heading_row(top, FIELDS)
    headings = top[at] if top else []
    guesses = propose(headings, FIELDS)
    count = sum(1 for _row in rows_of(path)) - at - 1
    worker.write(
        there.id,
        lambda connection: store.set_run(
            connection,
            there.id,
            headings=headings,
            sample=top[at + 1 : at + 1 + _SAMPLE],
            mapping={guess.field: guess.heading for guess in guesses},
            rows=max(0, count),
        ),
    )


def _examine(worker: RunWorker, there: CleaningRun) -> None:
    """Examine each row by itself."""
    if not there.reached:
        while worker.write(there.id, lambda c: store.forget_rows(c, there.id, _FORGET)):
            pass
    for rows in apart.each(examine_piece, _pieces(worker, there), _EXAMINE, alone=_ALONE):
        if rows:
            worker.write(there.id, partial(_keep_rows, there.id, rows))
            worker.report(there._replace(reached=rows[-1].line))


def _keep_rows(run_id: int, rows: list[ExaminedRow], connection: sa.Connection) -> None:
    store.keep_rows(connection, run_id, rows)
    store.set_run(connection, run_id, reached=rows[-1].line)


def _pieces(worker: RunWorker, there: CleaningRun) -> Iterator[TableSlice]:
    """Yield the rows below the headings, from where the step stands, some hundred at a time."""
    columns = columns_of(there.mapping, there.headings, FIELDS)
    rows = rows_of(table_of(worker, there.id, there.sha256))
    for _line, cells in rows:
        if tuple(cells) == there.headings:
            break
    wanted = ((line, cells) for line, cells in rows if line > there.reached and any(cells))
    while piece := list(islice(wanted, ROWS_AT_ONCE)):
        yield TableSlice(columns, there.date_order, piece)


def _compare(worker: RunWorker, there: CleaningRun) -> None:
    """Compare all rows with each other and with the catalogue."""
    found = worker.runtime.files.folder.parent / "scratch" / f"compared-{there.id}.jsonl"
    found.parent.mkdir(parents=True, exist_ok=True)
    url = worker.runtime.database.url.render_as_string(hide_password=False)
    large = there.rows > ROWS_AT_ONCE * _ALONE
    compare = partial(compare_run, url, there.id)
    if large:
        apart.once(compare, found, _COMPARE, lambda: worker.beat(there.id))
    else:
        compare(found)
    with found.open(encoding="utf-8") as file:
        lines = (line for line in map(_across, file) if line.line > there.reached)
        while some := list(islice(lines, ROWS_AT_ONCE)):
            worker.write(there.id, partial(_keep_across, there.id, some))
            worker.report(there._replace(reached=some[-1].line))
    found.unlink()


def _across(text: str) -> LinkedRow:
    line, lead, found = json.loads(text)
    return LinkedRow(line, lead, tuple(RowFinding(*one) for one in found))


def _keep_across(run_id: int, some: list[LinkedRow], connection: sa.Connection) -> None:
    store.keep_across(connection, run_id, some)
    store.set_run(connection, run_id, reached=some[-1].line)


def _correct(worker: RunWorker, there: CleaningRun) -> None:
    """Take over what somebody has changed in the report: cells and decisions."""
    report = rows_of(table_of(worker, there.id, there.request_id))
    lines = (one for one in corrections_of(report) if one.line > there.reached)
    while some := list(islice(lines, ROWS_AT_ONCE)):
        worker.write(there.id, partial(_keep_corrections, there, some))
        worker.report(there._replace(reached=some[-1].line))


def _keep_corrections(
    there: CleaningRun, some: list[Correction], connection: sa.Connection
) -> None:
    for correction in some:
        correct(connection, there, correction)
    store.set_run(connection, there.id, reached=some[-1].line)


def _confirm(worker: RunWorker, there: CleaningRun) -> None:
    """Take in what is ready, some items in a command, as who confirmed it."""
    merged = worker.read(lambda connection: decision_store.merges(connection, there.id))
    leads = worker.read(lambda connection: decision_store.leads_of(connection, there.id, merged))
    for some in _some(final_leads(merged, leads)):
        worker.write(there.id, partial(decision_store.set_leads, there.id, some))
    at, last = there.reached, _FIRST
    while ready := worker.read(partial(decision_store.leads_ready, there.id, last, ITEMS_AT_ONCE)):
        last = ready[-1]
        at += len(ready)
        _part(worker, there, part_kind(ready), at)
        worker.report(there._replace(reached=at))


def _take_back(worker: RunWorker, there: CleaningRun) -> None:
    """Take back what the run made, some items in a command, as who asked for it."""
    _part(worker, there, unbind_kind(), 0)
    at = there.reached
    while made := worker.read(partial(load_store.made_after, there.id, at, ITEMS_AT_ONCE)):
        at = made[-1].item
        _part(worker, there, take_back_kind(made), at)
        worker.report(there._replace(reached=at))


def _part(worker: RunWorker, there: CleaningRun, kind: Kind[TakePart, Any], at: int) -> Answer:
    worker.beat(there.id)
    actor = worker.read(lambda connection: worker.actor_of(connection, there.asked_by))
    if actor is None:
        raise refuse("not_allowed", action=kind.name)
    request = Request(part_id(there.request_id, at), TakePart(there.id, at), reason=there.reason)
    answer = run(worker.runtime, kind, request, actor)
    if answer.refusal is not None:
        raise Refused(answer.refusal)
    return answer


def _some(given: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(given), ROWS_AT_ONCE):
        yield given[at : at + ROWS_AT_ONCE]
