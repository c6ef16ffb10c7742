"""Commands of corrections on the ledger."""

from collections.abc import Sequence
from typing import Any

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import EVERYWHERE
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.readable import escaped
from tongma.foundation.kernel.texts import LOT
from tongma.foundation.kernel.time import local_date
from tongma.inside.corrections.decide import (
    decide_change,
    decide_clear,
    decide_goods,
    decide_part,
    decide_reason,
    decide_text,
)
from tongma.inside.corrections.model import (
    CorrectGoods,
    CorrectLot,
    CorrectPiece,
    CorrectText,
    GoodsCorrected,
    LotCorrected,
    PieceCorrected,
    Since,
    TextCorrected,
)
from tongma.inside.corrections.store import stored_text, write_text
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.catalogue.query import item_of
from tongma.masterdata.identifiers.model import period_refusal
from tongma.stock.expiry import decide_days
from tongma.stock.model import HoldScope, Key
from tongma.stock.post.gate import let_out
from tongma.stock.post.restating import restate_lot, restate_piece
from tongma.stock.post.transforming import change_lot
from tongma.stock.query.balances import key_of, stock_at
from tongma.stock.query.goods import LotFacts, PieceFacts, find_lots, lots, pieces
from tongma.stock.query.reach import goods_reached
from tongma.stock.query.said import Times, lots_said, pieces_said
from tongma.stock.query.supply import holds_on
from tongma.stock.query.tree import facts_of, roots_of
from tongma.work.documents.query import document_waiting_for, find_document


def correct_piece(tx: Tx, command: CorrectPiece) -> PieceCorrected:
    """Correct a piece; where its lot changes, the ledger follows. Refusals in order:
    ``reason_required``, ``piece_unknown``, ``lot_unknown`` (also of
    another item), ``nothing_to_correct``, ``period_wrong``, ``produced_after_expiry``
    (than its lot was), ``stock_held``, ``goods_on_document``,
    ``stock_is_allocated``, ``serial_exists``.
    """
    allow(decide_reason(tx.request.reason))
    there = _piece(tx, command.piece)
    wanted: dict[str, Any] = {}
    if command.lot:
        wanted["lot"] = _lot_of_item(tx, command.lot, there.item).id
    if command.serial:
        wanted["serial"] = command.serial
    if command.expiry is not None:
        wanted["expiry"] = command.expiry or None
    _check_days(command.expiry or "", command.since)
    said = [one.times for one in pieces_said(tx.connection, ids=[there.id])]
    allow(decide_change(there._asdict(), wanted, _since(tx, command.since, said)))
    for lot in lots(tx.connection, [wanted.get("lot", there.lot)]).values():
        allow(decide_days(lot.produced, wanted.get("expiry")))
    rows = stock_at(tx.connection, piece=there.id)
    goods = [(key_of(row), row.quantity) for row in rows if row.quantity > 0]
    _act_at(tx, [key for key, _quantity in goods])
    tx.reaches(goods_reached(tx.connection, HoldScope.PIECE, there.id))
    if wanted.get("lot", there.lot) != there.lot and goods:
        _may_change(tx, [key for key, _quantity in goods])
        change_lot(tx, goods, wanted["lot"])
    restate_piece(tx, there.id, wanted, command.since)
    return PieceCorrected(there.id, wanted.get("lot", there.lot))


def correct_lot(tx: Tx, command: CorrectLot) -> LotCorrected:
    """Correct what is said of a lot. Refusals in order: ``reason_required``, ``lot_unknown``,
    ``nothing_to_correct``, ``period_wrong``, ``produced_after_expiry``, ``lot_exists``.

    A number that no lot could have today becomes a second lot where its right one is there already.
    """
    allow(decide_reason(tx.request.reason))
    there = _lot(tx, command.lot)
    given = {"number": command.number}
    given |= {"expiry": command.expiry, "produced": command.produced}
    wanted: dict[str, Any] = {name: value for name, value in given.items() if value}
    allow(decide_clear(command.clear, there._asdict()))
    wanted |= dict.fromkeys(command.clear)
    for day in (command.expiry, command.produced):
        _check_days(day, command.since)
    said = [one.times for one in lots_said(tx.connection, ids=[there.id])]
    allow(decide_change(there._asdict(), wanted, _since(tx, command.since, said)))
    if command.number and LOT.odd(there.number):
        namesakes = find_lots(tx.connection, there.item, command.number)
        wanted["variant"] = 1 + max((one.variant for one in namesakes), default=-1)
    if "expiry" in wanted or "produced" in wanted:
        allow(
            decide_days(*(wanted.get(one, getattr(there, one)) for one in ("produced", "expiry")))
        )
    tx.at()
    tx.reaches(goods_reached(tx.connection, HoldScope.LOT, there.id))
    restate_lot(tx, there.id, wanted, command.since)
    return LotCorrected(there.id)


