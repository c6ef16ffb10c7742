"""HTTP of parallel runs: a nightly list in, differences out, the trend over nights."""

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from tongma.foundation.commands.routes import command_router
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import parse_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedInstant, AskedWord, file_name
from tongma.foundation.platform.http import Caller, Routes, RowId
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.hub.reconciliation import store
from tongma.hub.reconciliation.handle import KINDS
from tongma.hub.reconciliation.intake import compare, keep_list
from tongma.hub.reconciliation.query import differences_out, runs_out, whole_run
from tongma.hub.reconciliation.shapes import (
    ParallelRunOut,
    StockDifferenceOut,
    WholeParallelRunOut,
)
from tongma.hub.reconciliation.sheet import DIFFERENCES_COLUMNS, RUNS_COLUMNS
from tongma.masterdata.places.query import site_of
from tongma.work.external_tables.source import BYTES_MAX

RIGHT = "parallel.map_list"
_ERRORS = (401, 403, 404, 413, 422, 429, 503)
RUNS = PageShape[ParallelRunOut](ParallelRunOut, RUNS_COLUMNS)
RUN: Shape[WholeParallelRunOut] = Shape(WholeParallelRunOut)
DIFFERENCES = PageShape[StockDifferenceOut](StockDifferenceOut, DIFFERENCES_COLUMNS)
_NIGHTS = 14
parallel = Routes(prefix="/parallel", tags=["parallel"])


def _sites(actor: Actor) -> frozenset[int] | None:
    """Lists speak of every owner's goods: return the sites where the caller may see them all."""
    sites = actor.reach(RIGHT).sites_of_all_owners()
    if sites == frozenset():
        raise refuse("not_allowed", action=RIGHT)
    return sites


def _check(actor: Actor, site: int) -> None:
    sites = _sites(actor)
    if sites is not None and site not in sites:
        raise refuse("not_allowed", action=RIGHT)


@parallel.post("/runs", operation_id="parallel_upload", responses=RUN.responses(*_ERRORS))
def upload_list(
    request: Request,
    actor: Caller,
    site: Annotated[int, Form(ge=1, le=2**62)],
    file: Annotated[UploadFile, File()],
    moment: Annotated[AskedInstant, Form()] = "",
) -> Response:
    """Take the other system's stock list (CSV, XLSX) of a moment (RFC 3339; default now).

    A list whose headings are known is compared at once.
    """
    _check(actor, site)
    runtime: Runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        site_of(connection, site)
    try:
        at = parse_instant(moment)[0] if moment else runtime.clock.now()
    except ValueError:
        raise refuse("happened_at_wrong", happened_at=moment) from None
    values = {
        "name": file_name(file.filename),
        "sha256": runtime.files.keep_stream(file.file, BYTES_MAX),
        "site": site,
        "person": actor.person,
        "moment": at,
    }
    return _read(runtime, keep_list(runtime, values))


def _read(runtime: Runtime, run: RowId) -> Response:
    with runtime.database.read() as connection:
        whole = whole_run(connection, store.run_of(connection, run))
    return RUN.answer(whole)


def _allowed(request: Request, actor: Actor, run: RowId) -> Runtime:
    runtime: Runtime = request.app.state.runtime
    sites = _sites(actor)
    with runtime.database.read() as connection:
        there = store.run_of(connection, run)
    if sites is not None and there.site not in sites:
        raise refuse("not_allowed", action=RIGHT)
    return runtime


@parallel.post(
    "/runs/{run}/compare", operation_id="parallel_compare", responses=RUN.responses(*_ERRORS)
)
def compare_again(request: Request, actor: Caller, run: RowId) -> Response:
    """Lay the list beside ours with what is known now of its moment."""
    runtime = _allowed(request, actor, run)
    compare(runtime, run)
    return _read(runtime, run)


@parallel.get("/runs", responses=RUNS.responses(401, 403, 422, 503))
def list_runs(request: Request, actor: Caller, page: lists.PageOf) -> Response:
    """Runs, the newest first, with their differences by type: the trend over the nights."""
    sites = _sites(actor)
    with request.app.state.runtime.database.read() as connection:
        found = store.runs_before(connection, sites, lists.number_after(page), page.size)
        rows = runs_out(connection, found)
    return RUNS.answer("parallel", page, rows, lambda one: str(one.id))


@parallel.get("/runs/{run}", responses=RUN.responses(*_ERRORS))
def read_run(request: Request, actor: Caller, run: RowId) -> Response:
    """One run: moment, mapping, how many holdings agree, differences by type."""
    return _read(_allowed(request, actor, run), run)


@parallel.get("/runs/{run}/differences", responses=DIFFERENCES.responses(401, 403, 404, 422, 503))
def list_differences(
    request: Request,
    actor: Caller,
    run: RowId,
    page: lists.PageOf,
    kind: Annotated[AskedWord, Query(pattern=r"^[a-z_]*$")] = "",
    state: Literal["", "open", "explained"] = "",
) -> Response:
    """Differences with both quantities, their lines in the list, and the records that explain."""
    runtime = _allowed(request, actor, run)
    wanted = {"kind": kind, "state": state, "after": lists.number_after(page)}
    with runtime.database.read() as connection:
        found = store.differences_after(connection, run, wanted, page.size)
        rows = differences_out(connection, found)
    return DIFFERENCES.answer("differences", page, rows, lambda one: str(one.seq))


router = APIRouter()
router.include_router(parallel)
router.include_router(command_router("parallel", KINDS))
