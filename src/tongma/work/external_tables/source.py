"""Tables of any size, as rows of text one after the other.

What comes in may be hostile: sizes, unpacked sizes and counts are limited, no formula is
evaluated. CSV is read as a stream. XLSX is turned into CSV once, in a process that ends, because
its parser holds the whole sheet.
"""

import codecs
import csv
import itertools
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.apart import MIB, Limits, Overrun, once
from tongma.foundation.platform.files import UNFINISHED, written_whole
from tongma.foundation.platform.kept_process import PAPERS, STRANGERS
from tongma.foundation.platform.sheets import cell_text
from tongma.foundation.platform.workbook import first_sheet
from tongma.work.external_tables.model import TableField
from tongma.work.external_tables.pages import pdf_to_csv

BYTES_MAX = 200 * 2**20
UNPACKED_MAX = 4 * 2**30
RATIO_MAX = 200
COLUMNS_MAX = 200
CELL_MAX = 4_000
_PIECE = 1 << 20
_SEPARATORS = ",;\t|"
_FIRST_LINES = 20
_KEPT_SECONDS = 7 * 86_400
_PAPER = Limits(seconds=15, memory=256 * MIB)
_WORKBOOK = Limits(seconds=900, memory=3072 * MIB)
"""A million rows of a workbook take a minute and a gigabyte."""


def as_csv(
    path: Path,
    scratch: Path,
    fields: Sequence[TableField],
    beat: Callable[[], None] | None = None,
) -> Path:
    """Return a kept file as CSV: itself, or what was made of a workbook or PDF in the scratch
    folder, once and in another process: one of its own where ``beat`` is given (as for ``once``),
    for work that nobody waits for; else one of those that are kept. What lies there for longer
    than a week is thrown away. Refusals ``upload_too_large``, ``file_unreadable``,
    ``reading_busy``.
    """
    with path.open("rb") as file:
        start = file.read(5)
    if start[:2] != b"PK" and start != b"%PDF-":
        return path
    is_pdf = start == b"%PDF-"
    unpacked = scratch / f"{path.name}.csv"
    if not unpacked.exists():
        try:
            work = partial(pdf_to_csv, path, fields) if is_pdf else partial(to_csv, path)
            if beat is None:
                (PAPERS if is_pdf else STRANGERS).do(work, unpacked)
            else:
                once(work, unpacked, _PAPER if is_pdf else _WORKBOOK, beat)
        except (Overrun, ChildProcessError) as error:
            raise refuse("file_unreadable", reason=f"too large or too odd: {error}") from None
        _tidy_up(scratch, unpacked.stat().st_mtime - _KEPT_SECONDS)
    return unpacked


def _tidy_up(scratch: Path, before: float) -> None:
    """Throw away what is older; it is made again from the kept file whenever it is needed."""
    for old in (*scratch.glob("*.csv"), *scratch.glob(f"*{UNFINISHED}")):
        with suppress(FileNotFoundError):  # another may tidy up, or finish it
            if old.stat().st_mtime < before:
                old.unlink()


def to_csv(path: Path, target: Path) -> None:
    """Write the first sheet of a workbook as CSV. Refusals ``upload_too_large``,
    ``file_unreadable``.
    """
    _check_packed(path)
    rows = first_sheet(path)
    with written_whole(target) as file:
        csv.writer(file).writerows([cell_text(cell) for cell in row] for row in rows)


def _check_packed(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise refuse("file_unreadable", reason="archive") from None
    if unpacked > UNPACKED_MAX or unpacked > RATIO_MAX * max(path.stat().st_size, 4096):
        raise refuse("upload_too_large", unpacked=str(unpacked), limit=str(UNPACKED_MAX))


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV file (UTF-8 or GB 18030; , ; | or tab) with their line numbers.

    The number counts rows from 1, blank ones too. Refusal ``file_unreadable``.
    """
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        head = "".join(itertools.islice(file, _FIRST_LINES))
        file.seek(0)
        separator = max(_SEPARATORS, key=head.count)
        reader = csv.reader(file, delimiter=separator)
        try:
            for line, cells in enumerate(reader, 1):
                yield line, [one.strip()[:CELL_MAX] for one in cells[:COLUMNS_MAX]]
        except csv.Error as error:
            raise refuse("file_unreadable", reason=str(error)) from None


def _encoding(path: Path) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            _decode(path, encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise refuse("file_unreadable", reason="encoding")


def _decode(path: Path, encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
    decoder.decode(b"", final=True)
