"""A good call of every operation, with ids of the site: what only one odd thing is put into.

Commands take what was sent in the story, else what stands in the golden file, else what their
shape says; where the site has moved on, other ids of the same words are tried, each in a
transaction that is undone, and what gets furthest is taken.
"""

import dataclasses
import functools
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic

from tests import golden
from tests.fuzz.calls import API, Call, changed, ways
from tests.fuzz.ground import ANYBODY, FILES, Ground
from tests.fuzz.sending import plain_answer
from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Request, Scan
from tongma.foundation.commands.run import run
from tongma.foundation.kernel.outcome import Refused

DESCRIPTION = Path(__file__).parents[2] / "docs" / "openapi.json"
TRIES = 8
ROUNDS = 24
GOOD = 200
WORDS = {
    "scheme": "gtin", "value": "09520104000139", "q": "A", "ids": "1", "username": "fuzz.0",
    "password": "wrong-password-1", "old": "wrong-password-1", "new": "another-password-2",
    "month": "2026-09", "kind": "items", "raw": "01095201040001391731062810A",
    "epc": "3074257BF7194E4000001A85", "lot": "L1", "moment": "2026-09-20T08:00:00Z",
    "di": "09520104000139",    "name": "receipt", "sha256": "0" * 64, "if-match": "*",
}  # fmt: skip
"""What a text of this name says where nothing else is known."""


@functools.cache
def described() -> Any:
    """Return the description of the API, which another test holds to what the server gives."""
    return json.loads(DESCRIPTION.read_text("utf-8"))


def bases(ground: Ground, chance: random.Random, part: int = 0, parts: int = 1) -> Iterator[Call]:
    """Yield a good call of every operation of a share, but the endless one."""
    number = 0
    description = described()
    golds = {line["command"]: json.loads(line["body"]) for line in golden.golden()}
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            number += 1
            if path.endswith("/journal/stream") or number % parts != part:
                continue
            kind = KINDS.get(operation.get("operationId", "").replace("_", ".", 1))
            call = _call(description, method.upper(), path, operation)
            if method == "put":
                call = _saved(ground, call)
            if kind is not None and method == "post" and "command" in (call.body or {}):
                yield _command(ground, call, kind, golds, chance)
            else:
                yield _found(ground, call, chance)


SAVES = {
    "items": "catalogue.save_item", "certificates": "catalogue.save_certificate",
    "partners": "partners.save_partner", "people": "people.save_person",
    "places": "places.save_place",
}  # fmt: skip
"""Records that are put → the command that saves them."""


def _saved(ground: Ground, call: Call) -> Call:
    """Return the PUT with what was saved last of its kind."""
    sent = ground.bodies.get(SAVES[call.path.split("/")[3]])
    if not sent:
        return call
    fields = {n: v for n, v in _opened(sent[0]["command"]).items() if n in call.body}
    return dataclasses.replace(call, body=call.body | fields | {"request_id": None})


def _call(description: Any, method: str, path: str, operation: Any) -> Call:
    parts: dict[str, dict[str, str]] = {"path": {}, "query": {}, "header": {}}
    for one in operation.get("parameters", []):
        if one["in"] in parts:
            parts[one["in"]][one["name"]] = _text(one["name"], one.get("schema", {}))
    call = Call(method, path, parts["path"], parts["query"], parts["header"])
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        example = _example(description, content["application/json"]["schema"], "")
        return dataclasses.replace(call, body=example, has_body=True)
    if "multipart/form-data" in content:
        shape = _shape(description, content["multipart/form-data"]["schema"])
        form = {n: _text(n, s) for n, s in shape["properties"].items() if n != "file"}
        return dataclasses.replace(call, form=form, file=FILES[path.removeprefix(API)])
    return call


def _shape(description: Any, schema: Any) -> Any:
    if "$ref" in schema:
        return description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _text(name: str, schema: Any) -> str:
    schema = next((s for s in schema.get("anyOf", ()) if s.get("type") != "null"), schema)
    if schema.get("default") is not None:
        default = schema["default"]
        return default if isinstance(default, str) else json.dumps(default)
    if "enum" in schema:
        return str(schema["enum"][0])
    if schema.get("type") in ("integer", "number"):
        return str(max(schema.get("minimum", 0), 1))
    return WORDS.get(name, "")


def _example(description: Any, schema: Any, name: str) -> Any:
    schema = _shape(description, schema)
    options = [s for s in schema.get("anyOf", schema.get("oneOf", ())) if s.get("type") != "null"]
    if options:
        is_optional = len(options) < len(schema.get("anyOf", options))
        return None if is_optional else _example(description, options[0], name)
    if "const" in schema or "default" in schema or "enum" in schema:
        return schema.get("const", schema.get("default", schema.get("enum", [None])[0]))
    match schema.get("type"):
        case "object":
            return {
                inner: _example(description, part, inner)
                for inner, part in schema.get("properties", {}).items()
            }
        case "array":
            return [_example(description, schema.get("items", {}), name)]
        case "integer" | "number":
            return max(schema.get("minimum", 0), 1)
        case "boolean":
            return False
    pattern = schema.get("pattern", "")
    if "-[0-9]{2}" in pattern:
        return "2026-09-20" if "T" not in pattern else ""
    return "1" if "[0-9]" in pattern else WORDS.get(name, "")


