"""What others may read of documents."""

from collections.abc import Iterable

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.prepared import ByIds
from tongma.foundation.platform.reach import within
from tongma.stock.model import Key
from tongma.work.documents.model import Document, Line, Task, Upload
from tongma.work.documents.states import DocumentState, LineState
from tongma.work.documents.tables import blob, document, file, line, task

_DOCUMENT = tuple(document.c[name] for name in Document._fields)
_DOCUMENTS = ByIds(_DOCUMENT, document.c.id)
_LINE = tuple(line.c[name] for name in Line._fields)
_TASK = tuple(task.c[name] for name in Task._fields)
_UPLOAD = tuple(blob.c[name] for name in Upload._fields)


def find_document(connection: sa.Connection, document_id: int) -> Document | None:
    """Return a document."""
    row = connection.execute(
        sa.select(*_DOCUMENT).where(document.c.id == document_id)
    ).one_or_none()
    return None if row is None else Document(*row)


def readable_document(
    connection: sa.Connection, document_id: int, reach: Reach, kind: str = ""
) -> Document:
    """Return a document that a reader may see, of the kind if one is named.

    Refusal ``document_unknown`` for what does not exist and for what is not theirs, alike.
    """
    found = find_document(connection, document_id)
    if found is None or not reach.holds(found.site, found.owner) or kind not in ("", found.kind):
        raise refuse("document_unknown", document=str(document_id))
    return found


def documents_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Document]:
    """Return documents by id."""
    return {row[0]: Document(*row) for row in _DOCUMENTS(connection, ids)}


def documents_by_number(connection: sa.Connection, number: str) -> list[Document]:
    """Return the documents of all entities with that number."""
    query = sa.select(*_DOCUMENT).where(document.c.number == number).order_by(document.c.id)
    return [Document(*row) for row in connection.execute(query)]


def lines_waiting(connection: sa.Connection, kind: str, site: int) -> list[Line]:
    """Return the open lines of a site's documents of one kind, the oldest first."""
    query = (
        sa.select(*_LINE)
        .join(document, document.c.id == line.c.document)
        .where(document.c.kind == kind, document.c.site == site, line.c.state == LineState.OPEN)
        .order_by(line.c.id)
    )
    return [Line(*row) for row in connection.execute(query)]


def items_waited_for(connection: sa.Connection, documents: Iterable[int]) -> list[int]:
    """Return the items of the documents' open lines."""
    query = sa.select(line.c.item).where(
        line.c.document.in_(sorted(set(documents))), line.c.state == LineState.OPEN
    )
    return sorted(set(connection.execute(query).scalars()))


def document_waiting_for(connection: sa.Connection, key: Key) -> Document | None:
    """Return an open document with an open line about the lot, or piece, at a key of the ledger."""
    items = sa.select(line.c.document).where(
        line.c.item == key.item,
        line.c.lot == key.lot,
        line.c.lot != 0,
        line.c.piece.in_([0, key.piece]),
        line.c.place.in_([0, key.place]),
        line.c.state.in_([LineState.OPEN, LineState.UNDECIDED]),
    )
    query = sa.select(*_DOCUMENT).where(
        document.c.id.in_(items), document.c.state == DocumentState.OPEN
    )
    row = connection.execute(query.order_by(document.c.id).limit(1)).one_or_none()
    return None if row is None else Document(*row)


def lines_of_document(connection: sa.Connection, document_id: int) -> list[Line]:
    """Return the lines of a document in their order."""
    query = sa.select(*_LINE).where(line.c.document == document_id).order_by(line.c.line_no)
    return [Line(*row) for row in connection.execute(query)]


def lines_by_id(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Line]:
    """Return lines by id."""
    query = sa.select(*_LINE).where(line.c.id.in_(sorted(set(ids))))
    return {row[0]: Line(*row) for row in connection.execute(query)}


def task_of(connection: sa.Connection, task_id: int) -> Task | None:
    """Return a task, or None."""
    row = connection.execute(sa.select(*_TASK).where(task.c.id == task_id)).one_or_none()
    return None if row is None else Task(*row)


def readable_upload(
    connection: sa.Connection, sha256: str, person: int, reach: Reach
) -> Upload | None:
    """Return what is known of a file that the person uploaded or a document of theirs has."""
    attached = (
        sa.select(file.c.id)
        .join(document, document.c.id == file.c.document)
        .where(file.c.sha256 == blob.c.sha256, within(reach, document.c.site, document.c.owner))
    )
    query = sa.select(*_UPLOAD).where(
        blob.c.sha256 == sha256, sa.or_(blob.c.uploaded_by == person, attached.exists())
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else Upload(*row)


def is_document(connection: sa.Connection, document_id: int, level: int) -> bool:
    """Say whether there is such a document; a document has no packaging level."""
    return not level and find_document(connection, document_id) is not None


def items_on_documents(connection: sa.Connection, items: Iterable[int]) -> set[int]:
    """Return those of the items that stand on a document."""
    query = sa.select(line.c.item).where(line.c.item.in_(sorted(set(items)))).distinct()
    return set(connection.execute(query).scalars())
