"""Invariants that nobody may switch off. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tongma.foundation.kernel.outcome import Facts, Refusal, ensure
from tongma.foundation.kernel.quantity import show
from tongma.stock.model import Blocked, Counted, Key, Move, OnHand, PlaceClass

Thing = tuple[int, int, int, int, int]
"""Place, item, lot, piece, packed_as."""


@dataclass(slots=True)
class Net:
    """What the movements of one call change, per key."""

    quantity: dict[Key, int] = field(default_factory=dict)
    allocated: dict[Key, int] = field(default_factory=dict)

    def add(self, key: Key, quantity: int, allocated: int) -> None:
        """Add to a key."""
        self.quantity[key] = self.quantity.get(key, 0) + quantity
        if allocated:
            self.allocated[key] = self.allocated.get(key, 0) + allocated


def net_of(moves: Iterable[Move], classes: Mapping[int, int]) -> Net:
    """Return the net change per key; virtual places keep no balances."""
    net = Net()
    for move in moves:
        ensure(move.quantity > 0, "a movement needs a quantity above zero")
        ensure(move.source != move.target, "a movement must move something")
        carried = move.quantity if move.allocation else 0
        if classes[move.source.place] != PlaceClass.VIRTUAL:
            net.add(move.source_key(), -move.quantity, -carried)
        target = classes[move.target.place]
        if target != PlaceClass.VIRTUAL:
            kept = carried if target == PlaceClass.KEPT else 0
            net.add(move.target_key(), move.quantity, kept)
    return net


def refusal_for(
    net: Net, held: Mapping[Key, OnHand], classes: Mapping[int, int], decimals: Mapping[int, int]
) -> Refusal | None:
    """Return why the movements may not be posted, or None.

    In order of precedence: ``not_enough_stock``, ``stock_is_allocated``.
    """
    nothing = OnHand(0, 0)
    for key in sorted(net.quantity):
        change = net.quantity[key]
        if change >= 0 or classes[key.place] != PlaceClass.KEPT:
            continue
        there = held.get(key, nothing)
        digits = decimals.get(key.item, 0)
        facts = _facts(key) | {
            "on_hand": show(there.quantity, digits),
            "wanted": show(-change, digits),
        }
        left = there.quantity + change
        if left < 0:
            return Refusal("not_enough_stock", facts)
        if left < there.allocated + net.allocated.get(key, 0):
            allocated = show(there.allocated, digits)
            return Refusal("stock_is_allocated", facts | {"allocated": allocated})
    return None


_BLOCKED: Mapping[Blocked, str] = {
    "not_released": "stock_not_released",
    "held": "stock_held",
    "expired": "stock_expired",
}


def may_not_leave(reason: Blocked, facts: Facts) -> Refusal:
    """Return the refusal of stock that may not go out: the same at every door.

    ``reason``: why, as ``stock.query.supply`` says it; ``facts``: which goods.
    """
    return Refusal(_BLOCKED[reason], facts)


def covered_from(taken: int, on_hand: int, later: Iterable[tuple[int, int]], claimed: int) -> int:
    """Return the earliest instant from which on there always was as much as is taken.

    Args:
        taken: what is taken away, above zero.
        on_hand: what there is now, at least ``taken``.
        later: what changed the quantity after the claimed instant: (microseconds UTC, change).
        claimed: when it is said to have been taken; returned where that is right.

    What changed in the same instant changed together.
    """
    changes: dict[int, int] = {}
    for instant, change in later:
        changes[instant] = changes.get(instant, 0) + change
    there = on_hand
    for instant in sorted(changes, reverse=True):
        there -= changes[instant]
        if there < taken:
            return instant
    return claimed


def overtaken(net: Net, happened_at: int, stated: Sequence[Counted]) -> list[tuple[Key, Counted]]:
    """Return the keys that a count has judged after the change happened, with the newest count.

    Args:
        net: what the movements change. Where a thing stays in its place (a change of status or
            owner) a count of the place does not contradict it.
        happened_at: microseconds UTC of the movements.
        stated: statements on the places touched. A thing that a count names was judged when it
            was scanned, everything else in the place when the place was handed in.

    One key for each thing in a place, in key order.
    """
    change: dict[Thing, int] = {}
    keys: dict[Thing, Key] = {}
    for key in sorted(net.quantity):
        thing: Thing = (key.place, key.item, key.lot, key.piece, key.packed_as)
        change[thing] = change.get(thing, 0) + net.quantity[key]
        keys.setdefault(thing, key)
    named = {(one.record_id, *one[1:6]): one for one in stated if one.item}
    whole = sorted((one for one in stated if not one.item), key=lambda one: -one.counted_at)
    found: dict[Key, Counted] = {}
    for what, key in keys.items():
        for count in whole:
            judged = named.get((count.record_id, *what), count)
            if change[what] and count.place == key.place and judged.counted_at > happened_at:
                found.setdefault(key, judged)
    return list(found.items())


def _facts(key: Key) -> dict[str, str]:
    return {name: str(value) for name, value in zip(key._fields, key, strict=True)}
