"""HTTP of the identity graph."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.masterdata.identifiers import query
from tongma.masterdata.identifiers.binding import normalised
from tongma.masterdata.identifiers.handle import KINDS
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.identifiers.shapes import BindingOut, binding_out
from tongma.masterdata.identifiers.sheet import BINDINGS_COLUMNS
from tongma.stock.query.belonging import knowing

graph = Routes(prefix="/identifiers", tags=["identifiers"])
BINDING = Shape[BindingOut](BindingOut)
BINDINGS = PageShape[BindingOut](BindingOut, BINDINGS_COLUMNS)


@graph.get("", responses=BINDINGS.responses())
def list_identifiers(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    scheme: AskedWord = "",
    target_kind: AskedWord = "",
    target: lists.IdFilter = 0,
    status: AskedWord = "",
) -> Response:
    """What is believed now: ``q`` is a value, exactly; or the identifiers of one object."""
    after = lists.number_after(page)
    value = normalised(Identifier(scheme, page.q)).value if scheme and page.q else page.q
    wanted = query.BindingFilter(value, scheme, target_kind, target, status, after, knowing(actor))
    with request.app.state.runtime.database.read() as connection:
        found = query.find_bindings(connection, wanted, page.size)
    rows = [binding_out(bound) for bound in found]
    return BINDINGS.answer("identifiers", page, rows, lambda row: str(row.id))


def shown(bound: Bound) -> Any:
    """Return a binding as JSON, for answers that are not shapes."""
    return BINDING.plain(binding_out(bound))


router = APIRouter()
router.include_router(command_router("identifiers", KINDS))
router.include_router(graph)
