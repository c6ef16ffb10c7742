"""Receipts and scans through HTTP, as devices send them."""

import itertools
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import sqlalchemy as sa

from bench.places import Measured
from bench.server import Client, serving
from tongma.app.bootstrap import add_person
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.time import add_days, local_date
from tongma.foundation.platform.bulk import insert_rows
from tongma.foundation.platform.clock import SystemClock, new_request_id
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inbound.receiving.model import OpenReceipt
from tongma.masterdata.identifiers.tables import binding
from tongma.work.documents.model import OrderLine
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import GLOVE, World, build, label

CLIENTS = 8
CLOCK = SystemClock()
Row = tuple[str, str, str]


@dataclass
class Ground:
    """A site with orders without end, a receipt for each, and receivers with passwords."""

    world: World
    receipts: list[int]
    logins: list[tuple[str, str]]


def prepare(measured: Measured) -> Ground:
    """Make the site."""
    runtime = Runtime(Database(measured.url), CLOCK, FileStore(measured.folder / "files"))
    teller = Teller(runtime, cast(), lambda _words: None)
    world = build(teller, local_date(CLOCK.now(), "Asia/Shanghai"))
    lines = tuple(OrderLine(world.items[word], "9000000") for word in ("glove", "stent"))
    receipts = []
    for _ in range(CLIENTS):
        order = teller.do(
            "buyer", "purchasing.place_order", PlaceOrder(world.supplier, world.site, lines)
        )
        opened = teller.do(
            "receiver", "receiving.open_receipt", OpenReceipt(world.site, (int(order["order"]),))
        )
        receipts.append(int(opened["receipt"]))
    logins = []
    for number in range(CLIENTS):
        name = f"receiver{number}"
        password = add_person(runtime, name, name, ("receiver",), must_change=False)
        logins.append((name, password))
    runtime.database.dispose()
    return Ground(world, receipts, logins)


def envelope(command: dict[str, object], raw: str = "") -> dict[str, object]:
    """Return a command with its envelope."""
    scans = [{"raw": raw, "symbology": "]d2"}] if raw else []
    return {"request_id": new_request_id(CLOCK), "command": command, "scans": scans}


def measure(measured: Measured, seconds: float, identifiers: int) -> list[Row]:
    """Return the figures as rows: what, value, aim."""
    ground = prepare(measured)
    add_identifiers(measured, identifiers)
    workers = 1 if measured.name == "sqlite" else 2
    rows = []
    with serving(measured, workers) as port:
        clients = [Client(port, name, password) for name, password in ground.logins]
        rows += serials(clients[0], ground, measured.name)
        rows += single_lines(clients, ground, seconds)
        rows += scans_while_posting(clients, ground, seconds)
    return rows


def add_identifiers(measured: Measured, count: int, already: int = 0) -> None:
    """Bind so many codes, so that finding one is finding one among many."""
    database = Database(measured.url)
    step = 50_000
    for start in range(already, count, step):
        rows = [
            {
                "id": 10**9 + n, "scheme": "gtin", "value": f"{n:014d}", "scope": 0,
                "target_kind": "item", "target": 0, "level": 0, "role": "", "source": "bench",
                "status": "confirmed", "valid_from": "", "valid_to": "", "known_from": 0,
                "known_to": None, "supersedes": 0,
            }
            for n in range(start, min(start + step, count))
        ]  # fmt: skip

        def work(connection: sa.Connection, rows: list[dict[str, object]] = rows) -> None:
            insert_rows(connection, binding, rows)

        database.write(work)
    database.dispose()


def serials(client: Client, ground: Ground, name: str) -> list[Row]:
    """One receipt line of many serials."""
    aims = {
        "sqlite": {10_000: "< 1", 100_000: "< 5"},
        "postgresql": {10_000: "< 2", 100_000: "< 15"},
    }[name]
    rows = []
    for count in (10_000, 100_000):
        batch = f"{count}-{time.time_ns()}"
        command = {
            "receipt": str(ground.receipts[0]),
            "item": str(ground.world.items["stent"]),
            "lot": f"B{count}",
            "expiry": add_days(ground.world.today, 700),
            "serials": [f"{batch}-{n}" for n in range(count)],
        }
        start = time.perf_counter()
        status, answer = client.post("/api/v1/receiving/receive-line", envelope(command))
        took = time.perf_counter() - start
        assert status == HTTPStatus.OK, answer
        rows.append((f"one receipt line of {count:,} serials, HTTP, s", f"{took:.2f}", aims[count]))
    return rows


