"""What an order's goods must satisfy, and what stands at dispatch for it: picked, checked, packed.

Allocation, checking and shipping read the same facts here; they meet nowhere else.
"""

from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Reader
from tongma.foundation.kernel.time import days_between
from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import PlaceInfo, places_of
from tongma.masterdata.policy.decide import class_number
from tongma.masterdata.policy.query import value_of
from tongma.stock.model import Allocation
from tongma.stock.query.balances import allocations
from tongma.stock.query.goods import LotFacts, lots, pieces
from tongma.work.documents import store
from tongma.work.documents.model import Document


@dataclass(frozen=True, slots=True)
class AtDispatch:
    """One allocation of the order that has been picked."""

    allocation: Allocation
    place: PlaceInfo
    words: str

    @property
    def packed(self) -> bool:
        """Whether it lies in a carton already."""
        return self.place.kind == "handling_unit"


def at_dispatch(tx: Reader, order: Document) -> list[AtDispatch]:
    """Return everything picked for the order that has not left yet."""
    given = allocations(tx.connection, document=order.id)
    places = places_of(tx.connection, [one.key.place for one in given])
    picked = [one for one in given if places[one.key.place].purpose not in PICKABLE]
    items = items_of(tx.connection, [one.key.item for one in picked])
    known_lots = lots(tx.connection, [one.key.lot for one in picked])
    known_pieces = pieces(tx.connection, [one.key.piece for one in picked])
    found = []
    for one in picked:
        lot = known_lots.get(one.key.lot)
        piece = known_pieces.get(one.key.piece)
        item = items[one.key.item]
        words = f"{item.code} {item.name_zh}"
        words += f" / {lot.number}" if lot and lot.number else ""
        words += f" / {piece.serial}" if piece and piece.serial else ""
        found.append(AtDispatch(one, places[one.key.place], words))
    return found


def pickers_of(tx: Reader, order: Document) -> frozenset[int]:
    """Return who picked anything for the order."""
    found: set[int] = set()
    for link in store.links_from(tx, document_id=order.id, role="pick_of"):
        found |= {one.person for one in store.steps(tx, "picked", line_id=link.to_line)}
    return frozenset(found)


def checked_quantities(tx: Reader, order: Document) -> dict[tuple[int, int, int, int], int]:
    """Return what has been checked, by (sales line, lot, piece, packed_as); scaled."""
    found: dict[tuple[int, int, int, int], int] = {}
    for link in store.links_from(tx, document_id=order.id, role="check_of"):
        line = store.lines_by_id(tx, [link.to_line])[link.to_line]
        if line.state == "open":
            key = (link.from_line, line.lot, line.piece, line.packed_as)
            found[key] = found.get(key, 0) + line.quantity
    return found


class LeastLife(NamedTuple):
    """What remaining life a customer demands of an item; 0 for no rule."""

    days: int
    percent: int
    """Of the total life."""


def least_life(connection: sa.Connection, customer: int, item: ItemFacts) -> LeastLife:
    """Return what remaining life the customer demands of an item, the most special rule first."""
    places = [("customer", customer), ("item", item.id)]
    if item.device_class:
        places.append(("device_class", class_number("device_class", item.device_class)))
    return LeastLife(
        int(value_of(connection, "customer_min_days", places)),
        int(value_of(connection, "customer_min_life_percent", places)),
    )


def life_of(item: ItemFacts, lot: LotFacts | None) -> int | None:
    """Return the total life in days: from the made-on date, or else what the item states."""
    if lot is not None and lot.produced and lot.expiry:
        return days_between(lot.produced, lot.expiry)
    return item.shelf_life_days or None
