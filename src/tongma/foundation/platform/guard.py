"""The layer before everything: who may send a body, how large, and how long it may take.

It stands in front of routing and parsing. A body is refused unread where nobody is logged in; while
it streams, it is counted and timed. A text that no database can keep, in an address, ends here too.

**Source:** OWASP ASVS 5.0, V4.1 and V13; RFC 9110, 15.5.9 (408) and 15.5.14 (413).
"""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEBIBYTE = 2**20
_RECENT_SECONDS = 30.0
_RECENT_MAX = 10_000


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """How large a body may be, in bytes, and how long the next part of it may take, in seconds."""

    plain: int = 2 * MEBIBYTE
    """JSON and anything else that is read whole."""
    upload: int = 260 * MEBIBYTE
    """A form with a file; each door has a limit of its own below it."""
    large: Mapping[str, int] | None = None
    """Address → limit of its JSON, where it needs more than ``plain``."""
    anonymous: int = 16 * 1024
    """What may be sent without a login: the login itself."""
    part_seconds: float = 15.0
    whole_seconds: float = 600.0

    def of(self, path: str, media_type: str) -> int:
        """Return the limit of a body sent to an address."""
        if media_type.startswith("multipart/"):
            return self.upload
        return (self.large or {}).get(path, self.plain)


class _Ended(Exception):
    """The body is refused: status, code, words."""

    def __init__(self, status: int, code: str, words: str) -> None:
        super().__init__(code)
        self.status, self.code, self.words = status, code, words


class Guard:
    """Refuses what must not reach the application.

    Args:
        app: the application behind it.
        is_known: says, from an address and its headers, whether the caller is logged in; runs in a
            thread, for it asks the database.
        open_paths: addresses to which a small body may be sent without a login.
        limits: sizes and times.
    """

    def __init__(
        self,
        app: ASGIApp,
        is_known: Callable[[Scope], bool],
        *,
        open_paths: frozenset[str],
        limits: BodyLimits = BodyLimits(),
    ) -> None:
        self._app = app
        self._is_known = is_known
        self._open = open_paths
        self._limits = limits
        self._recent: dict[bytes, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _is_broken(scope):
            await _answer(send, _Ended(400, "address_wrong", "the address holds a NUL character"))
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        if not _has_body(headers):
            await self._app(scope, receive, send)
            return
        try:
            limit = await self._allowed(scope, headers)
        except _Ended as ended:
            await _answer(send, ended)
            return
        await self._pass_on(scope, receive, send, limit)

    async def _allowed(self, scope: Scope, headers: Mapping[bytes, bytes]) -> int:
        """Return how large the body may be; nothing of it has been read yet."""
        path = scope["path"]
        if path in self._open:
            limit = self._limits.anonymous
        elif await self._knows(scope, headers):
            limit = self._limits.of(path, headers.get(b"content-type", b"").decode("latin-1"))
        else:
            raise _Ended(401, "not_logged_in", "log in before anything is sent")
        said = headers.get(b"content-length", b"0")
        if not said.isdigit() or int(said) > limit:
            raise _too_large(limit)
        return limit

    async def _knows(self, scope: Scope, headers: Mapping[bytes, bytes]) -> bool:
        """Say whether the caller is logged in; who was known a moment ago is not asked for again.

        This only saves resources: what the caller may do is judged behind it, each time anew.
        """
        told = headers.get(b"authorization", b"") + b"\0" + headers.get(b"cookie", b"")
        credential = hashlib.sha256(told).digest()
        now = asyncio.get_running_loop().time()
        if self._recent.get(credential, 0.0) > now:
            return True
        if not await run_in_threadpool(self._is_known, scope):
            return False
        if len(self._recent) >= _RECENT_MAX:
            self._recent.clear()
        self._recent[credential] = now + _RECENT_SECONDS
        return True

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        """Pass the call on; the body is counted and timed while it streams."""
        counted = _Counted(receive, limit, self._limits)
        answered = False

        async def send_and_note(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self._app(scope, counted, send_and_note)
        except _Ended as ended:
            if not answered:
                await _answer(send, ended)


class _Counted:
    """Receives a body part by part, and ends it where it is too large or too slow."""

    def __init__(self, receive: Receive, limit: int, limits: BodyLimits) -> None:
        self._receive = receive
        self._limit = limit
        self._part = limits.part_seconds
        self._until = asyncio.get_running_loop().time() + limits.whole_seconds
        self._seen = 0
        self._is_whole = False

    async def __call__(self) -> Message:
        """Return the next message of the connection."""
        if self._is_whole:  # from here on it only waits for the client to go away
            return await self._receive()
        left = self._until - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, min(self._part, left)))
        except TimeoutError:
            raise _Ended(408, "body_too_slow", "the body did not arrive in time") from None
        if message["type"] == "http.request":
            self._seen += len(message.get("body", b""))
            self._is_whole = not message.get("more_body", False)
            if self._seen > self._limit:
                raise _too_large(self._limit)
        return message


def _has_body(headers: Mapping[bytes, bytes]) -> bool:
    return b"transfer-encoding" in headers or headers.get(b"content-length", b"0") != b"0"


def _is_broken(scope: Scope) -> bool:
    """Whether a NUL, which no database keeps, stands in the address or its query."""
    query = scope.get("query_string", b"")
    return "\x00" in scope["path"] or "\x00" in unquote(query.decode("latin-1"))


def _too_large(limit: int) -> _Ended:
    return _Ended(413, "upload_too_large", f"at most {limit} bytes may be sent here")


async def _answer(send: Send, ended: _Ended) -> None:
    """Answer with a problem (RFC 9457) and close: the rest of the body is not wanted."""
    body = json.dumps(
        {
            "type": f"/docs/refusals/{ended.code}",
            "title": ended.code.replace("_", " "),
            "status": ended.status,
            "code": ended.code,
            "detail": ended.words,
        }
    ).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": ended.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
