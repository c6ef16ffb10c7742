"""HTTP of cleaning runs: upload, progress, rows with findings, report, what can be taken back."""

import csv
import io
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from tongma.foundation.commands.routes import command_router
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.tx import Reader
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord, file_name
from tongma.foundation.platform.http import Caller, Routes, RowId
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.foundation.platform.sheets import neutral, write_xlsx
from tongma.hub.data_cleansing import load_store, store
from tongma.hub.data_cleansing.handle import KINDS
from tongma.hub.data_cleansing.load import in_use
from tongma.hub.data_cleansing.model import RunState
from tongma.hub.data_cleansing.query import RowFilter, find_rows, report_rows, runs_out, whole_run
from tongma.hub.data_cleansing.shapes import (
    CleaningRowOut,
    CleaningRunOut,
    ItemKeptOut,
    ReportUploaded,
    TableUploaded,
    TakeBackOut,
    WholeCleaningRunOut,
)
from tongma.hub.data_cleansing.sheet import ROWS_COLUMNS, RUNS_COLUMNS
from tongma.work.external_tables.source import BYTES_MAX

RIGHT = "cleaning.examine_table"
UPLOADED: Shape[TableUploaded] = Shape(TableUploaded)
REPORT: Shape[ReportUploaded] = Shape(ReportUploaded)
RUNS = PageShape[CleaningRunOut](CleaningRunOut, RUNS_COLUMNS)
RUN: Shape[WholeCleaningRunOut] = Shape(WholeCleaningRunOut)
ROWS = PageShape[CleaningRowOut](CleaningRowOut, ROWS_COLUMNS)
TAKE_BACK: Shape[TakeBackOut] = Shape(TakeBackOut)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLSX_MAX = 50_000
_ITEMS = 500
State = Literal["", "ready", "asks", "left_out", "taken_in", "taken_back"]
Code = Annotated[AskedWord, Query(pattern=r"^[a-z_]*$")]
cleaning = Routes(prefix="/cleaning", tags=["cleaning"])


def _check(actor: Actor) -> None:
    if not actor.reach(RIGHT).whole:  # the catalogue is of all sites
        raise refuse("not_allowed", action=RIGHT)


@cleaning.post(
    "/runs",
    operation_id="cleaning_upload",
    responses=UPLOADED.responses(401, 403, 413, 422, 429, 503),
)
def upload_table(request: Request, actor: Caller, file: Annotated[UploadFile, File()]) -> Response:
    """Begin a run with a company's old table (CSV or XLSX); nothing in the catalogue changes."""
    _check(actor)
    runtime: Runtime = request.app.state.runtime
    sha256 = runtime.files.keep_stream(file.file, BYTES_MAX)
    values = {
        "name": file_name(file.filename),
        "sha256": sha256,
        "person": actor.person,
        "created_at": runtime.clock.now(),
    }

    def work(connection: Any) -> int:
        run_id = runtime.database.take_ids(connection, 1)[0]
        store.add_run(connection, run_id, values)
        return run_id

    return UPLOADED.answer(TableUploaded(runtime.database.write(work), RunState.UPLOADED))


@cleaning.post(
    "/runs/{run}/report",
    operation_id="cleaning_upload_report",
    responses=REPORT.responses(401, 403, 404, 413, 422, 429, 503),
)
def upload_report(
    request: Request, actor: Caller, run: RowId, file: Annotated[UploadFile, File()]
) -> Response:
    """Keep a report that was worked over; ``correct-from-report`` then takes it over."""
    _check(actor)
    runtime: Runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        store.run_of(connection, run)
    sha256 = runtime.files.keep_stream(file.file, BYTES_MAX)
    return REPORT.answer(ReportUploaded(run, sha256))


@cleaning.get("/runs", responses=RUNS.responses(401, 403, 422, 503))
def list_runs(request: Request, actor: Caller, page: lists.PageOf) -> Response:
    """Cleaning runs, the newest first."""
    _check(actor)
    with request.app.state.runtime.database.read() as connection:
        found = store.runs_before(connection, lists.number_after(page), page.size)
        rows = runs_out(connection, found)
    return RUNS.answer("cleaning", page, rows, lambda one: str(one.id))


