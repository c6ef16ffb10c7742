"""The hot questions never read a large table from end to end, on either database.

What is explained is what the application sends: its statements are caught on their way.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

import tongma.app.tables  # noqa: F401 - so that every table is known
from bench.ledger import FIRST_PLACE, ITEMS, OWNER, SITE, START, fill, write
from tests.harness import Installation, somebody, sqlite_installation
from tests.postgres import Databases
from tongma.foundation.bus.feed import read_headers
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.actor import WHOLE
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.prepared import watchers
from tongma.foundation.platform.schema import append_only
from tongma.masterdata.identifiers.query import bound_to
from tongma.masterdata.identifiers.tables import binding
from tongma.stock.model import Move, Spot, Virtual
from tongma.stock.post import checkpoints
from tongma.stock.post.movements import post
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.history import last_movements, net_since
from tongma.stock.query.lying import lying
from tongma.stock.query.since import changes_since
from tongma.stock.query.supply import supply_at, supply_of_item
from tongma.stock.tables import counted

MOVEMENTS, BALANCES, CODES = 60_000, 30_000, 20_000
LOTS = MOVEMENTS // 100
LARGE = ("balance", "movement", "balance_checkpoint", "record", "position", "binding", "counted")
ACTOR = somebody(900, "test.*", "journal.*")
BEGIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
Statement = tuple[str, Any]
Question = Callable[[Installation], object]


def _post(tx: Tx, command: tuple[Move, ...]) -> dict:
    post(tx, command)
    return {}


POST = Kind("test.post", tuple, _post, dict)


def bin_of(n: int) -> Spot:
    return Spot(FIRST_PLACE + (n * 7 + n // LOTS) % 20_000, 2, OWNER)


def move(n: int) -> Move:
    """Take one from the n-th balance."""
    return Move(1000 + n % LOTS % ITEMS, 2000 + n % LOTS, 0, 1, bin_of(n), Spot(4, 2, OWNER))


def posting(first: int, count: int) -> Question:
    def ask(site: Installation) -> object:
        moves = tuple(move(first + n) for n in range(count))
        happened = site.clock.now() - 1_000_000
        answer = site.run(POST, moves, ACTOR, happened_at=happened)
        assert answer.outcome == "accepted", answer
        return answer

    return ask


def reading(query: Callable[..., object], *parts: Any, **named: Any) -> Question:
    def ask(site: Installation) -> object:
        with site.database.read() as connection:
            found = query(connection, *parts, **named)
        assert found, "the question must find something"
        return found

    return ask


def arriving(site: Installation) -> object:
    line = Move(1001, 2001, 0, 5, Spot(Virtual.SUPPLIER, 2, OWNER), bin_of(1))
    assert site.run(POST, (line,), ACTOR).outcome == "accepted"
    return number_pending(site.database, site.clock)


MIDDLE = Moment(START + MOVEMENTS * 700_000, 2**31)
EARLY = Moment(START + MOVEMENTS * 100_000, 2**31)
KEYS = [move(n).source_key() for n in range(20)]
QUESTIONS: dict[str, Question] = {
    "post one line": posting(0, 1),
    "post twenty lines": posting(100, 20),
    "receive one line and number its record": arriving,
    "balance of a lot": reading(stock_at, lot=2005),
    "balances of a bin": reading(stock_at, place=bin_of(5).place),
    "a lot as of a moment, from a checkpoint": reading(balances_as_of, MIDDLE, {"lot": 2005}),
    "a lot as of a moment before any checkpoint": reading(balances_as_of, EARLY, {"lot": 2005}),
    "allocatable stock of an item": reading(supply_of_item, 1005, SITE, "2026-01-01"),
    "what lies of an item": reading(lying, "item", [1005], WHOLE, "2026-12-01"),
    "what lies of many items": reading(lying, "item", [1005, 1006], WHOLE, "2026-12-01"),
    "what lies of many lots": reading(lying, "lot", [2005, 2006], WHOLE, "2026-12-01"),
    "what lies in many bins": reading(
        lying, "place", [bin_of(5).place, bin_of(6).place], WHOLE, "2026-12-01"
    ),
    "what lies of a lot": reading(lying, "lot", [2005], WHOLE, "2026-12-01"),
    "what lies in a bin": reading(lying, "place", [bin_of(5).place], WHOLE, "2026-12-01"),
    "stock at the keys of a pick": reading(supply_at, KEYS, "2026-01-01"),
    "what moved since a scan": reading(net_since, bin_of(5).place, 1005, START),
    "what happened to keys since an instant": reading(
        changes_since, KEYS, START + MOVEMENTS * 900_000
    ),
    "history of a lot": reading(last_movements, lot=2005),
    "resolve an identifier": reading(bound_to, "gtin", "00000000000042"),
    "feed": reading(read_headers, 3000, 100),
}


INDEXES = {
    "balance of a lot": "balance_pkey|sqlite_autoindex_balance_1",
    "balances of a bin": "balance_place",
    "a lot as of a moment, from a checkpoint": "movement_lot",
    "a lot as of a moment before any checkpoint": "movement_lot",
    "allocatable stock of an item": "balance_item",
    "what lies of an item": "balance_(item|lying)",
    "what lies of a lot": "balance_pkey|sqlite_autoindex_balance_1|balance_lying",
    "what lies in a bin": "balance_(place|lying_in)",
    "what lies of many items": "balance_lying(?!_in)",
    "what lies of many lots": "balance_lying(?!_in)",
    "what lies in many bins": "balance_lying_in",
    "what moved since a scan": "movement_to",
    "what happened to keys since an instant": "movement_(from|to)|movement_pkey|sqlite_autoindex",
    "history of a lot": "movement_lot",
    "resolve an identifier": "binding_value",
    "feed": "position_pkey|INTEGER PRIMARY KEY",
}
"""Which index answers: a range of the wrong one reads as much as no index at all."""


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def large(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """A ledger with enough rows for a plan to matter, with statistics."""
    folder = tmp_path_factory.mktemp("plans")
    if request.param == "sqlite":
        with sqlite_installation(folder) as site:
            site.database.quick = True
            prepare(site.database)
            yield site
        return
    databases: Databases = request.getfixturevalue("postgres_databases")
    with databases.fresh() as fresh:
        owner = Database(fresh.owner_url)  # only the owner of a table may ANALYZE it
        prepare(owner)
        owner.dispose()
        site = Installation(fresh.application_url, folder)
        yield site
        site.database.dispose()


def prepare(database: Database) -> None:
    fill(database, MOVEMENTS, BALANCES)
    code = {"scheme": "gtin", "scope": 0, "target_kind": "item", "level": 0, "role": "primary"}
    code |= {"source": "bench", "status": "confirmed", "valid_from": "", "valid_to": ""}
    write(database, binding, [
        {"id": 3 * 10**8 + n, "value": f"{n:014d}", "target": 1000 + n % ITEMS,
         "known_from": 0, "known_to": None, "supersedes": 0, **code}
        for n in range(CODES)
    ])  # fmt: skip
    write(database, counted, [
        {"record_id": n, "place": FIRST_PLACE + n, "item": 0, "lot": 0, "piece": 0,
         "packed_as": 0, "counted_at": START, "document": 0}
        for n in range(20_000)
    ])  # fmt: skip
    checkpoints.write(database, MOVEMENTS // 20)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


@contextmanager
def caught(database: Database) -> Iterator[list[Statement]]:
    """Collect the statements that are sent, with their values."""
    found: list[Statement] = []

    def catch(_connection: Any, _cursor: Any, text: str, values: Any, *rest: Any) -> None:
        found.append((text, values[0] if rest[1] else values))

    def watch(text: str, values: Any) -> None:
        found.append((text, values))

    sa.event.listen(database.engine, "before_cursor_execute", catch)
    watchers.append(watch)
    try:
        yield found
    finally:
        watchers.remove(watch)
        sa.event.remove(database.engine, "before_cursor_execute", catch)


def plan(database: Database, statement: Statement) -> list[str]:
    """Return the lines of a statement's plan."""
    text, values = statement
    if not re.match(r"\s*(WITH|SELECT|UPDATE|DELETE|INSERT)", text):
        return []
    dialect = "sqlite" if database.sqlite else "postgresql"
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql(BEGIN[dialect] + text, values).all()
        connection.rollback()
    return [str(row[-1]).strip() for row in rows]


