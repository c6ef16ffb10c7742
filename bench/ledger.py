"""Questions to a big ledger, asked as the application asks them."""

import random
import statistics
import time
from collections.abc import Callable

import sqlalchemy as sa

from bench.places import Measured
from tongma.foundation.journal.tables import position, record
from tongma.foundation.platform.bulk import insert_rows
from tongma.foundation.platform.db import Database
from tongma.stock.post.checkpoints import write as write_checkpoint
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.supply import supply_of_item
from tongma.stock.tables import balance, hold, item, lot, movement, place

Row = tuple[str, str, str]
ITEMS, SITE, OWNER, FIRST_PLACE = 1000, 50, 60, 1_000_000
DAY_US = 86_400_000_000
START = 1_700_000_000_000_000
STEP = 50_000
Rows = list[dict[str, object]]


def write(database: Database, table: sa.Table, rows: Rows) -> None:
    """Insert rows, many in a transaction."""
    database.write(lambda connection: insert_rows(connection, table, rows))


def fill(database: Database, movements: int, balances: int) -> None:
    """Make items, lots, bins, balances and a history; each lot has a hundred movements."""
    lots = movements // 100
    bins = 20_000
    write(database, item, [{"id": n, "decimals": 0} for n in range(1000, 1000 + ITEMS)])
    for start in range(0, lots, STEP):
        write(database, lot, [
            {"id": 2000 + n, "item": 1000 + n % ITEMS, "number": f"L{n}", "variant": 0,
             "expiry": "2030-12-31", "produced": None, "certificate": 0}
            for n in range(start, min(start + STEP, lots))
        ])  # fmt: skip
    spots = [{"id": SITE, "kind": "site", "class": 1, "parent": 0, "root": SITE,
              "moved_happened_at": 0, "moved_record": 0}]  # fmt: skip
    spots += [
        {"id": FIRST_PLACE + n, "kind": "bin", "class": 1, "parent": SITE, "root": SITE,
         "moved_happened_at": 0, "moved_record": 0}
        for n in range(bins)
    ]  # fmt: skip
    write(database, place, spots)
    for start in range(0, balances, STEP):
        write(database, balance, [
            _balance(n, lots, bins) for n in range(start, min(start + STEP, balances))
        ])  # fmt: skip
    for start in range(0, movements, STEP):
        write(database, movement, [
            _movement(n, lots, bins) for n in range(start, min(start + STEP, movements))
        ])  # fmt: skip
    for start in range(0, movements // 10, STEP):
        some = range(start, min(start + STEP, movements // 10))
        write(database, record, [_record(n) for n in some])
        write(database, position, [
            {"seq": n + 1, "record_id": 10**6 + n, "order_key": 10**6 + n,
             "known_at": _recorded_at(n), "out_of_order": 0}
            for n in some
        ])  # fmt: skip
    dice = random.Random(1)
    held = {"reason": "quality", "scope": 2, "document": 0, "note": "", "approvals_needed": 1}
    held |= {"placed_by": 0, "lifted_by": None}
    write(database, hold, [
        {"id": 5 * 10**8 + n, "target": 2000 + dice.randrange(lots), **held} for n in range(5000)
    ])  # fmt: skip
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def _balance(n: int, lots: int, bins: int) -> dict[str, object]:
    one = n % lots
    return {"lot": 2000 + one, "piece": 0, "place": FIRST_PLACE + (n * 7 + n // lots) % bins,
            "status": 2, "owner": OWNER + n // (lots * bins), "item": 1000 + one % ITEMS,
            "packed_as": 0, "class": 1, "quantity": 10, "allocated": 0}  # fmt: skip


def _movement(n: int, lots: int, bins: int) -> dict[str, object]:
    one = n % lots
    happened = START + n * 1_000_000
    return {"record_id": 10**6 + n // 10, "line": n % 10 + 1, "item": 1000 + one % ITEMS,
            "lot": 2000 + one, "piece": 0, "from_place": 1, "from_status": 2,
            "from_owner": OWNER, "from_packed_as": 0, "to_place": FIRST_PLACE + n * 7 % bins,
            "to_status": 2, "to_owner": OWNER, "to_packed_as": 0, "handling_unit": 0,
            "reverses_record": 0, "reverses_line": 0, "quantity": 1,
            "happened_at": happened, "recorded_at": happened}  # fmt: skip


def _recorded_at(record_number: int) -> int:
    """Ten movements are a record; it is recorded with the last of them."""
    return START + (record_number * 10 + 9) * 1_000_000


def _record(n: int) -> dict[str, object]:
    told = dict.fromkeys(("actor", "site", "owner", "document"), 0)
    return {"record_id": 10**6 + n, "request_id": f"bench {n}",
            "command": "bench.fill", "outcome": "accepted", "happened_at": START,
            "recorded_at": _recorded_at(n), "envelope": b"{}", "body": b"{}", "lines": b"",
            **told}  # fmt: skip


def keep_checkpoints(database: Database, movements: int) -> tuple[float, Moment]:
    """Write a checkpoint at each quarter; return the longest time and a moment after the second.

    The moment lies five days (or a tenth of the history, where that is shorter) after it.
    """
    took = []
    records = movements // 10
    for quarter in (1, 2, 3):
        begin = time.perf_counter()
        write_checkpoint(database, records * quarter // 4)
        took.append(time.perf_counter() - begin)
    later = min(5 * DAY_US, movements * 100_000)
    return max(took), Moment(_recorded_at(records // 2) + later, 2**31)


def measure(measured: Measured, movements: int, balances: int) -> list[Row]:
    """Return the figures of a ledger of that size and of a tenth of its history."""
    database = Database(measured.url)
    fill(database, movements, balances)
    lots = movements // 100
    written, past = keep_checkpoints(database, movements)
    times = {
        "balance": timed(database, lambda c, d: stock_at(c, lot=2000 + d.randrange(lots))),
        "as of": timed(database, lambda c, d: balances_as_of(
            c, past, {"lot": 2000 + d.randrange(lots)})),
        "all as of": timed(database, lambda c, _d: balances_as_of(c, past, {}), 3),
        "allocatable": timed(database, lambda c, d: supply_of_item(
            c, 1000 + d.randrange(ITEMS), SITE, "2026-01-01")),
    }  # fmt: skip
    database.dispose()
    aims = {"balance": "< 10", "as of": "< 200", "all as of": "< 5,000", "allocatable": "< 100"}
    names = {
        "balance": f"balance of a lot, all places, {movements:,} movements, ms",
        "as of": "the same as of a past moment, from a checkpoint, ms",
        "all as of": "all balances as of a past moment, from a checkpoint, ms",
        "allocatable": f"allocatable stock of an item, {balances:,} balances, 5,000 holds, ms",
    }
    rows = [(names[what], f"{took:.2f}", aims[what]) for what, took in times.items()]
    return [*rows, ("one checkpoint of a quarter of them, s", f"{written:.2f}", "")]


def timed(
    database: Database, ask: Callable[[sa.Connection, random.Random], object], times: int = 60
) -> float:
    """Return the median of asking, in milliseconds: the second time that the same is asked.

    The first time tells how much of a ledger lies in memory, which is the machine's affair.
    """
    with database.read() as connection:
        for _first_then_second in range(2):
            dice = random.Random(7)
            took = []
            for _ in range(times):
                begin = time.perf_counter()
                ask(connection, dice)
                took.append(time.perf_counter() - begin)
    return statistics.median(took) * 1000
