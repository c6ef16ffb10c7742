"""Lists of documents and tasks, for views: SQL of reading only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.reach import within
from tongma.foundation.platform.sorting import Order, Sorts
from tongma.work.documents.model import Document
from tongma.work.documents.tables import document, file, line, link, note, step, task

_DOCUMENT = tuple(document.c[name] for name in Document._fields)


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What a list of documents may be narrowed to; empty and 0 mean everything."""

    kind: str = ""
    state: str = ""
    number: str = ""
    partner: int = 0
    site: int = 0
    item: int = 0


SORTS = Sorts(
    {name: document.c[name] for name in ("id", "number", "state", "due", "created_at")},
    document.c.id,
    "-id",
)


def find_documents(
    connection: sa.Connection, wanted: DocumentFilter, reach: Reach, page: tuple[Order, int]
) -> list[Any]:
    """Return headers with the number of their lines and of those that are done."""
    lines = sa.select(sa.func.count()).where(line.c.document == document.c.id)
    done = lines.where(line.c.state != "open")
    order, limit = page
    listed = sa.select(
        *_DOCUMENT,
        lines.scalar_subquery().label("lines"),
        done.scalar_subquery().label("lines_done"),
    )
    query = order.page(listed, limit)
    for name in ("kind", "state", "partner", "site"):
        if getattr(wanted, name):
            query = query.where(document.c[name] == getattr(wanted, name))
    if wanted.number:
        query = query.where(document.c.number.ilike(f"%{_escaped(wanted.number)}%", escape="\\"))
    if wanted.item:
        having = sa.select(line.c.document).where(line.c.item == wanted.item)
        query = query.where(document.c.id.in_(having))
    query = query.where(within(reach, document.c.site, document.c.owner))
    return list(connection.execute(query))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def links_of(connection: sa.Connection, document_id: int, reach: Reach) -> Sequence[Any]:
    """Return the links of a document in both directions, with the other document's header."""
    both = []
    for mine, other in (("from", "to"), ("to", "from")):
        both.append(
            sa.select(
                link.c.role,
                sa.literal(mine).label("side"),
                document.c.id,
                document.c.kind,
                document.c.number,
                document.c.state,
            )
            .join(document, document.c.id == link.c[f"{other}_document"])
            .where(
                link.c[f"{mine}_document"] == document_id,
                within(reach, document.c.site, document.c.owner),
            )
            .distinct()
        )
    return connection.execute(sa.union(*both)).all()


def notes_of(connection: sa.Connection, document_id: int) -> Sequence[Any]:
    """Return the notes of a document, the oldest first."""
    query = sa.select(note).where(note.c.document == document_id).order_by(note.c.id)
    return connection.execute(query).all()


def files_of(connection: sa.Connection, document_id: int) -> Sequence[Any]:
    """Return the files of a document, the oldest first."""
    query = sa.select(file).where(file.c.document == document_id).order_by(file.c.id)
    return connection.execute(query).all()


def steps_of(connection: sa.Connection, document_id: int) -> Sequence[Any]:
    """Return who did what on the lines of a document."""
    query = sa.select(step).where(step.c.document == document_id).order_by(step.c.record_id)
    return connection.execute(query).all()


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks: by state, by who took them, by what may be done."""

    state: str = "open"
    taken_by: int = 0
    kind: str = ""
    document: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class TaskReader:
    """Who asks for tasks: what they may do, and where; what they took is theirs anyway."""

    person: int
    may: Mapping[str, Reach]
    """Action → where, and whose things."""


class TaskRow(NamedTuple):
    """A task with its document's number and kind; None where it is about none."""

    id: int
    kind: str
    action: str
    state: str
    site: int
    document: int
    line: int
    place: int
    item: int
    facts: str
    taken_by: int
    made_at: int
    number: str | None
    document_kind: str | None


_TASK = (
    *(task.c[name] for name in TaskRow._fields[:-2]),
    document.c.number,
    document.c.kind.label("document_kind"),
)


def find_tasks(
    connection: sa.Connection, wanted: TaskFilter, reader: TaskReader, limit: int
) -> list[TaskRow]:
    """Return the tasks that the reader may do or has taken, the oldest first."""
    query = (
        sa.select(*_TASK)
        .join(document, document.c.id == task.c.document, isouter=True)
        .where(task.c.id > wanted.after, _may_do(reader))
        .order_by(task.c.id)
        .limit(limit)
    )
    if wanted.state == "open":
        query = query.where(task.c.state.in_(["open", "taken"]))
    elif wanted.state:
        query = query.where(task.c.state == wanted.state)
    for name in ("taken_by", "kind", "document"):
        if getattr(wanted, name):
            query = query.where(task.c[name] == getattr(wanted, name))
    return [TaskRow(*row) for row in connection.execute(query)]


def _may_do(reader: TaskReader) -> sa.ColumnElement[bool]:
    owner = sa.func.coalesce(document.c.owner, 0)
    by_reach: dict[Reach, list[str]] = {}
    for action, reach in sorted(reader.may.items()):
        by_reach.setdefault(reach, []).append(action)
    allowed = [
        sa.and_(task.c.action.in_(actions), within(reach, task.c.site, owner))
        for reach, actions in by_reach.items()
    ]
    return sa.or_(task.c.taken_by == reader.person, *allowed)
