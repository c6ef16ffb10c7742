"""Papers as JSON."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.hub.supplier_documents.model import Fault, PaperLine
from tongma.hub.supplier_documents.reading import Seen
from tongma.hub.supplier_documents.store import Key, Paper
from tongma.masterdata.catalogue.query import items_of, levels_of
from tongma.masterdata.partners.query import partners_of
from tongma.stock.query.goods import decimals_of
from tongma.work.documents.query import documents_of

TO_DO: Mapping[str, str] = {
    "item_unknown": "bind_code",
    "quantity_wrong": "ask_supplier",
    "unit_unknown": "map_unit",
    "level_unknown": "add_level",
    "date_ambiguous": "say_date_order",
    "date_wrong": "ask_supplier",
    "item_not_ordered": "ask_buyer",
    "order_unknown": "ask_buyer",
    "lot_missing": "ask_supplier",
    "serials_do_not_match": "ask_supplier",
}
"""What to do about each fault, as a word that the screens know."""


def shown_paper(connection: sa.Connection, one: Paper) -> dict[str, Any]:
    """Return a paper's header."""
    supplier = partners_of(connection, [one.supplier]).get(one.supplier)
    notice = documents_of(connection, [one.notice]).get(one.notice) if one.notice else None
    return {
        "id": str(one.id),
        "kind": one.kind,
        "name": one.name,
        "state": one.state,
        "supplier": {"id": str(one.supplier), "name": supplier.name if supplier else ""},
        "site": str(one.site),
        "person": str(one.person),
        "created_at": show_instant(one.created_at),
        "signed_by": one.signed_by,
        "notice": {"id": str(notice.id), "number": notice.number} if notice else None,
    }


def whole_paper(connection: sa.Connection, one: Paper, seen: Seen) -> dict[str, Any]:
    """Return a paper with everything that was read of it."""
    lines = seen.understood.lines
    layout = seen.layout
    return {
        **shown_paper(connection, one),
        "headings": list(one.headings),
        "sample": seen.sample,
        "mapping": dict(seen.mapping),
        "layout": {
            "version": layout.version if layout else 0,
            "confirmed": bool(layout and layout.confirmed),
            "options": dict(layout.options) if layout else {},
        },
        "cartons": list(seen.cartons),
        "lines": _lines(connection, lines),
        "faults": [_fault(fault) for fault in seen.understood.faults],
    }


def _lines(connection: sa.Connection, lines: list[PaperLine]) -> list[dict[str, Any]]:
    items = items_of(connection, [one.item for one in lines])
    levels = levels_of(connection, [one.level for one in lines if one.level])
    decimals = decimals_of(connection, items)
    orders = documents_of(connection, [one.order for one in lines])
    return [
        {
            "line": str(one.line),
            "item": {
                "id": str(one.item),
                "code": items[one.item].code,
                "name": items[one.item].name_zh,
            },
            "quantity": one.quantity,
            "level": levels[one.level].name if one.level else "",
            "base_quantity": show(one.base_quantity, decimals[one.item]),
            "lot": one.lot,
            "expiry": one.expiry,
            "produced": one.produced,
            "serials": list(one.serials),
            "order": {"id": str(one.order), "number": orders[one.order].number},
        }
        for one in lines
    ]


def _fault(one: Fault) -> dict[str, Any]:
    return {
        "line": str(one.line),
        "field": one.field,
        "code": one.code,
        "given": one.given,
        "facts": dict(one.facts),
        "to_do": TO_DO[one.code],
    }


def shown_key(connection: sa.Connection, one: Key) -> dict[str, Any]:
    """Return a partner's key."""
    partner = partners_of(connection, [one.partner]).get(one.partner)
    return {
        "id": str(one.id),
        "key_id": one.key_id,
        "partner": {"id": str(one.partner), "name": partner.name if partner else ""},
        "public_key": one.public_key,
        "state": one.state,
    }
