"""Labels as data: a symbol, its plain text, and words for people."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from devicecodes import TEST_SYMBOLS, read
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import Refusal, Refused, refuse
from tongma.masterdata.catalogue.query import ItemFacts, item_of
from tongma.masterdata.identifiers.model import BindingStatus
from tongma.masterdata.identifiers.query import Bound, identifiers_of
from tongma.masterdata.places.query import place_of, places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import LotFacts, lots, pieces
from tongma.stock.query.tree import roots_of
from tongma.views.printing.goods_codes import PRINTED, LabelMarks, goods_code
from tongma.views.printing.model import Label
from tongma.views.printing.symbols import gs1_128, gs1_datamatrix, plain_datamatrix
from tongma.work.scanning.command_codes import COMMANDS, command_text

COPIES_MAX = 500


@dataclass(frozen=True, slots=True)
class LabelledGoods:
    """What labels are asked for: an item, a lot or piece of it (0 for none), and how many."""

    item: int
    lot: int = 0
    piece: int = 0
    copies: int = 1


def place_labels(connection: sa.Connection, ids: Iterable[int]) -> list[Label]:
    """Return a label for each bin or dock: its code as Data Matrix and in big letters."""
    found = places_of(connection, ids)
    ordered = sorted(found.values(), key=lambda place: (place.sequence, place.code))
    if not ordered:
        raise refuse("place_unknown", place="")
    return [_place_label(place.code, place.name, place.temperature_class) for place in ordered]


def _place_label(code: str, name: str, temperature: str) -> Label:
    words = {"ambient": "常温", "cool": "阴凉", "cold": "冷藏", "frozen": "冷冻"}
    lines = tuple(line for line in (name, words.get(temperature, "")) if line)
    return Label(plain_datamatrix(code), code, lines, code)


def carton_label(connection: sa.Connection, place: int, reach: Reach) -> Label:
    """Return a carton's label: its SSCC as GS1-128 (GS1 General Specifications, AI 00).

    Refusal ``carton_unknown``, also where it stands or holds what the reader may not see.
    """
    carton = place_of(connection, place)
    root = roots_of(connection, [place]).get(place, 0)
    owners = {row.owner for row in stock_at(connection, place=place)}
    seen = reach.holds_site(root) and all(reach.holds(root, owner) for owner in owners)
    if carton.kind != "handling_unit" or not seen:
        raise refuse("carton_unknown", carton=str(place))
    bracketed = f"(00){carton.code}"
    return Label(gs1_128(bracketed), "SSCC", (), bracketed, wide=True)


def test_sheet() -> list[Label]:
    """Return the symbols that a scanner station is diagnosed with, in their order."""
    words = {
        "keys": ("1 / 2", "先扫这个：查键盘布局、前后缀、大写锁定"),
        "gs1": ("2 / 2", "再扫这个：查分隔符 GS 是否送达"),
    }
    return [_test_label(name, text, *words[name]) for name, text in TEST_SYMBOLS]


def command_sheet(key: bytes) -> list[Label]:
    """Return the command barcodes of this installation: each opens a screen, none decides."""
    words = {
        "receiving.open_receipt": "收货", "putaway.put_away": "上架", "counting.count_bin": "盘点",
        "picking.pick": "拣货", "checking.check": "复核", "shipping.pack": "装箱",
        "transfers.relocate": "移位", "holds.place_hold": "锁定",
    }  # fmt: skip
    texts = {action: command_text(action, key) for action in COMMANDS}
    return [
        Label(plain_datamatrix(text), words[action], ("扫此码打开该作业",), text)
        for action, text in texts.items()
    ]


def _test_label(name: str, text: str, title: str, line: str) -> Label:
    elements = read(text, "]d2").elements if name == "gs1" else ()
    bracketed = "".join(f"({one.key}){one.value}" for one in elements)
    symbol = gs1_datamatrix(bracketed) if bracketed else plain_datamatrix(text)
    return Label(symbol, title, (line,), bracketed)


def goods_labels(connection: sa.Connection, goods: LabelledGoods, reach: Reach) -> list[Label]:
    """Return labels of goods: code, expiry, lot and serial as Data Matrix, in the words of the
    code's issuer; the GTIN where the item has several.

    Refusals in order: ``item_unknown``, ``item_without_code`` (give it one first), ``lot_unknown``
    and ``piece_unknown`` (also what the reader may not see), ``not_printable``.
    """
    item_id, lot_id = goods.item, goods.lot
    item = item_of(connection, item_id)
    if item is None:
        raise refuse("item_unknown", item=str(item_id))
    bound = identifiers_of(connection, "item", item_id)
    sure = [one for one in bound if one.status == BindingStatus.CONFIRMED and one.level == 0]
    codes = [one for one in sure if one.scheme in PRINTED]
    if not codes:
        raise refuse("item_without_code", item=item.code)
    code = min(codes, key=lambda one: PRINTED.index(one.scheme))
    lot = lots(connection, [lot_id]).get(lot_id) if lot_id else None
    mine = goods_of(connection, [lot_id] if lot_id else [], reach, "lot")
    if lot_id and (lot is None or lot.item != item_id or lot_id not in mine):
        raise refuse("lot_unknown", lot=str(lot_id))
    serial = _serial_of(connection, goods, reach) if goods.piece else ""
    made = _goods_label(item, code, lot, serial)
    return [made] * max(1, min(goods.copies, COPIES_MAX))


def _serial_of(connection: sa.Connection, goods: LabelledGoods, reach: Reach) -> str:
    piece = pieces(connection, [goods.piece]).get(goods.piece)
    mine = goods_of(connection, [goods.piece], reach, "piece")
    if piece is None or piece.item != goods.item or goods.piece not in mine:
        raise refuse("piece_unknown", piece=str(goods.piece))
    return piece.serial


def _goods_label(item: ItemFacts, code: Bound, lot: LotFacts | None, serial: str) -> Label:
    number, expiry = (lot.number, lot.expiry or "") if lot else ("", "")
    made = goods_code(code.scheme, code.value, LabelMarks(number, serial, expiry))
    if isinstance(made, Refusal):
        raise Refused(made)
    words = (("LOT", number), ("EXP", expiry), ("SN", serial))
    lines = (
        item.name_zh,
        f"{item.model} {item.specification}".strip(),
        *(f"{name} {value}" for name, value in words if value),
    )
    symbol = gs1_datamatrix(made.text) if made.is_gs1 else plain_datamatrix(made.text)
    return Label(symbol, item.code, tuple(line for line in lines if line), made.plain)
