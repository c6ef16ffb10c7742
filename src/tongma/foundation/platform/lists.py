"""Answering lists: a page of rows with a cursor, or everything as CSV or XLSX."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from fastapi.responses import JSONResponse, Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.http import problem_responses
from tongma.foundation.platform.sheets import write_csv, write_xlsx

PAGE_MAX = 500
EXPORT_MAX = 50_000
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CURSOR = re.compile(r"[0-9]{1,18}", re.ASCII)
Row = Mapping[str, Any]
IdFilter = Annotated[int, Query(ge=0, le=2**63 - 1)]
"""An id to filter by; 0 for any."""


@dataclass(frozen=True, slots=True)
class PageQuery:
    """What every list may be asked: search words, how many, after which cursor, in what form."""

    q: str = ""
    limit: int = 50
    after: str = ""
    format: str = "json"
    sort: str = ""
    """``name`` or ``-name``; empty for the list's usual order."""

    @property
    def size(self) -> int:
        """How many rows to fetch: one more than shown tells whether there are more."""
        return EXPORT_MAX if self.format != "json" else self.limit + 1


def page(
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = 50,
    after: Annotated[str, Query(max_length=200)] = "",
    format: Literal["json", "csv", "xlsx"] = "json",  # noqa: A002 - the word of the address
) -> PageQuery:
    """Read the parameters that all lists share."""
    return PageQuery(q.strip(), limit, after, format)


def sorted_page(
    asked: Annotated[PageQuery, Depends(page)],
    sort: Annotated[str, Query(max_length=40, pattern=r"^(-?[a-z_]+)?$")] = "",
) -> PageQuery:
    """Read the parameters of lists that can be sorted."""
    return replace(asked, sort=sort)


PageOf = Annotated[PageQuery, Depends(page)]
SortedPageOf = Annotated[PageQuery, Depends(sorted_page)]


def number_after(asked: PageQuery) -> int:
    """Return the cursor of a list that is ordered by id. Refusal ``cursor_wrong``."""
    found = numbers_after(asked)
    if len(found) > 1:
        raise refuse("cursor_wrong", after=asked.after)
    return found[0] if found else 0


def numbers_after(asked: PageQuery) -> tuple[int, ...]:
    """Return the cursor of a list that is ordered by several numbers. Refusal ``cursor_wrong``."""
    parts = asked.after.split(".") if asked.after else []
    if not all(_CURSOR.fullmatch(part) for part in parts):
        raise refuse("cursor_wrong", after=asked.after)
    return tuple(int(part) for part in parts)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of a list: its forms, and the problems that it may answer."""
    return file_responses(*(statuses or (401, 422, 503)))


def file_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of a sheet: its forms, and the problems that may be answered."""
    forms = {media.partition(";")[0]: {"schema": {"type": "string"}} for media in _MEDIA.values()}
    return {200: {"content": forms}, **problem_responses(*statuses)}


def answer(
    name: str, asked: PageQuery, rows: Sequence[Row], cursor: Callable[[Row], str] | Sequence[str]
) -> Response:
    """Return the rows as the caller wants them; ``cursor`` gives a row's place in the order."""
    if asked.format != "json":
        return file(name, asked.format, rows)
    shown = rows[: asked.limit]
    following = None
    if len(rows) > asked.limit:
        following = cursor(shown[-1]) if callable(cursor) else cursor[asked.limit - 1]
    return JSONResponse({"rows": list(shown), "next": following})


def answer_part(name: str, asked: PageQuery, rows: Sequence[Row], following: str) -> Response:
    """Return rows that were cut where their order allows it; ``following``: the cursor behind the
    last one, empty where there are no more.
    """
    if asked.format != "json":
        return file(name, asked.format, rows)
    return JSONResponse({"rows": list(rows), "next": following or None})


def file(name: str, form: str, rows: Sequence[Row]) -> Response:
    """Return rows as a sheet to be kept."""
    flat = [flatten(row) for row in rows]
    headings = list(dict.fromkeys(column for row in flat for column in row))
    cells = ([row.get(column, "") for column in headings] for row in flat)
    content = write_csv(headings, cells) if form == "csv" else write_xlsx(headings, cells)
    disposition = f'attachment; filename="{name}.{form}"'
    return Response(content, media_type=_MEDIA[form], headers={"Content-Disposition": disposition})


def flatten(row: Row, prefix: str = "") -> dict[str, str]:
    """Return a row as texts by column; what lies inside gets dotted names."""
    flat: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= flatten(value, f"{prefix}{name}.")
        elif isinstance(value, list | tuple):
            flat[f"{prefix}{name}"] = " | ".join(str(inner) for inner in value)
        else:
            flat[f"{prefix}{name}"] = _cell(value)
    return flat


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
