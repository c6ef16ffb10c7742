"""Sales orders on their way out: allocated and why, staged and checked, packed and left."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tx import Reader
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.quantity import show
from tongma.outbound.sales.query import passed_over_of
from tongma.outbound.shipping.query import cartons_of, find_shipment, shipped_lines
from tongma.stock.query.balances import allocations
from tongma.views.lists.more import shipment_details
from tongma.views.lists.names import Names
from tongma.work.documents.dispatching import AtDispatch, at_dispatch
from tongma.work.documents.query import lines_of_document, readable_document


def allocation(connection: sa.Connection, order_id: int, reach: Reach) -> list[dict[str, Any]]:
    """Return each line with what is allocated now and what the last allocation passed over."""
    order = readable_document(connection, order_id, reach, "sales_order")
    lines = lines_of_document(connection, order.id)
    given = allocations(connection, document=order.id)
    passed = {line.id: passed_over_of(connection, line.id) for line in lines}
    every = [row for rows in passed.values() for row in rows]
    names = Names(connection).read(
        items=[line.item for line in lines],
        lots=[one.key.lot for one in given] + [row.lot for row in every],
        pieces=[one.key.piece for one in given],
        places=[one.key.place for one in given] + [row.place for row in every],
        levels=[one.key.packed_as for one in given],
    )
    shown = []
    for line in lines:
        decimals = names.decimals(line.item)
        mine = [one for one in given if one.line == line.id]
        missing = line.quantity - line.done - sum(one.quantity for one in mine)
        shown.append(
            {
                "line_id": str(line.id),
                "item": names.item(line.item),
                "quantity": show(line.quantity, decimals),
                "done": show(line.done, decimals),
                "missing": show(max(missing, 0), decimals),
                "state": line.state,
                "chosen": [
                    {
                        "lot": names.lot(one.key.lot),
                        "piece": names.piece(one.key.piece),
                        "place": names.place(one.key.place),
                        "packed_as": names.level(one.key.packed_as),
                        "quantity": show(one.quantity, decimals),
                    }
                    for one in mine
                ],
                "passed": [
                    {
                        "lot": names.lot(row.lot),
                        "place": names.place(row.place),
                        "quantity": show(row.quantity, decimals),
                        "reason": row.reason,
                    }
                    for row in passed[line.id]
                ],
            }
        )
    return shown


def staged(connection: sa.Connection, order_id: int, reach: Reach) -> list[dict[str, Any]]:
    """Return what stands at dispatch for an order, and how much of it is checked."""
    reader = Reader(connection)
    order = readable_document(connection, order_id, reach, "sales_order")
    standing = at_dispatch(reader, order)
    names = _names(connection, standing)
    shown = []
    for one in standing:
        decimals = names.decimals(one.allocation.key.item)
        shown.append(_goods(one, names) | {"checked": show(one.checked, decimals)})
    return shown


def _names(connection: sa.Connection, standing: Iterable[AtDispatch]) -> Names:
    keys = [one.allocation.key for one in standing]
    return Names(connection).read(
        items=[key.item for key in keys],
        lots=[key.lot for key in keys],
        pieces=[key.piece for key in keys],
        levels=[key.packed_as for key in keys],
    )


def _goods(one: AtDispatch, names: Names) -> dict[str, Any]:
    key = one.allocation.key
    return {
        "line_id": str(one.allocation.line),
        "item": names.item(key.item),
        "lot": names.lot(key.lot),
        "piece": names.piece(key.piece),
        "level": names.level(key.packed_as),
        "quantity": show(one.allocation.quantity, names.decimals(key.item)),
        "packed": one.packed,
        "carton": str(one.place.id) if one.packed else None,
    }


def shipment(connection: sa.Connection, shipment_id: int, reach: Reach) -> dict[str, Any]:
    """Return a shipment with its cartons' contents, and what is still to be packed."""
    row = find_shipment(connection, shipment_id)
    document = readable_document(connection, shipment_id, reach)
    if row is None:
        raise refuse("document_unknown", document=str(shipment_id))
    order = readable_document(connection, row.order_document, reach, "sales_order")
    standing = at_dispatch(Reader(connection), order)
    names = _names(connection, standing)
    content: dict[int, list[dict[str, Any]]] = {}
    for one in standing:
        content.setdefault(one.place.id if one.packed else 0, []).append(_goods(one, names))
    gone = shipped_lines(connection, shipment_id)
    names.read(
        items=[line.item for line in gone],
        lots=[line.lot for line in gone],
        pieces=[line.piece for line in gone],
        levels=[line.packed_as for line in gone],
        partners=[row.carrier],
    )
    for line in gone:
        content.setdefault(line.carton, []).append(
            {
                "line_id": str(line.order_line),
                "item": names.item(line.item),
                "lot": names.lot(line.lot),
                "piece": names.piece(line.piece),
                "level": names.level(line.packed_as),
                "quantity": show(line.quantity, names.decimals(line.item)),
                "packed": True,
                "carton": str(line.carton),
            }
        )
    return shipment_details(connection, shipment_id) | {
        "id": str(shipment_id),
        "number": document.number,
        "state": document.state,
        "carrier": names.partner(row.carrier),
        "order": {"id": str(order.id), "number": order.number},
        "cartons": [
            {
                "id": str(one.place),
                "sscc": one.sscc,
                "state": one.state,
                "content": content.get(one.place, []),
            }
            for one in cartons_of(connection, shipment_id)
        ],
        "left": content.get(0, []) if document.state == "open" else [],
    }
