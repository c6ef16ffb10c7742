"""Typical questions of the search box and of the stock list, among a million balances."""

import random
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from bench.ledger import START, Row, write
from bench.places import Measured
from tests.harness import somebody
from tongma.foundation.platform.db import Database
from tongma.foundation.search.model import KINDS
from tongma.foundation.search.store import write_anew
from tongma.masterdata.catalogue.tables import item_detail
from tongma.masterdata.places.tables import place_detail
from tongma.stock.query.listing import StockFilter, find_stock
from tongma.stock.tables import balance, item, lot, piece, place
from tongma.views.search.meaning import stock_meant
from tongma.views.search.query import search
from tongma.work.documents.tables import document

ITEMS, LOTS, BINS, DOCUMENTS, SITE, OWNER = 20_000, 100_000, 20_000, 200_000, 50, 60
FIRST_ITEM, FIRST_LOT, FIRST_BIN = 1_000_000, 2_000_000, 3_000_000
FIRST_PIECE, FIRST_DOCUMENT = 4_000_000, 8_000_000
STEP, REPEATS = 50_000, 40
READER = somebody(900, "documents.read", "stock.read", "people.read")
PARTS = (
    "药物", "洗脱", "冠状动脉", "支架", "球囊", "导管", "骨科", "接骨板", "人工", "关节",
    "缝合", "吻合器", "一次性", "输液", "系统", "心脏", "瓣膜", "可吸收", "止血", "内窥镜",
)  # fmt: skip
Make = Callable[[int], dict[str, object]]
Question = Callable[[sa.Connection, random.Random], list[Any]]


def measure(measured: Measured, balances: int) -> list[Row]:
    """Fill a database and ask; the first question of each kind is not counted."""
    database = Database(measured.url)
    began = time.monotonic()
    pieces = fill(database, balances)
    filled = time.monotonic()
    named = sum(database.write(lambda at, kind=kind: write_anew(at, kind)) for kind in KINDS)  # type: ignore[misc]
    written = time.monotonic() - filled
    print(f"filled in {filled - began:.0f} s", flush=True)
    _analyze(Database(measured.owner_url or measured.url))
    rows = [(f"writing anew by what {named:,} things are found, s", f"{written:.0f}", "< 60")]
    for words, question in questions(pieces).items():
        rows.append((f"{words}, p50 / p99, ms", _timed(database, question), "p99 < 100"))
    database.dispose()
    return rows


def _analyze(owner: Database) -> None:
    with owner.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    owner.dispose()


def _timed(database: Database, question: Question) -> str:
    dice = random.Random(1)
    times = []
    with database.read() as connection:
        for _ in range(REPEATS + 1):
            began = time.perf_counter()
            found = question(connection, dice)
            times.append(1000 * (time.perf_counter() - began))
            assert found, "the question must find something"
    times = sorted(times[1:])
    return f"{times[len(times) // 2]:.0f} / {times[int(len(times) * 0.99)]:.0f}"


def serial(number: int) -> str:
    """Return a serial: letters of its maker, and digits that look like chance."""
    return f"{'SHKC'[number % 4]}N{number * 7_919 % 10**8:08d}"


def name(number: int) -> str:
    """Return an item's name."""
    dice = random.Random(number)
    return "".join(dice.sample(PARTS, 4))


def lot_number(number: int) -> str:
    """Return a lot number."""
    return f"{['SHE', 'STN', 'GLV', 'KX'][number % 4]}26{number:06d}"


def bin_code(number: int) -> str:
    """Return the code of a bin."""
    return f"{'ABCD'[number % 4]}-{number // 4 % 50:02d}-{number // 200:03d}"


