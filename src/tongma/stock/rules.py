"""Invariants that nobody may switch off. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tongma.kernel.outcome import Refusal, ensure
from tongma.kernel.quantity import show
from tongma.stock.model import Held, Key, Move, PlaceClass


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
    net: Net, held: Mapping[Key, Held], classes: Mapping[int, int], decimals: Mapping[int, int]
) -> Refusal | None:
    """Return why the movements may not be posted, or None.

    In order of precedence: ``not_enough_stock``, ``stock_is_allocated``.
    """
    nothing = Held(0, 0)
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


def _facts(key: Key) -> dict[str, str]:
    return {name: str(value) for name, value in zip(key._fields, key, strict=True)}
