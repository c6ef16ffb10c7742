"""HTTP of label quality."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from fastapi import Depends, Query, Request, Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.masterdata.partners.query import PartnerFacts, partners_of
from tongma.views.label_quality.query import Asked, Quality, examples_of, quality_of
from tongma.views.label_quality.tables import FAULTS
from tongma.work.documents.query import documents_of

router = Routes(prefix="/label-quality", tags=["label quality"])
Month = Annotated[str, Query(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")]


class Wanted(NamedTuple):
    """Which months, which supplier, and how many examples of each."""

    since: str
    until: str
    supplier: int
    examples: int


def _wanted(
    since: Month = "",
    until: Month = "",
    supplier: lists.IdFilter = 0,
    examples: Annotated[int, Query(ge=0, le=20)] = 3,
) -> Wanted:
    return Wanted(since, until, supplier, examples)


@router.get("", responses=lists.responses(401, 403, 422, 503))
def list_quality(
    request: Request, actor: Caller, page: lists.PageOf, wanted: Annotated[Wanted, Depends(_wanted)]
) -> Response:
    """Suppliers by month: labels scanned, how many had which fault, with the last examples."""
    reach = actor.reach("documents.read")
    if not reach:
        raise refuse("not_allowed", action="documents.read")
    database = request.app.state.runtime.database
    asked = Asked(wanted.since, wanted.until, wanted.supplier, reach)
    with database.read() as connection:
        found = quality_of(connection, asked)
        start = lists.number_after(page)
        part = found[start : start + page.size]
        partners = partners_of(connection, [one.supplier for one in part])
        rows = [_shown(one, partners) for one in part]
        if page.format == "json":
            for one, row in zip(part, rows, strict=True):
                row["examples"] = _examples(connection, asked, one, wanted.examples)
    places = [str(number) for number in range(start + 1, start + 1 + len(rows))]
    return lists.answer("label-quality", page, rows, places)


def _shown(one: Quality, partners: Mapping[int, PartnerFacts]) -> dict[str, Any]:
    partner = partners.get(one.supplier)
    return {
        "supplier": partner and {"id": str(partner.id), "code": partner.code, "name": partner.name},
        "month": one.month,
        "labels": one.labels,
        **one.faults,
        "rates": {name: one.rate(name) for name in FAULTS},
    }


def _examples(connection: Any, asked: Asked, one: Quality, limit: int) -> list[dict[str, Any]]:
    found = examples_of(connection, asked, (one.supplier, one.month), limit)
    papers = documents_of(connection, [row.document for row in found])
    return [
        {
            "raw": row.raw,
            "station": row.station,
            "at": show_instant(row.happened_at),
            "document": {"id": str(row.document), "number": papers[row.document].number},
            "faults": [name for name in FAULTS if getattr(row, name)],
            "codes": row.codes.split("\n"),
        }
        for row in found
    ]
