"""My tasks: what is to be done, by whom, on what."""

import json

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.stock.model import Key
from tongma.views.tasks.shapes import TaskOut
from tongma.work.documents.listing import TaskFilter, TaskReader, TaskRow, find_tasks
from tongma.work.documents.model import Line
from tongma.work.documents.query import lines_by_id
from tongma.work.documents.shapes import DocumentOut
from tongma.work.documents.states import ACTIONS
from tongma.work.standing.shapes import HoldOut
from tongma.work.standing.standings import holds_on_keys


def my_tasks(
    connection: sa.Connection, actor: Actor, wanted: TaskFilter, limit: int
) -> list[TaskOut]:
    """Return the tasks that the actor may do at their sites for their owners, oldest first."""
    reaches = {action: actor.reach(action) for action in ACTIONS.values()}
    may = {action: reach for action, reach in reaches.items() if reach}
    rows = find_tasks(connection, wanted, TaskReader(actor.person, may), limit)
    lines = lines_by_id(connection, [row.line for row in rows if row.line])
    names = Names(connection).read(
        items=[row.item for row in rows],
        places=[place for row in rows for place in (row.place, row.site)],
        people=[row.taken_by for row in rows],
        lots=[line.lot for line in lines.values()],
    )
    keys = {row.id: _key(row, lines.get(row.line)) for row in rows}
    holds = holds_on_keys(connection, actor.reach("stock.read"), keys.values())
    return [_shown(row, lines.get(row.line), names, holds[keys[row.id]]) for row in rows]


def _key(row: TaskRow, line: Line | None) -> Key:
    """Return the goods that a task is about, as far as it names them; 0 for what it does not."""
    lot, piece, place = (line.lot, line.piece, line.place) if line else (0, 0, 0)
    return Key(lot, piece, row.place or place, 0, 0, row.item, 0)


def _shown(row: TaskRow, line: Line | None, names: Names, holds: list[HoldOut]) -> TaskOut:
    document = None
    if row.document and row.document_kind and row.number:
        document = DocumentOut(row.document, row.document_kind, row.number)
    left = None
    if line is not None:
        left = show(line.quantity - line.done, names.decimals(row.item))
    return TaskOut(
        id=row.id,
        kind=row.kind,
        action=row.action,
        state=row.state,
        document=document,
        line=row.line or None,
        item=names.item(row.item),
        lot=names.lot(line.lot) if line else None,
        quantity=left,
        place=names.place(row.place),
        site=names.place(row.site),
        taken_by=names.person(row.taken_by),
        made_at=show_instant(row.made_at),
        holds=holds,
        facts=json.loads(row.facts),
    )