def scans(text: str, lines: list[str]) -> list[str]:
    """Return where a plan reads a large table from end to end, or skips through an index."""
    names = {alias: name for name, alias in re.findall(r"(\w+)(?: AS)? (\w)\b", text)}
    found = []
    for line in lines:
        hit = re.match(r"SCAN (\w+)|SEARCH (\w+) .*\(ANY\(|.*Seq Scan on (\w+)", line)
        name = next(filter(None, hit.groups())) if hit else ""
        if names.get(name, name) in LARGE:
            found.append(f"{line}: {text}")
    return found


@pytest.mark.parametrize("words", QUESTIONS)
def test_no_large_table_is_read_from_end_to_end_for(large: Installation, words: str) -> None:
    with caught(large.database) as statements:
        QUESTIONS[words](large)
    about = [one for one in statements if any(name in one[0] for name in LARGE)]

    assert about, "the question must reach a large table"
    plans = [(one[0], plan(large.database, one)) for one in about]
    assert [] == [line for text, lines in plans for line in scans(text, lines)]
    index = INDEXES.get(words, "")
    assert re.search(index, "\n".join(line for _text, lines in plans for line in lines))


def test_a_question_that_no_index_answers_is_seen(large: Installation) -> None:
    whole = "SELECT count(*) FROM movement WHERE quantity = 3"
    assert 1 == len(scans(whole, plan(large.database, (whole, ()))))


def test_the_large_tables_are_all_that_grow_without_end() -> None:
    small = {"request", "answer", "place_move", "lineage"}
    assert set(append_only()) - small <= set(LARGE)
