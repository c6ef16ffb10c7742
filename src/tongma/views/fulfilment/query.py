"""Sales orders on their way out: allocated and why, staged and checked, packed and left."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tx import Reader
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.outbound.sales.query import PassedOverRow, passed_over_of
from tongma.outbound.shipping.model import ShippedLine
from tongma.outbound.shipping.query import cartons_of, find_shipment, shipped_lines
from tongma.stock.model import Allocation
from tongma.stock.query.balances import allocations
from tongma.views.fulfilment.shapes import (
    AllocatedLineOut,
    AllocationOut,
    ChosenStockOut,
    FilledCartonOut,
    PackedGoodsOut,
    PassedStockOut,
    ShipmentOut,
    StagedGoodsOut,
    StagedOut,
)
from tongma.work.documents.dispatch import AtDispatch, at_dispatch
from tongma.work.documents.model import Document, Line
from tongma.work.documents.query import lines_of_document, readable_document
from tongma.work.documents.shapes import DocumentNumberOut
from tongma.work.documents.states import DocumentKind, DocumentState

_IN_NO_CARTON = 0


def allocation(connection: sa.Connection, order_id: int, reach: Reach) -> AllocationOut:
    """Return each line with what is allocated now and what the last allocation passed over."""
    order = readable_document(connection, order_id, reach, DocumentKind.SALES_ORDER)
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
    return AllocationOut(
        [
            _allocated(line, [one for one in given if one.line == line.id], passed[line.id], names)
            for line in lines
        ]
    )


def _allocated(
    line: Line, mine: Sequence[Allocation], passed: Sequence[PassedOverRow], names: Names
) -> AllocatedLineOut:
    decimals = names.decimals(line.item)
    missing = line.quantity - line.done - sum(one.quantity for one in mine)
    return AllocatedLineOut(
        line_id=line.id,
        item=names.item(line.item),
        quantity=show(line.quantity, decimals),
        done=show(line.done, decimals),
        missing=show(max(missing, 0), decimals),
        state=line.state,
        chosen=[
            ChosenStockOut(
                names.lot(stock.key.lot),
                names.piece(stock.key.piece),
                names.place(stock.key.place),
                names.level(stock.key.packed_as),
                show(stock.quantity, decimals),
            )
            for stock in mine
        ],
        passed=[
            PassedStockOut(
                names.lot(row.lot),
                names.place(row.place),
                show(row.quantity, decimals),
                row.reason,
            )
            for row in passed
        ],
    )


def staged(connection: sa.Connection, order_id: int, reach: Reach) -> StagedOut:
    """Return what stands at dispatch for an order, and how much of it is checked."""
    order = readable_document(connection, order_id, reach, DocumentKind.SALES_ORDER)
    standing = at_dispatch(Reader(connection), order)
    names = _names(connection, standing)
    return StagedOut([_staged(one, names) for one in standing])


def _names(connection: sa.Connection, standing: Sequence[AtDispatch]) -> Names:
    keys = [one.allocation.key for one in standing]
    return Names(connection).read(
        items=[key.item for key in keys],
        lots=[key.lot for key in keys],
        pieces=[key.piece for key in keys],
        levels=[key.packed_as for key in keys],
    )


def _staged(goods: AtDispatch, names: Names) -> StagedGoodsOut:
    checked = show(goods.checked, names.decimals(goods.allocation.key.item))
    return StagedGoodsOut(**_standing(goods, names), checked=checked)


def _standing(goods: AtDispatch, names: Names) -> dict[str, Any]:
    """Return what is shown of goods at dispatch, whoever asks."""
    key = goods.allocation.key
    return {
        "line_id": goods.allocation.line,
        "item": names.item(key.item),
        "lot": names.lot(key.lot),
        "piece": names.piece(key.piece),
        "level": names.level(key.packed_as),
        "quantity": show(goods.allocation.quantity, names.decimals(key.item)),
        "packed": goods.packed,
        "carton": goods.place.id if goods.packed else None,
    }


def shipment(connection: sa.Connection, shipment_id: int, reach: Reach) -> ShipmentOut:
    """Return a shipment with its cartons' contents, and what is still to be packed."""
    facts = find_shipment(connection, shipment_id)
    document = readable_document(connection, shipment_id, reach)
    if facts is None:
        raise refuse("document_unknown", document=str(shipment_id))
    order = readable_document(connection, facts.order_document, reach, DocumentKind.SALES_ORDER)
    content = _content(connection, order, shipment_id)
    names = Names(connection).read(partners=[facts.carrier])
    open_ = document.state == DocumentState.OPEN
    return ShipmentOut(
        id=shipment_id,
        number=document.number,
        state=document.state,
        order=DocumentNumberOut(order.id, order.number),
        carrier=names.partner(facts.carrier),
        waybill=facts.waybill,
        vehicle=facts.vehicle,
        dispatched_at=_instant(facts.dispatched_at),
        delivered_at=_instant(facts.delivered_at),
        receiver=facts.receiver,
        proof=facts.proof,
        buyer_name=facts.buyer_name,
        buyer_licence=facts.buyer_licence,
        buyer_address=facts.buyer_address,
        ship_to=facts.ship_to,
        cartons=[
            FilledCartonOut(carton.place, carton.sscc, carton.state, content.get(carton.place, []))
            for carton in cartons_of(connection, shipment_id)
        ],
        left=content.get(_IN_NO_CARTON, []) if open_ else [],
    )


def _instant(at: int | None) -> str | None:
    return None if at is None else show_instant(at)


def _content(
    connection: sa.Connection, order: Document, shipment_id: int
) -> dict[int, list[PackedGoodsOut]]:
    """Return what lies in each carton, and (0) in none: what stands, and what has left."""
    standing = at_dispatch(Reader(connection), order)
    gone = shipped_lines(connection, shipment_id)
    names = _names(connection, standing).read(
        items=[line.item for line in gone],
        lots=[line.lot for line in gone],
        pieces=[line.piece for line in gone],
        levels=[line.packed_as for line in gone],
    )
    content: dict[int, list[PackedGoodsOut]] = {}
    for piece in standing:
        goods = PackedGoodsOut(**_standing(piece, names))
        content.setdefault(piece.place.id if piece.packed else _IN_NO_CARTON, []).append(goods)
    for line in gone:
        content.setdefault(line.carton, []).append(_left(line, names))
    return content


def _left(line: ShippedLine, names: Names) -> PackedGoodsOut:
    return PackedGoodsOut(
        line_id=line.order_line,
        item=names.item(line.item),
        lot=names.lot(line.lot),
        piece=names.piece(line.piece),
        level=names.level(line.packed_as),
        quantity=show(line.quantity, names.decimals(line.item)),
        packed=True,
        carton=line.carton,
    )
