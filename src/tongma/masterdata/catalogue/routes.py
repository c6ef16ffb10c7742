"""HTTP of the catalogue."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedDay, AskedWord
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.catalogue import search
from tongma.masterdata.catalogue.handle import KINDS, SAVE_CERTIFICATE, SAVE_ITEM
from tongma.masterdata.catalogue.model import CertificateData, ItemData
from tongma.masterdata.catalogue.record import item_record
from tongma.masterdata.catalogue.shapes import (
    CertificateRecordOut,
    CertificateRow,
    ItemRecordOut,
    ItemRow,
    UnitOut,
)
from tongma.masterdata.catalogue.sheet import CERTIFICATES_COLUMNS, ITEMS_COLUMNS
from tongma.masterdata.catalogue.units import UNITS
from tongma.masterdata.versions.routes import Thing, reference_router
from tongma.masterdata.versions.shapes import parts_of

ITEMS = PageShape[ItemRow](ItemRow, ITEMS_COLUMNS)
CERTIFICATES = PageShape[CertificateRow](CertificateRow, CERTIFICATES_COLUMNS)
ITEM = Thing("items", "item", SAVE_ITEM, ItemData, Shape[ItemRecordOut](ItemRecordOut), item_record)
CERTIFICATE = Thing(
    "certificates",
    "certificate",
    SAVE_CERTIFICATE,
    CertificateData,
    Shape[CertificateRecordOut](CertificateRecordOut),
    lambda _connection, record: CertificateRecordOut(**parts_of(record)),
)
UNIT_LIST = Shape[Rows[UnitOut]](Rows[UnitOut])


items = Routes(prefix="/items", tags=["catalogue"])
certificates = Routes(prefix="/certificates", tags=["catalogue"])
units = Routes(prefix="/units", tags=["catalogue"])


@items.get("", responses=ITEMS.responses())
def list_items(
    request: Request,
    _actor: Caller,
    page: lists.SortedPageOf,
    state: AskedWord = "",
    device_class: AskedWord = "",
    temperature_class: AskedWord = "",
    maker: lists.IdFilter = 0,
) -> Response:
    """Items, by their codes unless ``sort`` says else; ``q`` finds words, models and codes."""
    wanted = search.ItemFilter(page.q, state, device_class, temperature_class, maker)
    order = order_of(search.ITEM_SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = search.find_items(connection, wanted, order, page.size)
    return ITEMS.answer("items", page, found.rows, found.cursors)


@certificates.get("", responses=CERTIFICATES.responses())
def list_certificates(
    request: Request,
    _actor: Caller,
    page: lists.SortedPageOf,
    item: lists.IdFilter = 0,
    ends_before: AskedDay = "",
) -> Response:
    """Certificates; ``ends_before`` finds those that lapse before a day."""
    wanted = search.CertificateFilter(page.q, item, ends_before)
    order = order_of(search.CERTIFICATE_SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = search.find_certificates(connection, wanted, order, page.size)
    return CERTIFICATES.answer("certificates", page, found.rows, found.cursors)


@units.get("", responses=UNIT_LIST.responses(401, 422, 503))
def list_units(_actor: Caller) -> Response:
    """The units of measure (UN/ECE Recommendation 20) that amounts may be typed in."""
    rows = [UnitOut(u.code, u.name_zh, u.name_en, u.dimension) for u in UNITS.values()]
    return UNIT_LIST.answer(Rows(rows))


router = APIRouter()
for part in (
    command_router("catalogue", KINDS),
    items,
    certificates,
    units,
    reference_router(ITEM),
    reference_router(CERTIFICATE),
):
    router.include_router(part)
