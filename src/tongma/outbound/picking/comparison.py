"""The facts of a pick: what the line wants, and beside it what was scanned."""

from dataclasses import dataclass

from tongma.foundation.commands.tx import Tx
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts, items_of, level_facts
from tongma.masterdata.places.query import place_of, today_at
from tongma.outbound.picking.model import ExpectedPick, Pick, ScannedGoods
from tongma.stock.model import Blocked, Key, Status
from tongma.stock.query.goods import lots
from tongma.stock.query.supply import supply_at
from tongma.work.documents.model import Document, Line
from tongma.work.scanning.verification import VerifiedGoods


@dataclass(frozen=True, slots=True)
class LineInHand:
    """A line of a list that is picked from, with its list, the order's line, item and case."""

    line: Line
    pick_list: Document
    sales_line: int
    item: ItemFacts
    case: LevelFacts | None
    """The sealed level that it is about; None when loose."""

    @property
    def case_quantity(self) -> int:
        """Scaled base units in one case; 1 when loose."""
        return self.case.factor * 10**self.item.decimals if self.case else 1


def line_in_hand(tx: Tx, line: Line, pick_list: Document, sales_line: int) -> LineInHand:
    """Return a line of a list with what is known of its item and case."""
    item = items_of(tx.connection, [line.item])[line.item]
    return LineInHand(line, pick_list, sales_line, item, level_facts(tx.connection, line.packed_as))


def expected_of(tx: Tx, hand: LineInHand) -> ExpectedPick:
    """Return what the line wants, in words and ids."""
    line, item = hand.line, hand.item
    lot = lots(tx.connection, [line.lot]).get(line.lot)
    return ExpectedPick(
        item=item.id,
        item_code=f"{item.code} {item.name_zh}",
        lot=line.lot,
        lot_number=lot.number if lot else "",
        place_code=place_of(tx.connection, line.place).code,
        level=line.packed_as,
        level_name=hand.case.name if hand.case else "",
        left=line.quantity - line.done,
        decimals=item.decimals,
    )


def scanned_of(tx: Tx, hand: LineInHand, command: Pick, goods: VerifiedGoods) -> ScannedGoods:
    """Return what was scanned, and how its stock in the line's bin is judged now."""
    level = level_facts(tx.connection, goods.goods.level)
    blocked, here = _judged(tx, hand, goods)
    return ScannedGoods(
        item=goods.item.id,
        item_code=f"{goods.item.code} {goods.item.name_zh}",
        lot=goods.lot,
        lot_number=goods.lot_number,
        place_code=command.place_code,
        piece=goods.piece,
        serial=goods.serial,
        level=goods.goods.level,
        level_name=level.name if level else "",
        factor=goods.goods.factor,
        quantity=_quantity(hand.line, command, goods),
        blocked=blocked,
        here=here,
    )


def _quantity(line: Line, command: Pick, goods: VerifiedGoods) -> int:
    """Return the scaled quantity: of a piece one, of loose goods all where nothing is said."""
    if goods.piece:
        return 1
    if not command.quantity and goods.goods.factor == 1:
        return line.quantity - line.done
    text, decimals = command.quantity or "1", goods.item.decimals
    return base_quantity(goods.item, text, decimals=decimals) * goods.goods.factor


def _judged(tx: Tx, hand: LineInHand, goods: VerifiedGoods) -> tuple[Blocked | None, bool]:
    """Judge the stock in the line's bin now: why it may not go out, and whether it is there."""
    line, owner = hand.line, hand.pick_list.owner
    lot = goods.lot or line.lot
    keys = [
        Key(lot, goods.piece, line.place, Status.RELEASED, owner, goods.item.id, packed_as)
        for packed_as in sorted({line.packed_as, 0})
    ]
    day = today_at(tx.connection, hand.pick_list.site, tx.now)
    found = supply_at(tx.connection, keys, day).values()
    blocked = next((stock.blocked for stock in found if stock.blocked), None)
    return blocked, bool(found) or not goods.piece