def correct_text(tx: Tx, command: CorrectText) -> TextCorrected:
    """Write a text anew that no command would take today. Refusals in order: ``reason_required``,
    ``document_unknown``, ``line_unknown``, ``nothing_to_correct``, ``text_wrong``, ``date_wrong``.
    """
    allow(decide_reason(tx.request.reason))
    document = find_document(tx.connection, command.document)
    if document is None:
        raise refuse("document_unknown", document=str(command.document))
    tx.at_document(document)
    stored = stored_text(tx, command.of, document.id, command.line)
    if stored is None:
        raise refuse("line_unknown", line=str(command.line))
    allow(decide_text(command.of, stored.door, stored.text, command.text))
    write_text(tx, stored, command.text)
    return TextCorrected(document.id, command.text, escaped(stored.text))


def correct_goods(tx: Tx, command: CorrectGoods) -> GoodsCorrected:
    """Move goods in a place into the lot that they belong to. Refusals in order:
    ``reason_required``, ``lot_unknown`` (also of another item), ``nothing_to_correct``,
    ``quantity_wrong``, ``not_enough_stock``, ``stock_held``, ``goods_on_document``,
    ``stock_is_allocated``.
    """
    allow(decide_reason(tx.request.reason))
    there = _lot(tx, command.lot)
    target = _lot_of_item(tx, command.to_lot, there.item)
    allow(decide_goods(there.id, target.id))
    item = item_of(tx.connection, there.item)
    if item is None:
        raise refuse("item_unknown", item=str(there.item))
    wanted = base_quantity(item, command.quantity, decimals=item.decimals)
    let_out(tx)
    goods = _taken(tx, command, wanted)
    keys = [key for key, _quantity in goods]
    _act_at(tx, keys)
    _may_change(tx, keys)
    change_lot(tx, goods, target.id)
    return GoodsCorrected(target.id, command.quantity)


def _taken(tx: Tx, command: CorrectGoods, wanted: int) -> list[tuple[Key, int]]:
    """Return so much of the lot in the place, loose before packed, in key order."""
    rows = stock_at(tx.connection, lot=command.lot, place=command.place, piece=0)
    left = wanted
    goods = []
    for row in sorted(rows, key=lambda one: (one.packed_as != 0, key_of(one))):
        part = min(left, row.quantity)
        if part:
            goods.append((key_of(row), part))
            left -= part
    facts = {"lot": str(command.lot), "place": str(command.place)}
    allow(decide_part(left, command.quantity, facts))
    return goods


def _since(tx: Tx, day: str, said: Sequence[Times]) -> Since:
    present = next(times for times in said if times.ended_by is None and not times.valid_to)
    return Since(day, present.valid_from, local_date(tx.now, "UTC"))


def _words(tx: Tx, key: Key) -> str:
    named = [known.number for known in lots(tx.connection, [key.lot]).values()]
    named += [known.serial for known in pieces(tx.connection, [key.piece]).values()]
    return " / ".join(filter(None, named))


def _may_change(tx: Tx, keys: Sequence[Key]) -> None:
    """Refuse what a hold or an open document speaks of: it would lose sight of the goods."""
    let_out(tx)
    held = next((one for one in holds_on(tx.connection, keys).items() if one[1]), None)
    if held is not None:
        key, holds = held
        raise refuse("stock_held", goods=_words(tx, key), reason=holds[0].reason)
    for key in keys:
        waiting = document_waiting_for(tx.connection, key)
        if waiting is not None:
            facts = {"document": str(waiting.id), "number": waiting.number}
            raise refuse("goods_on_document", **facts)


def _act_at(tx: Tx, keys: Sequence[Key]) -> None:
    """Check the right at every site where the goods are, for their owners."""
    tx.at()
    roots = roots_of(tx.connection, [key.place for key in keys])
    sites = {place.id for place in facts_of(tx.connection, roots.values()).values()
             if place.kind == "site"}  # fmt: skip
    for key in keys:
        site = roots[key.place]
        tx.at(site=site if site in sites else 0, owner=key.owner)
        tx.reaches([(site if site in sites else EVERYWHERE, key.owner)])


def _piece(tx: Tx, piece: int) -> PieceFacts:
    there = pieces(tx.connection, [piece]).get(piece) if piece else None
    if there is None:
        raise refuse("piece_unknown", piece=str(piece))
    return there


def _lot(tx: Tx, lot: int) -> LotFacts:
    there = lots(tx.connection, [lot]).get(lot) if lot else None
    if there is None:
        raise refuse("lot_unknown", lot=str(lot))
    return there


def _lot_of_item(tx: Tx, lot: int, item: int) -> LotFacts:
    there = _lot(tx, lot)
    if there.item != item:
        raise refuse("lot_unknown", lot=there.number, item=str(item))
    return there


def _check_days(day: str, since: str) -> None:
    allow(period_refusal(day, "") or period_refusal(since, ""))


KINDS = (
    Kind("corrections.correct_piece", CorrectPiece, correct_piece, PieceCorrected),
    Kind("corrections.correct_lot", CorrectLot, correct_lot, LotCorrected),
    Kind("corrections.correct_text", CorrectText, correct_text, TextCorrected),
    Kind("corrections.correct_goods", CorrectGoods, correct_goods, GoodsCorrected),
)
