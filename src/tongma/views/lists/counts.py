"""A count as its approver sees it; a counter sees bins and states only."""

from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Actor, Reach
from tongma.foundation.kernel.quantity import show
from tongma.inside.counting.query import entries_of_count
from tongma.views.lists.names import Names
from tongma.work.documents.listing import steps_of
from tongma.work.documents.query import lines_of_document, readable_document


def count(connection: sa.Connection, actor: Actor, count_id: int, reach: Reach) -> dict[str, Any]:
    """Return the bins of a count; what was found, and the ledger, only to who may approve."""
    document = readable_document(connection, count_id, reach, "count")
    may_see = actor.role_for("counting.approve_count", site=document.site) is not None
    lines = lines_of_document(connection, count_id)
    steps = [one for one in steps_of(connection, count_id) if one.step == "counted"]
    counted_here = {one.line for one in steps if one.person == actor.person}
    entries = entries_of_count(connection, count_id) if may_see else []
    names = Names(connection).read(
        places=[line.place for line in lines],
        people=[one.person for one in steps],
        items=[row.item for row in entries],
        lots=[row.lot for row in entries],
        pieces=[row.piece for row in entries],
        levels=[row.packed_as for row in entries],
    )
    shown = []
    for line in lines:
        counters = [names.person(one.person) for one in steps if one.line == line.id]
        shown.append(
            {
                "line_id": str(line.id),
                "place": names.place(line.place),
                "state": line.state,
                "counted_by": counters[0] if counters else None,
                "recounted_by": counters[1] if len(counters) > 1 else None,
                "may_count": line.id not in counted_here,
                "entries": [_entry(row, names) for row in entries if row.line == line.id]
                if may_see and line.id not in counted_here
                else [],
            }
        )
    return {
        "id": str(count_id),
        "number": document.number,
        "state": document.state,
        "lines": shown,
    }


def _entry(row: Any, names: Names) -> dict[str, Any]:
    decimals = names.decimals(row.item)
    difference = row.counted - row.baseline
    sign = "-" if difference < 0 else ""
    return {
        "round": row.round,
        "item": names.item(row.item),
        "lot": names.lot(row.lot),
        "piece": names.piece(row.piece),
        "packed_as": names.level(row.packed_as),
        "counted": show(row.counted, decimals),
        "baseline": show(row.baseline, decimals),
        "difference": sign + show(abs(difference), decimals),
    }
