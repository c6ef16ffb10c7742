"""The first sheet of a workbook, row by row, with numbers that are shown with zeros in front.

Whoever reads a strange workbook does so in a process of its own: its parsers hold the whole sheet.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import openpyxl
import python_calamine

from tongma.foundation.kernel.outcome import refuse

COLUMNS_MAX = 200
"""Of a table that is read: a cell beyond makes every row of the parser as wide as the sheet."""
DIGITS_KEPT = 10**15
"""Office programs keep fifteen digits of a number."""
_FORMATS = re.compile(r"""formatCode=(?:"([^"]*)"|'([^']*)')""")
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_COLOUR_OR_CONDITION = re.compile(r"\[[^\]]*\]")
_PART = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|(0)|([-+ /():])|(@)|(.)', re.DOTALL)


def shown_with_zeros(number: float, number_format: str) -> str | None:
    """Return how a workbook shows a whole number whose format is made of zeros, or None for every
    other format and number (more than fifteen digits have lost the rest of them).

    A format of n zeros shows at least n digits; what stands between the zeros is shown as it is.
    **Source:** ECMA-376-1:2016, 18.8.31 (numFmts).

    >>> shown_with_zeros(123, "00000"), shown_with_zeros(6901234, "000-0000")
    ('00123', '690-1234')
    >>> shown_with_zeros(123, "0"), shown_with_zeros(123, "0.00"), shown_with_zeros(-1, "000")
    (None, None, None)
    """
    if not 0 <= number < DIGITS_KEPT or number != int(number):
        return None
    section = _SECTION.match(number_format)
    parts = list(_PART.finditer(_COLOUR_OR_CONDITION.sub("", section.group() if section else "")))
    if any(part.group(5) or part.group(6) for part in parts):
        return None
    zeros = sum(1 for part in parts if part.group(3))
    if zeros < 2:  # noqa: PLR2004 - one zero shows the number itself
        return None
    digits = f"{int(number):0{zeros}d}"
    rest = list(digits[len(digits) - zeros :])
    shown, first = [], digits[: len(digits) - zeros]
    for part in parts:
        if part.group(3):
            shown.append(first + rest.pop(0))
            first = ""
        else:
            shown.append(part.group(1) or part.group(2) or part.group(4) or "")
    return "".join(shown)


def first_sheet(source: Path | bytes) -> Iterator[list[object]]:
    """Yield the rows of the first sheet from its first row on, each from column A on.

    A number whose format shows zeros in front comes as the text shown. Refusals
    ``upload_too_large`` (more columns than a table has; seen before the sheet is unpacked into
    memory), ``file_unreadable``.
    """
    _check_width(source)
    try:
        book = python_calamine.load_workbook(_opened(source))
        sheet = book.get_sheet_by_index(0)
        rows = sheet.iter_rows()
    except (python_calamine.CalamineError, IndexError):
        raise refuse("file_unreadable", reason="workbook") from None
    before = [""] * (sheet.start[1] if sheet.start else 0)
    zeros = _zeros_or_refusal(source, book.sheet_names[0]) if _has_zero_formats(source) else {}
    for line, row in enumerate(rows, 1):
        cells: list[object] = [*before, *row]
        for column, text in zeros.get(line, {}).items():
            cells[column - 1] = text
        yield cells


def _opened(source: Path | bytes) -> Path | io.BytesIO:
    return source if isinstance(source, Path) else io.BytesIO(source)


_WIDE = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["'](?:[A-Z]{3}|G[S-Z]|[H-Z][A-Z])\d+["'](?:[^>]*[^/>])?>"""
)
"""A cell beyond column GR, the 200th, that is not blank (ECMA-376-1:2016, 18.3.1.4)."""
_PIECE = 1 << 20
_TAG_MAX = 512


def _check_width(source: Path | bytes) -> None:
    """Refuse a workbook with anything beyond the last column that a table has."""
    try:
        with zipfile.ZipFile(_opened(source)) as archive:
            sheets = [one for one in archive.namelist() if one.startswith("xl/worksheets/")]
            is_wide = any(_is_wide(archive, one) for one in sheets if one.endswith(".xml"))
    except _BROKEN_ARCHIVE:
        raise refuse("file_unreadable", reason="archive") from None
    if not sheets:
        raise refuse("file_unreadable", reason="workbook")
    if is_wide:
        raise refuse("upload_too_large", columns=f"> {COLUMNS_MAX}", limit=str(COLUMNS_MAX))


def _is_wide(archive: zipfile.ZipFile, sheet: str) -> bool:
    before = b""
    with archive.open(sheet) as file:
        while piece := file.read(_PIECE):
            if _WIDE.search(before + piece):
                return True
            before = piece[-_TAG_MAX:]
    return False


_BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError)
"""RuntimeError: a part that is encrypted, or packed in a way that nobody unpacks."""


def _has_zero_formats(source: Path | bytes) -> bool:
    """Say whether any format of the workbook shows zeros in front; only then is it read twice."""
    try:
        with zipfile.ZipFile(_opened(source)) as archive:
            styles = archive.read("xl/styles.xml").decode("utf-8", "replace")
    except _BROKEN_ARCHIVE:
        return False
    found = (unescape(double or single) for double, single in _FORMATS.findall(styles))
    return any(shown_with_zeros(0, number_format) for number_format in found)


def _zeros_or_refusal(source: Path | bytes, sheet: str) -> dict[int, dict[int, str]]:
    try:
        return _zeros(source, sheet)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - its reader raises whatever a broken part makes it raise
        raise refuse("file_unreadable", reason="workbook") from None


def _zeros(source: Path | bytes, sheet: str) -> dict[int, dict[int, str]]:
    """Return the texts of cells that show zeros in front, by row and column from 1."""
    found: dict[int, dict[int, str]] = {}
    content = io.BytesIO(source.read_bytes() if isinstance(source, Path) else source)
    book = openpyxl.load_workbook(content, read_only=True, data_only=True)  # a path needs a name
    for row in book[sheet].iter_rows(max_col=COLUMNS_MAX):
        for cell in row:
            if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
                continue
            text = shown_with_zeros(cell.value, cell.number_format or "")
            if text is not None:
                found.setdefault(cell.row, {})[cell.column] = text
    return found
