"""What objects are called, read from the tables that declare it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.parts import SearchEntry, entry
from tongma.foundation.platform.schema import metadata
from tongma.foundation.search.model import Searched

_AT_ONCE = 500


def searched_tables(kind: str) -> list[tuple[sa.Table, Searched]]:
    """Return the tables that say what objects of a kind are called."""
    declared = [
        (table, table.info["searched"])
        for table in metadata.tables.values()
        if "searched" in table.info
    ]
    return [(table, how) for table, how in declared if how.kind in ("", kind)]


def entry_of_row(id_: int, how: Searched, row: Mapping[str, Any]) -> SearchEntry:
    """Return what a single row says of its object."""
    return entry(
        id_,
        [row.get(name) or "" for name in how.texts],
        [row.get(name) or "" for name in how.names],
    )


def entries_of(connection: sa.Connection, kind: str, ids: Iterable[int]) -> dict[int, SearchEntry]:
    """Return the folded texts of objects, by id; what is not there, or has none, is left out."""
    wanted = sorted(set(ids) - {0})
    found: dict[int, list[str]] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        for table, how in searched_tables(kind):
            query = _rows(table, how, kind).where(table.c[how.object].in_(some))
            for row in connection.execute(query).mappings():
                texts = found.setdefault(row["object_id"], [])
                texts += entry_of_row(0, how, dict(row)).texts
    return {
        id_: SearchEntry(id_, tuple(dict.fromkeys(texts))) for id_, texts in found.items() if texts
    }


def _rows(table: sa.Table, how: Searched, kind: str) -> sa.Select[Any]:
    columns = (table.c[name] for name in (*how.texts, *how.names))
    query = sa.select(table.c[how.object].label("object_id"), *columns)
    if not how.kind:
        query = query.where(table.c.target_kind == kind)
    return query.where(table.c[how.ended].is_(None)) if how.ended else query


def all_entries(connection: sa.Connection, kind: str) -> Iterator[SearchEntry]:
    """Give every object of a kind with its texts, by rising id."""
    table, how = next(pair for pair in searched_tables(kind) if pair[1].is_own)
    column, last = table.c[how.object], 0
    while True:
        query = sa.select(column).where(column > last).order_by(column).limit(_AT_ONCE)
        ids = connection.execute(query).scalars().all()
        if not ids:
            return
        last = ids[-1]
        found = entries_of(connection, kind, ids)
        yield from (found[id_] for id_ in ids if id_ in found)
