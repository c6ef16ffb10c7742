"""Reading the texts of cells. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tongma.foundation.kernel.problems import is_date
from tongma.foundation.platform.sheets import Row, Sheet
from tongma.hub.imports.model import BadCell, Column, ReadRow, Template
from tongma.work.external_tables.amounts import read_counted
from tongma.work.external_tables.device_class import read_device_class
from tongma.work.external_tables.texts import is_error, is_no_value, is_nothing, tidy
from tongma.work.external_tables.units import read_unit

_LOST = re.compile(r"\d+(\.\d+)?E\+\d+", re.IGNORECASE | re.ASCII)
_PLAIN_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_YES = {"1", "yes", "y", "true", "是", "有", "√"}
_NO = {"", "0", "no", "n", "false", "否", "无", "×"}


class Unreadable(ValueError):
    """A cell's text is not what its column asks; the message is the reason."""


def text(given: str) -> str:
    """Take any text but a number that has lost digits (1.23457E+14), and an error value (#REF!).

    Reasons ``digits_lost``, ``not_a_value``.
    """
    if _LOST.fullmatch(given):
        raise Unreadable("digits_lost")
    if is_error(tidy(given)):
        raise Unreadable("not_a_value")
    return given


def lot(given: str) -> str:
    """Take a lot, empty for a word that says there is none (无, N/A, a dash).

    Reasons ``digits_lost``, ``not_a_value`` (also 见标签, TBD, TRUE, 0).
    """
    taken, plain = text(given), tidy(given)
    if is_no_value(plain):
        raise Unreadable("not_a_value")
    return "" if _is_blank(given, plain) else taken


def serials(given: str) -> tuple[str, ...]:
    """Take serials with commas between them. Reasons as of lots."""
    parts = (one.strip() for one in given.replace("，", ",").split(","))
    return tuple(one for part in parts if (one := lot(part)))


def _is_blank(given: str, plain: str) -> bool:
    """Say whether a cell is empty, or says so; what only nobody sees is for the door."""
    return not given or (plain != "" and is_nothing(plain))


def quantity(given: str) -> str:
    """Read a quantity: a number and nothing else. Reasons ``unit_behind`` (the package has a column
    of its own), ``quantity_wrong``.
    """
    plain = tidy(given)
    if _PLAIN_NUMBER.fullmatch(plain):
        return plain
    counted = read_counted(plain)
    raise Unreadable("unit_behind" if counted.value and counted.unit else "quantity_wrong")


def flag(given: str) -> bool:
    """Read yes or no, in either language. Reason ``not_yes_or_no``."""
    if given.lower() in _YES:
        return True
    if given.lower() in _NO:
        return False
    raise Unreadable("not_yes_or_no")


def whole(given: str) -> int:
    """Read a whole number, 0 for an empty cell. Reason ``not_a_whole_number``."""
    if not given:
        return 0
    if given.isascii() and given.removeprefix("-").isdigit():
        return int(given)
    raise Unreadable("not_a_whole_number")


def day(given: str) -> str:
    """Read a date as ISO text: 2026-05-31, 2026/5/31 or 20260531. Reason ``not_a_date``."""
    if not given:
        return ""
    parts = given.replace("/", "-").replace(".", "-").split("-")
    if len(parts) == 1 and len(given) == len("20260531"):
        parts = [given[:4], given[4:6], given[6:]]
    iso = "-".join(part.zfill(2) for part in parts)
    if not is_date(iso):
        raise Unreadable("not_a_date")
    return iso


def word(words: Mapping[str, str]) -> Callable[[str], str]:
    """Return a reader of one of some words, by their English or Chinese form, however they are
    typed: in any width and case. Reason ``not_one_of``.
    """
    known = {tidy(form).upper(): one for one, zh in words.items() for form in (one, zh)}

    def read(given: str) -> str:
        found = known.get(tidy(given).upper())
        if found is None:
            raise Unreadable("not_one_of")
        return found

    return read


def device_class(given: str) -> str:
    """Read the class of a device as the screens and people write it. Reason ``not_one_of``."""
    value = read_device_class(tidy(given))
    if value.reason:
        raise Unreadable("not_one_of")
    return value.value


def unit(given: str) -> str:
    """Read a unit by its word, in either language, or its code. Reason ``unit_unknown``."""
    value = read_unit(tidy(given))
    if value.reason:
        raise Unreadable(value.reason)
    return value.value


def several(words: Mapping[str, str]) -> Callable[[str], tuple[str, ...]]:
    """Return a reader of several such words, with commas or blanks between them."""
    read_word = word(words)

    def read(given: str) -> tuple[str, ...]:
        for mark in "，、;；|":
            given = given.replace(mark, ",")
        return tuple(read_word(part.strip()) for part in given.replace(" ", ",").split(",") if part)

    return read


def read_sheet(template: Template, sheet: Sheet) -> tuple[list[ReadRow], list[BadCell]]:
    """Read all cells; rows with a problem are left out, and every problem is listed."""
    columns = {
        name: column for column in template.columns for name in (column.name, column.name_zh)
    }
    found = [(heading, columns[heading]) for heading in sheet.headings if heading in columns]
    have = {column.name for _heading, column in found}
    problems = [
        BadCell(1, column.name, "column_missing")
        for column in template.columns
        if column.needed and column.name not in have
    ]
    rows: list[ReadRow] = []
    seen: set[tuple[str, str]] = set()
    for row in sheet.rows if not problems else ():
        wrong = [*_problems(row, found), *_repeated(row, found, seen)]
        problems += wrong
        if not wrong:
            values = {column.name: column.read(row.cells[head]) for head, column in found}
            cells = {column.name: row.cells[head] for head, column in found}
            rows.append(ReadRow(row.line, values, cells))
    return rows, problems


def unknown_headings(template: Template, sheet: Sheet) -> list[str]:
    """Return the headings that mean nothing here: perhaps misspelt."""
    known = {name for column in template.columns for name in (column.name, column.name_zh)}
    return [heading for heading in sheet.headings if heading not in known]


def _problems(row: Row, found: Sequence[tuple[str, Column]]) -> Iterator[BadCell]:
    if row.beyond:
        yield BadCell(row.line, "", "cell_without_heading", row.beyond)
    for heading, column in found:
        given = row.cells[heading]
        if column.needed and (not given or (column.once and _is_blank(given, tidy(given)))):
            yield BadCell(row.line, column.name, "empty")
            continue
        if column.read in (text, lot, serials) and heading in row.dates:
            yield BadCell(row.line, column.name, "is_a_date", given)
            continue
        try:
            column.read(given)
        except Unreadable as error:
            yield BadCell(row.line, column.name, str(error), given)


def _repeated(
    row: Row, found: Sequence[tuple[str, Column]], seen: set[tuple[str, str]]
) -> Iterator[BadCell]:
    for heading, column in found:
        key = (column.name, row.cells[heading])
        if column.once and key in seen:
            yield BadCell(row.line, column.name, "repeated", row.cells[heading])
        seen.add(key)


def filled(row: ReadRow, names: Mapping[str, str]) -> dict[str, Any]:
    """Return field → value for the columns (field → column) that the sheet has; an empty state is
    none: it stays what it is.
    """
    values = {name: row.values[at] for name, at in names.items() if at in row.values}
    return {name: value for name, value in values.items() if name != "state" or value}
