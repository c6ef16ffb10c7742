"""What screens and the command line ask of papers."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.hub.supplier_documents.model import PaperFault, PaperLine
from tongma.hub.supplier_documents.reader import PaperReading
from tongma.hub.supplier_documents.shapes import (
    LayoutOptionsOut,
    LayoutOut,
    PaperFaultOut,
    PaperLineOut,
    PaperOut,
    PartnerKeyOut,
    ToDo,
    WholePaperOut,
)
from tongma.hub.supplier_documents.store import PartnerKey, SupplierPaper
from tongma.masterdata.names.query import Names
from tongma.work.documents.query import documents_of
from tongma.work.documents.shapes import DocumentNumberOut
from tongma.work.external_tables.model import Layout

TO_DO: Mapping[str, ToDo] = {
    "item_unknown": "bind_code",
    "quantity_wrong": "ask_supplier",
    "unit_unknown": "map_unit",
    "unit_differs": "ask_supplier",
    "level_unknown": "add_level",
    "date_ambiguous": "say_date_order",
    "date_wrong": "ask_supplier",
    "item_not_ordered": "ask_buyer",
    "order_unknown": "ask_buyer",
    "lot_missing": "ask_supplier",
    "not_a_value": "ask_supplier",
    "text_wrong": "ask_supplier",
    "produced_after_expiry": "ask_supplier",
    "serials_do_not_match": "ask_supplier",
}
"""What to do about each fault, as a word that the screens know."""


def papers_out(connection: sa.Connection, papers: Sequence[SupplierPaper]) -> list[PaperOut]:
    """Return papers as lists have them."""
    return [PaperOut(**parts) for parts in _parts(connection, papers)]


def _parts(connection: sa.Connection, papers: Sequence[SupplierPaper]) -> list[dict[str, Any]]:
    names = Names(connection).read(
        partners=[one.supplier for one in papers], people=[one.person for one in papers]
    )
    notices = _numbers(connection, [one.notice for one in papers])
    return [
        {
            "id": paper.id,
            "kind": paper.kind,
            "name": paper.name,
            "state": paper.state,
            "supplier": names.partner(paper.supplier),
            "site": paper.site,
            "person": names.person(paper.person),
            "created_at": show_instant(paper.created_at),
            "signed_by": paper.signed_by,
            "notice": notices.get(paper.notice),
        }
        for paper in papers
    ]


def _numbers(connection: sa.Connection, ids: Sequence[int]) -> dict[int, DocumentNumberOut]:
    found = documents_of(connection, {one for one in ids if one})
    return {one.id: DocumentNumberOut(one.id, one.number) for one in found.values()}


def whole_paper(
    connection: sa.Connection, paper: SupplierPaper, seen: PaperReading
) -> WholePaperOut:
    """Return a paper with everything that was read of it."""
    (parts,) = _parts(connection, [paper])
    return WholePaperOut(
        **parts,
        headings=list(paper.headings),
        sample=seen.sample,
        mapping=dict(seen.mapping),
        layout=_layout_out(seen.layout),
        cartons=list(seen.cartons),
        lines=_lines_out(connection, seen.understood.lines),
        faults=[_fault_out(fault) for fault in seen.understood.faults],
    )


def _layout_out(layout: Layout | None) -> LayoutOut:
    if layout is None:
        return LayoutOut(0, confirmed=False, options=LayoutOptionsOut())
    options: dict[str, Any] = dict(layout.options)
    return LayoutOut(layout.version, layout.confirmed, LayoutOptionsOut(**options))


def _lines_out(connection: sa.Connection, lines: Sequence[PaperLine]) -> list[PaperLineOut]:
    names = Names(connection).read(
        items=[one.item for one in lines], levels=[one.level for one in lines]
    )
    orders = _numbers(connection, [one.order for one in lines])
    return [
        PaperLineOut(
            line=line.line,
            item=names.item(line.item),
            quantity=line.quantity,
            level=level.name if (level := names.level(line.level)) else "",
            base_quantity=show(line.base_quantity, names.decimals(line.item)),
            lot=line.lot,
            expiry=line.expiry,
            produced=line.produced,
            serials=list(line.serials),
            order=orders.get(line.order),
        )
        for line in lines
    ]


def _fault_out(fault: PaperFault) -> PaperFaultOut:
    return PaperFaultOut(
        fault.line, fault.field, fault.code, fault.given, dict(fault.facts), TO_DO[fault.code]
    )


def keys_out(connection: sa.Connection, keys: Sequence[PartnerKey]) -> list[PartnerKeyOut]:
    """Return partners' keys."""
    names = Names(connection).read(partners=[one.partner for one in keys])
    return [
        PartnerKeyOut(key.id, key.key_id, names.partner(key.partner), key.public_key, key.state)
        for key in keys
    ]
