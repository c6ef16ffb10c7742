"""What an order's goods must satisfy, and what stands at dispatch for it: picked, checked, packed.

Allocation, checking and shipping read the same facts here; they meet nowhere else.
"""

from collections.abc import Collection, Mapping, Sequence
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
from tongma.work.documents.states import LineState


class GoodsGroup(NamedTuple):
    """What a check speaks of: goods of a lot (or one piece) for an order's line."""

    line: int
    """The order's."""
    lot: int
    piece: int
    packed_as: int


@dataclass(frozen=True, slots=True)
class AtDispatch:
    """One allocation of the order that has been picked."""

    allocation: Allocation
    place: PlaceInfo
    words: str
    """The goods as people call them."""
    checked: int
    """How much of it has been checked, scaled."""

    @property
    def packed(self) -> bool:
        """Whether it lies in a carton already."""
        return _is_packed(self.place)

    @property
    def goods(self) -> tuple[int, int, int]:
        """Item, lot and piece."""
        key = self.allocation.key
        return key.item, key.lot, key.piece

    @property
    def left_to_check(self) -> int:
        """What of it nobody has checked, scaled."""
        return self.allocation.quantity - self.checked


def _is_packed(place: PlaceInfo) -> bool:
    return place.kind == "handling_unit"


def at_dispatch(tx: Reader, order: Document) -> list[AtDispatch]:
    """Return everything picked for the order that has not left yet, by allocation."""
    given = allocations(tx.connection, document=order.id)
    places = places_of(tx.connection, [one.key.place for one in given])
    picked = [one for one in given if places[one.key.place].purpose not in PICKABLE]
    words = _words(tx, picked)
    packed = {one.id for one in picked if _is_packed(places[one.key.place])}
    checked = share_checked(picked, packed, checked_quantities(tx, order))
    return [
        AtDispatch(
            allocation, places[allocation.key.place], words[allocation.id], checked[allocation.id]
        )
        for allocation in picked
    ]


def _words(tx: Reader, picked: Sequence[Allocation]) -> dict[int, str]:
    items = items_of(tx.connection, [one.key.item for one in picked])
    known_lots = lots(tx.connection, [one.key.lot for one in picked])
    known_pieces = pieces(tx.connection, [one.key.piece for one in picked])
    found = {}
    for allocation in picked:
        lot = known_lots.get(allocation.key.lot)
        piece = known_pieces.get(allocation.key.piece)
        item = items[allocation.key.item]
        parts = (lot.number if lot else "", piece.serial if piece else "")
        found[allocation.id] = " / ".join(filter(None, (f"{item.code} {item.name_zh}", *parts)))
    return found


def share_checked(
    picked: Sequence[Allocation], packed: Collection[int], checked: Mapping[GoodsGroup, int]
) -> dict[int, int]:
    """Return how much of each allocation is checked, scaled, by its id. Pure.

    Args:
        picked: what stands at dispatch.
        packed: ids of those in cartons: only what is checked is packed, so they come first.
        checked: what has been checked of each group, scaled.
    """
    left = dict(checked)
    shares = {}
    for allocated in sorted(picked, key=lambda allocation: allocation.id not in packed):
        group = GoodsGroup(
            allocated.line, allocated.key.lot, allocated.key.piece, allocated.key.packed_as
        )
        shares[allocated.id] = min(left.get(group, 0), allocated.quantity)
        left[group] = left.get(group, 0) - shares[allocated.id]
    return shares


def pickers_of(tx: Reader, order: Document) -> frozenset[int]:
    """Return who picked anything for the order."""
    found: set[int] = set()
    for link in store.links_from(tx, document_id=order.id, role="pick_of"):
        found |= {step.person for step in store.steps(tx, "picked", line_id=link.to_line)}
    return frozenset(found)


def checked_quantities(tx: Reader, order: Document) -> dict[GoodsGroup, int]:
    """Return what has been checked, scaled."""
    links = store.links_from(tx, document_id=order.id, role="check_of")
    lines = store.lines_by_id(tx, [link.to_line for link in links])
    found: dict[GoodsGroup, int] = {}
    for link in links:
        line = lines[link.to_line]
        if line.state == LineState.OPEN:
            group = GoodsGroup(link.from_line, line.lot, line.piece, line.packed_as)
            found[group] = found.get(group, 0) + line.quantity
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