@cleaning.get("/runs/{run}", responses=RUN.responses(401, 403, 404, 422, 503))
def read_run(request: Request, actor: Caller, run: RowId) -> Response:
    """One run: state and progress, headings and mapping, counts of rows and of findings."""
    _check(actor)
    with request.app.state.runtime.database.read() as connection:
        whole = whole_run(connection, store.run_of(connection, run))
    return RUN.answer(whole)


@cleaning.get("/runs/{run}/rows", responses=ROWS.responses(401, 403, 404, 422, 503))
def list_rows(
    request: Request,
    actor: Caller,
    run: RowId,
    page: lists.PageOf,
    state: State = "",
    code: Code = "",
    *,
    open_only: bool = False,
) -> Response:
    """Rows with what was found in them: given, proposed, why, the row that it may be one with."""
    _check(actor)
    wanted = RowFilter(state, code, open_only, lists.number_after(page))
    with request.app.state.runtime.database.read() as connection:
        store.run_of(connection, run)
        rows = find_rows(connection, run, wanted, page.size)
    return ROWS.answer("rows", page, rows, lambda one: str(one.line))


@cleaning.get(
    "/runs/{run}/report",
    response_class=Response,
    responses=lists.responses(401, 403, 404, 413, 422, 503),
)
def read_report(
    request: Request,
    actor: Caller,
    run: RowId,
    format: Literal["csv", "xlsx"] = "csv",  # noqa: A002 - the word of the address
    state: State = "",
    code: Code = "",
) -> Response:
    """The report, row by row: correct cells, write accept, refuse or leave_out, and send it back.

    CSV takes any size; XLSX up to 50,000 rows.
    """
    _check(actor)
    read = request.app.state.runtime.database.read
    with read() as connection:
        there = store.run_of(connection, run)
    rows = report_rows(read, run, RowFilter(state, code))
    disposition = {"Content-Disposition": f'attachment; filename="cleaning-{run}.{format}"'}
    if format == "csv":
        media = "text/csv; charset=utf-8"
        return StreamingResponse(_lines(rows), media_type=media, headers=disposition)
    if there.rows > _XLSX_MAX and not (state or code):
        raise refuse("upload_too_large", rows=str(there.rows), limit=str(_XLSX_MAX))
    told = [row for _number, row in zip(range(_XLSX_MAX), rows, strict=False)]
    headings = list(told[0]) if told else ["line"]
    content = write_xlsx(headings, ([*row.values()] for row in told))
    return Response(content, media_type=_XLSX, headers=disposition)


def _lines(rows: Iterator[dict[str, str]]) -> Iterator[bytes]:
    """Yield a CSV file in pieces, with the mark by which office programs know UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for number, row in enumerate(rows):
        if not number:
            out.write("\ufeff")
            writer.writerow(row)
        writer.writerow([neutral(cell) for cell in row.values()])
        if out.tell() > 1 << 16:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


@cleaning.get("/runs/{run}/take-back", responses=TAKE_BACK.responses(401, 403, 404, 422, 503))
def read_take_back(request: Request, actor: Caller, run: RowId) -> Response:
    """What taking back would do: how many items, and which stay because somebody uses them."""
    _check(actor)
    free, after = 0, 0
    kept: list[ItemKeptOut] = []
    with request.app.state.runtime.database.read() as connection:
        store.run_of(connection, run)
        while made := load_store.made_after(run, after, _ITEMS, connection):
            used = in_use(Reader(connection), made)
            free += len(made) - len(used)
            kept += [
                ItemKeptOut(taken.item, taken.line, used[taken.item])
                for taken in made
                if taken.item in used
            ]
            after = made[-1].item
        codes = sum(len(some) for some in load_store.bound_by(connection, run).values())
    return TAKE_BACK.answer(TakeBackOut(free, codes, kept))


router = APIRouter()
router.include_router(cleaning)
router.include_router(command_router("cleaning", KINDS))
