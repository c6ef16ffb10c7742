"""Goods proved by scan against the ledger: which item, which lot, which piece."""

from dataclasses import dataclass

from tongma.foundation.commands.model import Chosen
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.catalogue.query import ItemFacts, item_of
from tongma.stock.query.belonging import known_goods
from tongma.stock.query.goods import find_lots, find_pieces
from tongma.work.scanning.decide import decide_count, decide_typed
from tongma.work.scanning.goods import Goods, goods_of, meant_by


@dataclass(frozen=True, slots=True)
class TypedGoods:
    """What a person typed for goods without a code."""

    item: int = 0
    lot: str = ""
    serial: str = ""
    quantity: str = ""
    """Empty: what the label's code is by itself."""


@dataclass(frozen=True, slots=True)
class VerifiedGoods:
    """Goods that the ledger knows: lot and piece 0 where the item has none."""

    item: ItemFacts
    goods: Goods
    lot: int
    lot_number: str
    piece: int
    serial: str
    expiry: str | None


def verified_goods(tx: Tx, typed: TypedGoods, document: int = 0) -> VerifiedGoods:
    """Return what the command's scans (or else the typed words) prove, the document in hand.

    Typed words fill what the label does not say. Refusals: what reading goods refuses,
    ``codes_contradict`` (label and typed words), ``nothing_scanned``, ``item_unknown``,
    ``lot_required``, ``serial_required``, ``lot_unknown``, ``serial_unknown``, ``expiry_differs``
    (the label's expiry is not the lot's), ``label_count_differs``.
    """
    if tx.request.scans:
        goods = goods_of(tx, document)
        said = Chosen(typed.item, typed.lot, typed.serial)
        allow(decide_typed(meant_by(goods), said))
        allow(decide_count(goods.count, typed.quantity, goods.serial or ""))
    elif typed.item:
        goods = Goods(typed.item, lot=typed.lot or None, serial=typed.serial or None)
    else:
        raise refuse("nothing_scanned")
    item = item_of(tx.connection, goods.item)
    if item is None:
        raise refuse("item_unknown", item=str(goods.item))
    lot_number = goods.lot or typed.lot
    serial = goods.serial or typed.serial
    piece, piece_lot = _piece(tx, item, serial)
    lot, number, expiry = _lot(tx, item, lot_number, piece_lot=piece_lot)
    if goods.expiry and expiry and goods.expiry != expiry:
        raise refuse("expiry_differs", known=expiry, label=goods.expiry)
    return VerifiedGoods(item, goods, lot, number, piece, serial, expiry)


def _piece(tx: Tx, item: ItemFacts, serial: str) -> tuple[int, int]:
    if not item.serial_control:
        return 0, 0
    if not serial:
        raise refuse("serial_required", item=item.code, name=item.name_zh)
    there = find_pieces(tx.connection, item.id, [serial])
    found = known_goods(tx.connection, there, tx.reach, "piece")
    if not found:
        raise refuse("serial_unknown", item=item.code, serial=serial)
    return found[0].id, found[0].lot


def _lot(tx: Tx, item: ItemFacts, number: str, *, piece_lot: int) -> tuple[int, str, str | None]:
    if not item.lot_control:
        return piece_lot, number, None
    if not number:
        raise refuse("lot_required", item=item.code, name=item.name_zh)
    found = known_goods(tx.connection, find_lots(tx.connection, item.id, number), tx.reach, "lot")
    if piece_lot:
        found = [one for one in found if one.id == piece_lot]
    if not found:
        raise refuse("lot_unknown", item=item.code, lot=number)
    return found[0].id, found[0].number, found[0].expiry
