"""Documents of every kind, with words."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.stock.model import Key
from tongma.views.documents.details import NOTHING, line_details, own_details
from tongma.views.documents.shapes import (
    FileOut,
    HeaderOut,
    LineOut,
    LinkedDocumentOut,
    LinkOut,
    NoteOut,
    WholeDocumentOut,
    WholeHeaderOut,
)
from tongma.work.documents import listing
from tongma.work.documents.model import Document, Line
from tongma.work.documents.query import lines_of_document, readable_document
from tongma.work.documents.states import LineState
from tongma.work.standing.standings import holds_on_keys


def headers(connection: sa.Connection, rows: Sequence[listing.ListedDocument]) -> list[HeaderOut]:
    """Return headers as a list shows them; ``rows``: of ``listing.find_documents``."""
    names = _names(connection, rows)
    return [HeaderOut(**_header(row, names), lines=row.lines, lines_done=row.lines_done)
            for row in rows]  # fmt: skip


def _names(connection: sa.Connection, rows: Sequence[listing.ListedDocument | Document]) -> Names:
    return Names(connection).read(
        places=[place for row in rows for place in (row.site, row.partner)],
        partners=[row.partner for row in rows] + [row.owner for row in rows],
        people=[row.created_by for row in rows],
    )


def _header(row: listing.ListedDocument | Document, names: Names) -> dict[str, Any]:
    """Return what the header of a list and that of a whole document have both."""
    return {
        "id": row.id,
        "kind": row.kind,
        "number": row.number,
        "state": row.state,
        "site": names.place(row.site),
        "owner": names.partner(row.owner),
        "partner": names.partner(row.partner) or names.place(row.partner),
        "due": row.due,
        "created_at": show_instant(row.created_at),
        "created_by": names.person(row.created_by),
    }


def whole(connection: sa.Connection, document_id: int, reach: Reach) -> WholeDocumentOut:
    """Return a document with lines, links, notes and files. Refusal ``document_unknown``."""
    document = readable_document(connection, document_id, reach)
    lines = lines_of_document(connection, document_id)
    return WholeDocumentOut(
        header=_whole_header(connection, document, lines),
        lines=_lines(connection, document.kind, lines, reach),
        links=[
            LinkOut(row.role, row.side, LinkedDocumentOut(row.id, row.kind, row.number, row.state))
            for row in listing.links_of(connection, document_id, reach)
        ],
        notes=_notes(connection, document_id),
        files=_files(connection, document_id),
    )


def _whole_header(
    connection: sa.Connection, document: Document, lines: Sequence[Line]
) -> WholeHeaderOut:
    return WholeHeaderOut(
        **_header(document, _names(connection, [document])),
        lines=len(lines),
        lines_done=sum(1 for line in lines if line.state != LineState.OPEN),
        more=own_details(connection, document),
    )


def _lines(
    connection: sa.Connection, kind: str, lines: Sequence[Line], reach: Reach
) -> list[LineOut]:
    names = Names(connection).read(
        items=[line.item for line in lines],
        lots=[line.lot for line in lines],
        pieces=[line.piece for line in lines],
        places=[line.place for line in lines],
        people=[line.made_by for line in lines],
        levels=[level for line in lines for level in (line.level, line.packed_as)],
    )
    more = line_details(connection, kind, [line.id for line in lines])
    keys = {line.id: Key(line.lot, line.piece, line.place, 0, 0, line.item, 0) for line in lines}
    holds = holds_on_keys(connection, reach, keys.values())
    return [
        LineOut(
            id=line.id,
            line_no=line.line_no,
            item=names.item(line.item),
            lot=names.lot(line.lot),
            piece=names.piece(line.piece),
            place=names.place(line.place),
            level=names.level(line.level),
            packed_as=names.level(line.packed_as),
            typed_quantity=line.typed_quantity,
            quantity=show(line.quantity, names.decimals(line.item)),
            done=show(line.done, names.decimals(line.item)),
            state=line.state,
            made_by=names.person(line.made_by),
            record_id=line.record_id,
            holds=holds[keys[line.id]],
            more=more.get(line.id, NOTHING),
        )
        for line in lines
    ]


def _notes(connection: sa.Connection, document_id: int) -> list[NoteOut]:
    rows = listing.notes_of(connection, document_id)
    names = Names(connection).read(people=[row.person for row in rows])
    return [
        NoteOut(
            id=row.id,
            text=row.text,
            line_id=row.line or None,
            person=names.person(row.person),
            written_at=show_instant(row.written_at),
        )
        for row in rows
    ]


def _files(connection: sa.Connection, document_id: int) -> list[FileOut]:
    rows = listing.files_of(connection, document_id)
    names = Names(connection).read(people=[row.person for row in rows])
    return [
        FileOut(
            id=row.id,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            kind=row.kind,
            sha256=row.sha256,
            line_id=row.line or None,
            person=names.person(row.person),
            added_at=show_instant(row.added_at),
        )
        for row in rows
    ]
