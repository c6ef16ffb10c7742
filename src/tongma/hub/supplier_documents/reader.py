"""Reading a kept paper: as a table by its layout, or as a notice that somebody has signed."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.files import FileStore
from tongma.hub.supplier_documents.interpretation import (
    Cells,
    Interpretation,
    LineInterpreter,
    picked,
)
from tongma.hub.supplier_documents.model import FIELDS, KIND, PaperKind
from tongma.hub.supplier_documents.signed_notice import SignedNotice, open_notice, public_key_of
from tongma.hub.supplier_documents.store import SupplierPaper, accepted_key, content_of
from tongma.work.external_tables.headings import LOOKED_AT, columns_of, heading_row, propose
from tongma.work.external_tables.model import Layout
from tongma.work.external_tables.source import as_csv, rows_of
from tongma.work.external_tables.store import find_layout

LINES_MAX = 20_000
_SAMPLE = 5


class TableHead(NamedTuple):
    """The headings of a table, and where they stand."""

    headings: tuple[str, ...]
    line: int


class PaperReading(NamedTuple):
    """A paper as it is understood now."""

    layout: Layout | None
    mapping: Mapping[str, str]
    understood: Interpretation
    sample: list[list[str]]
    cartons: tuple[str, ...] = ()


def table_in(files: FileStore, sha256: str) -> str:
    """Return a kept sheet or PDF as the text of a table. Refusals ``file_unreadable``,
    ``upload_too_large``.
    """
    path = as_csv(files.path(sha256), files.folder.parent / "scratch", FIELDS)
    rows = list(islice(rows_of(path), LINES_MAX + 1))
    if len(rows) > LINES_MAX:
        raise refuse("upload_too_large", rows=str(len(rows)), limit=str(LINES_MAX))
    out = io.StringIO(newline="")
    csv.writer(out).writerows(cells for _line, cells in rows)
    return out.getvalue()


def _rows_in(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table, newline="")))


def top_of(table: str) -> TableHead:
    """Return the headings of a table. Refusal ``file_unreadable``."""
    rows = _rows_in(table)
    if not rows:
        raise refuse("file_unreadable", reason="empty")
    at = heading_row(rows, FIELDS, LOOKED_AT)
    return TableHead(tuple(rows[at]), at + 1)


def see(connection: sa.Connection, paper: SupplierPaper) -> PaperReading:
    """Read a paper with what is known now. Refusals of reading notices."""
    if paper.kind == PaperKind.SIGNED:
        return _signed(connection, paper)
    layout = find_layout(connection, KIND, paper.supplier, paper.headings)
    guessed = {one.field: one.heading for one in propose(paper.headings, FIELDS)}
    mapping = layout.mapping if layout else guessed
    columns = columns_of(mapping, paper.headings, FIELDS)
    rows = _rows_in(content_of(connection, paper.id))
    below = [(line, cells) for line, cells in enumerate(rows, 1) if line > paper.heading_line]
    understanding = LineInterpreter(connection, paper, layout.options if layout else {})
    understood = understanding.read((line, picked(cells, columns)) for line, cells in below)
    return PaperReading(layout, mapping, understood, [cells for _line, cells in below[:_SAMPLE]])


def opened(connection: sa.Connection, texts: list[str]) -> tuple[SignedNotice, int]:
    """Open a signed notice with an accepted key; return it and whose key it is.

    Refusals of ``open_notice``, ``signer_unknown``.
    """
    partners: dict[str, int] = {}

    def key_of(key_id: str) -> bytes:
        key = accepted_key(connection, key_id)
        partners[key_id] = key.partner
        return public_key_of(key.public_key)

    notice = open_notice(texts, key_of)
    return notice, partners[notice.key_id]


def _signed(connection: sa.Connection, paper: SupplierPaper) -> PaperReading:
    notice, _partner = opened(connection, content_of(connection, paper.id).split("\n"))
    understanding = LineInterpreter(connection, paper, {})
    return PaperReading(None, {}, understanding.read(_rows(notice)), [], notice.cartons)


def _rows(notice: SignedNotice) -> Iterator[tuple[int, Cells]]:
    for number, line in enumerate(notice.lines, 1):
        yield (
            number,
            {
                "barcode": line.di,
                "code": line.code,
                "name": line.name,
                "lot": line.lot,
                "expiry": line.expiry,
                "produced": line.produced,
                "quantity": line.quantity,
                "unit": "" if line.di else line.unit,
                "serials": ",".join(line.serials),
                "sscc": line.sscc,
            },
        )
