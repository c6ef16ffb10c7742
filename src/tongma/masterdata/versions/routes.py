"""HTTP of reference records: read, put with If-Match, by foreign key, versions."""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import pydantic
from fastapi import APIRouter, Header, Path, Query, Request, Response

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Request as CommandRequest
from tongma.foundation.commands.routes import answer_model, respond
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.asked import AskedNote, AskedWord, AskedWords
from tongma.foundation.platform.clock import new_request_id
from tongma.foundation.platform.http import Caller, Routes, RowId, problem_responses
from tongma.foundation.platform.shapes import Rows, Shape
from tongma.masterdata.identifiers.binding import normalised
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.identifiers.query import target_of
from tongma.masterdata.versions.body import data_of
from tongma.masterdata.versions.model import Saved, history
from tongma.masterdata.versions.query import all_of, current
from tongma.masterdata.versions.shapes import RecordOut, VersionOut, record_out, version_out

_ETAG = re.compile(r'(?:W/)?"([0-9]{1,9})"')
_ABOUT = {"id", "version", "key"}
IdPath = Annotated[int, Path(ge=1, le=2**62)]
ScopeQuery = Annotated[int, Query(ge=0, le=2**62)]
IfMatch = Annotated[AskedWord | None, Header()]

D = TypeVar("D")
R = TypeVar("R")
VERSIONS = Shape[Rows[VersionOut]](Rows[VersionOut])
_READ = (401, 403, 404, 422, 503)
_PUT = (401, 403, 404, 409, 412, 422, 429, 503)


@dataclass(frozen=True, slots=True)
class Thing(Generic[D, R]):
    """A kind of reference record: its address, its word, how it is saved and shown."""

    plural: str
    kind: str
    save: Kind[Any, Saved]
    data: type[D]
    """What versions keep of it."""
    shape: Shape[R]
    """The answer of a GET."""
    show: Callable[[Any, RecordOut[D]], R]
    """From a connection and the record to that answer, with what belongs beside the record."""
    read: str = ""
    """The right to read; empty: everyone who is logged in."""
    check: Callable[[Any, Actor, int], None] = lambda _connection, _actor, _thing_id: None
    """Refuses ``<kind>_unknown`` where a record is there, but does not concern the reader."""


def reference_router(thing: Thing[Any, Any]) -> APIRouter:
    """Return the routes under ``/<plural>`` that every kind of reference record has."""
    router = Routes(prefix=f"/{thing.plural}", tags=[thing.save.name.partition(".")[0]])
    _add_reading(router, thing)
    _add_putting(router, thing)
    return router


def _add_reading(router: APIRouter, thing: Thing[Any, Any]) -> None:
    def read_one(request: Request, actor: Caller, thing_id: IdPath) -> Response:
        return show(request, actor, thing, thing_id)

    def read_by_key(
        request: Request, actor: Caller, scheme: AskedWord, value: AskedWords, scope: ScopeQuery = 0
    ) -> Response:
        runtime: Runtime = request.app.state.runtime
        code = normalised(Identifier(scheme, value, scope))
        with runtime.database.read() as connection:
            bound = target_of(connection, code, thing.kind)
        if bound is None:
            raise refuse("identifier_unknown", scheme=code.scheme, value=code.value)
        return show(request, actor, thing, bound.target)

    def read_versions(request: Request, actor: Caller, thing_id: IdPath) -> Response:
        check_reader(actor, thing)
        with request.app.state.runtime.database.read() as connection:
            versions = all_of(connection, thing.kind, thing_id)
            if not versions:
                raise refuse(f"{thing.kind}_unknown", **{thing.kind: str(thing_id)})
            thing.check(connection, actor, thing_id)
        rows = [version_out(version, changes) for version, changes in history(versions)]
        return VERSIONS.answer(Rows(rows))

    word = thing.kind.replace("_", " ")
    single, every = thing.shape.responses(*_READ), VERSIONS.responses(*_READ)
    for path, endpoint, does, answers in (
        (
            "/by/{scheme}/{value}",
            read_by_key,
            f"The {word} that a code or foreign key means",
            single,
        ),
        ("/{thing_id}", read_one, f"One {word} as it is now; ETag is its version", single),
        (
            "/{thing_id}/versions",
            read_versions,
            f"Every version of one {word}, newest first",
            every,
        ),
    ):
        router.add_api_route(
            path,
            endpoint,
            methods=["GET"],
            operation_id=f"{thing.kind}_{endpoint.__name__}",
            summary=does,
            responses=answers,
        )


