"""A count as its approver sees it; a counter sees bins and states only."""

from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Actor, Reach
from tongma.foundation.kernel.quantity import show
from tongma.inside.counting.query import entries_of_count
from tongma.masterdata.names.query import Names
from tongma.views.counts.shapes import CountEntryOut, CountLineOut, CountOut
from tongma.work.documents.listing import steps_of
from tongma.work.documents.query import lines_of_document, readable_document
from tongma.work.documents.states import DocumentKind

_COUNTED = "counted"
T = TypeVar("T")


def count(connection: sa.Connection, actor: Actor, count_id: int, reach: Reach) -> CountOut:
    """Return the bins of a count; what was found, and the ledger, only to who may approve."""
    document = readable_document(connection, count_id, reach, DocumentKind.COUNT)
    may_see = actor.role_for("counting.approve_count", site=document.site) is not None
    lines = lines_of_document(connection, count_id)
    steps = [step for step in steps_of(connection, count_id) if step.step == _COUNTED]
    counted_here = {step.line for step in steps if step.person == actor.person}
    entries = entries_of_count(connection, count_id) if may_see else []
    names = Names(connection).read(
        places=[line.place for line in lines],
        people=[step.person for step in steps],
        items=[row.item for row in entries],
        lots=[row.lot for row in entries],
        pieces=[row.piece for row in entries],
        levels=[row.packed_as for row in entries],
    )
    shown = []
    for line in lines:
        counters = [names.person(step.person) for step in steps if step.line == line.id]
        seen = [] if line.id in counted_here else [row for row in entries if row.line == line.id]
        shown.append(
            CountLineOut(
                line_id=line.id,
                place=names.place(line.place),
                state=line.state,
                counted_by=_at(counters, 0),
                recounted_by=_at(counters, 1),
                may_count=line.id not in counted_here,
                entries=[_entry(row, names) for row in seen],
            )
        )
    return CountOut(count_id, document.number, document.state, shown)


def _at(counters: Sequence[T], place: int) -> T | None:
    return counters[place] if place < len(counters) else None


def _entry(row: Any, names: Names) -> CountEntryOut:
    decimals = names.decimals(row.item)
    difference = row.counted - row.baseline
    sign = "-" if difference < 0 else ""
    return CountEntryOut(
        round=row.round,
        item=names.item(row.item),
        lot=names.lot(row.lot),
        piece=names.piece(row.piece),
        packed_as=names.level(row.packed_as),
        counted=show(row.counted, decimals),
        baseline=show(row.baseline, decimals),
        difference=sign + show(abs(difference), decimals),
    )
