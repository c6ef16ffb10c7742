"""HTTP of codes and what they meant."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, Response

from tongma.foundation.kernel.outcome import Refused, refuse
from tongma.foundation.kernel.time import local_date, parse_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedDay, AskedWord, AskedWords
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.masterdata.identifiers.binding import normalised
from tongma.masterdata.identifiers.model import Identifier, period_refusal
from tongma.stock.query.asof import number_known_by
from tongma.stock.query.belonging import knowing
from tongma.views.codes.contradictions import indicators, registered_otherwise, two_meanings
from tongma.views.codes.history import believed, code_versions, versions_of_goods
from tongma.views.codes.shapes import (
    BelievedOut,
    BindingVersionOut,
    ContradictionOut,
    GoodsVersionOut,
)
from tongma.views.codes.sheet import CONTRADICTIONS_COLUMNS

router = Routes(prefix="/identifiers", tags=["identifiers"])
VERSIONS = Shape[Rows[BindingVersionOut]](Rows[BindingVersionOut])
GOODS = Shape[Rows[GoodsVersionOut]](Rows[GoodsVersionOut])
BELIEVED = Shape[BelievedOut](BelievedOut)
CONTRADICTIONS = PageShape[ContradictionOut](ContradictionOut, CONTRADICTIONS_COLUMNS)
_ERRORS = (401, 422, 503)
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


def _code(
    scheme: Annotated[AskedWord, Query(min_length=1)],
    value: Annotated[AskedWords, Query(min_length=1)],
) -> Identifier:
    return normalised(Identifier(scheme, value))


Code = Annotated[Identifier, Depends(_code)]


@router.get("/versions", responses=VERSIONS.responses(*_ERRORS))
def read_versions(request: Request, actor: Caller, code: Code) -> Response:
    """Everything that was ever said of a code: by whom, why, when, from and to which number."""
    with request.app.state.runtime.database.read() as connection:
        return VERSIONS.answer(Rows(code_versions(connection, code, knowing(actor))))


@router.get("/goods", responses=GOODS.responses(*_ERRORS))
def read_goods(
    request: Request, actor: Caller, lot: lists.IdFilter = 0, piece: lists.IdFilter = 0
) -> Response:
    """Everything that was ever said of a lot or a piece: by whom, why, from and to which number."""
    reach = actor.reach("stock.read")
    with request.app.state.runtime.database.read() as connection:
        rows = versions_of_goods(connection, reach, lot=lot, piece=piece)
    return GOODS.answer(Rows(rows))


@dataclass(frozen=True, slots=True)
class _Times:
    valid: AskedDay = ""
    known: AskedWord = ""


@router.get("/believed", responses=BELIEVED.responses(*_ERRORS))
def read_believed(
    request: Request, actor: Caller, code: Code, times: Annotated[_Times, Depends(_Times)]
) -> Response:
    """What a code meant on a day (``valid``, default today UTC), as the system believed at a
    journal number or a time (``known``, default now). The schemes ``serial`` and ``lot`` ask for
    pieces and lots of all items: ``goods``.
    """
    runtime = request.app.state.runtime
    now = runtime.clock.now()
    wrong = period_refusal(times.valid, "")
    if wrong is not None:
        raise Refused(wrong)
    day = times.valid or local_date(now, "UTC")
    reach = actor.reach("stock.read")
    with runtime.database.read() as connection:
        number = _number(connection, times.known, now)
        return BELIEVED.answer(believed(connection, code, reach, valid=day, known=number))


def _number(connection: Any, known: str, now: int) -> int:
    """Return a journal number from a number, a time, or nothing for now. ``period_wrong``."""
    if _NUMBER.fullmatch(known):
        return int(known)
    try:
        return number_known_by(connection, parse_instant(known)[0] if known else now)
    except ValueError:
        raise refuse("period_wrong", valid_from=known, valid_to="") from None


@router.get("/contradictions", responses=CONTRADICTIONS.responses(*_ERRORS))
def list_contradictions(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    kind: Literal["two_meanings", "registered", "indicator"] = "two_meanings",
) -> Response:
    """Codes of which two things are said: a proposal against another binding (``two_meanings``),
    a public database against us (``registered``), the indicator digit of a GTIN against the
    binding (``indicator``).
    """
    after = lists.number_after(page)
    rows: list[ContradictionOut]
    with request.app.state.runtime.database.read() as connection:
        if kind == "indicator":
            limit = page.limit if page.format == "json" else page.size
            odd, following = indicators(connection, after, limit)
            return CONTRADICTIONS.answer_part("contradictions", page, [*odd], following)
        if kind == "registered":
            rows = [*registered_otherwise(connection, after, page.size)]
        else:
            rows = [*two_meanings(connection, after, page.size, knowing(actor))]
    return CONTRADICTIONS.answer("contradictions", page, rows, lambda row: str(row.id))
