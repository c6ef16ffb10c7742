"""``tongma clean``: a company's old item table on the command line, the same work as by the API."""

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.terminal import Terminal, Word
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.clock import new_request_id
from tongma.foundation.platform.sheets import neutral
from tongma.hub.data_cleansing import store
from tongma.hub.data_cleansing.handle import CONFIRM_RUN, EXAMINE_TABLE, TAKE_BACK_RUN
from tongma.hub.data_cleansing.model import WORK, ConfirmRun, ExamineTable, RunState, TakeBackRun
from tongma.hub.data_cleansing.query import RowFilter, report_rows, whole_run
from tongma.hub.data_cleansing.sample import write_sample, write_truth
from tongma.hub.data_cleansing.steps import RunWorker, work_on
from tongma.hub.data_cleansing.store import CleaningRun
from tongma.masterdata.people.query import person_by_username
from tongma.masterdata.people.sessions import actor_by_id
from tongma.work.external_tables.source import BYTES_MAX

C = TypeVar("C")
_EXAMINE = Grant("operator", EVERYWHERE, EVERYWHERE, frozenset({"cleaning.examine_table"}))
_EXAMINER = Actor(0, "operator", (_EXAMINE,))
"""Who has the machine may have a table examined; taking it in needs a person with the right."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("file", type=Path, help="CSV or XLSX; with --sample: where to write one")
    parser.add_argument("--as", dest="username", default="", help="who asks (a username)")
    parser.add_argument("--mapping", type=Path, help="JSON: field → heading; default: as proposed")
    parser.add_argument("--dates", choices=["dmy", "mdy", "ymd"], default="", help="how dates go")
    parser.add_argument("--report", type=Path, help="write the report, row by row, as CSV")
    parser.add_argument("--confirm", action="store_true", help="take in what is ready")
    parser.add_argument("--take-back", metavar="REASON", default="", help="take the run back")
    parser.add_argument("--sample", type=int, default=0, help="write a made-up table of N rows")
    parser.add_argument("--seed", type=int, default=1)


def clean(parsed: argparse.Namespace, terminal: Terminal) -> int:
    """Examine a table, or go on where that was left; 1 where it failed."""
    if parsed.sample:
        truth = write_sample(parsed.file, parsed.sample, seed=parsed.seed)
        write_truth(truth, parsed.file.with_suffix(".truth.json"))
        return 0
    if not parsed.file.exists():
        print(f"no such file: {parsed.file}", file=sys.stderr)
        return 1
    runtime = terminal.open()
    try:
        actor = _actor(runtime, parsed.username)
        there = _cleaned(runtime, actor, parsed)
    except Refused as refused:
        facts = dict(refused.refusal.facts)
        print(f"refused: {refused.refusal.code} {facts}", file=sys.stderr)
        return 1
    _print(runtime, there)
    if parsed.report:
        _write_report(runtime, there.id, parsed.report)
    return 1 if there.state == RunState.FAILED else 0


def _actor(runtime: Runtime, username: str) -> Actor:
    with runtime.database.read() as connection:
        person = person_by_username(connection, username)
        found = actor_by_id(connection, person) if person else None
    return found or _EXAMINER


def _cleaned(runtime: Runtime, actor: Actor, parsed: argparse.Namespace) -> CleaningRun:
    """Bring the run of a file as far as was asked for."""
    worker = RunWorker(runtime, actor_by_id, _Progress())
    run_id = _begun(runtime, actor, parsed.file)
    work_on(worker, run_id)
    there = worker.run_of(run_id)
    if there.state == RunState.MAPPING:
        given = json.loads(parsed.mapping.read_text("utf-8")) if parsed.mapping else there.mapping
        _ask(runtime, actor, EXAMINE_TABLE, ExamineTable(run_id, dict(given), parsed.dates))
        work_on(worker, run_id)
    if parsed.confirm:
        _ask(runtime, actor, CONFIRM_RUN, ConfirmRun(run_id))
        work_on(worker, run_id)
    if parsed.take_back:
        _ask(runtime, actor, TAKE_BACK_RUN, TakeBackRun(run_id), parsed.take_back)
        work_on(worker, run_id)
    return worker.run_of(run_id)


def _begun(runtime: Runtime, actor: Actor, file: Path) -> int:
    """Return the run of a file that was begun before, or a new one."""
    with file.open("rb") as opened:
        sha256 = runtime.files.keep_stream(opened, BYTES_MAX)
    values = {"name": file.name, "sha256": sha256, "person": actor.person}

    def work(connection: Any) -> int:
        known = store.run_of_file(connection, sha256)
        if known:
            return known
        run_id = runtime.database.take_ids(connection, 1)[0]
        store.add_run(connection, run_id, values | {"created_at": runtime.clock.now()})
        return run_id

    return runtime.database.write(work)


def _ask(runtime: Runtime, actor: Actor, kind: Kind[C, Any], command: C, reason: str = "") -> None:
    request = Request(new_request_id(runtime.clock), command, reason=reason)
    answer = run(runtime, kind, request, actor)
    if answer.refusal is not None:
        raise Refused(answer.refusal)


class _Progress:
    """Prints how far a step is, once a second."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, there: CleaningRun) -> None:
        now = time.monotonic()
        if there.state in WORK and now - self._last >= 1:
            self._last = now
            print(f"  {there.state}: {there.reached} of {there.rows}", flush=True)


def _print(runtime: Runtime, there: CleaningRun) -> None:
    with runtime.database.read() as connection:
        told = whole_run(connection, there)
    print(f"run {told.id}: {told.state} {told.trouble}".rstrip())
    print("rows: " + ", ".join(f"{name} {count}" for name, count in asdict(told.states).items()))
    for found in told.classes:
        print(f"  {found.severity:<9} {found.code:<24} {found.open:>9} open")


@contextmanager
def _opened(target: Path) -> Iterator[Any]:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        yield csv.writer(file)


def _write_report(runtime: Runtime, run_id: int, target: Path) -> None:
    with _opened(target) as writer:
        for number, row in enumerate(report_rows(runtime.database.read, run_id, RowFilter())):
            if not number:
                writer.writerow(row)
            writer.writerow([neutral(cell) for cell in row.values()])


WORDS = (Word("clean", "clean a company's old item table and take it in", clean, declare),)
