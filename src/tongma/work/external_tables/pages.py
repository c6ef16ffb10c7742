"""A text PDF as rows of cells: texts that stand in one line, under one heading.

The pages are parsed by PDFium in a process of its own (``platform.apart``), for what comes in may
be hostile. A scanned picture has no texts: that is said, and no table comes of it.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.files import written_whole
from tongma.work.external_tables.headings import heading_row
from tongma.work.external_tables.model import TableField

BYTES_MAX = 20 * 2**20
PAGES_MAX = 200
OBJECTS_MAX = 10_000
"""Texts, lines and pictures on one page: a page full of the smallest print has a few thousand."""
TEXTS_MAX = 100_000
"""Of the whole paper."""
_SAME_LINE = 3.0
_ALIGNED = 2.5


class PageText(NamedTuple):
    """A text on a page: its edges in points from the left and from the top."""

    left: float
    right: float
    top: float
    words: str


def pdf_to_csv(path: Path, fields: Sequence[TableField], target: Path) -> None:
    """Write the lines of a PDF as CSV. Refusals ``file_unreadable``, ``upload_too_large``."""
    lines = [line for page in texts_of(path) for line in lines_of(page)]
    if not lines:
        raise refuse("file_unreadable", reason="no text: a picture must be typed or scanned")
    rows = table_of(lines, fields)
    with written_whole(target) as file:
        csv.writer(file).writerows(rows)


def texts_of(path: Path) -> list[list[PageText]]:
    """Return the texts of each page. Refusals ``file_unreadable``, ``upload_too_large``.

    A document may open although its pages are not there. What is on a page is counted before any
    of it is read: the reading itself takes time with the square of it.
    """
    size = path.stat().st_size
    if size > BYTES_MAX:
        raise refuse("upload_too_large", bytes=str(size), limit=str(BYTES_MAX))
    try:
        with pypdfium2.PdfDocument(path) as document:
            if len(document) > PAGES_MAX:
                raise refuse("upload_too_large", pages=str(len(document)), limit=str(PAGES_MAX))
            return _pages(document)
    except pypdfium2.PdfiumError:
        raise refuse("file_unreadable", reason="pdf") from None


def _pages(document: pypdfium2.PdfDocument) -> list[list[PageText]]:
    found: list[list[PageText]] = []
    for number in range(len(document)):
        page = document[number]
        found.append(_page(page, TEXTS_MAX - sum(len(texts) for texts in found)))
        page.close()
    return found


def _page(page: pypdfium2.PdfPage, most: int) -> list[PageText]:
    """Return the texts of a page, ``most`` at most. Refusal ``upload_too_large``."""
    objects = pypdfium2.raw.FPDFPage_CountObjects(page)
    if objects > OBJECTS_MAX:
        raise refuse("upload_too_large", objects=str(objects), limit=str(OBJECTS_MAX))
    height, texts = page.get_height(), page.get_textpage()
    found = []
    count = texts.count_rects()
    if count > most:
        raise refuse("upload_too_large", texts=str(count), limit=str(most))
    for number in range(count):
        left, bottom, right, top = texts.get_rect(number)
        words = texts.get_text_bounded(left, bottom, right, top).strip()
        if words:
            found.append(PageText(left, right, height - (top + bottom) / 2, words))
    return found


def lines_of(page: Sequence[PageText]) -> list[list[PageText]]:
    """Return texts by line, from the top; in each from the left. Pure."""
    lines: list[list[PageText]] = []
    for part in sorted(page, key=lambda text: text.top):
        if lines and part.top - lines[-1][0].top < _SAME_LINE:
            lines[-1].append(part)
        else:
            lines.append([part])
    return [sorted(line, key=lambda text: text.left) for line in lines]


def table_of(lines: Sequence[Sequence[PageText]], fields: Sequence[TableField]) -> list[list[str]]:
    """Return the table below the headings; a line without its first cell goes on with the one
    above, and headings that come again on the next page are left out. Pure.
    """
    at = heading_row([[one.words for one in line] for line in lines], fields, len(lines))
    heads = lines[at]
    headings = [one.words for one in heads]
    rows = [headings]
    for line in lines[at + 1 :]:
        cells = [""] * len(heads)
        for text in line:
            column = _column(text, heads)
            cells[column] = f"{cells[column]} {text.words}".strip()
        if cells == headings:
            continue
        if not cells[0] and len(rows) > 1:
            rows[-1] = [_joined(old, new) for old, new in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows


def _joined(old: str, new: str) -> str:
    """Join a cell that was broken: words with a blank, what is no word without."""
    blank = " " if old[-1:].isascii() and old[-1:].isalpha() and new[:1].isalpha() else ""
    return f"{old}{blank}{new}" if new else old


def _column(text: PageText, heads: Sequence[PageText]) -> int:
    for number, head in enumerate(heads):
        if abs(text.right - head.right) < _ALIGNED:
            return number
    before = [number for number, head in enumerate(heads) if head.left <= text.left + _ALIGNED]
    return before[-1] if before else 0
