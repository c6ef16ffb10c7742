"""The built screens as files: compressed, cached by content, with a strict policy of contents."""

import os
import re
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; worker-src 'self' blob:; media-src 'self' blob:; "
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
)
_HSTS = (b"strict-transport-security", b"max-age=31536000")
_UNKEPT = (b"cache-control", b"no-store")
"""Of whatever the API answers: nothing of it stays in a browser after somebody has logged out."""
_NOT_FOUND = 404
_SCREEN = re.compile(r"/|(/[a-z][a-z-]*)+(/[!-.0-\[\]-~]+)*/?", re.ASCII)
"""Addresses of screens: words, and behind them ids and codes of any printed sign."""
_UPWARD = re.compile(r"/\.\.?(/|$)")


class Screens(StaticFiles):
    """Files of the built screens; any other address is a screen's own and gets the one page.

    An address that no screen has, by its signs, is not found.
    """

    async def check_config(self) -> None:
        """Leave a folder that is not built to be found empty."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or the page; the API's unknown addresses stay unknown."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != _NOT_FOUND or not _is_screen(scope["path"]):
                raise
            response = await super().get_response("index.html", scope)
        cached = path.startswith("assets" + os.sep)
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if cached else "no-cache"
        )
        return response


def _is_screen(path: str) -> bool:
    is_address = _SCREEN.fullmatch(path) is not None and _UPWARD.search(path) is None
    return is_address and not path.startswith("/api/")


def screens(folder: Path) -> ASGIApp:
    """Return the screens as an application; without a build they are simply not found."""
    return GZipMiddleware(Screens(directory=folder, html=True, check_dir=False))


class SafeHeaders:
    """Adds the headers that keep a browser from being used against its user, unless set."""

    def __init__(self, app: ASGIApp, *, https: bool = False) -> None:
        self._app = app
        self._always = (*_HEADERS, _HSTS) if https else _HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, adding headers to the answer."""
        wanted = self._always
        if scope["type"] == "http" and scope["path"].startswith("/api/"):
            wanted = (*wanted, _UNKEPT)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = message.get("headers", [])
                own = {name for name, _value in there}
                more = [one for one in wanted if one[0] not in own]
                message["headers"] = [*there, *more]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)
