"""HTTP of scan sessions: what was scanned in a row, each thing counted once."""

from collections.abc import Iterable, Mapping
from typing import Literal

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field

from tongma.foundation.commands.routes import ScanIn
from tongma.foundation.kernel.quantity import show
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import Shape
from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.names.query import controlled_item_out
from tongma.work.scan_sessions.query import step_of
from tongma.work.scan_sessions.session import ScanSession, StepResult
from tongma.work.scan_sessions.shapes import (
    CountedGoodsOut,
    CountedPackageOut,
    InsideOrAnotherOut,
    ScanSessionOut,
)
from tongma.work.scanning.answers import candidates_out, question_out
from tongma.work.scanning.inputs import SYMBOLS_MAX, ReadPointIn, check_document
from tongma.work.scanning.model import Resolution
from tongma.work.scanning.resolution import resolve_package
from tongma.work.scanning.shapes import QuestionOut
from tongma.work.scanning.visibility import visible_to, with_standings

router = Routes(prefix="/scans", tags=["scanning"])
SESSION = Shape[ScanSessionOut](ScanSessionOut)
_PACKAGES_MAX = 500


class PackageIn(BaseModel):
    """One package: its symbols, what was done with it, and what was answered."""

    model_config = ConfigDict(extra="forbid")
    scans: list[ScanIn] = Field(min_length=1, max_length=SYMBOLS_MAX)
    act: Literal["whole", "open", "close"] = "whole"
    answer: Literal["", "inside", "another"] = ""


class SessionIn(ReadPointIn):
    """Packages in the order in which they were scanned, and where."""

    packages: list[PackageIn] = Field(min_length=1, max_length=_PACKAGES_MAX)


@router.post("/session", responses=SESSION.responses(401, 403, 404, 422, 503))
def count_session(request: Request, actor: Caller, given: SessionIn) -> Response:
    """Pallets, cartons, cases and pieces scanned in a row: what each adds, and the totals.

    A unit scanned whole counts with its known content; what lies in it is a duplicate afterwards;
    an opened unit counts by what is scanned in it.
    """
    runtime = request.app.state.runtime
    point = given.point(actor)
    reach = actor.reach("stock.read")
    session = ScanSession()
    now = runtime.clock.now()
    taken = []
    with runtime.database.read() as connection:
        check_document(connection, given, actor)
        for package in given.packages:
            scans = [one.scan() for one in package.scans]
            resolution = resolve_package(connection, scans, point, now)
            resolution = visible_to(connection, resolution, actor)
            step = step_of(connection, resolution, package.act, package.answer, reach)
            taken.append((resolution, session.take(step)))
        shown = with_standings(connection, [one for one, _result in taken], actor, now)
        items = items_of(connection, {item for item, _lot in session.totals()})
    totals = [(item, lot, quantity) for (item, lot), quantity in sorted(session.totals().items())]
    return SESSION.answer(
        ScanSessionOut(
            packages=[
                _package(resolution, result, items)
                for resolution, (_unseen, result) in zip(shown, taken, strict=True)
            ],
            totals=_quantities(totals, items),
            open=session.stack,
        )
    )


def _quantities(
    goods: Iterable[tuple[int, str, int]], items: Mapping[int, ItemFacts]
) -> list[CountedGoodsOut]:
    return [
        CountedGoodsOut(controlled_item_out(items[item]), lot, show(quantity, items[item].decimals))
        for item, lot, quantity in goods
        if item in items
    ]


def _package(
    resolution: Resolution, step: StepResult, items: Mapping[int, ItemFacts]
) -> CountedPackageOut:
    candidates = candidates_out(resolution, lambda _action: False)
    question: QuestionOut | InsideOrAnotherOut | None = question_out(resolution, candidates)
    if step.counted == "asks":
        question = InsideOrAnotherOut("inside_or_another", ["inside", "another"])
    # Each label is sound by itself: that they contradict each other shows only in the row.
    outcome = "contradiction" if step.counted == "contradiction" else resolution.outcome
    return CountedPackageOut(
        outcome=outcome,
        object=candidates[0] if outcome == "accepted" else None,
        question=question,
        counted=step.counted,
        reason=step.reason,
        added=_quantities(step.added, items),
    )
