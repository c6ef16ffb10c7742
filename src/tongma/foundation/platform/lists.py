"""Asking for lists: a page of rows behind a cursor, or everything as CSV or XLSX."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import Depends, Query, Request
from fastapi.responses import Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.asked import AskedName, AskedWord, AskedWords
from tongma.foundation.platform.columns import (
    NOBODY,
    Row,
    SheetColumn,
    SheetReader,
    cells,
    headings,
)
from tongma.foundation.platform.http import problem_responses
from tongma.foundation.platform.sheets import write_csv, write_xlsx
from tongma.foundation.platform.words import Language

PAGE_MAX = 500
EXPORT_MAX = 50_000
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CURSOR = re.compile(r"[0-9]{1,18}", re.ASCII)
Number = Annotated[int, Query(ge=0, le=2**63 - 1)]
"""A number of the journal."""
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
    reader: SheetReader = NOBODY
    """Who a sheet is for."""

    @property
    def size(self) -> int:
        """How many rows to fetch: one more than shown tells whether there are more."""
        return EXPORT_MAX if self.format != "json" else self.limit + 1


def sheet_reader(
    request: Request,
    language: Language = "zh-CN",
    zone: AskedName = "",
) -> SheetReader:
    """Read who a sheet is for; ``zone`` is an IANA name, empty that of the first site.

    Refusal ``time_zone_unknown``.
    """
    if zone:
        return SheetReader(language, _known_zone(zone))
    is_sheet = request.query_params.get("format", "json") != "json"
    return SheetReader(language, request.app.state.zone()) if is_sheet else NOBODY


def page(
    reader: Annotated[SheetReader, Depends(sheet_reader)],
    q: AskedWords = "",
    limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = 50,
    after: AskedName = "",
    format: Literal["json", "csv", "xlsx"] = "json",  # noqa: A002 - the word of the address
) -> PageQuery:
    """Read the parameters that all lists share."""
    return PageQuery(q.strip(), limit, after, format, reader=reader)


def _known_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise refuse("time_zone_unknown", zone=name) from None


def sorted_page(
    asked: Annotated[PageQuery, Depends(page)],
    sort: AskedWord = "",
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


def file(
    name: str, asked: PageQuery, columns: Sequence[SheetColumn], rows: Iterable[Row]
) -> Response:
    """Return rows as a sheet to be kept, with the headings and the words of the screens."""
    said = headings(columns, asked.reader.language)
    written = (cells(columns, row, asked.reader) for row in rows)
    content = write_csv(said, written) if asked.format == "csv" else write_xlsx(said, written)
    disposition = f'attachment; filename="{name}.{asked.format}"'
    return Response(
        content, media_type=_MEDIA[asked.format], headers={"Content-Disposition": disposition}
    )
