"""Resolving: one scan at a steady rate among many identifiers, an RFID batch, a synthetic day."""

import itertools
import time
from http import HTTPStatus

from bench import day
from bench.goods import stock_up
from bench.places import Measured
from bench.server import Client, serving
from bench.through_http import (
    CLOCK,
    Row,
    add_identifiers,
    envelope,
    prepare,
    quantile,
    run_all,
    steadily,
)
from devicecodes import TagOptions, write_epc
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.time import add_days
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore
from tongma_demo.story.world import GLOVE, GLOVE_CASE, STENT, label

PER_SECOND = 200
TAGS = 10_000
SEED = 2026


def measure(measured: Measured, seconds: float, identifiers: int) -> list[Row]:
    """Return the figures of resolving: at a tenth of the identifiers, at all of them, the ratio."""
    ground = prepare(measured)
    add_identifiers(measured, identifiers // 10)
    workers = 1 if measured.name == "sqlite" else 2
    with serving(measured, workers) as port:
        clients = [Client(port, name, password) for name, password in ground.logins]
        few = resolving(clients, ground.world.today, seconds)
        add_identifiers(measured, identifiers, identifiers // 10)
        many = resolving(clients, ground.world.today, seconds)
        tags = epcs(clients[0], ground.receipts[0], ground.world.items["stent"])
    what = f"resolve one scan at {PER_SECOND}/s"
    ratio = quantile(many, 50) / quantile(few, 50)
    return [
        (
            f"{what}, {identifiers:,} identifiers, p50 / p99, ms",
            f"{quantile(many, 50):.1f} / {quantile(many, 99):.1f}",
            "p50 ≤ 8, p99 ≤ 40",
        ),
        (f"{what}: 10 × identifiers, ratio", f"{ratio:.2f}", "≤ 1.3"),
        (f"{TAGS:,} EPCs in one batch, HTTP, s", f"{tags:.2f}", "≤ 2"),
    ]


def resolving(clients: list[Client], today: str, seconds: float) -> list[float]:
    """Return how long scans take that come at a steady rate: units, cases, pieces, bare codes."""
    expiry = add_days(today, 700)
    texts = itertools.cycle(
        [
            label(GLOVE, expiry, "L1"),
            label(GLOVE_CASE, expiry, "L2"),
            label(STENT, expiry, "B1", "S1"),
            f"01{GLOVE}",
        ]
    )
    took: list[float] = []

    def scanning(client: Client, number: int) -> None:
        """Scan in turn with the others: a steady rate is no volley of all at once."""
        time.sleep(number / PER_SECOND)

        def once() -> None:
            body = {"scans": [{"raw": next(texts), "symbology": "]d2"}]}
            status, answer = client.post("/api/v1/scans/resolve", body)
            assert status == HTTPStatus.OK, answer
            assert answer["outcome"] == "accepted", answer

        steadily(once, PER_SECOND / len(clients), seconds, took)

    run_all([lambda c=c, n=n: scanning(c, n) for n, c in enumerate(clients)])  # type: ignore[misc]
    return took


def epcs(client: Client, receipt: int, item: int) -> float:
    """Return how long one batch takes: every tag read three times, all of them expected."""
    serials = [str(10**6 + n) for n in range(TAGS)]
    command = {
        "receipt": str(receipt), "item": str(item), "lot": "TAGS", "expiry": "2029-01-01",
        "serials": serials,
    }  # fmt: skip
    status, answer = client.post("/api/v1/receiving/receive-line", envelope(command))
    assert status == HTTPStatus.OK, answer
    place = answer["result"]["parts"][0]["place"]
    tags = [
        write_epc({"01": STENT, "21": one}, "SGTIN-96", TagOptions(1, 7)).hex for one in serials
    ]
    reads = [{"epc": tag, "antenna": n, "rssi": -60.0} for tag in tags for n in range(3)]
    begin = time.perf_counter()
    status, answer = client.post("/api/v1/scans/epcs", {"reads": reads, "place_id": place})
    took = time.perf_counter() - begin
    assert (status, answer["counts"]["found"]) == (HTTPStatus.OK, TAGS), answer["counts"]
    return took


def live_a_day(measured: Measured, count: int) -> list[Row]:
    """Return the table of the synthetic day, by kind of disturbance."""
    database = Database(measured.url)
    stock = stock_up(Runtime(database, CLOCK, FileStore(measured.folder / "files")), SEED)
    lived = day.live(database, stock, SEED, count)
    database.dispose()
    return day.rows(lived)
