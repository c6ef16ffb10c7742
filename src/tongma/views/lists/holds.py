"""All holds, with what they lie on and who has agreed to lift them."""

from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.query import records
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.time import show_instant
from tongma.stock.model import HoldScope
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import lots
from tongma.stock.query.holds import HoldFacts, approvers_of, list_holds
from tongma.stock.query.tree import roots_of
from tongma.views.lists.names import Names
from tongma.work.documents.query import find_document


def holds(
    connection: sa.Connection, reach: Reach, *, open_only: bool, after: int, limit: int
) -> list[dict[str, Any]]:
    """Return holds with words, the newest first, as far as they lie within the reach.

    Holds on items, lots and suppliers concern everybody who may have them; what document a hold
    came from, and its note, only who may read the document.
    """
    every = list_holds(connection, open_only=open_only, after=after, limit=limit)
    found = [_cut(connection, one, reach) for one in every if _concerns(connection, one, reach)]
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


def _concerns(connection: sa.Connection, one: HoldFacts, reach: Reach) -> bool:
    if one.scope == HoldScope.PLACE:
        return reach.holds(roots_of(connection, [one.target]).get(one.target, 0), 0)
    if one.scope == HoldScope.LOT:
        return bool(goods_of(connection, [one.target], reach, "lot"))
    if one.scope == HoldScope.PIECE:
        return bool(goods_of(connection, [one.target], reach, "piece"))
    return True


def _cut(connection: sa.Connection, one: HoldFacts, reach: Reach) -> HoldFacts:
    document = find_document(connection, one.document) if one.document else None
    if document is None or reach.holds(document.site, document.owner):
        return one
    return one._replace(document=0, note="")


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
