"""The columns of an exported list: what each is called on the screen, how its cells are written.

A row is what the API answers as JSON. Headings are keys of the screens' texts, several joined by
``+``; words of codes come from the same texts. Times are written in a time zone, without it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from tongma.foundation.platform.sheets import Cell
from tongma.foundation.platform.words import Language, say

Row = Mapping[str, Any]
_FACT = re.compile(r"\{\{\w+\}\}")
"""Where a sentence names a fact that the row does not have."""


class Form(Enum):
    """How the cells of a column are written."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    INSTANT = "instant"
    CODE = "code"
    """A word instead of the code; several with commas."""
    ITEM = "item"
    """A name in the reader's language: ``name_en`` or ``name``, ``name_zh``."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: where its value lies in a row (``partner.name``), what it is called, its form."""

    path: str
    heading: str
    form: Form = Form.TEXT
    family: str = ""
    """For codes: the family of words, ``state``."""


@dataclass(frozen=True, slots=True)
class SheetReader:
    """Who reads the sheet: in which language, in which time zone (IANA)."""

    language: Language = "zh-CN"
    zone: str = "UTC"


NOBODY = SheetReader()
"""Where no sheet is asked for."""


def code(path: str, heading: str, family: str) -> SheetColumn:
    """Return a column of codes that are told in words."""
    return SheetColumn(path, heading, Form.CODE, family)


def number(path: str, heading: str) -> SheetColumn:
    """Return a column of counts or quantities."""
    return SheetColumn(path, heading, Form.NUMBER)


def day(path: str, heading: str) -> SheetColumn:
    """Return a column of dates."""
    return SheetColumn(path, heading, Form.DAY)


def instant(path: str, heading: str) -> SheetColumn:
    """Return a column of moments."""
    return SheetColumn(path, heading, Form.INSTANT)


def item(path: str) -> Sequence[SheetColumn]:
    """Return the columns of an item: its code, its name, its specification."""
    return (
        SheetColumn(f"{path}.code", "ui.field.item+ui.field.code"),
        SheetColumn(path, "ui.field.item", Form.ITEM),
        SheetColumn(f"{path}.specification", "records.fields.specification"),
    )


def headings(columns: Sequence[SheetColumn], language: Language) -> list[str]:
    """Return what the columns are called on the screen."""
    joint = " " if language == "en" else ""
    return [
        joint.join(say(language, key, key) for key in column.heading.split("+"))
        for column in columns
    ]


def cells(columns: Sequence[SheetColumn], row: Row, reader: SheetReader) -> list[Cell]:
    """Return the cells of a row, one for each column; None where there is nothing."""
    return [_cell(column, value_at(row, column.path), reader) for column in columns]


def value_at(row: Row, path: str) -> Any:
    """Return what lies at a path in a row; None where the way ends.

    >>> value_at({"partner": {"name": "康宁"}}, "partner.name"), value_at({}, "lot.number")
    ('康宁', None)
    """
    value: Any = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _cell(column: SheetColumn, value: Any, reader: SheetReader) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(value, list):
        said = [str(_cell(column, inner, reader)) for inner in value]
        return (", " if reader.language == "en" else "、").join(said) or None
    match column.form:
        case Form.NUMBER:
            return amount(value)
        case Form.DAY:
            return _day(value)
        case Form.INSTANT:
            return local(value, reader.zone)
        case Form.CODE:
            return _word(column.family, value, reader.language)
        case Form.ITEM:
            english = value.get("name_en") if reader.language == "en" else ""
            return english or value.get("name") or value.get("name_zh")
    if isinstance(value, bool):
        return say(reader.language, f"codes.value.{str(value).lower()}", str(value))
    return str(value)


def _word(family: str, value: Any, language: Language) -> str:
    name = str(value).replace(".", "_") if family == "action" else str(value)
    return _FACT.sub("…", say(language, f"codes.{family}.{name}", str(value)))


def amount(value: Any) -> Cell:
    """Return a number of the API as a number; as it is where it is none.

    >>> amount("12.50"), amount(3), amount("?")
    (Decimal('12.50'), 3, '?')
    """
    if isinstance(value, int):
        return value
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return found if found.is_finite() else str(value)


def _day(value: str) -> Cell:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def local(value: str, zone: str) -> Cell:
    """Return an instant of the API as the clock on the wall shows it in a zone, to the second.

    >>> local("2026-11-28T07:00:22.500000Z", "Asia/Shanghai")
    datetime.datetime(2026, 11, 28, 15, 0, 22)
    """
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment.astimezone(ZoneInfo(zone)).replace(microsecond=0, tzinfo=None)
