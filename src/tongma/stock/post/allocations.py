"""Allocating stock to a document line, and giving it back."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import ensure, refuse
from tongma.stock.model import Allocation, Key
from tongma.stock.post.gate import let_out
from tongma.stock.query.balances import balances_at
from tongma.stock.tables import KEY_COLUMNS, allocation, balance, place


def lock_stock_of(tx: Tx, item: int, site: int) -> None:
    """Lock an item's stock at a site in key order, so that what is read next stays true."""
    if tx.sqlite:
        return
    keys = [balance.c[name] for name in KEY_COLUMNS]
    query = (
        sa.select(balance.c.quantity)
        .join(place, place.c.id == balance.c.place)
        .where(balance.c.item == item, place.c.root == site)
        .order_by(*keys)
        .with_for_update(key_share=True, of=balance)
    )
    tx.connection.execute(query).all()


def allocate(
    tx: Tx, document: int, line: int, chosen: Sequence[tuple[Key, int]]
) -> list[Allocation]:
    """Allocate quantities at keys to a line. Refusal ``not_enough_stock``.

    The caller took the gate and judged the stock in the same transaction.
    """
    let_out(tx)
    wanted = dict(chosen)
    ensure(len(wanted) == len(chosen), "each key is chosen once")
    held = balances_at(tx.connection, sorted(wanted), lock=not tx.sqlite)
    made = []
    for key in sorted(wanted):
        there = held.get(key)
        if there is None or there.quantity - there.allocated < wanted[key]:
            raise refuse("not_enough_stock", lot=str(key.lot), place=str(key.place))
        _add(tx, key, wanted[key])
        made.append(Allocation(tx.new_id(), document, line, key, wanted[key]))
    tx.insert(allocation, *(_row(one) for one in made))
    return made


def release(tx: Tx, allocations: Sequence[Allocation]) -> None:
    """Give allocations back; the stock stays where it is."""
    held = balances_at(tx.connection, sorted({a.key for a in allocations}), lock=not tx.sqlite)
    for there in sorted(allocations, key=lambda a: a.key):
        ensure(there.key in held, "an allocation lies on stock")
        _add(tx, there.key, -there.quantity)
    if allocations:
        tx.delete(allocation, {"id": [one.id for one in allocations]})


def _add(tx: Tx, key: Key, quantity: int) -> None:
    tx.connection.execute(
        sa.update(balance)
        .where(*(balance.c[name] == getattr(key, name) for name in KEY_COLUMNS))
        .values(allocated=balance.c.allocated + quantity)
    )


def _row(there: Allocation) -> dict[str, int]:
    return {
        "id": there.id,
        "document": there.document,
        "line": there.line,
        "quantity": there.quantity,
        **there.key._asdict(),
    }
