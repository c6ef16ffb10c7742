"""What came to the dock, before anybody decided: the label, filled by what was typed."""

from dataclasses import dataclass, replace

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import refuse
from tongma.inbound.receiving.model import ReceiveLine
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.catalogue.query import ItemFacts, certificates_of, item_of, level_facts
from tongma.work.scanning.goods import Goods, goods_of


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came, before anybody decided."""

    item: ItemFacts
    goods: Goods
    quantity: int
    serials: tuple[str, ...]
    decimals: int


def arrived_goods(tx: Tx, command: ReceiveLine) -> Arrived:
    """Return item, quantity and serials of what was scanned or typed.

    Refusals: what reading goods refuses, ``nothing_scanned``, ``item_unknown``,
    ``certificate_unknown``, ``codes_contradict``, ``quantity_wrong``, ``serials_do_not_match``.
    """
    read = goods_of(tx, command.receipt) if tx.request.scans else _typed(tx, command)
    goods = _completed(read, command)
    item = item_of(tx.connection, goods.item)
    if item is None or item.state != "active":
        raise refuse("item_unknown", item=str(goods.item))
    covering = certificates_of(tx.connection, item.id) if command.certificate else []
    if command.certificate and command.certificate not in {one.id for one in covering}:
        raise refuse("certificate_unknown", certificate=str(command.certificate))
    serials = tuple(dict.fromkeys([goods.serial] if goods.serial else [])) + command.serials
    serials = serials if goods.serial not in command.serials else command.serials
    level = level_facts(tx.connection, goods.level)
    if serials and not command.quantity:
        quantity = len(serials)
    else:
        quantity = base_quantity(item, command.quantity or "1", level, decimals=item.decimals)
    if serials and quantity != len(serials):
        raise refuse("serials_do_not_match", quantity=str(quantity), serials=str(len(serials)))
    return Arrived(item, goods, quantity, serials, item.decimals)


def _typed(tx: Tx, command: ReceiveLine) -> Goods:
    if not command.item:
        raise refuse("nothing_scanned")
    level = level_facts(tx.connection, command.level)
    return Goods(
        item=command.item,
        level=command.level,
        factor=level.factor if level else 1,
        lot=command.lot or None,
        expiry=command.expiry or None,
        produced=command.produced or None,
    )


def _completed(goods: Goods, command: ReceiveLine) -> Goods:
    """Let what was typed fill what the label does not say; refuse where they contradict."""
    filled = goods
    for name in ("lot", "expiry", "produced"):
        label, typed = getattr(goods, name), getattr(command, name)
        if label and typed and label != typed:
            raise refuse("codes_contradict", field=name, first=label, second=typed)
        if typed and not label:
            filled = replace(filled, **{name: typed})
    if command.item and command.item != goods.item:
        raise refuse(
            "codes_contradict", field="item", first=str(goods.item), second=str(command.item)
        )
    return filled
