"""Movements and balances: the heart of the one write path.

Order of locks: gate, places by id, balances by key, journal. A call posts all its moves or
raises a refusal; ``commands`` then rolls back to its savepoint.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Refused, ensure, refuse
from tongma.foundation.platform.bulk import insert_rows, unnest, upsert
from tongma.foundation.platform.prepared import Prepared
from tongma.stock.model import Key, Move, PlaceClass
from tongma.stock.post.causes import ensure_after_causes
from tongma.stock.post.counted import hold_if_late
from tongma.stock.query.balances import balances_at
from tongma.stock.rules import Net, net_of, refusal_for
from tongma.stock.tables import (
    KEY_COLUMNS,
    allocation,
    balance,
    item,
    movement,
    place,
)

CONSTRAINTS = (
    Constraint("piece_in_one_place", "piece_in_two_places", "balance.piece"),
    Constraint("piece_is_one", "piece_in_two_places"),
    Constraint("stock_not_negative", "not_enough_stock"),
    Constraint("allocated_within_stock", "stock_is_allocated"),
)

_LINE = tuple(
    column.name
    for column in movement.columns
    if column.name not in ("record_id", "happened_at", "recorded_at")
)
_ARRAY_FROM = 8


def _shared(query: Any) -> Any:
    return query.order_by(place.c.id).with_for_update(read=True, key_share=True)


_FEW_PLACES = 2
_TWO = sa.select(place.c.id, place.c["class"]).where(
    sa.or_(place.c.id == sa.bindparam("first"), place.c.id == sa.bindparam("last"))
)
_CLASSES = Prepared(_TWO)
_CLASSES_LOCKED = Prepared(_shared(_TWO))


def post(tx: Tx, moves: Sequence[Move]) -> None:
    """Post the moves.

    Refusals: ``place_unknown``, ``not_enough_stock``, ``stock_is_allocated``,
    ``allocation_short``, ``piece_in_two_places``. Held back (``before_count``) where a count has
    overtaken what happened; BeforeCause where goods are taken before they were there.
    """
    if not moves:
        return
    classes = _classes(tx, moves)
    net = net_of(moves, classes)
    hold_if_late(tx, net, classes)
    _refuse_shortage(tx, net, classes)
    _decrease(tx, net, classes)
    _increase(tx, net, classes)
    _delete_zero_rows(tx, net, classes)
    _carry_allocations(tx, moves, classes)
    _write_movements(tx, moves)


def _classes(tx: Tx, moves: Iterable[Move]) -> dict[int, int]:
    """Read the class of every place touched; a handling unit's row is locked with its content."""
    wanted = sorted({p for m in moves for p in (m.source.place, m.target.place)})
    if len(wanted) <= _FEW_PLACES:
        two = _CLASSES if tx.sqlite else _CLASSES_LOCKED
        rows = two(tx.connection, first=wanted[0], last=wanted[-1]).all()
    else:
        query = sa.select(place.c.id, place.c["class"]).where(place.c.id.in_(wanted))
        rows = tx.rows(query if tx.sqlite else _shared(query))
    found: dict[int, int] = {row[0]: row[1] for row in rows}
    for place_id in wanted:
        if place_id not in found:
            raise refuse("place_unknown", place=str(place_id))
    return found


def _refuse_shortage(tx: Tx, net: Net, classes: Mapping[int, int]) -> None:
    if all(change >= 0 for change in net.quantity.values()) and not net.allocated:
        return
    held = balances_at(tx.connection, sorted(net.quantity), lock=not tx.sqlite)
    items = {key.item for key in net.quantity}
    decimals = {
        row[0]: row[1]
        for row in tx.rows(sa.select(item.c.id, item.c.decimals).where(item.c.id.in_(items)))
    }
    refusal = refusal_for(net, held, classes, decimals)
    if refusal is not None:
        raise Refused(refusal)
    ensure_after_causes(tx, net, held, classes)
    missing = [
        key
        for key, change in net.quantity.items()
        if change < 0 and classes[key.place] == PlaceClass.PARTNER and key not in held
    ]
    _insert_balances(tx, [_row(key, 0, 0, classes) for key in sorted(missing)])


def _row(key: Key, quantity: int, allocated: int, classes: Mapping[int, int]) -> dict[str, int]:
    return {
        **key._asdict(),
        "class": classes[key.place],
        "quantity": quantity,
        "allocated": allocated,
    }


def _decrease(tx: Tx, net: Net, classes: Mapping[int, int]) -> None:
    """Take away first: the piece index wants down before up."""
    rows = [
        _row(key, -net.quantity[key], net.allocated.get(key, 0), classes)
        for key in sorted(net.quantity)
        if net.quantity[key] < 0 or (net.quantity[key] == 0 and net.allocated.get(key, 0))
    ]
    if not rows:
        return
    changed = _change_balances(tx, rows)
    ensure(changed == len(rows), "a balance vanished between lock and write")


