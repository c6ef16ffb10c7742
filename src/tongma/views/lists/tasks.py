"""My tasks: what is to be done, by whom, on what."""

import json
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.views.lists.names import Names
from tongma.work.documents.listing import TaskFilter, find_tasks
from tongma.work.documents.query import lines_by_id


def my_tasks(
    connection: sa.Connection, actor: Actor, wanted: TaskFilter, limit: int
) -> list[dict[str, Any]]:
    """Return the tasks that the actor may do at their sites for their owners, oldest first."""
    rows = [
        row
        for row in find_tasks(connection, wanted, None, limit * 4)
        if row.taken_by == actor.person
        or actor.role_for(row.action, site=row.site, owner=row.owner) is not None
    ][:limit]
    lines = lines_by_id(connection, [row.line for row in rows if row.line])
    names = Names(connection).read(
        items=[row.item for row in rows],
        places=[place for row in rows for place in (row.place, row.site)],
        people=[row.taken_by for row in rows],
        lots=[line.lot for line in lines.values()],
    )
    return [_shown(row, lines.get(row.line), names) for row in rows]


def _shown(row: Any, line: Any, names: Names) -> dict[str, Any]:
    document = None
    if row.document:
        document = {"id": str(row.document), "kind": row.document_kind, "number": row.number}
    return {
        "id": str(row.id),
        "kind": row.kind,
        "action": row.action,
        "state": row.state,
        "document": document,
        "line": str(row.line) if row.line else None,
        "item": names.item(row.item),
        "lot": names.lot(line.lot) if line else None,
        "quantity": show(line.quantity - line.done, names.decimals(row.item)) if line else None,
        "place": names.place(row.place),
        "site": names.place(row.site),
        "taken_by": names.person(row.taken_by),
        "made_at": show_instant(row.made_at),
        "facts": json.loads(row.facts),
    }
