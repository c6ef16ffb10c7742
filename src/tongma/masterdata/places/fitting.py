"""Whether goods may lie where they are put: at the place, and at all in which it stands."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.places.fit import StoredGoods, misfit
from tongma.masterdata.places.query import places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.tree import above, below

_NO_STORE = ("site", "zone")
"""What only stands around places; the rules of storage are those of the places."""


def misfit_around(
    connection: sa.Connection,
    place: int,
    goods: Sequence[StoredGoods],
    *,
    moved: Collection[int] = (),
) -> Refusal | None:
    """Return why goods may not lie at a place, or None: its own rule, then that of each place
    around it, as a carton has no temperature but the bin that it stands in.

    ``moved``: units that come along with the goods; what lies in them are the goods.
    """
    outer = above(connection, place)
    known = places_of(connection, [place, *outer])
    around = [known[one] for one in (place, *outer) if one in known]
    for here in around[:1] + [one for one in around[1:] if one.kind not in _NO_STORE]:
        there: list[StoredGoods] = []
        if here.mixing != "any":
            inside = {here.id, *below(connection, here.id)} - set(moved)
            rows = stock_at(connection, place=sorted(inside))
            there = [StoredGoods(row.item, row.lot, row.status) for row in rows if row.quantity > 0]
        for coming in goods:
            wrong = misfit(here, coming, there)
            if wrong is not None:
                return wrong
            there.append(coming)
    return None
