"""The past is never negative: what is taken away was there, at that moment and ever after."""

from collections.abc import Mapping

from tongma.foundation.commands.tx import Tx
from tongma.stock.model import Key, OnHand, PlaceClass
from tongma.stock.query.since import changes_since
from tongma.stock.rules import Net, covered_from


def ensure_after_causes(
    tx: Tx, net: Net, held: Mapping[Key, OnHand], classes: Mapping[int, int]
) -> None:
    """Raise BeforeCause where goods are taken from a kept place before they were there.

    ``held``: what there is now, locked; it covers what is taken.
    """
    if tx.happened_at >= tx.now:
        return
    taken = {
        key: -change
        for key, change in net.quantity.items()
        if change < 0 and classes[key.place] == PlaceClass.KEPT
    }
    if not taken:
        return
    since = changes_since(tx.connection, taken.keys(), tx.happened_at)
    for key in sorted(taken):
        instant = covered_from(taken[key], held[key].quantity, since[key], tx.happened_at)
        tx.not_before(instant, **{name: str(value) for name, value in key._asdict().items()})
