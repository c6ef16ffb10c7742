"""A stock list of another system beside a site: time, and whether each seeded fault is named."""

import csv
import random
import time
from collections import Counter

import sqlalchemy as sa

from bench.ledger import DAY_US, FIRST_PLACE, SITE, START, write
from bench.places import Measured, database
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.journal.tables import position, record
from tongma.foundation.kernel.fields import plain_values
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore
from tongma.hub.reconciliation.intake import keep_list
from tongma.hub.reconciliation.tables import difference
from tongma.masterdata.catalogue.model import IN_LEDGER, ItemData
from tongma.masterdata.catalogue.tables import item_detail, level
from tongma.stock.model import Virtual
from tongma.stock.tables import item, lot, movement, place
from tongma.work.external_tables.headings import fingerprint
from tongma.work.external_tables.tables import layout

Row = tuple[str, str, str]
HEADINGS = ("物料编码", "批号", "库存状态", "库存数量")
MOMENT = START + 400 * DAY_US
FACTOR, LOTS_OF_ITEM, STEP = 50, 20, 20_000
_FAULTS = ("double", "lot_spelling", "late", "unit", "status", "missing", "quantity")


def measure(name: str, rows: int) -> list[Row]:
    """Compare a list of so many rows on a fresh database."""
    with database(name) as measured:
        opened = Database(measured.url)
        books = fill(opened, rows)
        expected = seed(opened, books, measured)
        runtime = Runtime(opened, SystemClock(), FileStore(measured.folder / "files"))
        with (measured.folder / "list.csv").open("rb") as file:
            sha256 = runtime.files.keep_stream(file, 2**30)
        values = {"name": "list", "sha256": sha256, "site": SITE, "person": 0, "moment": MOMENT}
        began = time.perf_counter()
        one = keep_list(runtime, values)
        spent = time.perf_counter() - began
        with opened.read() as connection:
            columns = (difference.c.kind, sa.func.count())
            query = sa.select(*columns).where(difference.c.run == one).group_by(difference.c.kind)
            found = Counter({row.kind: row[1] for row in connection.execute(query)})
        opened.dispose()
    right = sum((Counter(expected) & Counter(found)).values())
    wrong = sum((Counter(found) - Counter(expected)).values())
    return [
        (f"a stock list of {rows:,} rows laid beside a site, s", f"{spent:.1f}", "< 60"),
        (f"of {sum(expected.values()):,} seeded differences named rightly", f"{right:,}", "all"),
        ("named that are none", f"{wrong:,}", "0"),
    ]


Books = list[tuple[int, int, int]]
"""Item, lot, quantity."""


