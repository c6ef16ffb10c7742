"""HTTP of the identity graph."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from tongma.commands.routes import command_router
from tongma.identifiers import history, query
from tongma.identifiers.handle import KINDS
from tongma.identifiers.model import Identifier, normal, period_refusal
from tongma.identifiers.query import Bound
from tongma.kernel.outcome import Refusal, Refused, refuse
from tongma.kernel.time import local_date, parse_instant, show_instant
from tongma.platform import lists
from tongma.platform.http import Caller, Routes, problem_responses
from tongma.stock.query.asof import number_known_by

graph = Routes(prefix="/identifiers", tags=["identifiers"])
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_ERRORS = problem_responses(401, 422, 503)
_Text = Annotated[str, Query(max_length=200)]
_Value = Annotated[str, Query(min_length=1, max_length=200)]
_Scheme = Annotated[str, Query(min_length=1, max_length=40)]


@graph.get("", responses=lists.responses())
def list_identifiers(
    request: Request,
    _actor: Caller,
    page: lists.PageOf,
    scheme: _Text = "",
    target_kind: _Text = "",
    target: lists.IdFilter = 0,
    status: _Text = "",
) -> Response:
    """What is believed now: ``q`` is a value, exactly; or the identifiers of one object."""
    after = lists.number_after(page)
    value = _normal(scheme, page.q).value if scheme and page.q else page.q
    wanted = query.BindingFilter(value, scheme, target_kind, target, status, after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_bindings(connection, wanted, page.size)
    rows = [shown(one) for one in found]
    return lists.answer("identifiers", page, rows, lambda row: str(row["id"]))


@graph.get("/contradictions", responses=lists.responses())
def list_contradictions(request: Request, _actor: Caller, page: lists.PageOf) -> Response:
    """Proposals that say something else of a code than another binding does."""
    with request.app.state.runtime.database.read() as connection:
        found = query.contradictions(connection, lists.number_after(page), page.size)
    rows = [{**shown(one), "against": shown(other)} for one, other in found]
    return lists.answer("contradictions", page, rows, lambda row: str(row["id"]))


@graph.get("/versions", responses=_ERRORS)
def read_versions(
    request: Request, _actor: Caller, scheme: _Scheme, value: _Value
) -> dict[str, Any]:
    """Everything that was ever said of a code: by whom, when, from and to which number."""
    one = _normal(scheme, value)
    with request.app.state.runtime.database.read() as connection:
        found = history.versions_of(connection, one.scheme, one.value)
    return {
        "rows": [
            {
                **shown(version.bound),
                "supersedes": str(version.supersedes),
                "known_from": version.known_from,
                "known_to": version.known_to,
                "actor": str(version.actor),
                "command": version.command,
                "recorded_at": show_instant(version.recorded_at),
            }
            for version in found
        ]
    }


@graph.get("/believed", responses=_ERRORS)
def read_believed(
    request: Request,
    _actor: Caller,
    scheme: _Scheme,
    value: _Value,
    valid: Annotated[str, Query(max_length=10)] = "",
    known: Annotated[str, Query(max_length=40)] = "",
) -> dict[str, Any]:
    """What a code meant on a day (``valid``, default today UTC), as the system believed at a
    journal number or a time (``known``, default now).
    """
    one = _normal(scheme, value)
    runtime = request.app.state.runtime
    now = runtime.clock.now()
    wrong = period_refusal(valid, "")
    if wrong is not None:
        raise Refused(wrong)
    day = valid or local_date(now, "UTC")
    with runtime.database.read() as connection:
        number = _number(connection, known, now)
        found = history.believed(connection, one.scheme, one.value, valid=day, known=number)
    return {"valid": day, "known": number, "rows": [shown(bound) for bound in found]}


def _number(connection: Any, known: str, now: int) -> int:
    """Return a journal number from a number, a time, or nothing for now. ``period_wrong``."""
    if _NUMBER.fullmatch(known):
        return int(known)
    try:
        return number_known_by(connection, parse_instant(known)[0] if known else now)
    except ValueError:
        raise refuse("period_wrong", valid_from=known, valid_to="") from None


def _normal(scheme: str, value: str) -> Identifier:
    one = normal(Identifier(scheme, value))
    if isinstance(one, Refusal):
        raise Refused(one)
    return one


def shown(one: Bound) -> dict[str, Any]:
    """Return a binding as JSON."""
    ids = {name: str(getattr(one, name)) for name in ("id", "scope", "target", "level")}
    return one._asdict() | ids


router = APIRouter()
router.include_router(command_router("identifiers", KINDS))
router.include_router(graph)
