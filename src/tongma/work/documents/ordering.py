"""Lines of orders and notices, from what was typed to base quantities."""

from collections.abc import Sequence
from typing import Protocol

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import refuse
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.catalogue.query import items_of, levels_of
from tongma.stock.query.goods import decimals_of
from tongma.work.documents.model import NewLine


class Typed(Protocol):
    """What somebody typed: an item, how much, in which packaging level (0: the base unit)."""

    @property
    def item(self) -> int: ...  # noqa: D102 - as the class says
    @property
    def quantity(self) -> str: ...  # noqa: D102 - as the class says
    @property
    def level(self) -> int: ...  # noqa: D102 - as the class says


def new_lines(tx: Tx, wanted: Sequence[Typed]) -> list[NewLine]:
    """Return lines to be added, in the order given.

    Refusals: ``item_unknown`` (also retired ones), ``level_wrong``, ``quantity_wrong`` and what
    else ``base_quantity`` says.
    """
    items = items_of(tx.connection, [one.item for one in wanted])
    levels = levels_of(tx.connection, [one.level for one in wanted if one.level])
    decimals = decimals_of(tx.connection, [one.item for one in wanted])
    lines = []
    for one in wanted:
        item = items.get(one.item)
        if item is None or item.state != "active":
            raise refuse("item_unknown", item=str(one.item))
        if one.level and one.level not in levels:
            raise refuse("level_wrong", item=item.code, level=str(one.level))
        amount = base_quantity(
            item, one.quantity, levels.get(one.level), decimals=decimals[item.id]
        )
        lines.append(NewLine(item.id, amount, typed_quantity=one.quantity, level=one.level))
    return lines
