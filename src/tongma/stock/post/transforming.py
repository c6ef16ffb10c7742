"""Goods that belong to another lot: out of one and into the other, with their lineage."""

from collections.abc import Sequence

from tongma.foundation.commands.tx import Tx
from tongma.stock.model import Key, Move, Spot, Virtual
from tongma.stock.post.movements import post
from tongma.stock.tables import lineage


def change_lot(tx: Tx, goods: Sequence[tuple[Key, int]], lot: int) -> None:
    """Post goods (where they are, how many) into another lot of their item, in their places.

    Refusals as ``post``: what is allocated stays where it is.
    """
    first = len(tx.movements) + 1
    moves: list[Move] = []
    rows = []
    for key, quantity in goods:
        here = Spot(key.place, key.status, key.owner, key.packed_as)
        between = here._replace(place=int(Virtual.TRANSFORMATION))
        moves.append(Move(key.item, key.lot, key.piece, quantity, here, between))
        moves.append(Move(key.item, lot, key.piece, quantity, between, here))
        rows.append(
            {
                "record_id": tx.record_id,
                "line": first + len(moves) - 1,
                "from_item": key.item,
                "from_lot": key.lot,
                "from_piece": key.piece,
                "to_item": key.item,
                "to_lot": lot,
                "to_piece": key.piece,
                "quantity": quantity,
            }
        )
    post(tx, moves)
    tx.insert(lineage, *rows)
