"""The only SQL of counting."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.inside.counting.model import CountEntry
from tongma.inside.counting.tables import count_entry


def keep_entries(tx: Tx, line: int, round_: int, entries: Sequence[tuple[CountEntry, int]]) -> None:
    """Keep what one round found, each entry with the instant of its scan."""
    tx.insert(
        count_entry,
        *(
            {
                "record_id": tx.record_id,
                "entry_no": number,
                "line": line,
                "round": round_,
                "person": tx.actor.person,
                "item": entry.item,
                "lot": entry.lot,
                "piece": entry.piece,
                "packed_as": entry.packed_as,
                "counted": entry.counted,
                "baseline": entry.baseline,
                "counted_at": counted_at,
            }
            for number, (entry, counted_at) in enumerate(entries, 1)
        ),
    )


def entries_of(tx: Tx, line: int, round_: int) -> list[tuple[CountEntry, int]]:
    """Return what a round found, each entry with the instant of its scan."""
    columns = tuple(count_entry.c[name] for name in (*CountEntry.__slots__, "counted_at"))
    query = sa.select(*columns).where(count_entry.c.line == line, count_entry.c.round == round_)
    rows = tx.rows(query.order_by(count_entry.c.entry_no))
    return [(CountEntry(*row[:-1]), row.counted_at) for row in rows]
