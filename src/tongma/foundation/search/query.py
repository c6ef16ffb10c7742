"""Objects that are called something with given parts."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.parts import SearchEntry, finds, match, read_block
from tongma.foundation.search.sources import entries_of
from tongma.foundation.search.store import KIND_NUMBERS
from tongma.foundation.search.tables import search_block


def find_named(
    connection: sa.Connection, kind: str, words: Sequence[str], most: int
) -> list[SearchEntry]:
    """Return objects in whose texts each of the folded words stands, the best match first.

    At most so many; of more than that, those that were made last.
    """
    if not words:
        return []
    found = _verified(connection, kind, words, _candidates(connection, kind, words, most)[:most])
    return sorted(found, key=lambda one: (*match(one.texts, words), -one.id))


def ids_named(
    connection: sa.Connection, kind: str, words: Sequence[str], most: int
) -> frozenset[int] | None:
    """Return the ids of all objects that are called so; None for so many or more."""
    candidates = _candidates(connection, kind, words, most)
    if len(candidates) >= most:
        return None
    return frozenset(one.id for one in _verified(connection, kind, words, candidates))


def _candidates(connection: sa.Connection, kind: str, words: Sequence[str], most: int) -> list[int]:
    """Return objects in whose kept texts the words stand, until there are so many."""
    found: dict[int, None] = {}
    for block in connection.execute(_blocks(connection, kind, words, most)).scalars():
        found |= dict.fromkeys(one.id for one in read_block(block, words))
        if len(found) >= most:
            break
    return list(found)


def _verified(
    connection: sa.Connection, kind: str, words: Sequence[str], ids: Sequence[int]
) -> list[SearchEntry]:
    """Leave out what was called so before, and is no longer."""
    entries = entries_of(connection, kind, ids).values()
    return [one for one in entries if finds(one.texts, words)]


def _blocks(
    connection: sa.Connection, kind: str, words: Sequence[str], most: int
) -> sa.Select[Any]:
    sqlite = connection.dialect.name == "sqlite"
    inside = sa.func.instr if sqlite else sa.func.strpos
    return (
        sa.select(search_block.c.text)
        .where(
            search_block.c.kind == KIND_NUMBERS[kind],
            *(inside(search_block.c.text, word) > 0 for word in words),
        )
        .order_by(search_block.c.object.desc())
        .limit(most)
    )
