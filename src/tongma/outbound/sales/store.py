"""The only SQL of sales."""

from collections.abc import Mapping, Sequence

from tongma.foundation.commands.tx import Tx
from tongma.outbound.sales.model import PassedCandidate
from tongma.outbound.sales.tables import passed_over, sales_line, sales_order


def keep_order(tx: Tx, document: int, currency: str) -> None:
    """Keep an order's currency."""
    tx.insert(sales_order, {"document": document, "currency": currency})


def keep_prices(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep price and tax of lines."""
    tx.insert(sales_line, *rows)


def keep_passed_over(tx: Tx, line: int, passed: Sequence[PassedCandidate]) -> None:
    """Keep the reasons of this allocation."""
    ids = tx.new_ids(len(passed))
    tx.insert(
        passed_over,
        *(
            {
                "id": row_id,
                "line": line,
                "record_id": tx.record_id,
                "lot": line_id.stock.key.lot,
                "piece": line_id.stock.key.piece,
                "place": line_id.stock.key.place,
                "quantity": line_id.stock.quantity,
                "reason": line_id.reason,
            }
            for row_id, line_id in zip(ids, passed, strict=True)
        ),
    )
