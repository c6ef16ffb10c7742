"""Documents as prints: which there are, and what stands in them."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.views.lists.documents import whole
from tongma.views.printing.note import note_of
from tongma.views.printing.sealed import notice_of, sealed_texts
from tongma.views.printing.signing import published
from tongma.views.printing.symbols import plain_datamatrix, qr

Paper = dict[str, Any]
_TITLES = {
    "receipt": "收货单 Receipt",
    "acceptance": "验收记录 Acceptance record",
    "pick_list": "拣货单 Pick list",
    "count": "盘点表 Count sheet",
    "purchase_order": "采购订单 Purchase order",
    "sales_order": "销售订单 Sales order",
    "shipment": "随货同行单 Accompanying note",
}
_SIGNATURES = {
    "receipt": ("收货人", "送货人"),
    "acceptance": ("验收人",),
    "pick_list": ("拣货人", "复核人"),
    "count": ("盘点人", "复盘人", "批准人"),
    "shipment": ("发货人", "复核人", "收货人"),
}


def prints_of(kind: str) -> list[dict[str, str]]:
    """Return the prints that a kind of document has."""
    name = "note" if kind == "shipment" else kind
    return [{"name": name, "title": _TITLES[kind]}] if kind in _TITLES else []


def paper_of(
    connection: sa.Connection, document_id: int, reach: Reach, key: Ed25519PrivateKey
) -> Paper:
    """Return what stands on a document's print; ``key`` signs what leaves the house.

    Refusals ``document_unknown``, ``no_print``.
    """
    found = whole(connection, document_id, reach)
    header = found["header"]
    kind = header["kind"]
    if kind not in _TITLES:
        raise refuse("no_print", kind=kind)
    if kind == "shipment":
        return _note_paper(connection, document_id, header, key)
    columns, row = _COLUMNS.get(kind, _PLAIN)
    return {
        "title": _TITLES[kind],
        "number": header["number"],
        "company": _name(header["owner"]),
        "symbol": plain_datamatrix(header["number"]),
        "facts": _facts(header),
        "columns": [name for name, _width in columns],
        "widths": [width for _name, width in columns],
        "rows": [row(line) for line in found["lines"]],
        "signatures": list(_SIGNATURES.get(kind, ("签名",))),
    }


def _name(words: Mapping[str, Any] | None) -> str:
    return str(words["name"]) if words else ""


def _facts(header: Mapping[str, Any]) -> list[list[str]]:
    facts = [
        ("往来单位", _name(header["partner"])),
        ("仓库", _name(header["site"])),
        ("日期", header["created_at"][:10]),
        ("制单", _name(header["created_by"])),
    ]
    return [[name, value] for name, value in facts if value]


_Columns = tuple[tuple[str, int], ...]
_Row = Callable[[Mapping[str, Any]], list[str]]


def _goods(line: Mapping[str, Any]) -> list[str]:
    item, lot = line["item"] or {}, line["lot"] or {}
    return [
        str(line["line_no"]),
        str(item.get("code", "")),
        f"{item.get('name', '')} {item.get('specification', '')}".strip(),
        str(lot.get("number", "")),
        str(lot.get("expiry") or ""),
    ]


def _place(line: Mapping[str, Any]) -> str:
    return str((line["place"] or {}).get("code", ""))


_GOODS: _Columns = (("#", 1), ("产品编码", 4), ("名称 规格", 7), ("批号", 3), ("效期", 3))
_PLAIN: tuple[_Columns, _Row] = (
    (*_GOODS, ("数量", 2), ("状态", 2)),
    lambda line: [*_goods(line), line["quantity"], line["state"]],
)
_COLUMNS: Mapping[str, tuple[_Columns, _Row]] = {
    "pick_list": (
        (("货位", 3), *_GOODS, ("应拣", 2), ("实拣", 2)),
        lambda line: [_place(line), *_goods(line), line["quantity"], ""],
    ),
    # A count sheet is blind: bins only, never what the ledger says.
    "count": (
        (("#", 1), ("货位", 4), ("产品 批号", 8), ("实盘数量", 4), ("备注", 4)),
        lambda line: [str(line["line_no"]), _place(line), "", "", ""],
    ),
    "receipt": (
        (*_GOODS, ("数量", 2), ("位置", 3), ("处置", 3)),
        lambda line: [
            *_goods(line),
            line["quantity"],
            _place(line),
            str(line["more"].get("disposition", "")),
        ],
    ),
}


def _note_paper(
    connection: sa.Connection, shipment: int, header: Mapping[str, Any], key: Ed25519PrivateKey
) -> Paper:
    note = note_of(connection, shipment)
    texts = sealed_texts(notice_of(note), key)
    columns: _Columns = (
        ("产品名称", 5), ("规格型号", 4), ("注册证号", 5), ("注册人", 5), ("批号/序列号", 4),
        ("效期", 3), ("数量", 2), ("单位", 2), ("贮运条件", 4),
    )  # fmt: skip
    return {
        "title": _TITLES["shipment"],
        "number": header["number"],
        "company": note["supplier"]["name"],
        "symbol": plain_datamatrix(header["number"]),
        "facts": [
            ["供货单位许可证", note["supplier"]["licence"]],
            ["购货单位", note["consignee"]["name"]],
            ["购货单位许可证", note["consignee"]["licence"]],
            ["收货地址", note["ship_to"]],
            ["承运人", note["carrier"]],
            ["运单号", note["waybill"]],
            ["发货时间", note["dispatched_at"] or ""],
            ["箱数", str(len(note["cartons"]))],
            ["签名公钥", published(key)["key_id"]],
        ],
        "columns": [name for name, _width in columns],
        "widths": [width for _name, width in columns],
        "rows": [
            [
                line["name"],
                line["specification"],
                line["registration"],
                line["registrant"],
                line["serial"] or line["lot"],
                line["expiry"],
                line["quantity"],
                line["unit"],
                line["storage"],
            ]
            for line in note["lines"]
        ],
        "signatures": list(_SIGNATURES["shipment"]),
        "codes": [qr(text) for text in texts],
    }
