"""Documents of every kind, with words."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.views.lists.more import line_details, own_details
from tongma.views.lists.names import Names
from tongma.work.documents import listing
from tongma.work.documents.model import Line
from tongma.work.documents.query import lines_of_document, readable_document


def headers(connection: sa.Connection, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return headers as a list shows them."""
    names = Names(connection).read(
        places=[row.site for row in rows],
        partners=[row.partner for row in rows] + [row.owner for row in rows],
        people=[row.created_by for row in rows],
    )
    return [_header(row, names) for row in rows]


def _header(row: Any, names: Names) -> dict[str, Any]:
    partner = names.partner(row.partner) or names.place(row.partner)
    return {
        "id": str(row.id),
        "kind": row.kind,
        "number": row.number,
        "state": row.state,
        "site": names.place(row.site),
        "owner": names.partner(row.owner),
        "partner": partner if row.partner else None,
        "due": row.due,
        "created_at": show_instant(row.created_at),
        "created_by": names.person(row.created_by),
        "lines": getattr(row, "lines", None),
        "lines_done": getattr(row, "lines_done", None),
    }


def whole(connection: sa.Connection, document_id: int, reach: Reach) -> dict[str, Any]:
    """Return a document with lines, links, notes and files. Refusal ``document_unknown``."""
    document = readable_document(connection, document_id, reach)
    lines = lines_of_document(connection, document_id)
    header = headers(connection, [document])[0]
    header["lines"] = len(lines)
    header["lines_done"] = sum(1 for line in lines if line.state != "open")
    return {
        "header": header | {"more": own_details(connection, document)},
        "lines": _lines(connection, document.kind, lines),
        "links": [
            {
                "role": row.role,
                "side": row.side,
                "document": {
                    "id": str(row.id),
                    "kind": row.kind,
                    "number": row.number,
                    "state": row.state,
                },
            }
            for row in listing.links_of(connection, document_id, reach)
        ],
        "notes": _notes(connection, document_id),
        "files": _files(connection, document_id),
    }


def _lines(connection: sa.Connection, kind: str, lines: Sequence[Line]) -> list[dict[str, Any]]:
    names = Names(connection).read(
        items=[one.item for one in lines],
        lots=[one.lot for one in lines],
        pieces=[one.piece for one in lines],
        places=[one.place for one in lines],
        people=[one.made_by for one in lines],
        levels=[one.level for one in lines] + [one.packed_as for one in lines],
    )
    more = line_details(connection, kind, [one.id for one in lines])
    return [
        {
            "id": str(one.id),
            "line_no": one.line_no,
            "item": names.item(one.item),
            "lot": names.lot(one.lot),
            "piece": names.piece(one.piece),
            "place": names.place(one.place),
            "level": names.level(one.level),
            "packed_as": names.level(one.packed_as),
            "typed_quantity": one.typed_quantity,
            "quantity": show(one.quantity, names.decimals(one.item)),
            "done": show(one.done, names.decimals(one.item)),
            "state": one.state,
            "made_by": names.person(one.made_by),
            "record_id": str(one.record_id),
            "more": more.get(one.id, {}),
        }
        for one in lines
    ]


def _notes(connection: sa.Connection, document_id: int) -> list[dict[str, Any]]:
    rows = listing.notes_of(connection, document_id)
    names = Names(connection).read(people=[row.person for row in rows])
    return [
        {
            "id": str(row.id),
            "text": row.text,
            "line_id": str(row.line) if row.line else None,
            "person": names.person(row.person),
            "written_at": show_instant(row.written_at),
        }
        for row in rows
    ]


def _files(connection: sa.Connection, document_id: int) -> list[dict[str, Any]]:
    rows = listing.files_of(connection, document_id)
    names = Names(connection).read(people=[row.person for row in rows])
    return [
        {
            "id": str(row.id),
            "name": row.name,
            "media_type": row.media_type,
            "size": row.size,
            "kind": row.kind,
            "sha256": row.sha256,
            "line_id": str(row.line) if row.line else None,
            "person": names.person(row.person),
            "added_at": show_instant(row.added_at),
        }
        for row in rows
    ]
