"""Bodies of requests as JSON, read strictly: what another reader could read otherwise is refused.

UTF-8, each key once in an object, numbers that a number can hold, objects in objects to a depth
that no honest body has. A refusal says what is wrong and at which character, from 1.

**Source:** RFC 8259 (4: names should be unique; 6: no NaN, no Infinity; 8.1: UTF-8); RFC 7493.
"""

import json
import math
import re
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request, Response, params
from fastapi.routing import APIRoute

from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.readable import shown

DEPTH_MAX = 64
DIGITS_MAX = 40
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]|-?(?:Infinity|NaN)|-?[0-9][0-9.eE+-]*')
_JSON = re.compile(r"application/(?:json|[^;\s]+\+json)\s*(?:;|$)", re.IGNORECASE)


class BodyWrong(HTTPException):
    """A body that is no JSON as it is read here."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(400)
        self.refusal = refusal


class _Odd(ValueError):
    """Something in the text is legal for a lenient reader only; where, is looked for then."""


def read_json(body: bytes) -> Any:
    """Return what a body says.

    Raises BodyWrong, in order: ``body_encoding``, ``body_not_json``, ``body_too_deep``,
    ``body_key_twice``, ``body_number_wrong``.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BodyWrong(Refusal("body_encoding", {"at": str(wrong.start + 1)})) from None
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_number,
            parse_float=_number,
            parse_int=_number,
        )
    except json.JSONDecodeError as wrong:
        raise BodyWrong(Refusal("body_not_json", {"at": str(wrong.pos + 1)})) from None
    except (_Odd, RecursionError):
        raise BodyWrong(_oddity(text)) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Odd
    return found


def _number(text: str) -> int | float:
    if _is_odd(text):
        raise _Odd
    return int(text) if text.removeprefix("-").isdigit() else float(text)


def _is_odd(text: str) -> bool:
    return len(text) > DIGITS_MAX or not math.isfinite(float(text))


def _oddity(text: str) -> Refusal:
    """Return the first oddity of a text with its place."""
    names: list[set[str] | None] = []
    before = ""
    for token in _TOKEN.finditer(text):
        sign, at = token[0], str(token.start() + 1)
        if sign in "{[":
            names.append(set() if sign == "{" else None)
            if len(names) > DEPTH_MAX:
                return Refusal("body_too_deep", {"at": at, "limit": str(DEPTH_MAX)})
        elif sign in "}]":
            names = names[:-1]
        elif sign == ":" and names and names[-1] is not None:
            name = json.loads(before)
            if name in names[-1]:
                return Refusal("body_key_twice", {"key": shown(name), "at": at})
            names[-1].add(name)
        elif sign[0] != '"' and _is_odd(sign):
            return Refusal("body_number_wrong", {"number": shown(sign), "at": at})
        before = sign
    return Refusal("body_not_json", {"at": "1"})


class _JsonRequest(Request):
    """A request whose body is read strictly."""

    async def json(self) -> Any:
        """Return what the body says. Raises BodyWrong."""
        return read_json(await self.body())


class JsonRoute(APIRoute):
    """A route that takes JSON only as ``read_json`` reads it, and nothing else instead of it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler behind the strict reading."""
        handler = super().get_route_handler()
        if self.body_field is None or isinstance(self.body_field.field_info, params.Form):
            return handler

        async def strictly(request: Request) -> Response:
            kind = request.headers.get("content-type", "")
            coding = request.headers.get("content-encoding", "identity")
            if not _JSON.match(kind) or coding.lower() != "identity":
                told = shown(kind if coding.lower() == "identity" else coding)
                raise BodyWrong(Refusal("body_media_type", {"media_type": told}))
            return await handler(_JsonRequest(request.scope, request.receive))

        return strictly