def _add_putting(router: APIRouter, thing: Thing[Any, Any]) -> None:
    model = put_model(thing.save.shape)

    def put_one(
        body: Any, request: Request, actor: Caller, thing_id: IdPath, if_match: IfMatch = None
    ) -> Response:
        about = {"id": thing_id, "version": version_read(if_match)}
        return put(request, actor, thing, body, about)

    def put_by_key(
        body: Any,
        request: Request,
        actor: Caller,
        scheme: AskedWord,
        value: AskedWords,
        scope: ScopeQuery = 0,
        if_match: IfMatch = None,
    ) -> Response:
        key = Identifier(scheme, value, scope)
        return put(request, actor, thing, body, {"key": key, "version": version_read(if_match)})

    word = thing.kind.replace("_", " ")
    for path, endpoint, does in (
        ("/by/{scheme}/{value}", put_by_key, f"Make or change the {word} with a foreign key"),
        ("/{thing_id}", put_one, f"Save a new version of one {word}; If-Match is the version read"),
    ):
        endpoint.__annotations__["body"] = model
        router.add_api_route(
            path,
            endpoint,
            methods=["PUT"],
            operation_id=f"{thing.kind}_{endpoint.__name__}",
            summary=does,
            responses={200: {"model": answer_model(Saved)}, **problem_responses(*_PUT)},
        )


def put_model(shape: type[Any]) -> type[pydantic.BaseModel]:
    """Return the body of PUT: the command without what the address and headers say."""
    fields: dict[str, Any] = {
        "reason": (AskedNote, ""),
        "request_id": (AskedWord | None, None),
    }
    for field in dataclasses.fields(shape):
        if field.name not in _ABOUT:
            default = ... if field.default is dataclasses.MISSING else field.default
            fields[field.name] = (field.type, default)
    config = pydantic.ConfigDict(extra="forbid")
    return pydantic.create_model(f"{shape.__name__}Put", __config__=config, **fields)


def put(
    request: Request, actor: Actor, thing: Thing[Any, Any], body: Any, about: dict[str, Any]
) -> Response:
    """Run the save command; the new version is the ETag of the answer."""
    runtime: Runtime = request.app.state.runtime
    names = {field.name for field in dataclasses.fields(thing.save.shape)} - _ABOUT
    command = thing.save.shape(**about, **{name: getattr(body, name) for name in names})
    wanted = CommandRequest(
        request_id=body.request_id or new_request_id(runtime.clock),
        command=command,
        reason=body.reason,
    )
    answer = run(runtime, thing.save, wanted, actor)
    response = respond(request, answer)
    if "version" in answer.result:
        response.headers["ETag"] = f'"{answer.result["version"]}"'
    return response


def version_read(if_match: str | None) -> int | None:
    """Return the version of an If-Match header; None for none or ``*``. ``if_match_wrong``."""
    if if_match is None or if_match.strip() == "*":
        return None
    match = _ETAG.fullmatch(if_match.strip())
    if match is None:
        raise refuse("if_match_wrong", if_match=if_match)
    return int(match[1])


def show(request: Request, actor: Actor, thing: Thing[Any, Any], thing_id: RowId) -> Response:
    """Return one record as it is now. Refusal ``<kind>_unknown``."""
    check_reader(actor, thing)
    with request.app.state.runtime.database.read() as connection:
        found = current(connection, thing.kind, thing_id)
        if found is None:
            raise refuse(f"{thing.kind}_unknown", **{thing.kind: str(thing_id)})
        thing.check(connection, actor, thing_id)
        record = record_out(thing_id, found, data_of(thing.data, found.body))
        shown = thing.show(connection, record)
    return thing.shape.answer(shown, {"ETag": f'"{found.number}"'})


def check_reader(actor: Actor, thing: Thing[Any, Any]) -> None:
    """Refuse ``not_allowed`` where reading needs a right that the caller lacks."""
    if thing.read and actor.role_for(thing.read) is None:
        raise refuse("not_allowed", action=thing.read)
