"""The only SQL that writes the search's table."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.parts import BLOCK_BYTES, SearchEntry, read_block, write_blocks
from tongma.foundation.platform.bulk import upsert
from tongma.foundation.platform.prepared import Prepared
from tongma.foundation.search.model import KINDS, Named, Searched
from tongma.foundation.search.sources import all_entries, entries_of, entry_of_row, searched_tables
from tongma.foundation.search.tables import search_block

KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS, 1)}
_FULL = BLOCK_BYTES // 2
"""From so many bytes on a block need not be joined with others."""


def named_by(table: sa.Table, rows: Iterable[Mapping[str, Any]], *, is_new: bool) -> list[Named]:
    """Return whose words rows of a table are; rows that are new may tell everything."""
    how: Searched | None = table.info.get("searched")
    if how is None:
        return []
    kinds = [(how.kind or row["target_kind"], row) for row in rows]
    return [
        Named(kind, row[how.object], row if is_new and how.is_own else None)
        for kind, row in kinds
        if kind in KINDS
    ]


def remember(connection: sa.Connection, named: Sequence[Named]) -> None:
    """Add what objects are called now, so that it finds them."""
    rows: dict[str, dict[int, Mapping[str, Any] | None]] = {}
    for kind, id_, row in named:
        of = rows.setdefault(kind, {})
        of[id_] = None if id_ in of else row
    for kind in KINDS:
        given = {id_: rows[kind][id_] for id_ in sorted(rows.get(kind, ())) if id_}
        if given:
            _add(connection, kind, write_blocks(_entries(connection, kind, given)))


def _entries(
    connection: sa.Connection, kind: str, given: Mapping[int, Mapping[str, Any] | None]
) -> list[SearchEntry]:
    how = next(how for _table, how in searched_tables(kind) if how.is_own)
    unread = entries_of(connection, kind, [id_ for id_, row in given.items() if row is None])
    known = {id_: entry_of_row(id_, how, row) for id_, row in given.items() if row is not None}
    both = unread | known
    return [both[id_] for id_ in given if id_ in both]


def _add(connection: sa.Connection, kind: str, blocks: Sequence[tuple[int, str]]) -> None:
    number = KIND_NUMBERS[kind]
    rows = [
        {"kind": number, "object": first, "text": text, "merged": int(len(text.encode()) >= _FULL)}
        for first, text in blocks
    ]
    if rows:
        _adding(connection.dialect.name).many(connection, rows)


@cache
def _adding(dialect: str) -> Prepared:
    columns: dict[str, Any] = {
        column.name: sa.bindparam(column.name) for column in search_block.columns
    }
    query = upsert(dialect, search_block).values(columns)
    beside = {"text": search_block.c.text + query.excluded.text, "merged": sa.literal_column("0")}
    return Prepared(query.on_conflict_do_update(index_elements=["kind", "object"], set_=beside))


def small_blocks(kind: str, limit: int) -> sa.Select[Any]:
    """Return the query for blocks that are not joined yet, by rising object."""
    return (
        sa.select(search_block.c.object, search_block.c.text)
        .where(
            search_block.c.kind == KIND_NUMBERS[kind],
            search_block.c.merged == sa.literal_column("0"),
        )
        .order_by(search_block.c.object)
        .limit(limit)
    )


def join_blocks(connection: sa.Connection, kind: str, limit: int) -> int:
    """Join blocks of few objects into full ones; return how many there were.

    Each object keeps all that was ever added of it. Whoever adds to said of them meanwhile waits
    (PostgreSQL), and then makes a row of its own.
    """
    query = small_blocks(kind, limit)
    if connection.dialect.name == "postgresql":
        query = query.with_for_update()
    blocks = connection.execute(query).all()
    texts: dict[int, dict[str, None]] = {}
    for said in (said for row in blocks for said in read_block(row.text)):
        texts.setdefault(said.id, {}).update(dict.fromkeys(said.texts))
    _drop(connection, kind, [row.object for row in blocks])
    _add(
        connection, kind, write_blocks(SearchEntry(id_, tuple(texts[id_])) for id_ in sorted(texts))
    )
    return len(blocks)


def write_anew(connection: sa.Connection, kind: str) -> int:
    """Write anew all that objects of a kind are called; return how many there are.

    What others add meanwhile stays: only the rows that were there at the beginning go, and whoever
    adds to one of them waits (PostgreSQL).
    """
    number = KIND_NUMBERS[kind]
    there = sa.select(search_block.c.object).where(search_block.c.kind == number)
    if connection.dialect.name == "postgresql":
        there = there.with_for_update()
    old = connection.execute(there).scalars().all()
    entries = list(all_entries(connection, kind))
    _drop(connection, kind, old)
    _add(connection, kind, write_blocks(entries))
    return len(entries)


def _drop(connection: sa.Connection, kind: str, objects: Sequence[int]) -> None:
    for at in range(0, len(objects), 500):
        some = objects[at : at + 500]
        here = (search_block.c.kind == KIND_NUMBERS[kind], search_block.c.object.in_(some))
        connection.execute(sa.delete(search_block).where(*here))
