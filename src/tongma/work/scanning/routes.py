"""HTTP of scanning."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import Field

from tongma.foundation.commands.model import Request as CommandRequest
from tongma.foundation.commands.model import Scan
from tongma.foundation.commands.routes import ScanIn, command_router
from tongma.foundation.commands.run import may_ask, run
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.clock import Clock, new_request_id
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.keyfile import secret_of
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.work.scanning.answers import resolution_text
from tongma.work.scanning.command_codes import COMMAND_KEY, command_in, may_be_command
from tongma.work.scanning.context import ReadPoint, ScanContext
from tongma.work.scanning.handle import KEEP_READING, KINDS
from tongma.work.scanning.inputs import SYMBOLS_MAX, ReadPointIn, check_document
from tongma.work.scanning.kept_readings import KeptFilter, find_kept
from tongma.work.scanning.labels import is_worth_keeping
from tongma.work.scanning.model import KeepReading, Resolution
from tongma.work.scanning.resolution import command_resolution, resolve_package
from tongma.work.scanning.shapes import KeptReadingOut, ResolutionOut
from tongma.work.scanning.sheet import KEPT_COLUMNS
from tongma.work.scanning.visibility import visible_to, with_standings

scans = Routes(prefix="/scans", tags=["scanning"])
RESOLUTION = Shape[ResolutionOut](ResolutionOut)
KEPT = PageShape[KeptReadingOut](KeptReadingOut, KEPT_COLUMNS)


class ResolveIn(ReadPointIn):
    """The symbols of one package, and where they were scanned."""

    scans: list[ScanIn] = Field(min_length=1, max_length=SYMBOLS_MAX)


@scans.post("/resolve", responses=RESOLUTION.responses(401, 403, 404, 422, 503))
def resolve_scan(request: Request, actor: Caller, given: ResolveIn) -> Response:
    """One package: every meaning of its symbols, ranked by evidence; taken, or one question.

    What did not read clean is kept with its bytes, and a conflict opens an exception, where the
    caller works with goods (``scanning.keep_reading``); who only reads leaves nothing behind.
    """
    runtime = request.app.state.runtime
    scans = [one.scan() for one in given.scans]
    key = secret_of(request.app.state.settings.data, COMMAND_KEY)
    with runtime.database.read() as connection:
        check_document(connection, given, actor)
        now = runtime.clock.now()
        point = given.point(actor)
        resolution = _command(connection, given, point, key) or resolve_package(
            connection, scans, point, now
        )
        visible = visible_to(connection, resolution, actor)
        [shown] = with_standings(connection, [visible], actor, now)
    if may_ask(KEEP_READING, actor) and is_worth_keeping(resolution, scans):
        run(runtime, KEEP_READING, keeping(given, scans, runtime.clock), actor)

    def may(name: str) -> bool:
        return actor.role_for(name, site=resolution.facts.site) is not None

    return Response(resolution_text(shown, may), media_type="application/json")


def _command(connection: Any, given: ResolveIn, point: ReadPoint, key: bytes) -> Resolution | None:
    """Return what a command barcode says, where the one symbol is one."""
    scan = given.scans[0].scan()
    if len(given.scans) > 1 or not may_be_command(scan.raw):
        return None
    action = command_in(ScanContext(connection, point, 0).unwrapped(scan.raw), key)
    return command_resolution(action, scan) if action else None


def keeping(given: ResolveIn, scans: Sequence[Scan], clock: Clock) -> CommandRequest[KeepReading]:
    """Return the command that keeps the scans of a question."""
    return CommandRequest(
        request_id=new_request_id(clock),
        command=KeepReading(given.site_id, given.place_id, given.document_id),
        station=given.station,
        scans=tuple(scans),
    )


@scans.get("/kept", responses=KEPT.responses(401, 403, 422, 503))
def list_kept(
    request: Request, actor: Caller, page: lists.PageOf, outcome: AskedWord = ""
) -> Response:
    """Readings that were not clean, the newest first, each with the bytes as they came."""
    wanted = KeptFilter(page.q, outcome, actor.reach("documents.read"), lists.number_after(page))
    with request.app.state.runtime.database.read() as connection:
        found = find_kept(connection, wanted, page.size)
    return KEPT.answer(
        "kept-readings", page, [_kept(row) for row in found], lambda row: str(row.id)
    )


def _kept(row: Any) -> KeptReadingOut:
    shown = row._asdict()
    for name in ("findings", "repairs"):
        shown[name] = [code for code in shown[name].split("\n") if code]
    shown["happened_at"] = show_instant(row.happened_at)
    return KeptReadingOut(**shown)


router = APIRouter()
router.include_router(scans)
router.include_router(command_router("scanning", KINDS))
