"""HTTP of label quality."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response

from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import PageShape
from tongma.masterdata.names.query import Names
from tongma.views.label_quality.model import FAULTS, SupplierMonth
from tongma.views.label_quality.query import QualityFilter, examples_of, quality_of
from tongma.views.label_quality.shapes import (
    FaultRatesOut,
    FaultyLabelOut,
    SupplierMonthOut,
    SupplierMonthWithExamplesOut,
)
from tongma.views.label_quality.sheet import SHEET_COLUMNS
from tongma.work.documents.query import documents_of
from tongma.work.documents.shapes import DocumentNumberOut

router = Routes(prefix="/label-quality", tags=["label quality"])
QUALITY = PageShape[SupplierMonthWithExamplesOut](SupplierMonthWithExamplesOut, SHEET_COLUMNS)
SHEET = PageShape[SupplierMonthOut](SupplierMonthOut, SHEET_COLUMNS)
_NAME = "label-quality"
Month = Annotated[AskedWord, Query(pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?$")]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which months, which supplier, and how many examples of each."""

    since: Month = ""
    until: Month = ""
    supplier: lists.IdFilter = 0
    examples: Annotated[int, Query(ge=0, le=20)] = 3


@router.get("", responses=QUALITY.responses(401, 403, 422, 503))
def list_quality(
    request: Request, actor: Caller, page: lists.PageOf, asked: Annotated[_Asked, Depends(_Asked)]
) -> Response:
    """Suppliers by month: labels scanned, how many had which fault, with the last examples."""
    reach = reach_of(actor, "documents.read")
    wanted = QualityFilter(asked.since, asked.until, asked.supplier, reach)
    with request.app.state.runtime.database.read() as connection:
        found = quality_of(connection, wanted)
        start = lists.number_after(page)
        part = found[start : start + page.size]
        names = Names(connection).read(partners=[one.supplier for one in part])
        places = [str(start + number) for number in range(1, len(part) + 1)]
        if page.format != "json":
            rows = [SupplierMonthOut(**_shown(one, names)) for one in part]
            return SHEET.answer(_NAME, page, rows, places)
        shown = [
            SupplierMonthWithExamplesOut(
                **_shown(month, names),
                examples=_examples(connection, wanted, month, asked.examples),
            )
            for month in part
        ]
    return QUALITY.answer(_NAME, page, shown, places)


def _shown(month: SupplierMonth, names: Names) -> dict[str, Any]:
    """Return what a sheet and a page both say of a supplier's month."""
    return {
        "supplier": names.partner(month.supplier),
        "month": month.month,
        "labels": month.labels,
        **month.faults,
        "rates": FaultRatesOut(**{name: month.rate(name) for name in FAULTS}),
    }


def _examples(
    connection: Any, wanted: QualityFilter, month: SupplierMonth, limit: int
) -> list[FaultyLabelOut]:
    found = examples_of(connection, wanted, month, limit)
    papers = documents_of(connection, [label.document for label in found])
    return [
        FaultyLabelOut(
            raw=label.raw,
            station=label.station,
            at=show_instant(label.happened_at),
            document=DocumentNumberOut(label.document, papers[label.document].number),
            faults=[*label.faults],
            codes=[*label.codes],
        )
        for label in found
    ]
