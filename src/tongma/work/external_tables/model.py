"""What is looked for in a table that others made. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

DateOrder: TypeAlias = Literal["", "dmy", "mdy", "ymd"]
"""How a table writes dates that can be read in several ways; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class TableField:
    """Something that a table may say: its name, its word on screens, how others call it."""

    name: str
    name_zh: str
    needed: bool = False
    words: tuple[str, ...] = ()
    """Other headings under which it is known, in any language."""


def field_of(name: str, name_zh: str, words: str, *, needed: bool = False) -> TableField:
    """Return a field; ``words``: its other headings, with `` | `` between them."""
    return TableField(name, name_zh, needed, tuple(words.split(" | ")))


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column that is taken for a field."""

    field: str
    column: int
    """Its place in the table, from 0."""
    heading: str
    confidence: int
    """0..100."""
    reason: str
    """``same_word``, ``similar_word``, ``word_inside``, ``remembered``."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell's text as it was read.

    ``value`` is the normal form, empty where it cannot be read. ``reason`` is empty where nothing
    had to be done, a code where something was changed or is wrong. ``choices`` are the values
    between which somebody must choose.
    """

    value: str
    reason: str = ""
    choices: tuple[str, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether it says nothing."""
        return bool(self.reason) and not self.value and not self.choices


@dataclass(frozen=True, slots=True)
class LayoutSaid:
    """How a person said that a table is read."""

    mapping: Mapping[str, str]
    """Field → heading."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Name → text, such as how dates go; those that were said only."""


class Layout(NamedTuple):
    """How tables of one sender with the same headings are read."""

    id: int
    version: int
    mapping: Mapping[str, str]
    options: Mapping[str, str]
    confirmed: bool
    """Whether a person has made something of a table that was read so."""
