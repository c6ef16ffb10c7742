"""A real server in processes of its own, and clients that are logged in."""

import contextlib
import http
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.places import Measured

_HEADERS = {"Content-Type": "application/json"}


@contextlib.contextmanager
def serving(measured: Measured, workers: int) -> Iterator[int]:
    """Run the server and give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = os.environ | {
        "TONGMA_DATA": str(measured.folder),
        "TONGMA_DATABASE": measured.url,
        "PORT": str(port),
        "TONGMA_WORKERS": str(workers),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tongma.app.cli", "run"], env=environment,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(port: int) -> None:
    for _ in range(600):
        if _answers(port):
            return
        time.sleep(0.1)
    message = "the server did not start"
    raise RuntimeError(message)


def _answers(port: int) -> bool:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(asking):
        asking.request("GET", "/healthz")
        return asking.getresponse().status == http.HTTPStatus.OK
    return False


@dataclass
class Client:
    """One logged-in device on one connection that stays open."""

    port: int
    username: str
    password: str

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        status, answer, cookie = self._send(
            "POST", "/api/v1/session", {"username": self.username, "password": self.password}
        )
        assert status == http.HTTPStatus.OK, answer
        self._headers = _HEADERS | {"Cookie": cookie, "X-CSRF-Token": answer["csrf_token"]}

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        """Post JSON; return status and answer."""
        status, answer, _cookie = self._send("POST", path, body)
        return status, answer

    def log_out(self) -> None:
        """End the session; what is open goes on until it notices."""
        self._send("DELETE", "/api/v1/session", None)

    @contextlib.contextmanager
    def stream(self, path: str, seconds: float) -> Iterator[http.client.HTTPResponse]:
        """Open a stream on a connection of its own; silence of so many seconds is an OSError."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=self._headers)
            yield connection.getresponse()

    def _send(self, method: str, path: str, body: Any) -> tuple[int, Any, str]:
        headers = getattr(self, "_headers", _HEADERS)
        content = json.dumps(body)
        try:
            self._connection.request(method, path, content, headers)
            response = self._connection.getresponse()
        except (OSError, http.client.HTTPException):
            # The server has closed a connection that was idle: send it again on a new one.
            self._connection.close()
            self._connection.request(method, path, content, headers)
            response = self._connection.getresponse()
        answer = response.read()
        cookie = (response.getheader("Set-Cookie") or "").partition(";")[0]
        return response.status, json.loads(answer), cookie
