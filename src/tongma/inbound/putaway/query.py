"""Which bins could take accepted goods, the best first."""

from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.inbound.putaway.decide import ranked
from tongma.inbound.putaway.model import Candidate
from tongma.masterdata.catalogue.query import item_of
from tongma.masterdata.places.fit import Lying, misfit
from tongma.masterdata.places.query import places_for
from tongma.stock.model import Status
from tongma.stock.query.balances import stock_at
from tongma.work.documents.query import find_document, lines_by_id

_SHOWN = 8


def suggestions(connection: sa.Connection, line_id: int, reach: Reach) -> list[Candidate]:
    """Return bins that fit an acceptance line's goods; free room None where it is not known."""
    line = lines_by_id(connection, [line_id]).get(line_id)
    record = find_document(connection, line.document) if line else None
    if line is None or record is None or not reach.holds(record.site, record.owner):
        return []
    item = item_of(connection, line.item)
    goods = Lying(line.item, line.lot, Status.RELEASED, item.temperature_class if item else "")
    bins = [
        one for one in places_for(connection, record.site, purpose="storage") if one.kind == "bin"
    ]
    there: dict[int, list[Any]] = {}
    for row in stock_at(connection, place=[one.id for one in bins]):
        there.setdefault(row.place, []).append(row)
    found = []
    for one in bins:
        lying = there.get(one.id, [])
        if misfit(one, goods, [Lying(r.item, r.lot, r.status) for r in lying]) is not None:
            continue
        free = one.handling_units_max - len(lying) if one.handling_units_max else None
        found.append(
            Candidate(
                one.id,
                one.code,
                any(row.item == line.item for row in lying),
                not lying,
                free,
                one.sequence,
            )
        )
    return ranked(found)[:_SHOWN]
