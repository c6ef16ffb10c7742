"""Lists of documents and tasks, for views: SQL of reading only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.reach import within
from tongma.foundation.platform.sorting import Listed, Order, Sorts, listed
from tongma.work.documents.model import Document, Step
from tongma.work.documents.states import LineState, TaskState
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


class ListedDocument(NamedTuple):
    """A header, with how many lines it has and how many of them wait no longer."""

    id: int
    kind: str
    number: str
    state: str
    site: int
    entity: int
    owner: int
    partner: int
    due: str
    created_by: int
    created_at: int
    record_id: int
    lines: int
    lines_done: int


class LinkedDocument(NamedTuple):
    """Another document, and how it hangs together with the one in hand."""

    role: str
    side: Literal["from", "to"]
    """On which side of the link the one in hand stands: ``from`` or ``to``."""
    id: int
    kind: str
    number: str
    state: str


class NoteRow(NamedTuple):
    """A note."""

    id: int
    document: int
    line: int
    text: str
    person: int
    written_at: int


class FileRow(NamedTuple):
    """A file of a document."""

    id: int
    document: int
    line: int
    sha256: str
    name: str
    media_type: str
    size: int
    kind: str
    person: int
    added_at: int


_NOTE = tuple(note.c[name] for name in NoteRow._fields)
_FILE = tuple(file.c[name] for name in FileRow._fields)
_STEP = tuple(step.c[name] for name in Step._fields)
SORTS = Sorts(
    {name: document.c[name] for name in ("id", "number", "state", "due", "created_at")},
    document.c.id,
    "-id",
)


def find_documents(
    connection: sa.Connection, wanted: DocumentFilter, reach: Reach, *, order: Order, limit: int
) -> Listed[ListedDocument]:
    """Return headers with the number of their lines and of those that are done."""
    lines = sa.select(sa.func.count()).where(line.c.document == document.c.id)
    done = lines.where(line.c.state != LineState.OPEN)
    selected = sa.select(
        *_DOCUMENT,
        lines.scalar_subquery().label("lines"),
        done.scalar_subquery().label("lines_done"),
    )
    query = order.page(selected, limit)
    for name in ("kind", "state", "partner", "site"):
        if getattr(wanted, name):
            query = query.where(document.c[name] == getattr(wanted, name))
    if wanted.number:
        query = query.where(document.c.number.ilike(f"%{_escaped(wanted.number)}%", escape="\\"))
    if wanted.item:
        having = sa.select(line.c.document).where(line.c.item == wanted.item)
        query = query.where(document.c.id.in_(having))
    query = query.where(within(reach, document.c.site, document.c.owner))
    return listed(connection.execute(query).all(), lambda row: ListedDocument(**row))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def links_of(connection: sa.Connection, document_id: int, reach: Reach) -> list[LinkedDocument]:
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
    return [LinkedDocument(*row) for row in connection.execute(sa.union(*both))]


def notes_of(connection: sa.Connection, document_id: int) -> list[NoteRow]:
    """Return the notes of a document, the oldest first."""
    query = sa.select(*_NOTE).where(note.c.document == document_id).order_by(note.c.id)
    return [NoteRow(*row) for row in connection.execute(query)]


def files_of(connection: sa.Connection, document_id: int) -> list[FileRow]:
    """Return the files of a document, the oldest first."""
    query = sa.select(*_FILE).where(file.c.document == document_id).order_by(file.c.id)
    return [FileRow(*row) for row in connection.execute(query)]


def steps_of(connection: sa.Connection, document_id: int) -> list[Step]:
    """Return who did what on the lines of a document."""
    query = sa.select(*_STEP).where(step.c.document == document_id).order_by(step.c.record_id)
    return [Step(*row) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks: by state, by who took them, by what may be done."""

    state: str = TaskState.OPEN
    """``open`` also finds those that somebody has taken; empty for any."""
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
    if wanted.state == TaskState.OPEN:
        query = query.where(task.c.state.in_([TaskState.OPEN, TaskState.TAKEN]))
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
