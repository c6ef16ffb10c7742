"""What a reader may be told of what a code means: the code itself is in their hand."""

import sqlalchemy as sa

from tongma.documents.model import KINDS
from tongma.documents.query import find_document
from tongma.kernel.actor import Actor
from tongma.scanning.query import Meant
from tongma.stock.query.balances import stock_at
from tongma.stock.query.tree import roots_of


def as_told_to(connection: sa.Connection, meant: Meant, actor: Actor) -> Meant:
    """Return the meaning without documents and whereabouts of goods that are not theirs."""
    if meant.kind in KINDS:
        found = find_document(connection, meant.id)
        may = found is not None and actor.reach("documents.read").holds(found.site, found.owner)
        return meant if may else Meant()
    stock = actor.reach("stock.read")
    if meant.piece and meant.piece.get("place") and not stock.whole:
        rows = [row for row in stock_at(connection, piece=meant.id) if row.quantity > 0]
        roots = roots_of(connection, [row.place for row in rows])
        if not any(stock.holds(roots[row.place], row.owner) for row in rows):
            meant.piece = {**meant.piece, "place": None}
    return meant
