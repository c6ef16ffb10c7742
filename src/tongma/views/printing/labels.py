"""Labels as data: a symbol, its plain text, and words for people."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from devicecodes import TEST_SYMBOLS, read, write_bracketed
from tongma.foundation.kernel.outcome import refuse
from tongma.masterdata.catalogue.query import ItemFacts, item_of
from tongma.masterdata.identifiers.query import identifiers_of
from tongma.masterdata.places.query import place_of, places_of
from tongma.stock.query.goods import LotFacts, lots, pieces
from tongma.views.printing.model import Label
from tongma.views.printing.symbols import gs1_128, gs1_datamatrix, plain_datamatrix
from tongma.work.scanning.command_codes import COMMANDS, command_text

COPIES_MAX = 500


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


def carton_label(connection: sa.Connection, place: int) -> Label:
    """Return a carton's label: its SSCC as GS1-128 (GS1 General Specifications, AI 00)."""
    carton = place_of(connection, place)
    if carton.kind != "handling_unit":
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


def goods_labels(
    connection: sa.Connection, item_id: int, *, lot_id: int, piece_ids: Sequence[int], copies: int
) -> list[Label]:
    """Return labels of goods: GTIN, expiry, lot and serial as GS1 Data Matrix.

    Refusals ``item_unknown``, ``item_without_code`` (give it one first), ``lot_unknown``.
    """
    item = item_of(connection, item_id)
    if item is None:
        raise refuse("item_unknown", item=str(item_id))
    codes = [
        known
        for known in identifiers_of(connection, "item", item_id)
        if known.scheme == "gtin" and known.level == 0
    ]
    if not codes:
        raise refuse("item_without_code", item=item.code)
    lot = lots(connection, [lot_id]).get(lot_id) if lot_id else None
    if lot_id and (lot is None or lot.item != item_id):
        raise refuse("lot_unknown", lot=str(lot_id))
    serials = [one.serial for one in pieces(connection, piece_ids).values()] or [""]
    made = [_goods_label(item, codes[0].value, lot, serial) for serial in serials]
    return made * max(1, min(copies, COPIES_MAX // len(made)))


def _goods_label(item: ItemFacts, gtin: str, lot: LotFacts | None, serial: str) -> Label:
    number, expiry = (lot.number, lot.expiry or "") if lot else ("", "")
    elements = (("01", gtin), ("17", expiry.replace("-", "")[2:]), ("10", number), ("21", serial))
    bracketed = write_bracketed([(key, value) for key, value in elements if value])
    words = (("LOT", number), ("EXP", expiry), ("SN", serial))
    lines = (
        item.name_zh,
        f"{item.model} {item.specification}".strip(),
        *(f"{name} {value}" for name, value in words if value),
    )
    symbol = gs1_datamatrix(bracketed)
    return Label(symbol, item.code, tuple(line for line in lines if line), bracketed)
