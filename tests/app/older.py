"""Sites as earlier programs made them, from the rows that were kept of each schema."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests import postgres
from tongma.app.migrate import migrate

KEPT = Path(__file__).parent / "revisions"
REVISIONS = sorted(path.stem for path in KEPT.glob("*.jsonl"))
Rows = dict[str, tuple[list[str], list[list[Any]]]]


def rows_of(revision: str) -> Rows:
    """Return table → columns and rows (``tools/keep_revision.py`` wrote them)."""
    found: Rows = {}
    rows: list[list[Any]] = []
    with (KEPT / f"{revision}.jsonl").open(encoding="utf-8") as file:
        for one in map(json.loads, file):
            if len(one) == 2 and isinstance(one[1], list):
                found[one[0]] = one[1], (rows := [])
            else:
                rows.append([_cell(cell) for cell in one])
    del found["revision"]
    return found


def _cell(cell: Any) -> Any:
    if not isinstance(cell, dict):
        return cell
    return bytes.fromhex(cell["hex"]) if "hex" in cell else cell["text"].encode()


def make(url: str, revision: str) -> Rows:
    """Make the site of an earlier schema in an empty database, as the owner of the tables."""
    role = postgres.APPLICATION_ROLE if url.startswith("postgresql") else ""
    migrate(url, app_role=role, revision=revision)
    rows = rows_of(revision)
    counter = rows.pop("id_counter")[1][0][0]
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        tables = sa.MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            for statement, values in _inserts(table, rows):
                connection.execute(statement, values)
        for statement in _counters(connection, counter):
            connection.exec_driver_sql(statement)
    engine.dispose()
    return rows


def _inserts(table: sa.Table, rows: Rows) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    if table.name in rows:
        columns, values = rows[table.name]
        names = ", ".join(f'"{name}"' for name in columns)
        binds = ", ".join(f":{name}" for name in columns)
        # The rows that the first migration makes are there already.
        target = f'"{table.name}" ({names}) VALUES ({binds})'
        yield (
            sa.text(f"INSERT INTO {target} ON CONFLICT DO NOTHING"),
            [dict(zip(columns, one, strict=True)) for one in values],
        )


def _counters(connection: sa.Connection, last: int) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        yield f"UPDATE id_counter SET value = {last:d}"  # noqa: S608 - a number
        return
    for sequence in ("id_counter", "record_id", "order_key"):
        yield f"SELECT setval('{sequence}', {last + 1000})"
