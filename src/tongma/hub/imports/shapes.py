"""The answers about sheets. Pure."""

from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from tongma.hub.imports.model import BadCell


@dataclass(frozen=True, slots=True)
class ColumnOut:
    """A column of a sheet, by its English and its Chinese heading."""

    name: str
    name_zh: str
    needed: bool


@dataclass(frozen=True, slots=True)
class TemplateOut:
    """A kind of sheet."""

    kind: str
    name_zh: str
    name_en: str
    columns: list[ColumnOut]


@dataclass(frozen=True, slots=True)
class BadCellOut:
    """Why a row cannot be taken in."""

    line: int
    """In the file."""
    column: str
    """Its English heading; empty where it is about the whole row."""
    reason: str
    """A word of the screens, or the code of a refusal."""
    value: str
    facts: dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class PreviewOut:
    """What taking a sheet in would do; ``sha256`` is what confirming names."""

    kind: str
    sha256: str
    rows: int
    new: int
    changed: int
    unchanged: int
    unknown_columns: list[str]
    """Headings that nobody knows; they are not read."""
    problems: list[BadCellOut]


def bad_cell_out(cell: BadCell) -> BadCellOut:
    """Return a problem as answers have it."""
    facts: dict[str, Any] = dict(cell.facts or {})
    return BadCellOut(cell.line, cell.column, cell.reason, cell.value, facts)