def questions(pieces: int) -> dict[str, Question]:
    """Return the questions; each asks for another thing each time."""

    def box(words: Callable[[random.Random], str]) -> Question:
        return lambda connection, dice: search(connection, words(dice), READER)

    def stock(by: str, words: Callable[[random.Random], str]) -> Question:
        def ask(connection: sa.Connection, dice: random.Random) -> list[Any]:
            named = stock_meant(connection, words(dice))
            return list(find_stock(connection, StockFilter(by=by, named=named), 51))

        return ask

    def some_serial(dice: random.Random) -> str:
        return serial(dice.randrange(pieces))

    def some_lot(dice: random.Random) -> str:
        return lot_number(dice.randrange(LOTS))

    return {
        "box: whole serial": box(some_serial),
        "box: last six digits of a serial": box(lambda dice: some_serial(dice)[-6:]),
        "box: two Chinese characters": box(lambda dice: dice.choice(PARTS)[:2]),
        "box: initials": box(lambda _dice: "ywxt"),
        "box: part of a document number": box(lambda dice: f"-{dice.randrange(DOCUMENTS):06d}"),
        "stock by lot: part of a lot": stock("lot", lambda dice: some_lot(dice)[2:]),
        "stock, single: last six of a serial": stock("key", lambda dice: some_serial(dice)[-6:]),
        "stock, single: beginning of a bin": stock(
            "key", lambda dice: bin_code(dice.randrange(BINS))[:6]
        ),
        "stock, single: a word and a bin": stock(
            "key", lambda dice: f"26 {bin_code(dice.randrange(BINS))}"
        ),
        "stock, single: three letters that many serials have": stock("key", lambda _dice: "SN1"),
    }


def fill(database: Database, balances: int) -> int:
    """Make goods with names, and balances: seven of ten are pieces. Return how many pieces."""
    pieces = balances * 7 // 10
    write(database, place, [_place(SITE, "site")])
    many(database, item, ITEMS, lambda n: {"id": FIRST_ITEM + n, "decimals": 0})
    many(database, item_detail, ITEMS, lambda n: _plain(
        item_detail, id=FIRST_ITEM + n, code=f"IT-{n:06d}", name_zh=name(n), state="active",
        specification=f"{n % 40 / 10:.1f}×{n % 30}", name_en=f"device no. {n}", fields="{}",
    ))  # fmt: skip
    many(database, lot, LOTS, lambda n: {
        "id": FIRST_LOT + n, "item": FIRST_ITEM + n % ITEMS, "number": lot_number(n),
        "variant": 0, "expiry": "2030-12-31", "produced": None, "certificate": 0,
    })  # fmt: skip
    many(database, piece, pieces, lambda n: {
        "id": FIRST_PIECE + n, "item": FIRST_ITEM + n % LOTS % ITEMS, "lot": FIRST_LOT + n % LOTS,
        "serial": serial(n), "expiry": None,
    })  # fmt: skip
    many(database, place, BINS, lambda n: _place(FIRST_BIN + n, "bin"))
    many(database, place_detail, BINS, lambda n: _plain(
        place_detail, id=FIRST_BIN + n, code=bin_code(n), kind="bin", site=SITE, state="active"
    ))  # fmt: skip
    many(database, document, DOCUMENTS, lambda n: _plain(
        document, id=FIRST_DOCUMENT + n, kind="sales_order", number=f"SO-26-{n:06d}", site=SITE,
        owner=OWNER, state="open", created_at=START,
    ))  # fmt: skip
    many(database, balance, balances, lambda n: _balance(n, pieces))
    return pieces


def many(database: Database, table: sa.Table, count: int, make: Make) -> None:
    """Write so many rows, step by step."""
    for start in range(0, count, STEP):
        write(database, table, [make(n) for n in range(start, min(start + STEP, count))])


def _plain(table: sa.Table, **given: object) -> dict[str, object]:
    empty = {c.name: "" if isinstance(c.type, sa.Text) else 0 for c in table.columns}
    return {**empty, **given}


def _place(id_: int, kind: str) -> dict[str, object]:
    parent = 0 if kind == "site" else SITE
    return {"id": id_, "kind": kind, "class": 1, "parent": parent, "root": SITE,
            "moved_happened_at": 0, "moved_record": 0}  # fmt: skip


def _balance(n: int, pieces: int) -> dict[str, object]:
    of_lot = n % LOTS
    return {"lot": FIRST_LOT + of_lot, "piece": FIRST_PIECE + n if n < pieces else 0,
            "place": FIRST_BIN + (n * 7 + n // LOTS) % BINS, "status": 2, "owner": OWNER,
            "item": FIRST_ITEM + of_lot % ITEMS, "packed_as": 0, "class": 1,
            "quantity": 1 if n < pieces else 10, "allocated": 0}  # fmt: skip
