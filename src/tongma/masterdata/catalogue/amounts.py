"""From what was typed (quantity and level, or serials) to base units. Pure."""

import re
from collections.abc import Sequence

from tongma.foundation.kernel.outcome import Refusal, allow
from tongma.foundation.kernel.quantity import QuantityError, parse, show
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts

_PART = re.compile(r"[0-9]{1,18}\.[0-9]{1,18}")


def base_quantity(
    item: ItemFacts, text: str, level: LevelFacts | None = None, *, decimals: int | None = None
) -> int:
    """Return what ``read_quantity`` gives, or raise its refusal."""
    known = item if decimals is None else item._replace(decimals=decimals)
    return allow(read_quantity(known, text, level))


def read_quantity(
    item: ItemFacts, text: str, level: LevelFacts | None = None, *, least: int = 1
) -> int | Refusal:
    """Return the scaled base quantity of a decimal text, or why it is none.

    Args:
        item: whose decimals say how fine it may be.
        text: plain decimal digits, at least 0; empty is no quantity.
        level: the packaging level in which it was counted; None is the base unit.
        least: the smallest that is meant, scaled: 1, or 0 where nothing is an answer too.

    In order: ``level_wrong`` (a level of another item), ``quantity_wrong`` (no number, finer than
    the item's decimals, too large, below ``least``); ``whole_units_needed`` instead where it is a
    number, but a part of a unit of which only whole ones are counted.
    """
    if level is not None and level.item != item.id:
        return Refusal("level_wrong", {"item": item.code, "level": level.name})
    wrong = Refusal("quantity_wrong", {"item": item.code, "quantity": text})
    try:
        amount = parse(text, item.decimals) * (1 if level is None else level.factor)
    except QuantityError:
        return _part_of_a_unit(item, text) or wrong
    return amount if amount >= least else wrong


def _part_of_a_unit(item: ItemFacts, text: str) -> Refusal | None:
    if item.decimals or not _PART.fullmatch(text):
        return None
    facts = {"item": item.code, "quantity": text, "unit": item.base_unit}
    return Refusal("whole_units_needed", facts)


def count_or_quantity(
    item: ItemFacts, text: str, serials: Sequence[str], level: LevelFacts | None = None
) -> int | Refusal:
    """Return how much came: of goods with serials their number, else what was typed.

    Args:
        item: as ``read_quantity`` takes it.
        text: likewise; with serials, an empty one leaves the number to them.
        serials: of each piece; none for goods without.
        level: as ``read_quantity`` takes it.

    In order: ``level_wrong``, ``quantity_wrong`` or ``whole_units_needed``,
    ``serials_do_not_match`` (the typed quantity is not their number).
    """
    if serials and not text:
        return len(serials)
    quantity = read_quantity(item, text, level)
    if isinstance(quantity, Refusal) or not serials or quantity == len(serials):
        return quantity
    facts = {"item": item.code, "name": item.name_zh, "quantity": text}
    return Refusal("serials_do_not_match", facts | {"serials": str(len(serials))})


def decide_whole(item: ItemFacts, quantity: int, level: LevelFacts | None) -> Refusal | None:
    """Refuse ``case_not_whole``: sealed goods that are no whole number of their level.

    Args:
        item: whose decimals scale the quantity.
        quantity: scaled base quantity.
        level: the sealed level; None where goods are loose.
    """
    if level is None or quantity % (level.factor * 10**item.decimals) == 0:
        return None
    facts = {"level": level.name, "factor": str(level.factor)}
    return Refusal("case_not_whole", {**facts, "quantity": show(quantity, item.decimals)})
