"""Codes of which two things are said: by proposals, by public databases, by their own digits."""

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa
from fastapi import Request, Response

from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.masterdata.catalogue.indicators import Coded, Siblings, odd_indicators
from tongma.masterdata.identifiers.query import Bound, contradictions
from tongma.masterdata.identifiers.routes import shown
from tongma.masterdata.udi_proposals.query import contradicting_codes
from tongma.views.lists.names import Names

router = Routes(prefix="/identifiers", tags=["identifiers"])
Row = dict[str, Any]


@router.get("/contradictions", responses=lists.responses())
def list_contradictions(
    request: Request,
    _actor: Caller,
    page: lists.PageOf,
    kind: Literal["two_meanings", "registered", "indicator"] = "two_meanings",
) -> Response:
    """Codes of which two things are said: a proposal against another binding (``two_meanings``),
    a public database against us (``registered``), the indicator digit of a GTIN against the
    binding (``indicator``).
    """
    after = lists.number_after(page)
    with request.app.state.runtime.database.read() as connection:
        if kind == "indicator":
            rows, following = _indicators(connection, after, page)
            return lists.answer_part("contradictions", page, rows, following)
        if kind == "registered":
            rows = _registered(connection, after, page.size)
        else:
            rows = _two_meanings(contradictions(connection, after, page.size))
    return lists.answer("contradictions", page, rows, lambda row: str(row["id"]))


def _two_meanings(found: Sequence[tuple[Bound, Bound]]) -> list[Row]:
    return [{**shown(one), "kind": "two_meanings", "against": shown(other)} for one, other in found]


def _registered(connection: sa.Connection, after: int, limit: int) -> list[Row]:
    found = contradicting_codes(connection, after, limit)
    names = Names(connection).read(items=[one.item for one in found])
    return [
        {
            "id": str(one.id),
            "kind": _registered_kind(one.kind, one.current),
            "scheme": one.name,
            "value": one.value,
            "item": names.item(one.item),
            "ours": one.current,
            "registered": str(one.factor) if one.factor else None,
            "source": one.source,
            "primary": one.primary_di,
        }
        for one in found
    ]


def _registered_kind(kind: str, current: str) -> str:
    if kind == "chain":
        return "chain_broken"
    return "registered_factor" if current.isdigit() else "on_another_item"


def _indicators(connection: sa.Connection, after: int, page: lists.Page) -> tuple[list[Row], str]:
    limit = page.limit if page.format == "json" else page.size
    found, following = odd_indicators(connection, f"{after:014d}" if after else "", limit)
    names = Names(connection).read(
        items=[code.item for one in found for code in (one.package, one.unit)]
    )
    rows = [
        {
            "id": one.package.value,
            "kind": _indicator_kind(one),
            "scheme": "gtin",
            **_coded(one.package, names),
            "against": _coded(one.unit, names),
        }
        for one in found
    ]
    return rows, following


def _indicator_kind(one: Siblings) -> str:
    return "indicator" if one.package.item == one.unit.item else "sibling_on_another_item"


def _coded(one: Coded, names: Names) -> Row:
    return {"value": one.value, "item": names.item(one.item), "factor": str(one.factor)}
