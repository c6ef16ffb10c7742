"""All holds, with what they lie on and who has agreed to lift them."""

from typing import Any

import sqlalchemy as sa

from tongma.insight.names import Names
from tongma.journal.query import records
from tongma.kernel.time import show_instant
from tongma.stock.model import HoldScope
from tongma.stock.query.goods import lots
from tongma.stock.query.holds import HoldFacts, approvers_of, list_holds


def holds(
    connection: sa.Connection, *, open_only: bool, after: int, limit: int
) -> list[dict[str, Any]]:
    """Return holds with words, the newest first."""
    found = list_holds(connection, open_only=open_only, after=after, limit=limit)
    by_record = {
        row.record_id: row
        for row in records(connection, ids=[one.placed_by for one in found], limit=limit)
    }

    def targets(scope: HoldScope) -> list[int]:
        return [one.target for one in found if one.scope == scope]

    agreed = {one.id: approvers_of(connection, one.id) for one in found}
    names = Names(connection).read(
        items=targets(HoldScope.ITEM),
        lots=targets(HoldScope.LOT),
        pieces=targets(HoldScope.PIECE),
        places=targets(HoldScope.PLACE) + targets(HoldScope.SUPPLIER),
        people=[row.actor for row in by_record.values()]
        + [person for some in agreed.values() for person in some],
    )
    known = lots(connection, targets(HoldScope.LOT))
    names.read(items=[one.item for one in known.values()])
    items = {lot: one.item for lot, one in known.items()}
    return [
        _shown(one, (names, items), by_record.get(one.placed_by), agreed[one.id]) for one in found
    ]


def _shown(
    one: HoldFacts, known: tuple[Names, dict[int, int]], placed: Any, agreed: list[int]
) -> dict[str, Any]:
    names, item_of_lot = known
    reading = {
        HoldScope.ITEM: names.item,
        HoldScope.LOT: names.lot,
        HoldScope.PIECE: names.piece,
        HoldScope.PLACE: names.place,
        HoldScope.SUPPLIER: names.place,
    }[HoldScope(one.scope)]
    words = reading(one.target) or {}
    if one.scope == HoldScope.LOT:
        words |= {"name": (names.item(item_of_lot.get(one.target, 0)) or {}).get("name")}
    title = " ".join(
        str(words[name]) for name in ("code", "number", "serial", "name") if words.get(name)
    )
    return {
        "id": str(one.id),
        "scope": HoldScope(one.scope).name.lower(),
        "target": {"id": str(one.target), "title": title},
        "reason": one.reason,
        "note": one.note,
        "placed_by": names.person(placed.actor) if placed else None,
        "placed_at": show_instant(placed.happened_at) if placed else None,
        "approvals": one.approvals_needed,
        "agreed": [names.person(person) for person in agreed],
        "state": "active" if one.lifted_by is None else "lifted",
        "document": str(one.document) if one.document else None,
    }
