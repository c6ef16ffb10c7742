"""What a sheet is made of, and the command that takes one in. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from tongma.foundation.commands.kind import Kind
from tongma.foundation.kernel.outcome import Facts
from tongma.foundation.kernel.texts import Word


@dataclass(frozen=True, slots=True)
class ConfirmImport:
    """Take a previewed sheet in, all of it or nothing."""

    kind: Word
    """The kind of sheet: items, certificates, partners, places, people …"""
    sha256: Word
    """Of the uploaded file, as the preview said."""


class SheetState(StrEnum):
    """How the work on a confirmed sheet stands; one that is in, or refused, is forgotten."""

    WAITING = "waiting"
    FAILED = "failed"
    """By a defect of ours: whoever confirms again lets it wait again."""


class BadCell(NamedTuple):
    """Why a row cannot be taken in: where, a stable reason, the value there, more facts."""

    line: int
    column: str
    reason: str
    value: str = ""
    facts: Facts | None = None


class WrongCell(ValueError):
    """A cell's text does not fit its column."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column, reason)
        self.column, self.reason = column, reason


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it is called on Chinese sheets, how its text is read."""

    name: str
    name_zh: str
    read: Callable[[str], Any]
    needed: bool = False
    once: bool = False
    """Whether a text may stand in one row only."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row whose cells have been read: only the columns that the sheet has."""

    line: int
    """In the file, as office programs number it."""
    values: Mapping[str, Any]
    cells: Mapping[str, str] = field(default_factory=dict)
    """Column → text, as it stands there."""

    def get(self, name: str, default: Any = "") -> Any:
        """Return the value of a column, or the default where the sheet does not have it."""
        return self.values.get(name, default)


class RowAction(NamedTuple):
    """The command that some rows ask for; ``action``: new, changed or unchanged (no command)."""

    action: str
    kind: Kind[Any, Any] | None = None
    command: Any = None


class Draft(NamedTuple):
    """Rows that make one command; it is made when the rows before have been taken in."""

    rows: tuple[ReadRow, ...]
    make: Callable[[Sequence[ReadRow], Any], RowAction]
    """From rows and a way to look up codes; raises ``WrongCell``."""

    def alone(self) -> "list[Draft]":
        """Return each of several rows as if it stood alone: to find which of them are wrong."""
        return [Draft((row,), self.make) for row in self.rows] if len(self.rows) > 1 else []

    def bad_cell(
        self, column: str, reason: str, value: str = "", facts: Facts | None = None, at: int = 0
    ) -> BadCell:
        """Return a problem of one of the rows, the first, with the text that stands there."""
        row = self.rows[min(at, len(self.rows) - 1)]
        return BadCell(row.line, column, reason, value or row.cells.get(column, ""), facts)


Plan = Callable[[Sequence[ReadRow]], Sequence[Draft]]


def by_row(make: Callable[[ReadRow, Any], RowAction]) -> Plan:
    """Return a plan in which each row asks for a command of its own."""

    def plan(rows: Sequence[ReadRow]) -> list[Draft]:
        return [Draft((row,), lambda rows, look: make(rows[0], look)) for row in rows]

    return plan


def by_group(name: str, make: Callable[[Sequence[ReadRow], Any], RowAction]) -> Plan:
    """Return a plan in which the rows with the same text in a column ask for one command."""

    def plan(rows: Sequence[ReadRow]) -> list[Draft]:
        groups: dict[Any, list[ReadRow]] = {}
        for row in rows:
            groups.setdefault(row.get(name), []).append(row)
        return [Draft(tuple(group), make) for group in groups.values()]

    return plan


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of sheet."""

    name: str
    name_zh: str
    name_en: str
    columns: tuple[Column, ...]
    plan: Plan
    rows_stand_alone: bool = False
    """Whether no row speaks of another: then a preview need not hold the database all the time."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Where a command's field is in the sheet, when it is not the column of the same name."""

    def column_of(self, path: str) -> str:
        """Return the column in which a command's field stands; the path itself when unknown."""
        named = {column.name for column in self.columns}
        parts = [part for part in path.split(".") if not part.isdigit()]
        ends = [".".join(parts[at:]) for at in range(len(parts))]
        for known in (path, *ends, *reversed(parts)):
            if known in self.fields:
                return self.fields[known]
            if known in named:
                return known
        return path


@dataclass(frozen=True, slots=True)
class SheetTakenIn:
    """How many things are new, changed, or as they were."""

    new: int
    changed: int
    unchanged: int
