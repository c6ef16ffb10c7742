"""What others may read of documents."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tongma.documents.model import Document, Line
from tongma.documents.tables import blob, document, line, task

_DOCUMENT = tuple(document.c[name] for name in Document._fields)
_LINE = tuple(line.c[name] for name in Line._fields)


def find_document(connection: sa.Connection, document_id: int) -> Document | None:
    """Return a document."""
    row = connection.execute(
        sa.select(*_DOCUMENT).where(document.c.id == document_id)
    ).one_or_none()
    return None if row is None else Document(*row)


def documents_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Document]:
    """Return documents by id."""
    query = sa.select(*_DOCUMENT).where(document.c.id.in_(sorted(set(ids))))
    return {row[0]: Document(*row) for row in connection.execute(query)}


def documents_by_number(connection: sa.Connection, number: str) -> list[Document]:
    """Return the documents of all entities with that number."""
    query = sa.select(*_DOCUMENT).where(document.c.number == number).order_by(document.c.id)
    return [Document(*row) for row in connection.execute(query)]


def lines_waiting(connection: sa.Connection, kind: str, site: int) -> list[Line]:
    """Return the open lines of a site's documents of one kind, the oldest first."""
    query = (
        sa.select(*_LINE)
        .join(document, document.c.id == line.c.document)
        .where(document.c.kind == kind, document.c.site == site, line.c.state == "open")
        .order_by(line.c.id)
    )
    return [Line(*row) for row in connection.execute(query)]


def lines_of_document(connection: sa.Connection, document_id: int) -> list[Line]:
    """Return the lines of a document in their order."""
    query = sa.select(*_LINE).where(line.c.document == document_id).order_by(line.c.line_no)
    return [Line(*row) for row in connection.execute(query)]


def lines_by_id(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Line]:
    """Return lines by id."""
    query = sa.select(*_LINE).where(line.c.id.in_(sorted(set(ids))))
    return {row[0]: Line(*row) for row in connection.execute(query)}


def task_of(connection: sa.Connection, task_id: int) -> Any:
    """Return a task's row, or None."""
    return connection.execute(sa.select(task).where(task.c.id == task_id)).one_or_none()


def blob_of(connection: sa.Connection, sha256: str) -> Any:
    """Return what is known of an uploaded file, or None."""
    return connection.execute(sa.select(blob).where(blob.c.sha256 == sha256)).one_or_none()
