"""Sheets: reading uploaded CSV and XLSX within limits, writing lists as CSV and XLSX.

What comes in may be hostile: sizes, unpacked sizes and counts are limited before anything is
parsed, and no formula is evaluated. What goes out never starts a formula in the reader's office
program (a leading apostrophe makes it text), and says numbers and dates as such.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from itertools import islice
from unicodedata import category, normalize

import openpyxl
from openpyxl.utils import get_column_letter

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.readable import escaped
from tongma.foundation.platform.apart import Overrun
from tongma.foundation.platform.kept_process import STRANGERS
from tongma.foundation.platform.workbook import COLUMNS_MAX, DIGITS_KEPT, first_sheet

Cell = str | int | Decimal | date | datetime | None
"""What stands in a written cell."""
BYTES_MAX = 10 * 2**20
UNPACKED_MAX = 200 * 2**20
RATIO_MAX = 200
ROWS_MAX = 50_000
CELL_MAX = 4_000
_SMALL = 2**16
"""Bytes of CSV that are read at once: no file of so many takes long."""
_FORMULA_STARTS = ("=", "+", "-", "@")
_LAYOUT_STARTS = ("\t", "\r", "\n", "\0")
XLSX_CELL_MAX = 32_767
"""Characters in a cell (ECMA-376, part 1, 18.18.93)."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf"}
"""Unicode categories of blanks, controls and marks of no width: programs drop them before "="."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet (the heading is line 1) and its cells by heading."""

    line: int
    cells: Mapping[str, str]
    dates: frozenset[str] = frozenset()
    """Headings whose cell the office program holds as a date: how it showed it is not known."""
    beyond: str = ""
    """The first text that stands under no heading: cells have been shifted."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of texts; dates are ISO, whole numbers without a point."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(content: bytes, rows_max: int = ROWS_MAX) -> Sheet:
    """Return the first sheet of an XLSX file, or a CSV file (UTF-8 or GB 18030; , ; or tab).

    Of more than ``rows_max`` rows that say something, one more than that is returned.
    Refusals: ``upload_too_large``, ``file_unreadable`` (with the reason).
    """
    if len(content) > BYTES_MAX:
        raise refuse("upload_too_large", bytes=str(len(content)), limit=str(BYTES_MAX))
    cells, dates = _xlsx_cells(content) if content[:2] == b"PK" else (_csv_cells(content), {})
    if len(cells) > ROWS_MAX + 1:
        raise refuse("upload_too_large", rows=str(len(cells) - 1), limit=str(ROWS_MAX))
    if not cells:
        raise refuse("file_unreadable", reason="empty")
    headings = tuple(text.strip() for text in cells[0])
    named = [name for name in headings if name]
    if not named or len(named) > COLUMNS_MAX or len(named) != len(set(named)):
        raise refuse("file_unreadable", reason="headings")
    rows = (
        Row(
            line,
            _row(headings, row),
            frozenset(headings[at] for at in dates.get(line, ()) if at < len(headings)),
            _beyond(headings, row),
        )
        for line, row in enumerate(cells[1:], 2)
    )
    said = (row for row in rows if row.beyond or any(row.cells.values()))
    return Sheet(tuple(named), tuple(islice(said, rows_max + 1)))


def read_strange_sheet(content: bytes, rows_max: int = ROWS_MAX) -> Sheet:
    """Return the same of a file that nobody has looked at yet: it is parsed in a process beside us.

    Refusals as ``read_sheet``; what takes too much memory or time is ``file_unreadable``;
    ``reading_busy``.
    """
    if len(content) <= _SMALL and content[:2] != b"PK":
        return read_sheet(content, rows_max)
    if len(content) > BYTES_MAX:
        raise refuse("upload_too_large", bytes=str(len(content)), limit=str(BYTES_MAX))
    try:
        return STRANGERS.do(partial(read_sheet, rows_max=rows_max), content)
    except (Overrun, ChildProcessError) as error:
        raise refuse("file_unreadable", reason=str(error)) from None


def _row(headings: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    padded = [*cells, *[""] * (len(headings) - len(cells))]
    return {
        name: text.strip()[:CELL_MAX] for name, text in zip(headings, padded, strict=False) if name
    }


def _beyond(headings: Sequence[str], cells: Sequence[str]) -> str:
    names = [*headings, *[""] * (len(cells) - len(headings))]
    strange = (text.strip() for name, text in zip(names, cells, strict=False) if not name)
    return next((text[:CELL_MAX] for text in strange if text), "")


def _csv_cells(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return list(islice(lines, ROWS_MAX + 2))
    except csv.Error as error:
        raise refuse("file_unreadable", reason=str(error)) from None


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse("file_unreadable", reason="encoding")


def _xlsx_cells(content: bytes) -> tuple[list[list[str]], dict[int, list[int]]]:
    """Return the texts of all cells, and by row number which columns hold dates."""
    _check_packed(content)
    rows = list(islice(first_sheet(content), ROWS_MAX + 2))
    dates = {
        line: [at for at, cell in enumerate(row) if isinstance(cell, date)]
        for line, row in enumerate(rows, 1)
    }
    return [[cell_text(cell) for cell in row] for row in rows], dates


def _check_packed(content: bytes) -> None:
    """Refuse an archive that unpacks to far more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise refuse("file_unreadable", reason="archive") from None
    if unpacked > UNPACKED_MAX or unpacked > RATIO_MAX * max(len(content), 4096):
        raise refuse("upload_too_large", unpacked=unpacked, limit=UNPACKED_MAX)


