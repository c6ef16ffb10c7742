"""Lists as sheets: their headings, words, times and numbers are those of the screens."""

import dataclasses
import importlib
import io
import json
import types
import typing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tongma.foundation.platform.columns import (
    Form,
    SheetColumn,
    SheetReader,
    cells,
    code,
    day,
    headings,
    instant,
    number,
)
from tongma.foundation.platform.shapes import PageShape
from tongma.foundation.platform.sheets import write_csv, write_xlsx
from tongma.foundation.platform.words import WORDS, say

SOURCE = Path(__file__).parents[3] / "src"
DUE = date(2026, 12, 24)
CHRISTMAS_EVE = datetime(2026, 12, 24)  # noqa: DTZ001 - a workbook knows no time zone
AFTERNOON = datetime(2026, 11, 28, 16, 0, 22)  # noqa: DTZ001
MIDNIGHT = datetime(2026, 11, 29, 0, 0, 22)  # noqa: DTZ001
COLUMNS = (
    SheetColumn("number", "ui.document.number"),
    code("state", "ui.document.state", "state"),
    day("due", "ui.field.due"),
    number("lines", "ui.document.lines"),
    instant("created_at", "ui.document.createdAt"),
    SheetColumn("item", "ui.field.item", Form.ITEM),
    code("item.unit", "ui.field.unit", "unit"),
    SheetColumn("is_urgent", "ui.field.note"),
)
ROW = {
    "number": "007",
    "state": "closed",
    "due": "2026-12-24",
    "lines": "12.50",
    "created_at": "2026-11-28T16:00:22.500000Z",
    "item": {"name": "支架", "name_en": "Stent", "unit": "EA"},
    "is_urgent": True,
}


def lists() -> dict[str, PageShape]:
    """Every list of the application, by the name of its module and its own."""
    found = {}
    for path in sorted(SOURCE.glob("tongma/*/*/routes.py")):
        module = importlib.import_module(".".join(path.with_suffix("").parts[-4:]))
        for name, value in vars(module).items():
            if isinstance(value, PageShape):
                found[f"{module.__name__}.{name}"] = value
    return found


LISTS = lists()


def has_words(family: str) -> bool:
    """Say whether the screens have any word of a family of codes."""
    texts = json.loads(WORDS.read_text("utf-8"))
    return all(any(key.startswith(f"codes.{family}.") for key in keys) for keys in texts.values())


def reaches(shape: object, path: list[str]) -> bool:
    """Say whether a path of names leads somewhere in a shape."""
    if not path:
        return True
    if dataclasses.is_dataclass(shape) or hasattr(shape, "_fields"):
        hints = typing.get_type_hints(shape)
        return path[0] in hints and reaches(hints[path[0]], path[1:])
    if typing.get_origin(shape) is typing.Annotated:
        return reaches(typing.get_args(shape)[0], path)
    if typing.get_origin(shape) is dict:
        return len(path) == 1
    inner = typing.get_args(shape)
    return any(reaches(one, path) for one in inner if one is not types.NoneType)


@pytest.mark.parametrize("name", LISTS)
def test_every_column_of_every_list_lies_in_its_rows_and_has_words_in_both_languages(name):
    shape = LISTS[name]
    lost = [c.path for c in shape.columns if not reaches(shape.row, c.path.split("."))]
    wordless = [
        key
        for column in shape.columns
        for key in column.heading.split("+")
        for language in ("zh-CN", "en")
        if not say(language, key)
    ]

    families = {column.family for column in shape.columns if column.family}

    assert ([], []) == (lost, wordless)
    assert [] == [family for family in families if not has_words(family)]
    assert len(shape.columns) == len(set(headings(shape.columns, "zh-CN")))
    assert len(shape.columns) == len(set(headings(shape.columns, "en")))


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (
            SheetReader("zh-CN", "Asia/Shanghai"),
            ["007", "已完成", DUE, Decimal("12.50"), MIDNIGHT, "支架", "个", "是"],
        ),
        (
            SheetReader("en", "UTC"),
            ["007", "Closed", DUE, Decimal("12.50"), AFTERNOON, "Stent", "each", "yes"],
        ),
    ],
)
def test_cells_are_written_as_the_reader_reads_them(reader, expected):
    assert expected == cells(COLUMNS, ROW, reader)


def test_what_a_row_does_not_have_is_an_empty_cell():
    assert [None] * len(COLUMNS) == cells(COLUMNS, {}, SheetReader())


def test_in_a_workbook_numbers_and_dates_are_such_and_codes_are_texts():
    content = write_xlsx(headings(COLUMNS, "zh-CN"), [cells(COLUMNS, ROW, SheetReader())])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    row = [cell.value for cell in sheet[2]]

    assert ["单号", "状态", "期望日期", "明细"] == [cell.value for cell in sheet[1]][:4]
    assert ["007", "已完成", CHRISTMAS_EVE, 12.5, AFTERNOON] == row[:5]
    assert "A2" == sheet.freeze_panes


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("0106901234567892\x1d10A", "0106901234567892\\x1d10A"),
        ("=1+1", "'=1+1"),
        (123456789012345, 123456789012345),
        (1234567890123456, "1234567890123456"),
        (None, None),
    ],
)
def test_a_workbook_holds_whatever_a_row_may_hold(cell, written):
    content = write_xlsx(["x", "y"], [[cell, "end"]])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active

    assert [written, "end"] == [found.value for found in sheet[2]]


def test_a_csv_file_says_the_same():
    content = write_csv(headings(COLUMNS, "zh-CN"), [cells(COLUMNS, ROW, SheetReader())])

    assert (
        "007,已完成,2026-12-24,12.50,2026-11-28 16:00:22,支架,个,是"
        == (content.decode("utf-8-sig").splitlines()[1])
    )