def _found(ground: Ground, call: Call, chance: random.Random) -> Call:
    """Return the call with ids for which it answers 200, where some are found."""
    names: list[Any] = [place for place in call.places() if _is_id(call, place)]
    best, best_status = call, 999
    pools = [list(_pool(ground, call, str(place[-1]))) for place in names]
    rounds = max([len(pool) for pool in pools], default=1) or 1
    for at in range(min(rounds, ROUNDS)):
        tried = call
        for place, pool in zip(names, pools, strict=True):
            if pool:
                tried = tried.put(place, pool[at] if at < len(pool) else chance.choice(pool))
        status = plain_answer(ground, tried)
        if status < best_status:
            best, best_status = tried, status
        if status == GOOD:
            break
    return best


def _is_id(call: Call, place: Any) -> bool:
    kind, *way = place
    if kind == "body":
        return bool(way) and _at(call.body, way) == "1"
    if kind in ("query", "form"):
        return bool(getattr(call, kind)[way[0]] == "1")
    return bool(kind == "filled")


def _pool(ground: Ground, call: Call, name: str) -> Iterator[str]:
    if name in ("scheme", "value", "sha256", "di"):
        yield WORDS[name]
        return
    if name == "kind":
        yield from ("items", "partners", "places", "orders")
        return
    if name == "name":
        yield from ("receipt", "pick_list", "shipping-note", "acceptance", "receipt_min_days")
    words = call.path.split("/")
    before = words[words.index(f"{{{name}}}") - 1] if f"{{{name}}}" in words else ""
    yield from ground.candidates(before.removesuffix("s"))
    yield from ground.candidates(name)
    yield from ground.every


def _at(body: Any, way: Any) -> Any:
    for name in way:
        body = body[name]
    return body


def _command(ground: Ground, call: Call, kind: Any, golds: Any, chance: random.Random) -> Call:
    """Return the command with the body that gets furthest."""
    sent = ground.bodies.get(kind.name, [])[:6] + [golds[kind.name]] * (kind.name in golds)
    told = [_sent(body) for body in sent] or [{"command": call.body["command"], "scans": []}]
    best, best_rank = None, 99
    for attempt in itertools.islice(_attempts(ground, kind, told, chance), TRIES):
        rank = _rank(ground, kind, attempt)
        if rank < best_rank:
            best, best_rank = attempt, rank
        if rank == 0:
            break
    return dataclasses.replace(
        call,
        body=call.body
        | {"reason": "why", "station": "F-1", "happened_at": None, **(best or told[0])},
    )


def _sent(body: Any) -> Any:
    return {"command": _opened(body["command"]), "scans": body.get("scans", [])}


def _opened(value: Any) -> Any:
    """Return what was sent: private texts are commitments in records."""
    if isinstance(value, dict):
        if set(value) == {"commitment"}:
            return "text"
        return {name: _opened(inner) for name, inner in value.items()}
    return [_opened(inner) for inner in value] if isinstance(value, list) else value


def _names_something(value: Any) -> bool:
    return isinstance(value, str) and value.isdigit() and value != "0"


def _attempts(ground: Ground, kind: Any, told: list[Any], chance: random.Random) -> Iterator[Any]:
    yield from told
    while True:
        attempt = chance.choice(told)
        for place in list(ways(attempt["command"], ())):
            if _names_something(_at(attempt["command"], place)) and place:
                name = next((str(n) for n in reversed(place) if isinstance(n, str)), "")
                pool = ground.candidates(name) or ground.candidates(f"{name}s") or ["0"]
                command = changed(attempt["command"], list(place), chance.choice(pool))
                attempt = attempt | {"command": command}
        yield attempt


def _rank(ground: Ground, kind: Any, attempt: Any) -> int:
    """Return how far a command gets, in a transaction that is undone: 0 for accepted."""
    try:
        command = pydantic.TypeAdapter(kind.shape).validate_python(attempt["command"])
        scans = tuple(pydantic.TypeAdapter(Scan).validate_python(one) for one in attempt["scans"])
    except (pydantic.ValidationError, Refused):
        return 9
    request = Request(ground.site.request_id(), command, scans=scans, reason="why")
    try:
        with ground.undone():
            answer = run(ground.site.runtime, kind, request, ground.actors[ANYBODY])
    except Exception:  # noqa: BLE001 - the calls themselves will find it
        return 0
    if answer.refusal is None:
        return 0 if answer.outcome == "accepted" else 1
    return 8 if answer.refusal.code.endswith("_unknown") else 4