def cell_text(cell: object) -> str:
    """Return a cell as text: dates ISO, whole numbers without a point, yes and no as TRUE, FALSE.

    A number of more than fifteen digits has lost the rest of them: it stays in E notation.

    >>> [cell_text(cell) for cell in (7.0, 0.5, True, 6901234567892.0, 12345678901234567.0)]
    ['7', '0.5', 'TRUE', '6901234567892', '1.23456789012346E+16']
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell)) if abs(cell) < DIGITS_KEPT else f"{cell:.14E}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def neutral(text: str) -> str:
    """Return the text so that no office program takes it for a formula; numbers stay.

    Blanks, controls and marks of no width in front do not hide a formula, nor do the wide and the
    small forms of its sign. **Source:** OWASP, CSV Injection.

    >>> [neutral(text) for text in ("=A1", "＝A1", " =A1", "-5", "A-1")]
    ["'=A1", "'＝A1", "' =A1", '-5', 'A-1']
    """
    if not text or text[0].isalnum():
        return text
    at = next((n for n, mark in enumerate(text) if category(mark) not in _UNSEEN), len(text))
    sign = normalize("NFKC", text[at : at + 1])
    starts = text.startswith(_LAYOUT_STARTS) or sign.startswith(_FORMULA_STARTS)
    return f"'{text}" if starts and not _is_number(text) else text


def _is_number(text: str) -> bool:
    digits = text[1:].replace(".", "", 1)
    return text[:1] in "+-" and digits.isascii() and digits.isdigit()


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file (UTF-8 with the mark by which office programs know it)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([neutral(heading) for heading in headings])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return neutral(cell)
    return "" if cell is None else str(cell)


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return an XLSX file: texts stay texts, so codes keep their zeros; numbers of at most fifteen
    digits are numbers, dates dates. The heading stays in sight and can be filtered.
    """
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tongma")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(headings), 1))}1"
    for at, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(12, 2 * len(heading) + 4)
    sheet.append([_in_workbook(heading) for heading in headings])
    for row in rows:
        sheet.append([_in_workbook(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _writable(text: str) -> str:
    """Return what a cell of a workbook can hold: XML has no way to write most controls."""
    kept = _UNWRITABLE.sub(lambda sign: escaped(sign[0]), text)
    return neutral(kept)[:XLSX_CELL_MAX]


def _in_workbook(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return _writable(cell)
    if isinstance(cell, int | Decimal) and not -DIGITS_KEPT < cell < DIGITS_KEPT:
        return str(cell)
    return cell