def single_lines(clients: list[Client], ground: Ground, seconds: float) -> list[Row]:
    """One line, one scan, as fast as the clients can: each at a delivery of its own, then all
    at one delivery, whose order they must wait for.
    """
    rows = lines_at(clients, ground.receipts, (ground, seconds))
    shared = lines_at(clients, [ground.receipts[0]] * len(clients), (ground, seconds / 2))
    what = f"receipt lines with one scan, HTTP, {len(clients)} clients"
    return [
        (f"{what}, per s", rows[0], "≥ 250"),
        ("the same, p50 / p99, ms", rows[1], "p99 < 80"),
        (f"{what} at one delivery, per s", shared[0], ""),
        ("the same, p50 / p99, ms", shared[1], ""),
    ]


def lines_at(
    clients: list[Client], receipts: list[int], about: tuple[Ground, float]
) -> tuple[str, str]:
    """Return how many lines a second, and how long one takes."""
    ground, seconds = about
    expiry = add_days(ground.world.today, 700)
    numbers = itertools.count()
    stop = time.perf_counter() + seconds
    took: list[float] = []

    def work(client: Client, receipt: int) -> None:
        while time.perf_counter() < stop:
            raw = label(GLOVE, expiry, f"L{next(numbers) % 200}")
            command = {"receipt": str(receipt), "quantity": "1"}
            begin = time.perf_counter()
            status, answer = client.post("/api/v1/receiving/receive-line", envelope(command, raw))
            took.append(time.perf_counter() - begin)
            assert status == HTTPStatus.OK, answer

    begin = time.perf_counter()
    run_all([lambda c=c, r=r: work(c, r) for c, r in zip(clients, receipts, strict=True)])
    rate = len(took) / (time.perf_counter() - begin)
    return f"{rate:.0f}", f"{quantile(took, 50):.0f} / {quantile(took, 99):.0f}"


def scans_while_posting(clients: list[Client], ground: Ground, seconds: float) -> list[Row]:
    """Scans read at a steady 200 a second while 20 commands a second are posted."""
    expiry = add_days(ground.world.today, 700)
    reads: list[float] = []

    def reading(client: Client, per_second: float) -> None:
        def once() -> None:
            body = {"scans": [{"raw": label(GLOVE, expiry, "L1"), "symbology": "]d2"}]}
            status, answer = client.post("/api/v1/scans/resolve", body)
            assert status == HTTPStatus.OK, answer

        steadily(once, per_second, seconds, reads)

    def posting(client: Client, per_second: float) -> None:
        def once() -> None:
            command = {"receipt": str(ground.receipts[0]), "quantity": "1"}
            client.post(
                "/api/v1/receiving/receive-line", envelope(command, label(GLOVE, expiry, "L1"))
            )

        steadily(once, per_second, seconds, [])

    half = len(clients) // 2
    run_all(
        [lambda c=c: reading(c, 200 / half) for c in clients[:half]]
        + [lambda c=c: posting(c, 20 / half) for c in clients[half:]]
    )
    return [
        (
            "scan read at 200/s beside 20 commands/s, p50 / p99, ms",
            f"{quantile(reads, 50):.1f} / {quantile(reads, 99):.1f}",
            "p99 < 40",
        ),
    ]


def steadily(
    once: Callable[[], None], per_second: float, seconds: float, took: list[float]
) -> None:
    """Do it at a steady rate; a late one counts from when it should have begun."""
    begin = time.perf_counter()
    for number in range(int(per_second * seconds)):
        due = begin + number / per_second
        time.sleep(max(0.0, due - time.perf_counter()))
        once()
        took.append(time.perf_counter() - due)


def run_all(work: list[Callable[[], None]]) -> None:
    """Run all at once and wait for all."""
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def quantile(took: list[float], percent: int) -> float:
    """Return a percentile in milliseconds."""
    return statistics.quantiles(took, n=100)[percent - 1] * 1000
