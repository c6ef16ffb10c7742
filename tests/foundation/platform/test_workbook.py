"""A workbook's numbers as its reader sees them."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.files import written_whole
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


def wide(cell: str, rows: int = 1) -> bytes:
    """Return a workbook with one more cell at the end of some rows."""
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["code"])
    book.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(changed, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part == "xl/worksheets/sheet1.xml":
                more = "".join(
                    f'<row r="{row}">{cell.format(row=row)}</row>' for row in range(2, rows + 2)
                )
                content = content.replace(b"</sheetData>", f"{more}</sheetData>".encode())
            after.writestr(part, content)
    return changed.getvalue()


@pytest.mark.parametrize(
    ("cell", "columns"),
    [
        ('<c r="XFD{row}"><v>1</v></c>', "> 200"),
        ('<c s="0" r="XFD{row}" t="n"><v>1</v></c>', "> 200"),
        ('<c r="GS{row}"><v>1</v></c>', "> 200"),
        ('<c r="GR{row}"><v>1</v></c>', ""),
        ('<c r="XFD{row}" s="0"/>', ""),  # blank, and coloured at most
    ],
)
def test_a_workbook_wider_than_a_table_is_refused_before_it_is_unpacked(tmp_path, cell, columns):
    content = wide(cell, 1000)
    path = tmp_path / "wide.xlsx"
    path.write_bytes(content)
    if not columns:
        assert ("code",) == read_sheet(content).headings
        to_csv(path, tmp_path / "wide.csv")
        return
    for read in (lambda: read_sheet(content), lambda: to_csv(path, tmp_path / "wide.csv")):
        with pytest.raises(Refused) as refused:
            read()
        assert {"columns": columns, "limit": "200"} == dict(refused.value.refusal.facts)


def test_two_doors_may_unpack_the_same_workbook_at_once(tmp_path):
    target = tmp_path / "scratch" / "a.csv"
    with written_whole(target) as one, written_whole(target) as two:
        one.write("a")
        two.write("a")
    assert (["a.csv"], "a") == (
        [path.name for path in target.parent.iterdir()],
        target.read_text("utf-8"),
    )
    with pytest.raises(ValueError, match="no"), written_whole(target):
        raise ValueError("no")
    assert ["a.csv"] == [path.name for path in target.parent.iterdir()]
