"""A workbook's numbers as its reader sees them."""

import io
from pathlib import Path

import openpyxl
import pytest

from tongma.foundation.platform.sheets import read_sheet
from tongma.foundation.platform.workbook import shown_with_zeros
from tongma.work.external_tables.source import rows_of, to_csv


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (123, "00000", "00123"),
        (0, "00", "00"),
        (123456, "00000", "123456"),
        (7, "0", None),
        (7, "General", None),
        (7, "@", None),
        (7, "#00", None),
        (7, "0.00", None),
        (7, "00%", None),
        (7.5, "000", None),
        (-7, "000", None),
        (999_999_999_999_999, "0" * 18, "000999999999999999"),
        (10**15, "0" * 18, None),
        (6901234, "000-0000", "690-1234"),
        (26901234, "000-0000", "2690-1234"),
        (7, '"LOT "000', "LOT 007"),
        (7, r"\L000", "L007"),
        (7, "000;[Red]-000;@", "007"),
        (7, "[Blue]000", "007"),
        (7, "000_ ", "007"),
        (7, "yyyy-mm-dd", None),
        (7, "", None),
    ],
)
def test_a_number_is_the_text_that_its_format_of_zeros_shows(number, number_format, shown):
    assert shown == shown_with_zeros(number, number_format)


def workbook() -> bytes:
    """Codes and lots that somebody typed as numbers and had shown with zeros; two empty rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    for column, heading in enumerate(["code", "lot", "count"], 2):
        sheet.cell(3, column, heading)
    for line, (code, lot, count) in enumerate([(123, 42, 42), (123456, 7, 7)], 4):
        sheet.cell(line, 2, code).number_format = "00000"
        sheet.cell(line, 3, lot).number_format = '"L"000'
        sheet.cell(line, 4, count)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_table_to_be_cleaned_keeps_the_zeros_and_the_rows_of_the_file(tmp_path: Path):
    (tmp_path / "table").write_bytes(workbook())
    to_csv(tmp_path / "table", tmp_path / "made.csv")
    rows = {line: cells for line, cells in rows_of(tmp_path / "made.csv") if any(cells)}

    assert {
        3: ["", "code", "lot", "count"],
        4: ["", "00123", "L042", "42"],
        5: ["", "123456", "L007", "7"],
    } == rows


def test_an_imported_sheet_keeps_the_zeros():
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    book.active.delete_rows(1, 2)
    out = io.BytesIO()
    book.save(out)
    rows = read_sheet(out.getvalue()).rows

    assert [
        {"code": "00123", "lot": "L042", "count": "42"},
        {"code": "123456", "lot": "L007", "count": "7"},
    ] == [dict(row.cells) for row in rows]
