"""HTTP as a thin skin: who calls, and how the four families of errors leave (RFC 9457)."""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.routing import Match
from starlette.types import Scope

from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.ids import ID_MAX
from tongma.foundation.kernel.outcome import Refusal, Refused, Trouble
from tongma.foundation.kernel.readable import escaped, shown
from tongma.foundation.platform.asked import DoorClosed
from tongma.foundation.platform.json_body import BodyWrong, JsonRoute
from tongma.foundation.platform.meanings import Meanings

ERRORS_MAX = 50
"""Faults of a malformed request that are told; a body can have a million."""
PROBLEM = "application/problem+json"
RowId = Annotated[int, Path(ge=0, le=ID_MAX)]
"""An id in a path."""
_LATER = (429, 503)
_TOLD = ("path", "query")
ANYWHERE = (400, 408, 413, 415)
"""What stands in front of everything: a broken address or body, a slow or large one, no JSON."""


class Routes(APIRouter):
    """The routes below one prefix; a request for another prefix is turned away at a glance.

    FastAPI tries every route of every router in turn, which costs more than many requests do.
    Bodies are read strictly.
    """

    def __init__(self, *, prefix: str, tags: list[str | Enum] | None = None) -> None:
        super().__init__(prefix=prefix, tags=tags, route_class=JsonRoute)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say which of the routes fits, looking at them only where the prefix is in the path."""
        if self.prefix not in scope["path"]:
            return Match.NONE, {}
        return super().matches(scope)


def problem(
    refusal: Refusal,
    meanings: Meanings,
    request_id: str = "",
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return a refusal as problem+json; ``type`` is the page that explains its code."""
    meaning = meanings.of(refusal.code)
    body = {
        "type": f"/docs/refusals/{refusal.code}",
        "title": refusal.code.replace("_", " "),
        "status": meaning.status,
        "code": refusal.code,
        "detail": meaning.say(refusal.facts, "en"),
        "facts": dict(refusal.facts),
        "clears": meaning.role(refusal.facts),
        "request_id": shown(request_id),
    }
    is_later = meaning.status in _LATER
    wait = {"Retry-After": str(refusal.facts.get("seconds", 1))} if is_later else {}
    return JSONResponse(body, meaning.status, wait | dict(headers or {}), media_type=PROBLEM)


def meanings_of(request: Request) -> Meanings:
    """Return what the refusals of this installation mean."""
    found: Meanings = request.app.state.meanings
    return found


def later(trouble: Trouble) -> JSONResponse:
    """Return trouble as 503: the same request may be sent again after so many seconds."""
    body = {
        "type": f"/docs/refusals/{trouble.code}",
        "title": "try again",
        "status": 503,
        "code": trouble.code,
        "detail": str(trouble),
        "seconds": trouble.retry_after_seconds,
    }
    headers = {"Retry-After": str(trouble.retry_after_seconds)}
    return JSONResponse(body, 503, headers, media_type=PROBLEM)


def malformed(error: RequestValidationError) -> JSONResponse:
    """Return what does not fit the shape as 422, every fault with its field.

    Of a parameter of the address its value is told, too; a body may hold a password.
    """
    errors = [_fault(wrong) for wrong in error.errors()[:ERRORS_MAX]]
    body = {
        "type": "/docs/refusals/malformed",
        "title": "the request does not have the right shape",
        "status": 422,
        "code": "malformed",
        "errors": errors,
    }
    return JSONResponse(body, 422, media_type=PROBLEM)


def _fault(wrong: Mapping[str, Any]) -> dict[str, str]:
    field = ".".join(escaped(str(part)) for part in wrong["loc"])
    told = {"field": field, "message": escaped(wrong["msg"])}
    if wrong["loc"][0] in _TOLD and isinstance(wrong.get("input"), str):
        told["value"] = shown(wrong["input"])
    return told


def _closed_door(error: RequestValidationError) -> Refusal | None:
    """Return the refusal of the first text that could not pass its door."""
    for wrong in error.errors():
        closed = wrong.get("ctx", {}).get("error")
        if isinstance(closed, DoorClosed):
            return closed.refusal(".".join(escaped(str(part)) for part in wrong["loc"][1:]))
    return None


def add_error_handlers(app: FastAPI) -> None:
    """Make the four families leave in their form."""

    @app.exception_handler(Refused)
    def _refused(request: Request, error: Refused) -> Response:
        return problem(error.refusal, meanings_of(request))

    @app.exception_handler(BodyWrong)
    def _body(request: Request, error: BodyWrong) -> Response:
        return problem(error.refusal, meanings_of(request))

    @app.exception_handler(Trouble)
    def _trouble(_request: Request, error: Trouble) -> Response:
        return later(error)

    @app.exception_handler(RequestValidationError)
    def _malformed(request: Request, error: RequestValidationError) -> Response:
        refusal = _closed_door(error)
        return malformed(error) if refusal is None else problem(refusal, meanings_of(request))


def caller(request: Request) -> Actor:
    """Return who calls. Refusals ``not_logged_in``, ``csrf_wrong``."""
    actor: Actor = request.app.state.authenticate(request)
    return actor


Caller = Annotated[Actor, Depends(caller)]


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of errors: every operation may answer these."""
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    wanted = sorted({*(statuses or (401, 403, 404, 409, 412, 422, 429, 503)), *ANYWHERE})
    return {
        status: {"description": "a problem (RFC 9457)", "content": {PROBLEM: schema}}
        for status in wanted
    }
