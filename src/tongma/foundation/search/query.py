"""Objects that are called something with given parts."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.parts import Entry, finds, match, read_block
from tongma.foundation.search.sources import entries_of
from tongma.foundation.search.store import KIND_NUMBERS
from tongma.foundation.search.tables import search_block


def find_named(
    connection: sa.Connection, kind: str, words: Sequence[str], most: int
) -> list[Entry]:
    """Return objects in whose texts each of the folded words stands, the best match first.

    At most so many; of more than that, those that were made last.
    """
    if not words:
        return []
    candidates: dict[int, None] = {}
    for block in connection.execute(_blocks(connection, kind, words, most)).scalars():
        candidates |= dict.fromkeys(one.id for one in read_block(block, words))
        if len(candidates) >= most:
            break
    entries = entries_of(connection, kind, list(candidates)[:most])
    found = [one for one in entries.values() if finds(one.texts, words)]
    return sorted(found, key=lambda one: (*match(one.texts, words), -one.id))


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
