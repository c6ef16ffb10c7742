"""Documents as prints: which there are, and what stands in them."""

from collections.abc import Callable, Mapping

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import parse_instant, show_local
from tongma.masterdata.places.query import site_of
from tongma.views.documents.query import whole
from tongma.views.documents.shapes import LineOut, ReceiptLineMore, WholeHeaderOut
from tongma.views.printing.model import Paper
from tongma.views.printing.note import note_of
from tongma.views.printing.sealed import notice_of, sealed_texts
from tongma.views.printing.shapes import NoteLineOut, PrintOut
from tongma.views.printing.signing import published
from tongma.views.printing.symbols import plain_datamatrix, qr
from tongma.views.printing.words import disposition_word, state_word, unit_word
from tongma.work.documents.states import DocumentKind

_TITLES: Mapping[str, str] = {
    DocumentKind.RECEIPT: "收货单 Receipt",
    DocumentKind.ACCEPTANCE: "验收记录 Acceptance record",
    DocumentKind.PICK_LIST: "拣货单 Pick list",
    DocumentKind.COUNT: "盘点表 Count sheet",
    DocumentKind.PURCHASE_ORDER: "采购订单 Purchase order",
    DocumentKind.SALES_ORDER: "销售订单 Sales order",
    DocumentKind.SHIPMENT: "随货同行单 Accompanying note",
}
_SIGNATURES: Mapping[str, tuple[str, ...]] = {
    DocumentKind.RECEIPT: ("收货人", "送货人"),
    DocumentKind.ACCEPTANCE: ("验收人",),
    DocumentKind.PICK_LIST: ("拣货人", "复核人"),
    DocumentKind.COUNT: ("盘点人", "复盘人", "批准人"),
    DocumentKind.SHIPMENT: ("发货人", "复核人", "收货人"),
}
_NOTE = "note"


def prints_of(kind: str) -> list[PrintOut]:
    """Return the prints that a kind of document has."""
    name = _NOTE if kind == DocumentKind.SHIPMENT else kind
    return [PrintOut(name, _TITLES[kind])] if kind in _TITLES else []


def paper_of(
    connection: sa.Connection, document_id: int, reach: Reach, key: Ed25519PrivateKey
) -> Paper:
    """Return what stands on a document's print; ``key`` signs what leaves the house.

    Refusals ``document_unknown``, ``no_print``.
    """
    found = whole(connection, document_id, reach)
    header = found.header
    if header.kind not in _TITLES:
        raise refuse("no_print", kind=header.kind)
    if header.kind == DocumentKind.SHIPMENT:
        return _note_paper(connection, header, key)
    columns, row = _COLUMNS.get(header.kind, _PLAIN)
    return Paper(
        title=_TITLES[header.kind],
        number=header.number,
        company=header.owner.name if header.owner else "",
        symbol=plain_datamatrix(header.number),
        facts=_facts(header, _zone(connection, header)),
        columns=tuple(name for name, _width in columns),
        widths=tuple(width for _name, width in columns),
        rows=tuple(row(line) for line in found.lines),
        signatures=_SIGNATURES.get(header.kind, ("签名",)),
    )


def _zone(connection: sa.Connection, header: WholeHeaderOut) -> str:
    """Return the time zone of the document's site: prints tell the time of the house."""
    return site_of(connection, header.site.id).time_zone if header.site else "UTC"


def _local(instant: str, zone: str) -> str:
    return show_local(parse_instant(instant)[0], zone)


def _facts(header: WholeHeaderOut, zone: str) -> tuple[tuple[str, str], ...]:
    facts = (
        ("往来单位", header.partner.name if header.partner else ""),
        ("仓库", header.site.name if header.site else ""),
        ("日期", _local(header.created_at, zone)[:10]),
        ("制单", header.created_by.name if header.created_by else ""),
    )
    return tuple((name, value) for name, value in facts if value)


_Columns = tuple[tuple[str, int], ...]
_Row = Callable[[LineOut], tuple[str, ...]]


def _goods(line: LineOut) -> tuple[str, ...]:
    item, lot = line.item, line.lot
    return (
        str(line.line_no),
        item.code if item else "",
        f"{item.name} {item.specification}".strip() if item else "",
        lot.number if lot else "",
        (lot.expiry or "") if lot else "",
    )


def _place(line: LineOut) -> str:
    return line.place.code if line.place else ""


def _disposition(line: LineOut) -> str:
    return disposition_word(line.more.disposition) if isinstance(line.more, ReceiptLineMore) else ""


def _quantity(line: LineOut) -> str:
    return f"{line.quantity} {unit_word(line.item.base_unit) if line.item else ''}".strip()


_GOODS: _Columns = (("#", 1), ("产品编码", 4), ("名称 规格", 7), ("批号", 3), ("效期", 3))
_PLAIN: tuple[_Columns, _Row] = (
    (*_GOODS, ("数量", 2), ("状态", 2)),
    lambda line: (*_goods(line), _quantity(line), state_word(line.state)),
)
_COLUMNS: Mapping[str, tuple[_Columns, _Row]] = {
    DocumentKind.PICK_LIST: (
        (("货位", 3), *_GOODS, ("应拣", 2), ("实拣", 2)),
        lambda line: (_place(line), *_goods(line), _quantity(line), ""),
    ),
    # A count sheet is blind: bins only, never what the ledger says.
    DocumentKind.COUNT: (
        (("#", 1), ("货位", 4), ("产品 批号", 8), ("实盘数量", 4), ("备注", 4)),
        lambda line: (str(line.line_no), _place(line), "", "", ""),
    ),
    DocumentKind.RECEIPT: (
        (*_GOODS, ("数量", 2), ("位置", 3), ("处置", 3)),
        lambda line: (*_goods(line), _quantity(line), _place(line), _disposition(line)),
    ),
}
_NOTE_COLUMNS: _Columns = (
    ("产品名称", 5), ("规格型号", 4), ("注册证号", 5), ("注册人", 5), ("批号/序列号", 4),
    ("效期", 3), ("数量", 2), ("单位", 2), ("贮运条件", 4),
)  # fmt: skip


def _note_paper(connection: sa.Connection, header: WholeHeaderOut, key: Ed25519PrivateKey) -> Paper:
    note = note_of(connection, header.id)
    return Paper(
        title=_TITLES[DocumentKind.SHIPMENT],
        number=header.number,
        company=note.supplier.name,
        symbol=plain_datamatrix(header.number),
        facts=(
            ("供货单位许可证", note.supplier.licence),
            ("购货单位", note.consignee.name),
            ("购货单位许可证", note.consignee.licence),
            ("收货地址", note.ship_to),
            ("承运人", note.carrier),
            ("运单号", note.waybill),
            ("发货时间", _local(note.dispatched_at, _zone(connection, header))),
            ("箱数", str(len(note.cartons))),
            ("签名公钥", published(key).key_id),
        ),
        columns=tuple(name for name, _width in _NOTE_COLUMNS),
        widths=tuple(width for _name, width in _NOTE_COLUMNS),
        rows=tuple(_note_row(line) for line in note.lines),
        signatures=_SIGNATURES[DocumentKind.SHIPMENT],
        codes=tuple(qr(text) for text in sealed_texts(notice_of(note), key)),
    )


def _note_row(line: NoteLineOut) -> tuple[str, ...]:
    return (
        line.name,
        line.specification,
        line.registration,
        line.registrant,
        line.serial or line.lot,
        line.expiry,
        line.quantity,
        unit_word(line.unit),
        line.storage,
    )
