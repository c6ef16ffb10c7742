"""What changed in places since an instant."""

from collections.abc import Collection

import sqlalchemy as sa

from tongma.foundation.journal.tables import position
from tongma.stock.model import Key
from tongma.stock.tables import KEY_COLUMNS, movement

_SIDE_COLUMNS = ("place", "status", "owner", "packed_as")
_MARGIN_US = 60_000_000
"""Records draw their ids in about the order of their times: never a minute out of it."""


def changes_since(
    connection: sa.Connection, keys: Collection[Key], instant: int
) -> dict[Key, list[tuple[int, int]]]:
    """Return what happened to each key after an instant: (microseconds UTC, change), by no order.

    Costs by what was recorded in the keys' places since then, not by how long their history is.
    """
    known = (
        sa.select(position.c.record_id)
        .where(position.c.known_at <= instant - _MARGIN_US)
        .order_by(position.c.known_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    found: dict[Key, list[tuple[int, int]]] = {key: [] for key in keys}
    for side, sign in (("from", -1), ("to", 1)):
        columns = [
            movement.c[f"{side}_{name}" if name in _SIDE_COLUMNS else name] for name in KEY_COLUMNS
        ]
        query = sa.select(*columns, movement.c.happened_at, movement.c.quantity).where(
            movement.c[f"{side}_place"].in_(sorted({key.place for key in keys})),
            movement.c.item.in_(sorted({key.item for key in keys})),
            movement.c.record_id > sa.func.coalesce(known, 0),
            movement.c.happened_at > instant,
        )
        for *parts, happened_at, quantity in connection.execute(query):
            key = Key(*parts)
            if key in found:
                found[key].append((happened_at, sign * quantity))
    return found