def fill(opened: Database, rows: int) -> Books:
    """Make items, lots and one receipt of each lot, long before the moment."""
    dice = random.Random(3)
    items = range(1000, 1000 + rows // LOTS_OF_ITEM)
    write(opened, item, [{"id": n, "decimals": 0} for n in items])
    write(opened, item_detail, [_detail(n) for n in items])
    write(opened, level, [_level(n) for n in items])
    spot = {"kind": "bin", "class": 1, "parent": SITE, "root": SITE}
    moved = {"moved_happened_at": 0, "moved_record": 0}
    site = {"id": SITE, "kind": "site", "class": 1, "parent": 0, "root": SITE}
    write(opened, place, [site | moved, {"id": FIRST_PLACE} | spot | moved])
    books = [
        (1000 + n // LOTS_OF_ITEM, 500_000 + n, dice.randrange(3, 400) * 7) for n in range(rows)
    ]
    for at in range(0, rows, STEP):
        some = books[at : at + STEP]
        write(opened, lot, [_lot(*one) for one in some])
        write(opened, movement, [_movement(10**7, *one, START) for one in some])
    return books


def _detail(n: int) -> dict[str, object]:
    said = plain_values(ItemData(f"M{n:06d}", f"产品{n}"), but=IN_LEDGER)
    more = {"fields": "{}", "temperature_min_tenths": None, "temperature_max_tenths": None}
    return {"id": n, **said, **more, "version": 1}


def _level(n: int) -> dict[str, object]:
    return {
        "id": 9 * 10**6 + n, "item": n, "name": "盒", "unit": "BX", "contains": 0,
        "contains_count": FACTOR, "factor": FACTOR, "state": "active",
    }  # fmt: skip


def _lot(item_id: int, lot_id: int, _quantity: int) -> dict[str, object]:
    return {
        "id": lot_id, "item": item_id, "number": f"L{lot_id:07d}0", "variant": 0,
        "expiry": "2030-12-31", "produced": None, "certificate": 0,
    }  # fmt: skip


def _movement(record: int, item_id: int, lot_id: int, quantity: int, at: int) -> dict[str, object]:
    spot = {"from_place": int(Virtual.OPENING), "from_status": 2, "from_owner": 60}
    spot |= {"to_place": FIRST_PLACE, "to_status": 2, "to_owner": 60}
    packed = {"from_packed_as": 0, "to_packed_as": 0, "handling_unit": 0}
    return {
        "record_id": record, "line": lot_id, "item": item_id, "lot": lot_id, "piece": 0,
        **spot, **packed, "reverses_record": 0, "reverses_line": 0, "quantity": quantity,
        "happened_at": at, "recorded_at": at,
    }  # fmt: skip


def seed(opened: Database, books: Books, measured: Measured) -> Counter[str]:
    """Write the list with one fault in every twentieth row; return how many of which type."""
    expected: Counter[str] = Counter()
    late = []
    with (measured.folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for n, (item_id, lot_id, quantity) in enumerate(books):
            number = f"L{lot_id:07d}0"
            kind = _FAULTS[n // LOTS_OF_ITEM % len(_FAULTS)] if n % LOTS_OF_ITEM == 0 else ""
            expected[kind] += 1 if kind else 0
            if kind == "late":
                late.append((item_id, lot_id, 5))
            writer.writerows(_told(f"M{item_id:06d}", number, quantity, kind))
    expected["status"] *= 2  # both statuses are off
    at = MOMENT - DAY_US // 2
    write(opened, movement, [_movement(2 * 10**7 + n, *one, at) for n, one in enumerate(late)])
    records = [10**7, *(2 * 10**7 + n for n in range(len(late)))]
    write(opened, record, [_record(one) for one in records])
    write(opened, position, [
        {"seq": seq, "record_id": one, "order_key": one, "known_at": START, "out_of_order": 0}
        for seq, one in enumerate(records, 1)
    ])  # fmt: skip
    mapping = '{"code":"物料编码","lot":"批号","status":"库存状态","quantity":"库存数量"}'
    known = {"kind": "stock-list", "partner": 0, "fingerprint": fingerprint(HEADINGS), "version": 1}
    said = {"mapping": mapping, "options": "{}", "person": 0, "saved_at": 0, "confirmed": 0}
    write(opened, layout, [{"id": 77, **known, **said}])
    del expected[""]
    return expected


def _record(one: int) -> dict[str, object]:
    told = dict.fromkeys(("actor", "site", "owner", "document"), 0)
    return {
        "record_id": one, "request_id": f"bench {one}", "command": "bench.fill",
        "outcome": "accepted", "happened_at": START, "recorded_at": START, "envelope": b"{}",
        "body": b"{}", "lines": b"", **told,
    }  # fmt: skip


def _told(code: str, number: str, quantity: int, kind: str) -> list[tuple[str, ...]]:
    right = (code, number, "合格", str(quantity))
    told: dict[str, list[tuple[str, ...]]] = {
        "double": [right, right],
        "lot_spelling": [(code, number.replace("0", "O").lower(), "合格", str(quantity))],
        "unit": [(code, number, "合格", str(quantity * FACTOR))],
        "status": [(code, number, "合格", str(quantity - 2)), (code, number, "待验", "2")],
        "missing": [],
        "quantity": [(code, number, "合格", str(quantity + 3))],
    }
    return told.get(kind, [right])
