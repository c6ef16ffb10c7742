import io
import zipfile

import openpyxl
import pytest

from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform import sheets
from tongma.foundation.platform.apart import MIB, Limits
from tongma.foundation.platform.kept_process import KeptProcesses
from tongma.foundation.platform.sheets import (
    neutral,
    read_strange_sheet,
    write_csv,
    write_xlsx,
)
from tongma.foundation.platform.sheets import read_sheet as read_bytes
from tongma.hub.imports.cells import Unreadable, day, flag, read_sheet, several, whole, word
from tongma.hub.imports.goods import ITEMS
from tongma.hub.imports.model import BadCell


@pytest.mark.parametrize("given", ["2026-05-31", "2026/5/31", "2026.05.31", "20260531"])
def test_a_date_is_read_in_the_forms_that_people_write(given):
    assert "2026-05-31" == day(given)


@pytest.mark.parametrize(
    ("read", "given", "reason"),
    [
        (day, "31.5.2026", "not_a_date"),
        (day, "2026-02-30", "not_a_date"),
        (day, "45000", "not_a_date"),
        (whole, "1.5", "not_a_whole_number"),
        (whole, "一", "not_a_whole_number"),
        (flag, "maybe", "not_yes_or_no"),
        (word({"I": "一类"}), "IV", "not_one_of"),
        (several({"a": "甲", "b": "乙"}), "甲,丙", "not_one_of"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(read, given, reason):
    with pytest.raises(Unreadable, match=reason):
        read(given)


def test_words_are_read_in_both_languages_with_any_separator():
    roles = several({"supplier": "供应商", "maker": "生产企业"})

    expected = ("supplier", "maker")
    assert (
        expected == roles("供应商、生产企业") == roles("supplier, maker") == roles("供应商;maker")
    )
    assert [True, True, False, False] == [flag(one) for one in ("是", "1", "", "否")]


def test_csv_and_xlsx_give_the_same_sheet():
    headings = ["编码", "名称", "有效期天数"]
    rows = [["A-1", "手套", "730"], ["007", "缝线", ""]]
    sheets = [read_bytes(write(headings, rows)) for write in (write_csv, write_xlsx)]

    assert sheets[0] == sheets[1]
    assert {"编码": "007", "名称": "缝线", "有效期天数": ""} == sheets[0].rows[1].cells
    assert [2, 3] == [row.line for row in sheets[0].rows]


def test_numbers_and_dates_of_a_workbook_become_plain_texts():
    book = openpyxl.Workbook()
    book.active.append(["n", "d", "f"])
    book.active.append([730, __import__("datetime").date(2026, 5, 31), 2.5])
    out = io.BytesIO()
    book.save(out)

    (row,) = read_bytes(out.getvalue()).rows
    assert {"n": "730", "d": "2026-05-31", "f": "2.5"} == row.cells


def test_an_old_chinese_csv_is_read_too():
    content = "编码;名称\nA;手套\n".encode("gb18030")

    assert {"编码": "A", "名称": "手套"} == read_bytes(content).rows[0].cells


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_unreadable"),
        (b"a,a\n1,2\n", "file_unreadable"),
        (b"PK\x03\x04 no archive", "file_unreadable"),
        (b'a,b\n"1,2\n', "file_unreadable"),
        (b"\xff\xff\xff", "file_unreadable"),
        (b"x" * (10 * 2**20 + 1), "upload_too_large"),
        (b"a\n" + b"1\n" * 50_001, "upload_too_large"),
        (bomb(), "upload_too_large"),
    ],
    ids=["empty", "same headings", "no archive", "quote", "encoding", "bytes", "rows", "bomb"],
)
def test_a_hostile_or_broken_file_is_refused(content, code):
    with pytest.raises(Refused) as refused:
        read_bytes(content)

    assert code == refused.value.refusal.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-5", "-5"), ("-1.5", "-1.5"),
     ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"), ("+86", "+86"), ("A-1", "A-1"),
     ("+A1", "'+A1"), ("-A1", "'-A1"), ("-", "'-"), ("-1.5.0", "'-1.5.0"), ("", ""), (" ", " "),
     # wide and small forms of the signs
     ("＝A1", "'＝A1"), ("＋A1", "'＋A1"), ("－A1", "'－A1"), ("＠A1", "'＠A1"), ("﹦A1", "'﹦A1"),
     # what office programs drop in front: blanks, ends of lines, controls, marks of no width
     (" =A1", "' =A1"), ("\u3000=A1", "'\u3000=A1"), ("\xa0＝A1", "'\xa0＝A1"), ("\t=A1", "'\t=A1"),
     ("\n=A1", "'\n=A1"), ("\r=A1", "'\r=A1"), ("\0=A1", "'\0=A1"), ("\x0b=A1", "'\x0b=A1"),
     ("\u200b=A1", "'\u200b=A1"), ("\ufeff@A1", "'\ufeff@A1"), ("\u2060 -A1", "'\u2060 -A1"),
     ("\u2028=A1", "'\u2028=A1"),
     # a tab or the end of a line in front breaks the row where the separator is changed
     ("\tA1", "'\tA1"), ("\nA1", "'\nA1"), (" A1", " A1"), ("A\n=A1", "A\n=A1"),
     ("甲=乙", "甲=乙")],
)  # fmt: skip
def test_nothing_that_leaves_starts_a_formula(text, expected):
    assert expected == neutral(text)


