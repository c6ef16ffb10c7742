"""A demo site on a free port, and people at it in a real Chromium."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.browser.person import Person

ROOT = Path(__file__).parents[2]
START_SECONDS = 180
QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a running demo site, and each person's password."""
    data = tmp_path_factory.mktemp("data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"TONGMA_DATA": str(data), "PORT": str(port), "PYTHONWARNINGS": "default"}
    python_path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "packages/devicecodes/src")])
    environment = os.environ | settings | {"PYTHONPATH": python_path}
    log = (data / "server.log").open("w")
    command = [sys.executable, "-m", "tongma.app.cli", "run", "--demo"]
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server, data / "server.log")
        logins = (data / "demo-logins.txt").read_text("utf-8")
        yield address, dict(re.findall(r"^ {2}(\S+) +(\S+-\S+-\S+-\S+)", logins, re.MULTILINE))
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text("utf-8")
        if is_up(address):
            return
        time.sleep(0.3)
    pytest.fail(f"the server did not start: {log.read_text('utf-8')}")


def is_up(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, TimeoutError):
        return False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.program(), args=[*chromium.arguments(), *QUIET]
        )
        yield running
        running.close()


Enter = Callable[..., Person]


@pytest.fixture
def enter(browser: Browser, demo: tuple[str, dict[str, str]]) -> Iterator[Enter]:
    """Let a person in, at a desk or with a handheld: ``enter("shouhuo", phone=True)``."""
    address, passwords = demo
    entered: list[Person] = []

    def let_in(username: str, *, phone: bool = False, **looks: object) -> Person:
        person = Person(browser, address, phone=phone, looks=looks)
        entered.append(person)
        person.log_in(username, passwords[username])
        return person

    yield let_in
    faults = [fault for person in entered for fault in person.faults]
    for person in entered:
        person.leave()
    assert [] == faults
