"""Commands over HTTP: one typed operation for each kind, all with the same envelope."""

import re
from collections.abc import Iterable
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, create_model

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Answer, Chosen, Readable, Scan
from tongma.foundation.commands.model import Request as CommandRequest
from tongma.foundation.commands.run import run
from tongma.foundation.kernel.canonical import canonical, canonical_object
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import parse_instant
from tongma.foundation.platform.asked import AskedCode, AskedNote, AskedRaw, AskedWord
from tongma.foundation.platform.http import (
    Caller,
    Routes,
    meanings_of,
    problem,
    problem_responses,
)

_TEXT_MAX = 2000
R = TypeVar("R")


class ScanIn(BaseModel):
    """One symbol or typed text, as it came in, with the answer where one was asked for."""

    model_config = ConfigDict(extra="forbid")
    raw: AskedRaw
    symbology: AskedWord | None = Field(default=None, max_length=8)
    way: Literal["scanned", "typed", "imported", "rfid"] = "scanned"
    chosen: Chosen | None = None

    def scan(self) -> Scan:
        """Return it as commands have it."""
        return Scan(self.raw, self.symbology, self.way, self.chosen)


class EnvelopeIn(BaseModel):
    """What surrounds every command."""

    model_config = ConfigDict(extra="forbid")
    request_id: AskedWord = Field(
        description="UUIDv7, made and stored by the device before sending"
    )
    happened_at: AskedWord | None = Field(
        default=None, description="RFC 3339 with offset; default now"
    )
    station: AskedCode = ""
    app_version: AskedWord = Field(default="", max_length=50)
    reason: AskedNote = Field(default="", max_length=_TEXT_MAX)
    scans: list[ScanIn] = Field(default_factory=list, max_length=1000)


class Envelope(BaseModel):
    """What every answer says: which request it answers, and the record that it made."""

    model_config = ConfigDict(extra="forbid")
    request_id: str
    record_id: str = Field(pattern="^[0-9]{1,19}$")


class Accepted(Envelope, Generic[R]):
    """It took effect."""

    outcome: Literal["accepted"]
    result: R


class HeldOut(Envelope):
    """It waits for a person to decide; the case says what, the facts what is known of it."""

    outcome: Literal["held"]
    case: str
    facts: dict[str, Any]


class Repeated(Envelope, Generic[R]):
    """It was answered before: the same answer again, as its first outcome says."""

    outcome: Literal["repeated"]
    first_outcome: Literal["accepted", "held"]
    result: R | None = None
    case: str | None = None
    facts: dict[str, Any] | None = None


def answer_model(result: Any) -> Any:
    """Return the shape of the 200 of a command with such a result; ``outcome`` tells them apart."""
    result = result or dict[str, Any]
    whole = Accepted[result] | HeldOut | Repeated[result]
    return Annotated[whole, Field(discriminator="outcome")]


class Problem(BaseModel):
    """RFC 9457 problem details of a refusal, a malformed request or trouble."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    facts: dict[str, Any] = Field(default_factory=dict)
    clears: str | None = None
    request_id: str = ""
    seconds: int | None = None
    errors: list[dict[str, str]] = Field(default_factory=list)


def command_router(folder: str, kinds: Iterable[Kind[Any, Any]]) -> APIRouter:
    """Return the routes of a folder's commands: ``POST /<folder>/<verb-with-dashes>``."""
    router = Routes(prefix=f"/{folder}", tags=[folder])
    for kind in kinds:
        _add(router, folder, kind)
    return router


def address_of(kind: Readable) -> str:
    """Return where a command is sent to: ``receiving/receive-line``."""
    folder, _, name = kind.name.partition(".")
    return f"{folder}/{name.replace('_', '-')}"


def _add(router: APIRouter, folder: str, kind: Kind[Any, Any]) -> None:
    name = kind.name.partition(".")[2]
    model = create_model(
        f"{kind.shape.__name__}Request", __base__=EnvelopeIn, command=(kind.shape, ...)
    )

    def endpoint(body: Any, request: Request, actor: Caller) -> Response:
        return respond(request, run(request.app.state.runtime, kind, parse(body), actor))

    endpoint.__annotations__["body"] = model
    endpoint.__doc__ = _summary(kind)
    router.add_api_route(
        address_of(kind).removeprefix(folder),
        endpoint,
        methods=["POST"],
        name=kind.name,
        operation_id=f"{folder}_{name}",
        summary=_summary(kind),
        responses={200: {"model": answer_model(kind.result)}, **problem_responses()},
    )


def _summary(kind: Kind[Any, Any]) -> str:
    text = re.sub(r"\s+", " ", kind.shape.__doc__ or kind.name)
    return text.strip()


def parse(body: Any) -> CommandRequest[Any]:
    """Return the request of an envelope. Refusal ``happened_at_wrong``."""
    happened_at, offset = None, 0
    if body.happened_at is not None:
        try:
            happened_at, offset = parse_instant(body.happened_at)
        except ValueError:
            raise refuse("happened_at_wrong", happened_at=body.happened_at) from None
    return CommandRequest(
        request_id=body.request_id,
        command=body.command,
        happened_at=happened_at,
        offset_minutes=offset,
        station=body.station,
        app_version=body.app_version,
        reason=body.reason,
        scans=tuple(one.scan() for one in body.scans),
    )


def respond(http: Request, answer: Answer) -> Response:
    """Return an answer as HTTP: a refusal leaves as a problem, also when it is repeated."""
    if answer.refusal is not None:
        return problem(answer.refusal, meanings_of(http), answer.request_id)
    return Response(canonical_object(answer_parts(answer)), media_type="application/json")


def answer_parts(answer: Answer) -> dict[str, bytes]:
    """Return the parts of an answer that is no refusal, each as JSON; ``outcome`` tells them apart.

    ``accepted`` has a result; ``held`` a case and its facts; ``repeated`` what the first had.
    """
    parts = {
        "outcome": canonical(answer.outcome),
        "request_id": canonical(answer.request_id),
        "record_id": canonical(str(answer.record_id)),
    }
    if answer.outcome == "repeated":
        parts["first_outcome"] = canonical(answer.first_outcome)
    if answer.case is not None:
        return parts | {"case": canonical(answer.case), "facts": answer.body}
    return parts | {"result": answer.body}
