"""Saying something else of a lot or a piece; what was believed before stays on record."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import ensure
from tongma.foundation.kernel.time import add_days
from tongma.stock.tables import lot, lot_said, piece, piece_said

_PAST = {lot: lot_said, piece: piece_said}
_TIMES = ("valid_from", "valid_to", "known_from", "known_to")


def restate_lot(tx: Tx, lot_id: int, values: Mapping[str, Any], since: str = "") -> None:
    """Say another number, expiry, made-on date or certificate of a lot.

    ``since``: the ISO date from which it is so; before it, what was said still holds. Empty: what
    was said was wrong. The database refuses a number that the item has already (``lot_exists``).
    """
    _restate(tx, lot, lot_id, values, since=since)


def restate_piece(tx: Tx, piece_id: int, values: Mapping[str, Any], since: str = "") -> None:
    """Say another lot, serial or expiry of a piece; ``since`` as of a lot. ``serial_exists``."""
    _restate(tx, piece, piece_id, values, since=since)


def _restate(
    tx: Tx, present: sa.Table, target: int, values: Mapping[str, Any], *, since: str
) -> None:
    past = _PAST[present]
    row = tx.row(tx.locked(sa.select(present).where(present.c.id == target)))
    ensure(row is not None, "what is restated exists")
    ensure(not since or since > row.valid_from, "a new state begins after the one before it")
    said = {
        column.name: getattr(row, column.name)
        for column in past.columns
        if column.name not in ("id", present.name, *_TIMES)
    } | {present.name: target, "valid_from": row.valid_from}
    before = {**said, "valid_to": "", "known_from": row.known_from, "known_to": tx.record_id}
    rows = [before] if row.known_from != tx.record_id else []
    if since:
        until = {"valid_to": add_days(since, -1), "known_from": tx.record_id, "known_to": None}
        rows.append({**said, **until})
    tx.insert(past, *({"id": tx.new_id(), **one_row} for one_row in rows))
    times = {"known_from": tx.record_id} | ({"valid_from": since} if since else {})
    tx.update(present, {"id": target}, {**values, **times})
