"""The only SQL of counting."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.inside.counting.model import CountEntry
from tongma.inside.counting.tables import count_entry
from tongma.work.documents.states import DocumentKind, DocumentState
from tongma.work.documents.tables import document
from tongma.work.documents.tables import line as document_line


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


def open_counts(tx: Tx, places: Sequence[int], states: Sequence[str]) -> dict[int, str]:
    """Return the numbers of open counts in which a place is in one of the states, by place."""
    query = (
        sa.select(document_line.c.place, document.c.number)
        .join(document, document.c.id == document_line.c.document)
        .where(
            document.c.kind == DocumentKind.COUNT.value,
            document.c.state == DocumentState.OPEN.value,
            document_line.c.place.in_(list(places)),
            document_line.c.state.in_(list(states)),
        )
    )
    return {row.place: row.number for row in tx.rows(query)}


def entries_of(tx: Tx, line: int, round_: int) -> list[tuple[CountEntry, int]]:
    """Return what a round found, each entry with the instant of its scan."""
    columns = tuple(count_entry.c[name] for name in (*CountEntry.__slots__, "counted_at"))
    query = sa.select(*columns).where(count_entry.c.line == line, count_entry.c.round == round_)
    rows = tx.rows(query.order_by(count_entry.c.entry_no))
    return [(CountEntry(*row[:-1]), row.counted_at) for row in rows]