def test_no_heading_starts_a_formula():
    content = write_csv(["=A1", "code"], [["=B1", "-5"]])

    assert "'=A1,code\r\n'=B1,-5\r\n" == content.decode("utf-8-sig")
    assert ("'=A1", "code") == read_bytes(write_xlsx(["=A1", "code"], [["1", "2"]])).headings


def test_every_bad_cell_is_listed_and_good_rows_are_read():
    sheet = read_bytes("code,name_zh,implant,shelf_life_days\nA,甲,是,730\nB,,x,y\n".encode())
    rows, problems = read_sheet(ITEMS, sheet)

    assert [(2, True, 730)] == [
        (r.line, r.values["implant"], r.values["shelf_life_days"]) for r in rows
    ]
    expected = [
        BadCell(3, "name_zh", "empty"),
        BadCell(3, "implant", "not_yes_or_no", "x"),
        BadCell(3, "shelf_life_days", "not_a_whole_number", "y"),
    ]
    assert expected == problems


def test_a_sheet_without_a_needed_column_is_read_no_further():
    rows, problems = read_sheet(ITEMS, read_bytes(b"code\nA\n"))

    assert ([], [BadCell(1, "name_zh", "column_missing")]) == (rows, problems)


def test_a_code_stands_in_one_row_only():
    _rows, problems = read_sheet(ITEMS, read_bytes("code,name_zh\nA,甲\nA,乙\n".encode()))

    assert [BadCell(3, "code", "repeated", "A")] == problems


def test_a_strange_workbook_is_read_as_any_other_in_a_process_of_its_own():
    content = write_xlsx(["code", "name"], [["A", "甲"], ["B", "乙"]])

    assert read_bytes(content) == read_strange_sheet(content)
    with pytest.raises(Refused) as refused:
        read_strange_sheet(b"PK\x03\x04 not an archive")
    assert "file_unreadable" == refused.value.refusal.code


def test_a_workbook_that_takes_too_much_is_unreadable_and_the_server_goes_on(monkeypatch):
    hurried = KeptProcesses(Limits(0.0, 1024 * MIB), count=1, waiting_max=0, wait_seconds=1)
    monkeypatch.setattr(sheets, "STRANGERS", hurried)
    with pytest.raises(Refused) as refused:
        read_strange_sheet(write_xlsx(["code"], [["A"]]))
    assert {"reason": "it took more time than it may"} == dict(refused.value.refusal.facts)


def test_a_long_table_is_counted_to_the_limit_and_beside_the_server(monkeypatch):
    pieces = []
    here = KeptProcesses(Limits(20, 512 * MIB), count=1, waiting_max=0, wait_seconds=1)
    monkeypatch.setattr(sheets, "STRANGERS", here)
    monkeypatch.setattr(here, "do", lambda work, piece: pieces.append(len(piece)) or work(piece))
    empty = b"code\n" + b"\n" * (9 * 2**20)
    with pytest.raises(Refused) as refused:
        read_strange_sheet(empty)

    assert [len(empty)] == pieces
    assert {"rows": "50001", "limit": "50000"} == dict(refused.value.refusal.facts)
    some = b"code\n" + b"A\n\n" * 30
    assert 11 == len(read_strange_sheet(some, 10).rows)


def test_a_busy_server_is_no_unreadable_file(importer, monkeypatch):
    full = KeptProcesses(Limits(20, 512 * MIB), count=1, waiting_max=0, wait_seconds=1)
    assert full._places.acquire(blocking=False)
    monkeypatch.setattr(sheets, "STRANGERS", full)
    answer = importer.upload("partners", write_xlsx(["code"], [["A"]]))

    assert (503, "reading_busy", "5") == (
        answer.status_code, answer.json()["code"], answer.headers["Retry-After"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "line", "beyond"),
    [
        ("code,name_zh\nA,导管,球囊型\n", 2, "球囊型"),
        ("code,name_zh\nB,乙\nA,导管,,球囊型\n", 3, "球囊型"),
        ("code,name_zh,\nA,导管,球囊型\n", 2, "球囊型"),
        ("code,,name_zh\nA,x,导管\n", 2, "x"),
    ],
)
def test_what_stands_under_no_heading_is_never_dropped(sheet, line, beyond):
    rows, problems = read_sheet(ITEMS, read_bytes(sheet.encode()))

    assert [BadCell(line, "", "cell_without_heading", beyond)] == problems
    assert line not in {row.line for row in rows}


def test_empty_cells_beyond_the_headings_are_nothing():
    rows, problems = read_sheet(ITEMS, read_bytes("code,name_zh,\nA,甲,,  ,\n".encode()))

    assert ([2], []) == ([row.line for row in rows], problems)
