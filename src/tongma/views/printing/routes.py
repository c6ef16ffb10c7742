"""HTTP of prints and labels."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.http import Caller, RowId, problem_responses
from tongma.foundation.platform.keyfile import secret_of
from tongma.views.printing import labels, prints
from tongma.views.printing.note import note_of
from tongma.views.printing.offline import notice_reader
from tongma.views.printing.paper import pdf
from tongma.views.printing.sealed import notice_of, sealed_texts
from tongma.views.printing.signing import own_key, published
from tongma.work.documents.query import readable_document
from tongma.work.scanning.command_codes import COMMAND_KEY

router = APIRouter(tags=["exports"])
_ERRORS = problem_responses(401, 403, 404, 409, 422, 503)
_PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}}}
_IDS_MAX = 500
Id = Annotated[int, Query(ge=0, le=2**63 - 1)]


def _file(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _may_read(request: Request, actor: Actor, document_id: RowId) -> str:
    """Return the document's kind. Refusal ``document_unknown`` where there is no right."""
    with request.app.state.runtime.database.read() as connection:
        return readable_document(connection, document_id, actor.reach("documents.read")).kind


@router.get("/documents/{document_id}/prints", responses=_ERRORS)
def list_prints(request: Request, actor: Caller, document_id: RowId) -> dict[str, Any]:
    """The prints that a document has."""
    return {"rows": prints.prints_of(_may_read(request, actor, document_id))}


@router.get("/documents/{document_id}/prints/{name}", responses=_ERRORS)
def read_print(request: Request, actor: Caller, document_id: RowId, name: str) -> Response:
    """A document's print as PDF."""
    kind = _may_read(request, actor, document_id)
    if name not in {one["name"] for one in prints.prints_of(kind)}:
        raise refuse("no_print", kind=kind, name=name)
    with request.app.state.runtime.database.read() as connection:
        key = own_key(request.app.state.settings.data)
        paper = prints.paper_of(connection, document_id, actor.reach("documents.read"), key)
    return _file(pdf("document", paper), paper["number"])


@router.get("/shipping/shipments/{shipment_id}/note", responses=_ERRORS)
def read_note(request: Request, actor: Caller, shipment_id: RowId) -> dict[str, Any]:
    """The accompanying note 随货同行单 as data, as it was at dispatch."""
    _may_read(request, actor, shipment_id)
    with request.app.state.runtime.database.read() as connection:
        return note_of(connection, shipment_id)


@router.get("/shipping/shipments/{shipment_id}/note/codes", responses=_ERRORS)
def read_note_codes(request: Request, actor: Caller, shipment_id: RowId) -> dict[str, Any]:
    """The accompanying note as signed codes: texts of QR symbols that are the notice."""
    _may_read(request, actor, shipment_id)
    key = own_key(request.app.state.settings.data)
    with request.app.state.runtime.database.read() as connection:
        note = note_of(connection, shipment_id)
    return {**published(key), "texts": sealed_texts(notice_of(note), key)}


@router.get("/notice-reader", response_class=Response, include_in_schema=True)
def read_notice_reader() -> Response:
    """A page in one file that opens signed notices without any network; for everybody, to keep."""
    page, policy = notice_reader()
    headers = {"Content-Security-Policy": policy}
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)


@router.get("/labels/places", responses=_ERRORS)
def print_place_labels(
    request: Request, _actor: Caller, ids: Annotated[str, Query(pattern=r"^\d{1,18}(,\d{1,18})*$")]
) -> Response:
    """Labels of bins and docks; ``ids`` joined by commas."""
    wanted = [int(one) for one in ids.split(",")][:_IDS_MAX]
    with request.app.state.runtime.database.read() as connection:
        made = labels.place_labels(connection, wanted)
    return _file(pdf("labels", {"labels": made}), "places")


@router.get("/labels/test-sheet", response_class=Response, responses=_ERRORS | _PDF)
def print_test_sheet(_actor: Caller) -> Response:
    """The two symbols that a scanner station is diagnosed with, to be scanned in their order."""
    return _file(pdf("labels", {"labels": labels.test_sheet()}), "test-sheet")


@router.get("/labels/commands", response_class=Response, responses=_ERRORS | _PDF)
def print_command_sheet(request: Request, _actor: Caller) -> Response:
    """Command barcodes of this installation, to be hung up: each opens the screen of a work."""
    key = secret_of(request.app.state.settings.data, COMMAND_KEY)
    return _file(pdf("labels", {"labels": labels.command_sheet(key)}), "commands")


@router.get("/labels/cartons/{place}", responses=_ERRORS)
def print_carton_label(request: Request, _actor: Caller, place: RowId) -> Response:
    """A carton's label with its SSCC."""
    with request.app.state.runtime.database.read() as connection:
        made = labels.carton_label(connection, place)
    return _file(pdf("labels", {"labels": [made]}), "carton")


@router.get("/labels/items/{item}", responses=_ERRORS)
def print_goods_labels(
    request: Request,
    _actor: Caller,
    item: RowId,
    lot: Id = 0,
    piece: Id = 0,
    copies: Annotated[int, Query(ge=1, le=labels.COPIES_MAX)] = 1,
) -> Response:
    """Labels of goods: code, expiry, lot, serial as GS1 Data Matrix and in words."""
    what = [lot, piece] if piece else [lot]
    with request.app.state.runtime.database.read() as connection:
        made = labels.goods_labels(connection, item, what, copies)
    return _file(pdf("labels", {"labels": made}), f"item-{item}")
