"""Lines of orders and notices, from what was typed to base quantities."""

from collections.abc import Sequence

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.masterdata.catalogue.query import items_of, levels_of
from tongma.work.documents.decide import TypedLine, decide_line
from tongma.work.documents.model import NewLine


def new_lines(tx: Tx, wanted: Sequence[TypedLine]) -> list[NewLine]:
    """Return lines to be added, in the order given. Refusals as ``decide_line``."""
    items = items_of(tx.connection, [typed.item for typed in wanted])
    levels = levels_of(tx.connection, [typed.level for typed in wanted if typed.level])
    return [
        allow(decide_line(typed, items.get(typed.item), levels.get(typed.level)))
        for typed in wanted
    ]
