"""Holds in words, as far as a reader may know of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import sqlalchemy as sa

from tongma.foundation.journal.query import doings
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.stock.model import HoldScope
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import LotFacts, lots
from tongma.stock.query.holds import HoldFacts, approvers_of_many, holds_of
from tongma.stock.query.tree import roots_of
from tongma.work.documents.model import Document
from tongma.work.documents.query import documents_of
from tongma.work.documents.shapes import DocumentOut
from tongma.work.standing.shapes import SCOPE_NAMES, HoldOut, HoldTargetOut

_WORDS = ("code", "number", "serial", "name")


def holds_by_id(connection: sa.Connection, reach: Reach, ids: Iterable[int]) -> dict[int, HoldOut]:
    """Return holds with words; of one that does not concern the reader only that there is one."""
    ids = list(ids)
    if not ids:
        return {}
    found = holds_of(connection, ids)
    concerning = {one.id for one in concerning_holds(connection, reach, found)}
    shown = hold_words(connection, reach, found, known=concerning)
    return {one.id: one for one in shown}


def concerning_holds(
    connection: sa.Connection, reach: Reach, found: Sequence[HoldFacts]
) -> list[HoldFacts]:
    """Return the holds that lie within the reach; those on items and suppliers concern all."""
    if reach.whole:
        return list(found)
    theirs = {
        HoldScope.LOT: goods_of(connection, _targets(found, HoldScope.LOT), reach, "lot"),
        HoldScope.PIECE: goods_of(connection, _targets(found, HoldScope.PIECE), reach, "piece"),
    }
    roots = roots_of(connection, _targets(found, HoldScope.PLACE))

    def concerns(hold: HoldFacts) -> bool:
        scope = HoldScope(hold.scope)
        if scope == HoldScope.PLACE:
            return reach.holds_site(roots.get(hold.target, 0))
        return scope not in theirs or hold.target in theirs[scope]

    return [hold for hold in found if concerns(hold)]


def hold_words(
    connection: sa.Connection,
    reach: Reach,
    found: Sequence[HoldFacts],
    *,
    known: frozenset[int] | set[int] | None = None,
) -> list[HoldOut]:
    """Return holds with their words, in their order.

    ``known``: those of which the reader may know who placed them and why (None: all). What
    document a hold came from, and its note, only who may read the document.
    """
    placed = doings(connection, [hold.placed_by for hold in found])
    agreed = approvers_of_many(connection, [hold.id for hold in found])
    documents = documents_of(connection, {hold.document for hold in found if hold.document})
    names, numbers = _names(connection, found)
    names.read(
        people=[row.actor for row in placed.values()]
        + [person for some in agreed.values() for person in some]
    )
    shown = []
    for hold in found:
        tellable = known is None or hold.id in known
        document = documents.get(hold.document)
        record = placed.get(hold.placed_by) if tellable else None
        people = [names.person(person) for person in agreed.get(hold.id, ())]
        readable = tellable and (
            not hold.document
            or (document is not None and reach.holds(document.site, document.owner))
        )
        shown.append(
            HoldOut(
                id=hold.id,
                scope=SCOPE_NAMES[HoldScope(hold.scope)],
                target=HoldTargetOut(hold.target, _title(hold, names, numbers)),
                reason=hold.reason,
                note=hold.note if readable else "",
                placed_by=names.person(record.actor) if record else None,
                placed_at=show_instant(record.happened_at) if record else None,
                approvals=hold.approvals_needed,
                agreed=[person for person in people if person] if tellable else [],
                state="active" if hold.lifted_by is None else "lifted",
                document=_document(document) if readable else None,
                record_id=hold.placed_by,
            )
        )
    return shown


def _document(document: Document | None) -> DocumentOut | None:
    if document is None:
        return None
    return DocumentOut(document.id, document.kind, document.number)


def _targets(found: Iterable[HoldFacts], scope: HoldScope) -> list[int]:
    return [hold.target for hold in found if hold.scope == scope]


def _names(
    connection: sa.Connection, found: Sequence[HoldFacts]
) -> tuple[Names, Mapping[int, LotFacts]]:
    known = lots(connection, _targets(found, HoldScope.LOT))
    names = Names(connection).read(
        items=[*_targets(found, HoldScope.ITEM), *(lot.item for lot in known.values())],
        lots=_targets(found, HoldScope.LOT),
        pieces=_targets(found, HoldScope.PIECE),
        places=[*_targets(found, HoldScope.PLACE), *_targets(found, HoldScope.SUPPLIER)],
    )
    return names, known


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
