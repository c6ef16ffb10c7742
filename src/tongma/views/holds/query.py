"""All holds, with what they lie on and who has agreed to lift them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.query import records
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.stock.model import HoldScope
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import LotFacts, lots
from tongma.stock.query.holds import HoldFacts, approvers_of, list_holds
from tongma.stock.query.tree import roots_of
from tongma.views.holds.shapes import SCOPE_NAMES, HoldOut, HoldTargetOut
from tongma.work.documents.query import find_document

_WORDS = ("code", "number", "serial", "name")


def holds(
    connection: sa.Connection, reach: Reach, *, open_only: bool, after: int, limit: int
) -> list[HoldOut]:
    """Return holds with words, the newest first, as far as they lie within the reach.

    Holds on items, lots and suppliers concern everybody who may have them; what document a hold
    came from, and its note, only who may read the document.
    """
    found = _concerning(connection, reach, open_only=open_only, after=after, limit=limit)
    ids = [hold.placed_by for hold in found]
    placed = {row.record_id: row for row in records(connection, ids=ids, limit=limit)}
    agreed = {hold.id: approvers_of(connection, hold.id) for hold in found}
    known = lots(connection, _targets(found, HoldScope.LOT))
    names = Names(connection).read(
        items=[*_targets(found, HoldScope.ITEM), *(lot.item for lot in known.values())],
        lots=_targets(found, HoldScope.LOT),
        pieces=_targets(found, HoldScope.PIECE),
        places=[*_targets(found, HoldScope.PLACE), *_targets(found, HoldScope.SUPPLIER)],
        people=[row.actor for row in placed.values()]
        + [person for some in agreed.values() for person in some],
    )
    return [
        _shown(hold, _title(hold, names, known), names, placed.get(hold.placed_by), agreed[hold.id])
        for hold in found
    ]


def _targets(found: Sequence[HoldFacts], scope: HoldScope) -> list[int]:
    return [hold.target for hold in found if hold.scope == scope]


def _concerning(
    connection: sa.Connection, reach: Reach, *, open_only: bool, after: int, limit: int
) -> list[HoldFacts]:
    """Return so many holds that concern the reader; others are passed over, not counted."""
    found: list[HoldFacts] = []
    while len(found) < limit:
        part = list_holds(connection, open_only=open_only, after=after, limit=limit)
        found += [_cut(connection, one, reach) for one in part if _concerns(connection, one, reach)]
        if len(part) < limit:
            break
        after = part[-1].id
    return found[:limit]


def _concerns(connection: sa.Connection, hold: HoldFacts, reach: Reach) -> bool:
    if hold.scope == HoldScope.PLACE:
        return reach.holds_site(roots_of(connection, [hold.target]).get(hold.target, 0))
    if hold.scope == HoldScope.LOT:
        return bool(goods_of(connection, [hold.target], reach, "lot"))
    if hold.scope == HoldScope.PIECE:
        return bool(goods_of(connection, [hold.target], reach, "piece"))
    return True


def _cut(connection: sa.Connection, hold: HoldFacts, reach: Reach) -> HoldFacts:
    document = find_document(connection, hold.document) if hold.document else None
    if document is None or reach.holds(document.site, document.owner):
        return hold
    return hold._replace(document=0, note="")


def _title(hold: HoldFacts, names: Names, known: Mapping[int, LotFacts]) -> str:
    """Return what the hold lies on, in words; a lot with the name of its item."""
    reading: dict[HoldScope, Callable[[int], object]] = {
        HoldScope.ITEM: names.item,
        HoldScope.LOT: names.lot,
        HoldScope.PIECE: names.piece,
        HoldScope.PLACE: names.place,
        HoldScope.SUPPLIER: names.place,
    }
    words = reading[HoldScope(hold.scope)](hold.target)
    parts = [getattr(words, name, "") for name in _WORDS]
    if hold.scope == HoldScope.LOT and hold.target in known:
        item = names.item(known[hold.target].item)
        parts.append(item.name if item else "")
    return " ".join(part for part in parts if part)


def _shown(
    hold: HoldFacts, title: str, names: Names, placed: Any, agreed: Sequence[int]
) -> HoldOut:
    people = [names.person(person) for person in agreed]
    return HoldOut(
        id=hold.id,
        scope=SCOPE_NAMES[HoldScope(hold.scope)],
        target=HoldTargetOut(hold.target, title),
        reason=hold.reason,
        note=hold.note,
        placed_by=names.person(placed.actor) if placed else None,
        placed_at=show_instant(placed.happened_at) if placed else None,
        approvals=hold.approvals_needed,
        agreed=[person for person in people if person],
        state="active" if hold.lifted_by is None else "lifted",
        document=hold.document or None,
    )
