"""What counts have stated, and facts that arrive after a count has overtaken them.

A count settles a place: the ledger is what was found. A fact that happened before and arrives
afterwards may be in the count already; it is held until a person has decided.
"""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import HeldBack, Json
from tongma.foundation.kernel.time import show_instant
from tongma.stock.model import Counted, PlaceClass
from tongma.stock.query.counted import stated_after
from tongma.stock.rules import Net, overtaken
from tongma.stock.tables import counted, place

BEFORE_COUNT = "before_count"
Thing = tuple[int, int, int, int]
"""Item, lot, piece, packed_as."""


def lock_place(tx: Tx, place_id: int) -> None:
    """Let nobody post into or out of a place while it is compared with what was found there."""
    if not tx.sqlite:
        query = sa.select(place.c.id).where(place.c.id == place_id).with_for_update()
        tx.connection.execute(query)


def state_count(
    tx: Tx, place_id: int, document: int, handed_in_at: int, things: Sequence[tuple[Thing, int]]
) -> None:
    """Keep what a settled count says of a place: when it was judged, and when each thing was.

    ``things``: each found or missed thing with the instant of its scan, in microseconds UTC.
    """
    last = max((at for _thing, at in things), default=handed_in_at)
    whole = Counted(tx.record_id, place_id, 0, 0, 0, 0, max(last, handed_in_at), document)
    rows = [whole] + [Counted(tx.record_id, place_id, *thing, at, document) for thing, at in things]
    tx.insert(counted, *(row._asdict() for row in rows))


def hold_if_late(tx: Tx, net: Net, classes: Mapping[int, int]) -> None:
    """Hold the command back (case ``before_count``) where a count has overtaken what it says."""
    if tx.late_allowed or tx.happened_at >= tx.now:
        return
    stated = stated_after(tx.connection, _kept(net, classes), tx.happened_at)
    found = overtaken(net, tx.happened_at, stated) if stated else []
    if not found:
        return
    key, count = found[0]
    facts: dict[str, Json] = {name: str(value) for name, value in key._asdict().items()}
    facts |= {"count": str(count.document), "counted_at": show_instant(count.counted_at)}
    facts["places"] = [str(one) for one in sorted({key.place for key, _count in found})]
    raise HeldBack(BEFORE_COUNT, facts)


def _kept(net: Net, classes: Mapping[int, int]) -> list[int]:
    return sorted({key.place for key in net.quantity if classes[key.place] == PlaceClass.KEPT})
