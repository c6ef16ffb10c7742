"""The order of a list, and where its next page begins, whatever it is sorted by.

A page begins after the last row seen, found again by what the list is sorted by and, among equals,
by something unique (keyset pagination): rows that come or go meanwhile shift nothing. Rows without
a value come last in both directions, on both databases.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import sqlalchemy as sa
from sqlalchemy.sql import operators

from tongma.foundation.kernel.outcome import refuse

R = TypeVar("R")
_SAFE = 2**63 - 1
_VALUE, _TIE = "sort_value", "sort_tie"
"""What a query gets beside its own columns: each row's place in the order."""


class Sorts(NamedTuple):
    """What a list can be sorted by."""

    columns: Mapping[str, sa.ColumnElement[Any]]
    """By the name that the caller uses."""
    unique: sa.ColumnElement[Any]
    """Decides among equals."""
    default: str
    """As the caller would write it: ``name``, or ``-name`` from the greatest down."""


class Order(NamedTuple):
    """The order that a caller asked for, and after which row."""

    column: sa.ColumnElement[Any]
    unique: sa.ColumnElement[Any]
    descending: bool
    after: tuple[Any, Any] | None

    def page(self, query: sa.Select[Any], limit: int) -> sa.Select[Any]:
        """Return the query with its order, its beginning and its end."""
        sign = sa.desc if self.descending else sa.asc
        query = query.add_columns(self.column.label(_VALUE), self.unique.label(_TIE))
        if self.after is not None:
            query = query.where(self._beyond(*self.after))
        is_empty = [self.column.is_(None)] if _can_be_empty(self.column) else []
        return query.order_by(*is_empty, sign(self.column), sign(self.unique)).limit(limit)

    def _beyond(self, value: Any, tie: Any) -> sa.ColumnElement[bool]:
        later = _further(self.unique, tie, descending=self.descending)
        if value is None:
            return sa.and_(self.column.is_(None), later)
        beyond = [
            _further(self.column, value, descending=self.descending),
            sa.and_(self.column == value, later),
        ]
        if _can_be_empty(self.column):
            beyond.append(self.column.is_(None))
        return sa.or_(*beyond)


def _further(
    column: sa.ColumnElement[Any], value: Any, *, descending: bool
) -> sa.ColumnElement[bool]:
    operator = operators.lt if descending else operators.gt
    return column.operate(operator, value)


def order_of(sorts: Sorts, sort: str, after: str) -> Order:
    """Return the order that ``sort`` and the cursor ``after`` ask for.

    Refusals ``sort_unknown`` (with the names that are allowed), ``cursor_wrong``.
    """
    wanted = sort or sorts.default
    descending = wanted.startswith("-")
    name = wanted.removeprefix("-")
    if name not in sorts.columns:
        raise refuse("sort_unknown", sort=sort, allowed=[*sorted(sorts.columns)])
    column = sorts.columns[name]
    begin = _read(after, column, sorts.unique) if after else None
    return Order(column, sorts.unique, descending, begin)


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """Rows of a list in their order, and the cursor of each: where a page behind it begins."""

    rows: list[R]
    cursors: list[str]


def listed(rows: Sequence[Any], make: Callable[[dict[str, Any]], R]) -> Listed[R]:
    """Return the rows of a sorted query; ``make`` gets a row's own columns, without its place."""
    return Listed([make(_own_columns(row)) for row in rows], cursors(rows))


def cursors(rows: Sequence[Any]) -> list[str]:
    """Return each row's place in the order of its query."""
    return [_written(row.sort_value, row.sort_tie) for row in rows]


def _own_columns(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if name not in (_VALUE, _TIE)}


def _written(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def _read(after: str, *columns: sa.ColumnElement[Any]) -> tuple[Any, Any]:
    try:
        padded = after + "=" * (-len(after) % 4)
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        raise refuse("cursor_wrong", after=after) from None
    fits = isinstance(parts, list) and len(parts) == len(columns)
    if not fits or not all(_fits(*pair) for pair in zip(parts, columns, strict=True)):
        raise refuse("cursor_wrong", after=after)
    return parts[0], parts[1]


def _fits(part: Any, column: sa.ColumnElement[Any]) -> bool:
    """Say whether a part of a cursor can be compared with the column."""
    if part is None:
        return _can_be_empty(column)
    if isinstance(column.type, sa.Text):
        return isinstance(part, str) and part.isprintable()
    return isinstance(part, int) and not isinstance(part, bool) and abs(part) <= _SAFE


def _can_be_empty(column: sa.ColumnElement[Any]) -> bool:
    return bool(getattr(column, "nullable", True))
