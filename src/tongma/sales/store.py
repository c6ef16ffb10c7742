"""The only SQL of sales."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tongma.commands.tx import Tx
from tongma.sales.model import Passed
from tongma.sales.tables import passed_over, sales_line, sales_order


def keep_order(tx: Tx, document: int, ship_to: int, currency: str) -> None:
    """Keep where an order goes and its currency."""
    tx.insert(sales_order, {"document": document, "ship_to": ship_to, "currency": currency})


def keep_prices(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep price and tax of lines."""
    tx.insert(sales_line, *rows)


def ship_to_of(tx: Tx, document: int) -> int:
    """Return an order's ship-to address; 0 for the customer's own."""
    row = tx.row(sa.select(sales_order.c.ship_to).where(sales_order.c.document == document))
    return 0 if row is None else int(row.ship_to)


def keep_passed_over(tx: Tx, line: int, passed: Sequence[Passed]) -> None:
    """Keep the reasons of this allocation."""
    ids = tx.new_ids(len(passed))
    tx.insert(
        passed_over,
        *(
            {
                "id": one_id,
                "line": line,
                "record_id": tx.record_id,
                "lot": one.key.lot,
                "piece": one.key.piece,
                "place": one.key.place,
                "quantity": one.quantity,
                "reason": one.reason,
            }
            for one_id, one in zip(ids, passed, strict=True)
        ),
    )
