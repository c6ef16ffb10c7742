"""HTTP connections as the server takes them: who never finishes a request's head is hung up on.

The server limits how long a kept connection rests between requests, and the guard how long a body
takes; a head that comes byte by byte, or never, would hold its connection for ever, and a stranger
with a few thousand of them everybody's.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

HEAD_SECONDS = 10
"""So long after the connection, or the answer before, a whole head may take."""


class ImpatientProtocol(HttpToolsProtocol):
    """Takes requests, and looks every few seconds whether one is being waited for too long."""

    _waiting_since: float
    _look: asyncio.TimerHandle

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a head."""
        super().connection_made(transport)
        self._waiting_since = self.loop.time()
        self._look = self.loop.call_later(HEAD_SECONDS, self._hang_up)

    def on_response_complete(self) -> None:
        """Wait for the next head from now on."""
        self._waiting_since = self.loop.time()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        self._look.cancel()
        super().connection_lost(exc)

    def _hang_up(self) -> None:
        cycle: RequestResponseCycle | None = self.cycle  # None until the first head is whole
        has_request = cycle is not None and not cycle.response_complete
        left = HEAD_SECONDS - (self.loop.time() - self._waiting_since)
        if has_request or left > 0:
            self._look = self.loop.call_later(max(left, 1), self._hang_up)
            return
        self.transport.close()
