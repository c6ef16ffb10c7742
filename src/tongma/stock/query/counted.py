"""What settled counts have stated of places."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.platform.prepared import Prepared
from tongma.stock.model import Counted
from tongma.stock.tables import counted

_COLUMNS = tuple(counted.c[name] for name in Counted._fields)
_WHOLE = sa.select(*_COLUMNS).where(
    counted.c.item == 0, counted.c.counted_at > sa.bindparam("instant")
)
_OF_TWO = Prepared(_WHOLE.where(counted.c.place.in_([sa.bindparam("first"), sa.bindparam("last")])))
_TWO = 2


def stated_after(connection: sa.Connection, places: Sequence[int], instant: int) -> list[Counted]:
    """Return the statements of the counts that judged one of the places after an instant."""
    if not places:
        return []
    if len(places) <= _TWO:
        rows = _OF_TWO(connection, first=places[0], last=places[-1], instant=instant).all()
    else:
        query = _WHOLE.where(counted.c.place.in_(places))
        rows = connection.execute(query, {"instant": instant}).all()
    whole = [Counted(*row) for row in rows]
    if not whole:
        return []
    named = sa.select(*_COLUMNS).where(
        counted.c.record_id.in_(sorted({one.record_id for one in whole})), counted.c.item != 0
    )
    return whole + [Counted(*row) for row in connection.execute(named)]


def settled_since(connection: sa.Connection, place: int, record_id: int, *, but: int) -> bool:
    """Say whether a count other than the document ``but`` has settled a place after a record."""
    query = sa.select(counted.c.record_id).where(
        counted.c.place == place, counted.c.record_id > record_id, counted.c.document != but
    )
    return connection.execute(query.limit(1)).first() is not None
