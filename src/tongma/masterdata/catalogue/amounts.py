"""From what was typed (quantity and level) to base units. Pure."""

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.quantity import QuantityError, parse
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts


def base_quantity(
    item: ItemFacts, text: str, level: LevelFacts | None = None, *, decimals: int = 0
) -> int:
    """Return the scaled base quantity of ``text`` in a level (None: the base unit).

    Refusals ``quantity_wrong`` (no number, does not fit the item's decimals, zero) and
    ``level_wrong`` (a level of another item).
    """
    if level is not None and level.item != item.id:
        raise refuse("level_wrong", item=item.code, level=level.name)
    factor = 1 if level is None else level.factor
    try:
        amount = parse(text, decimals) * factor
    except QuantityError:
        raise refuse("quantity_wrong", item=item.code, quantity=text) from None
    if amount <= 0:
        raise refuse("quantity_wrong", item=item.code, quantity=text)
    return amount
