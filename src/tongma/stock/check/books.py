"""Balances equal the movements; nothing was ever negative; no piece is in two places."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.tables import position
from tongma.foundation.kernel.time import show_instant
from tongma.stock.check.checkpoints import Checkpoints
from tongma.stock.check.report import Report
from tongma.stock.tables import KEY_COLUMNS, allocation, balance, movement, place

_KEPT, _VIRTUAL = 1, 3
_BATCH = 10_000
_LAST = 2**62
Key = tuple[int, ...]


def check_books(connection: sa.Connection, report: Report) -> None:
    """Replay every movement in the order in which it became known and compare with balances."""
    classes = {
        row.id: row[1] for row in connection.execute(sa.select(place.c.id, place.c["class"]))
    }
    total: dict[Key, int] = {}
    at_piece: dict[int, dict[Key, int]] = {}
    checkpoints = Checkpoints(connection, report)
    for record, moves in _by_record(connection):
        checkpoints.reached(moves[0].seq or _LAST, total)
        touched: set[Key] = set()
        report.count("movements", len(moves))
        for key, change in (side for move in moves for side in _sides(move)):
            if classes.get(key[2]) != _VIRTUAL:
                total[key] = total.get(key, 0) + change
                touched.add(key)
        _judge(touched, total, classes, record=record, report=report)
        _pieces(touched, total, at_piece, record=record, report=report)
    checkpoints.reached(_LAST, total)
    _compare(connection, total, report)


def check_past(connection: sa.Connection, report: Report) -> None:
    """Replay every movement in the order in which it happened: no kept place was ever below zero.

    Nothing was, at any moment, as it is known now; ``check_books`` says the same of what was known
    earlier, since each record was judged by what was known when it came.
    """
    classes = {
        row.id: row[1] for row in connection.execute(sa.select(place.c.id, place.c["class"]))
    }
    query = (
        sa.select(movement)
        .order_by(movement.c.happened_at, movement.c.record_id, movement.c.line)
        .execution_options(yield_per=_BATCH)
    )
    total: dict[Key, int] = {}
    for instant, moves in groupby(connection.execute(query), lambda row: row.happened_at):
        last: dict[Key, int] = {}
        sides = ((side, move.record_id) for move in moves for side in _sides(move))
        for (key, change), record in sides:
            if classes.get(key[2]) == _KEPT:
                total[key] = total.get(key, 0) + change
                last[key] = record
        for key, record in last.items():
            if total[key] < 0:
                when = show_instant(instant)
                report.fault(f"record {record}", f"{_words(key)} was {total[key]} on {when}")
            elif total[key] == 0:
                del total[key]


def _by_record(connection: sa.Connection) -> Iterator[tuple[int, list[Any]]]:
    """Yield movements by record in the order of knowledge: by journal number."""
    query = (
        sa.select(movement, position.c.seq)
        .join(position, position.c.record_id == movement.c.record_id, isouter=True)
        .order_by(position.c.seq, movement.c.record_id, movement.c.line)
        .execution_options(yield_per=_BATCH)
    )
    current = 0
    rows: list[Any] = []
    for row in connection.execute(query):
        if row.record_id != current and rows:
            yield current, rows
            rows = []
        current = row.record_id
        rows.append(row)
    if rows:
        yield current, rows


def _sides(row: Any) -> list[tuple[Key, int]]:
    sides: list[tuple[Key, int]] = []
    for side, sign in (("from", -1), ("to", 1)):
        key = (
            row.lot,
            row.piece,
            getattr(row, f"{side}_place"),
            getattr(row, f"{side}_status"),
            getattr(row, f"{side}_owner"),
            row.item,
            getattr(row, f"{side}_packed_as"),
        )
        sides.append((key, sign * row.quantity))
    return sides


def _judge(
    touched: set[Key],
    total: dict[Key, int],
    classes: dict[int, int],
    *,
    record: int,
    report: Report,
) -> None:
    for key in touched:
        if total[key] < 0 and classes.get(key[2]) == _KEPT:
            report.fault(f"record {record}", f"{_words(key)} fell to {total[key]}")


def _pieces(
    touched: set[Key],
    total: dict[Key, int],
    at_piece: dict[int, dict[Key, int]],
    *,
    record: int,
    report: Report,
) -> None:
    for key in touched:
        if not key[1]:
            continue
        there = at_piece.setdefault(key[1], {})
        if total[key] > 0:
            there[key] = total[key]
        else:
            there.pop(key, None)
    for piece in {key[1] for key in touched if key[1]}:
        if sum(at_piece[piece].values()) > 1:
            report.fault(f"record {record}", f"piece {piece} is in two places")


def _compare(connection: sa.Connection, total: dict[Key, int], report: Report) -> None:
    kept = {key: amount for key, amount in total.items() if amount}
    for row in connection.execute(sa.select(balance)):
        report.count("balances", 1)
        key = tuple(getattr(row, name) for name in KEY_COLUMNS)
        known = kept.pop(key, 0)
        if known != row.quantity:
            report.fault(f"balance {_words(key)}", f"{row.quantity}, movements say {known}")
    for key, amount in kept.items():
        report.fault(f"balance {_words(key)}", f"missing, movements say {amount}")


def check_allocations(connection: sa.Connection, report: Report) -> None:
    """Every balance's allocated sum is what its allocations say, and within the stock."""
    columns = [allocation.c[name] for name in KEY_COLUMNS]
    query = sa.select(*columns, sa.func.sum(allocation.c.quantity).label("allocated")).group_by(
        *columns
    )
    said = {tuple(row[:-1]): int(row.allocated) for row in connection.execute(query)}
    report.count("allocated keys", len(said))
    there = sa.select(balance).where(balance.c.allocated != 0)
    for row in connection.execute(there):
        key = tuple(getattr(row, name) for name in KEY_COLUMNS)
        known = said.pop(key, 0)
        if known != row.allocated:
            report.fault(f"balance {_words(key)}", f"allocated {row.allocated}, said {known}")
        if row.allocated > row.quantity:
            report.fault(f"balance {_words(key)}", "more allocated than there is")
    for key in said:
        report.fault(f"allocation at {_words(key)}", "lies on no stock")


def _words(key: Key) -> str:
    return ", ".join(f"{name} {value}" for name, value in zip(KEY_COLUMNS, key, strict=True))
