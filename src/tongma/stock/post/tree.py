"""The tree of places: sites, zones, bins, docks, handling units, partners."""

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import refuse
from tongma.stock.query.tree import above
from tongma.stock.tables import place, place_move


def add_place(tx: Tx, place_id: int, kind: str, *, klass: int, parent: int = 0) -> None:
    """Make the ledger know a place. A place without parent (site, partner) is its own root."""
    root = place_id
    if parent:
        row = tx.row(sa.select(place.c.root).where(place.c.id == parent))
        if row is None:
            raise refuse("place_unknown", place=str(parent))
        root = row.root
    tx.insert(
        place,
        {
            "id": place_id,
            "kind": kind,
            "class": klass,
            "parent": parent,
            "root": root,
            "moved_happened_at": tx.happened_at,
            "moved_record": tx.record_id,
        },
    )
    _remember(tx, place_id, parent)


def move_place(tx: Tx, place_id: int, parent: int) -> None:
    """Move a handling unit with all that it contains, inside its site, by one row.

    A move that happened before the latest known one enters the history only. Refusals:
    ``place_unknown``, ``place_in_itself``, ``crosses_site`` (then its content must be posted).
    """
    rows = {
        row.id: row
        for row in tx.rows(tx.locked(sa.select(place).where(place.c.id.in_([place_id, parent]))))
    }
    for wanted in (place_id, parent):
        if wanted not in rows:
            raise refuse("place_unknown", place=str(wanted))
    moved, target = rows[place_id], rows[parent]
    if place_id == parent or place_id in above(tx.connection, parent):
        raise refuse("place_in_itself", place=str(place_id))
    if moved.root != target.root:
        raise refuse("crosses_site", place=str(place_id), parent=str(parent))
    _remember(tx, place_id, parent)
    if (tx.happened_at, tx.record_id) > (moved.moved_happened_at, moved.moved_record):
        tx.update(place, {"id": place_id}, _moved(tx, parent))


def _moved(tx: Tx, parent: int) -> dict[str, int]:
    return {
        "parent": parent,
        "moved_happened_at": tx.happened_at,
        "moved_record": tx.record_id,
    }


def _remember(tx: Tx, place_id: int, parent: int) -> None:
    tx.insert(
        place_move,
        {
            "record_id": tx.record_id,
            "place": place_id,
            "parent": parent,
            "happened_at": tx.happened_at,
            "recorded_at": tx.now,
        },
    )
