"""Killed without a word: nothing acknowledged is lost, nothing is half done."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.places import Measured, database
from bench.server import Client, serving
from bench.through_http import Ground, envelope, prepare
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.time import add_days
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.db import Database
from tongma.stock.check.everything import check_everything
from tongma.stock.query.balances import stock_at
from tongma_demo.story.world import GLOVE, label

NAMES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


def proved(measured: Measured) -> tuple[list[str], int]:
    """Return the faults, and how many gloves there are."""
    books = Database(measured.url)
    number_pending(books, SystemClock())
    faults = check_everything(books).faults
    with books.read() as connection:
        total = sum(row.quantity for row in stock_at(connection))
    books.dispose()
    return faults, total


@dataclass
class Device:
    """Keeps what it sent until it has an answer."""

    ground: Ground
    expiry: str
    acknowledged: dict[str, str] = field(default_factory=dict)
    unsure: list[dict[str, object]] = field(default_factory=list)

    def live(self, client: Client, port: int, life: int) -> None:
        """Send again what is unsure, then go on until the server is killed under it."""
        for body in list(self.unsure):
            self.send(client, body)
        for number in range(20 + life * 7):
            raw = label(GLOVE, self.expiry, f"L{number}")
            body = envelope({"receipt": str(self.ground.receipts[0]), "quantity": "1"}, raw)
            self.unsure.append(body)
            if number == 15 + life * 5:
                kill(port)
            self.send(client, body)

    def send(self, client: Client, body: dict[str, object]) -> None:
        status, answer = client.post("/api/v1/receiving/receive-line", body)
        assert status == http.HTTPStatus.OK, answer
        self.acknowledged[str(body["request_id"])] = answer["record_id"]
        self.unsure.remove(body)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_killed_server_has_lost_nothing_that_it_acknowledged(name: str) -> None:
    with database(name) as measured:
        ground = prepare(measured)
        device = Device(ground, add_days(ground.world.today, 700))
        for life in range(4):
            with (
                contextlib.suppress(OSError, http.client.HTTPException),
                serving(measured, 1) as port,
                closing(Client(port, *ground.logins[0])) as client,
            ):
                device.live(client, port, life)
        faults, total = proved(measured)
    known = len(device.acknowledged)

    assert [] == faults
    assert known <= total <= known + len(device.unsure)
    assert len(set(device.acknowledged.values())) == known


def kill(port: int) -> None:
    """Kill whoever listens on the port, at once."""
    wanted = f"{port:04X}"
    inodes = {
        line.split()[9]
        for line in Path("/proc/net/tcp").read_text("utf-8").splitlines()[1:]
        if line.split()[1].endswith(wanted) and line.split()[3] == "0A"
    }
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            links = {str(one.readlink()) for one in (process / "fd").iterdir()}
            if any(f"socket:[{inode}]" in links for inode in inodes):
                os.kill(int(process.name), signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.parametrize("steps", [25, 90, 170])
def test_a_killed_story_leaves_books_that_are_right(tmp_path: Path, steps: int) -> None:
    environment = os.environ | {"TONGMA_DATA": str(tmp_path)}
    environment.pop("TONGMA_DATABASE", None)
    command = [sys.executable, "-m", "tongma.app.cli"]
    with subprocess.Popen(
        [*command, "demo", "--story"], env=environment, stdout=subprocess.PIPE
    ) as story:
        assert story.stdout is not None
        for _line in range(steps):
            story.stdout.readline()
        story.kill()
    checked = subprocess.run(
        [*command, "check"], env=environment, capture_output=True, text=True, check=False
    )

    assert (0, "check: no fault") == (checked.returncode, checked.stdout.splitlines()[-1])
