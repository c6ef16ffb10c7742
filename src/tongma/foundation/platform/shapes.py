"""Typed answers of GETs: one prepared serializer for each shape, one description in OpenAPI.

A shape is a frozen dataclass in a capability's ``shapes.py``; its ids are ``kernel.ids.Id``. Routes
name it in ``responses``, never as ``response_model``, which would validate once more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fastapi.responses import Response
from pydantic import TypeAdapter

from tongma.foundation.platform import lists
from tongma.foundation.platform.columns import SheetColumn
from tongma.foundation.platform.http import problem_responses

T = TypeVar("T")
_JSON = "application/json"


class Shape(Generic[T]):
    """The shape of one answer: ``WHOLE = Shape(DocumentOut)``."""

    def __init__(self, of: Any) -> None:
        self.of = of
        self._adapter: TypeAdapter[T] = TypeAdapter(of)

    def responses(self, *statuses: int) -> dict[int | str, dict[str, Any]]:
        """Return what OpenAPI says: this shape, and the problems that may be answered."""
        return {200: {"model": self.of}, **problem_responses(*statuses)}

    def answer(self, value: T, headers: Mapping[str, str] | None = None) -> Response:
        """Return the value as a response, written once."""
        body = self._adapter.dump_json(value)
        return Response(body, media_type=_JSON, headers=dict(headers or {}))

    def text(self, value: T) -> str:
        """Return the value as JSON text."""
        return self._adapter.dump_json(value).decode()

    def plain(self, value: T) -> Any:
        """Return the value as JSON has it: for sheets."""
        return self._adapter.dump_python(value, mode="json")


def media_responses(*media: str, problems: Sequence[int]) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of bytes that are no JSON: their media types, and the problems."""
    forms = {one: {"schema": {"type": "string", "format": "binary"}} for one in media}
    return {200: {"description": "the file", "content": forms}, **problem_responses(*problems)}


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """All rows that there are."""

    rows: list[T]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list, and the cursor behind the last; None where there are no more."""

    rows: list[T]
    next: str | None = None


class PageShape(Generic[T]):
    """The shape of a list: a page of rows, or all of them as CSV or XLSX.

    ``columns``: what a sheet of it shows, as the screen does.
    """

    def __init__(self, row: Any, columns: Sequence[SheetColumn]) -> None:
        self.row = row
        self.columns = tuple(columns)
        self._page: Shape[Page[T]] = Shape(Page[row])
        self._row: Shape[T] = Shape(row)

    def responses(self, *statuses: int) -> dict[int | str, dict[str, Any]]:
        """Return what OpenAPI says of the list: its page, its other forms, its problems."""
        said = lists.responses(*statuses)
        return said | {200: {"model": self._page.of, **said[200]}}

    def answer(
        self,
        name: str,
        asked: lists.PageQuery,
        rows: Sequence[T],
        cursor: Callable[[T], str] | Sequence[str],
        *,
        columns: Sequence[SheetColumn] | None = None,
    ) -> Response:
        """Return the rows as the caller wants them; ``cursor`` gives a row's place in the order.

        ``columns``: those of a sheet, where this view of the list has not all of them.
        """
        if asked.format != "json":
            return self._file(name, asked, rows, columns)
        shown = list(rows[: asked.limit])
        following = None
        if len(rows) > asked.limit:
            following = cursor(shown[-1]) if callable(cursor) else cursor[asked.limit - 1]
        return self._page.answer(Page(shown, following))

    def answer_part(
        self, name: str, asked: lists.PageQuery, rows: Sequence[T], following: str
    ) -> Response:
        """Return rows that were cut where their order allows it; ``following``: the cursor behind
        the last one, empty where there are no more.
        """
        if asked.format != "json":
            return self._file(name, asked, rows, None)
        return self._page.answer(Page(list(rows), following or None))

    def _file(
        self,
        name: str,
        asked: lists.PageQuery,
        rows: Sequence[T],
        columns: Sequence[SheetColumn] | None,
    ) -> Response:
        plain = (self._row.plain(row) for row in rows)
        return lists.file(name, asked, self.columns if columns is None else columns, plain)
