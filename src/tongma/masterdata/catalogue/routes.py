"""HTTP of the catalogue."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes, problem_responses
from tongma.foundation.platform.sorting import cursors, order_of, own_columns
from tongma.masterdata.catalogue import query
from tongma.masterdata.catalogue.handle import KINDS, SAVE_CERTIFICATE, SAVE_ITEM
from tongma.masterdata.catalogue.units import UNITS
from tongma.masterdata.versions.routes import Thing, reference_router

_FLAGS = ("lot_control", "serial_control", "expiry_control", "implant", "ivd")
_ERRORS = problem_responses(401, 422, 503)
Date = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]


def item_more(connection: Any, item: int) -> dict[str, Any]:
    """Return what is shown beside an item: level ids, codes, certificates."""
    levels = query.levels_of_item(connection, item)
    names = {one.id: one.name for one in levels}
    return {
        "levels": [
            {"id": str(one.id), "name": one.name, "unit": one.unit, "factor": str(one.factor)}
            for one in levels
        ],
        "identifiers": [
            {
                "scheme": one.scheme,
                "value": one.value,
                "level": names.get(one.level, ""),
                "scope": str(one.scope),
                "role": one.role,
                "source": one.source,
            }
            for one in query.identifiers_of(connection, "item", item)
        ],
        "certificates": [
            {
                "id": str(one.id),
                "number": one.number,
                "kind": one.kind,
                "holder": str(one.holder),
                "valid_from": one.valid_from,
                "valid_to": one.valid_to,
            }
            for one in query.certificates_of(connection, item)
        ],
    }


items = Routes(prefix="/items", tags=["catalogue"])
certificates = Routes(prefix="/certificates", tags=["catalogue"])
units = Routes(prefix="/units", tags=["catalogue"])


@items.get("", responses=lists.responses())
def list_items(
    request: Request,
    _actor: Caller,
    page: lists.SortedPageOf,
    state: str = "",
    device_class: str = "",
    temperature_class: str = "",
    maker: lists.IdFilter = 0,
) -> Response:
    """Items, by their codes unless ``sort`` says else; ``q`` finds words, models and codes."""
    wanted = query.ItemFilter(page.q, state, device_class, temperature_class, maker)
    order = order_of(query.ITEM_SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_items(connection, wanted, order, page.size)
    return lists.answer("items", page, [_item(row) for row in found], cursors(found))


def _item(row: Any) -> dict[str, Any]:
    shown: dict[str, Any] = own_columns(row)
    shown |= {name: bool(shown[name]) for name in _FLAGS}
    return shown | {"id": str(row.id), "maker": str(row.maker)}


@certificates.get("", responses=lists.responses())
def list_certificates(
    request: Request,
    _actor: Caller,
    page: lists.SortedPageOf,
    item: lists.IdFilter = 0,
    ends_before: Date = "",
) -> Response:
    """Certificates; ``ends_before`` finds those that lapse before a day."""
    wanted = query.CertificateFilter(page.q, item, ends_before)
    order = order_of(query.CERTIFICATE_SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_certificates(connection, wanted, order, page.size)
    rows = [
        own_columns(row)
        | {"id": str(row.id), "holder": str(row.holder), "replaced_by": str(row.replaced_by)}
        for row in found
    ]
    return lists.answer("certificates", page, rows, cursors(found))


@units.get("", responses=_ERRORS)
def list_units(_actor: Caller) -> dict[str, Any]:
    """The units of measure (UN/ECE Recommendation 20) that amounts may be typed in."""
    return {
        "rows": [
            {"code": u.code, "name_zh": u.name_zh, "name_en": u.name_en, "dimension": u.dimension}
            for u in UNITS.values()
        ]
    }


router = APIRouter()
for part in (
    command_router("catalogue", KINDS),
    items,
    certificates,
    units,
    reference_router(Thing("items", "item", SAVE_ITEM, item_more)),
    reference_router(Thing("certificates", "certificate", SAVE_CERTIFICATE)),
):
    router.include_router(part)
