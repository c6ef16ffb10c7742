"""Codes of which two things are said: by proposals, by public databases, by their own digits."""

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa
from fastapi import Request, Response

from tongma.catalogue.query import odd_indicators
from tongma.identifiers.query import Bound, contradictions
from tongma.identifiers.routes import shown
from tongma.insight.names import Names
from tongma.platform import lists
from tongma.platform.http import Caller, Routes
from tongma.registered.query import contradicting_codes

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
        if kind == "registered":
            rows = _registered(connection, after, page.size)
        elif kind == "indicator":
            rows = _indicators(connection, after, page.size)
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


def _indicators(connection: sa.Connection, after: int, limit: int) -> list[Row]:
    found = odd_indicators(connection, f"{after:014d}" if after else "", limit)
    names = Names(connection).read(items=[i for one in found for i in (one.item, one.unit_item)])
    return [
        {
            "id": one.value,
            "kind": "indicator" if one.item == one.unit_item else "sibling_on_another_item",
            "scheme": "gtin",
            "value": one.value,
            "item": names.item(one.item),
            "factor": str(one.factor),
            "against": {
                "value": one.unit_value,
                "item": names.item(one.unit_item),
                "factor": str(one.unit_factor),
            },
        }
        for one in found
    ]
