"""What an identifier may be bound to: each folder says how its own things are known.

The ledger's own nouns are known here; ``catalogue``, ``people`` and ``documents``, which stand
above, answer for theirs.
"""

from collections.abc import Callable

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.commands.wiring import Hook
from tongma.masterdata.identifiers.model import Target
from tongma.stock.query.goods import lots, pieces
from tongma.stock.query.tree import facts_of

Knows = Callable[[sa.Connection, int, int], bool]
"""Says whether there is such a thing: its id, and its packaging level (0: the base unit)."""


def _place(connection: sa.Connection, target: int, level: int) -> bool:
    found = facts_of(connection, [target]).get(target)
    return found is not None and found.kind != "partner" and not level


def _partner(connection: sa.Connection, target: int, level: int) -> bool:
    found = facts_of(connection, [target]).get(target)
    return found is not None and found.kind == "partner" and not level


def _lot(connection: sa.Connection, target: int, level: int) -> bool:
    return bool(target) and not level and target in lots(connection, [target])


def _piece(connection: sa.Connection, target: int, level: int) -> bool:
    return bool(target) and not level and target in pieces(connection, [target])


_KNOWN: dict[str, Knows] = {
    "lot": _lot,
    "piece": _piece,
    "place": _place,
    "partner": _partner,
}
ITEM: Hook[Knows] = Hook("identifiers.item")
PERSON: Hook[Knows] = Hook("identifiers.person")
DOCUMENT: Hook[Knows] = Hook("identifiers.document")
_ABOVE = {"item": ITEM, "person": PERSON, "document": DOCUMENT}


def is_known(tx: Tx, target: Target) -> bool:
    """Say whether an identifier may be bound to it."""
    if target.kind in _ABOVE:
        return tx.wiring.one_at(_ABOVE[target.kind])(tx.connection, target.id, target.level)
    knows = _KNOWN.get(target.kind)
    return knows is not None and knows(tx.connection, target.id, target.level)