def _change_balances(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> int:
    """Subtract quantity, add allocated; return how many rows there were."""
    if not tx.sqlite and len(rows) >= _ARRAY_FROM:
        names = (*KEY_COLUMNS, "quantity", "allocated")
        given = unnest(balance, rows, names).subquery("change")
        query = (
            sa.update(balance)
            .where(*(balance.c[name] == given.c[name] for name in KEY_COLUMNS))
            .values(
                quantity=balance.c.quantity - given.c.quantity,
                allocated=balance.c.allocated + given.c.allocated,
            )
        )
        return tx.connection.execute(query).rowcount
    query = (
        sa.update(balance)
        .where(*(balance.c[name] == sa.bindparam(f"k_{name}") for name in KEY_COLUMNS))
        .values(
            quantity=balance.c.quantity - sa.bindparam("less"),
            allocated=balance.c.allocated + sa.bindparam("more_allocated"),
        )
    )
    values = [
        {f"k_{name}": row[name] for name in KEY_COLUMNS}
        | {"less": row["quantity"], "more_allocated": row["allocated"]}
        for row in rows
    ]
    return tx.connection.execute(query, values if len(values) > 1 else values[0]).rowcount


def _increase(tx: Tx, net: Net, classes: Mapping[int, int]) -> None:
    rows = [
        _row(key, net.quantity[key], net.allocated.get(key, 0), classes)
        for key in sorted(net.quantity)
        if net.quantity[key] > 0
    ]
    _insert_balances(tx, rows)


def _insert_balances(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert, or add to what is there; in key order."""
    if not rows:
        return
    names = list(rows[0])
    if tx.sqlite or len(rows) < _ARRAY_FROM:
        if len(rows) == 1:
            _adding(tx.connection.dialect.name)(tx.connection, **rows[0])
        else:
            _adding(tx.connection.dialect.name).many(tx.connection, rows)
        return
    source = unnest(balance, rows, names)
    query = upsert(tx.connection.dialect.name, balance)
    tx.connection.execute(_or_add(query.from_select(names, source.where(sa.true()))))


def _or_add(query: Any) -> Any:
    return query.on_conflict_do_update(
        index_elements=[balance.c[name] for name in KEY_COLUMNS],
        set_={
            "quantity": balance.c.quantity + query.excluded.quantity,
            "allocated": balance.c.allocated + query.excluded.allocated,
        },
    )


@cache
def _adding(dialect: str) -> Prepared:
    values: dict[str, Any] = {column.name: sa.bindparam(column.name) for column in balance.columns}
    return Prepared(_or_add(upsert(dialect, balance).values(values)))


def _delete_zero_rows(tx: Tx, net: Net, classes: Mapping[int, int]) -> None:
    """Last: a row that reached zero tells nothing that the movements do not.

    A partner's minus may reach zero by an increase, too.
    """
    touched = [
        key
        for key in sorted(net.quantity)
        if net.quantity[key] <= 0 or classes[key.place] == PlaceClass.PARTNER
    ]
    if not touched:
        return
    query = sa.delete(balance).where(balance.c.quantity == 0, balance.c.allocated == 0)
    if not tx.sqlite and len(touched) >= _ARRAY_FROM:
        given = unnest(balance, [key._asdict() for key in touched], KEY_COLUMNS).subquery("gone")
        query = query.where(*(balance.c[name] == given.c[name] for name in KEY_COLUMNS))
        tx.connection.execute(query)
        return
    query = query.where(*(balance.c[name] == sa.bindparam(f"k_{name}") for name in KEY_COLUMNS))
    values = [{f"k_{n}": v for n, v in key._asdict().items()} for key in touched]
    tx.connection.execute(query, values if len(values) > 1 else values[0])


def _carry_allocations(tx: Tx, moves: Sequence[Move], classes: Mapping[int, int]) -> None:
    """An allocation goes with its stock; where the stock leaves us, it is fulfilled and gone."""
    for move in moves:
        if not move.allocation:
            continue
        row = tx.row(sa.select(allocation).where(allocation.c.id == move.allocation))
        if row is None or row.quantity < move.quantity:
            raise refuse("allocation_short", allocation=str(move.allocation))
        here = tuple(getattr(row, name) for name in KEY_COLUMNS)
        ensure(here == tuple(move.source_key()), "an allocation moves from where it lies")
        rest = row.quantity - move.quantity
        target = move.target_key()._asdict()
        leaves = classes[move.target.place] != PlaceClass.KEPT
        if rest:
            tx.update(allocation, {"id": row.id}, {"quantity": rest})
        elif leaves:
            tx.delete(allocation, {"id": row.id})
        else:
            tx.update(allocation, {"id": row.id}, target)
        if rest and not leaves:
            part = {"document": row.document, "line": row.line, "quantity": move.quantity}
            tx.insert(allocation, {"id": tx.new_id(), **part, **target})


def _write_movements(tx: Tx, moves: Sequence[Move]) -> None:
    first = len(tx.movements) + 1
    lines = [_line(number, move) for number, move in enumerate(moves, first)]
    times = {"record_id": tx.record_id, "happened_at": tx.happened_at, "recorded_at": tx.now}
    rows = [dict(zip(_LINE, line, strict=True)) | times for line in lines]
    insert_rows(tx.connection, movement, rows)
    tx.movements.extend([str(value) for value in line] for line in lines)


def _line(number: int, move: Move) -> tuple[int, ...]:
    return (
        number,
        move.item,
        move.lot,
        move.piece,
        *move.source,
        *move.target,
        move.handling_unit,
        *move.reverses,
        move.quantity,
    )
