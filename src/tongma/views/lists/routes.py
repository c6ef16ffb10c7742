"""HTTP of the views."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.kernel.actor import WHOLE, Actor, Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import parse_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, RowId, problem_responses
from tongma.foundation.platform.sorting import cursors, order_of
from tongma.stock.query.asof import Moment, number_known_by
from tongma.stock.query.listing import StockFilter
from tongma.views.lists import (
    activity,
    counts,
    documents,
    holds,
    outbound,
    search,
    settings,
    stock,
    tasks,
    timeline,
    titles,
)
from tongma.work.documents.listing import SORTS, DocumentFilter, TaskFilter, find_documents

router = APIRouter(tags=["insight"])
_ERRORS = problem_responses(401, 403, 404, 409, 422, 503)
_LISTS = lists.responses(401, 403, 404, 409, 422, 503)
By = Literal["item", "lot", "piece", "place", "owner", "key"]
Id = Annotated[int, Query(ge=0, le=2**63 - 1)]


def _reach(actor: Actor, action: str) -> Reach:
    """Return where, and whose things, the actor may read; refuse where there is nothing."""
    found = actor.reach(action)
    if not found:
        raise refuse("not_allowed", action=action)
    return found


def _read(request: Request) -> Any:
    return request.app.state.runtime.database.read()


@router.get("/documents", responses=_LISTS)
def list_documents(
    request: Request,
    actor: Caller,
    page: lists.SortedPageOf,
    kind: Annotated[str, Query(max_length=40, pattern=r"^[a-z_]*$")] = "",
    state: Annotated[str, Query(max_length=40)] = "",
    partner: Id = 0,
    item: Id = 0,
) -> Response:
    """Documents of all kinds, the newest first unless ``sort`` says else; ``q`` finds numbers."""
    wanted = DocumentFilter(kind, state, page.q, partner, 0, item)
    order = order_of(SORTS, page.sort, page.after)
    reach = _reach(actor, "documents.read")
    with _read(request) as connection:
        rows = find_documents(connection, wanted, reach, (order, page.size))
        shown = documents.headers(connection, rows)
    return lists.answer(kind or "documents", page, shown, cursors(rows))


@router.get("/documents/{document_id}", responses=_ERRORS)
def read_document(request: Request, actor: Caller, document_id: RowId) -> dict[str, Any]:
    """One document with lines, links, notes and files."""
    reach = _reach(actor, "documents.read")
    with _read(request) as connection:
        return documents.whole(connection, document_id, reach)


@router.get("/documents/{document_id}/timeline", responses=_ERRORS)
def read_timeline(request: Request, actor: Caller, document_id: RowId) -> dict[str, Any]:
    """Who did what on the document, when, why, with which scans; refusals too."""
    with _read(request) as connection:
        return {"rows": timeline.document_timeline(connection, actor, document_id)}


@router.get("/movements", responses=_ERRORS)
def list_movements(
    request: Request,
    actor: Caller,
    item: Id = 0,
    lot: Id = 0,
    piece: Id = 0,
    place: Id = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """The movements of an item, lot, piece or place, the newest first."""
    given = {"item": item, "lot": lot, "piece": piece, "place": place}
    wanted = {name: value for name, value in given.items() if value}
    if not wanted:
        raise refuse("filter_required", one_of=[*given])
    with _read(request) as connection:
        return {"rows": timeline.goods_timeline(connection, actor, wanted, limit)}


@router.get("/stock", responses=_LISTS)
def list_stock(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    by: By = "key",
    item: Id = 0,
    lot: Id = 0,
    piece: Id = 0,
    place: Id = 0,
    owner: Id = 0,
    status: Annotated[int, Query(ge=0, le=4)] = 0,
    site: Id = 0,
    expires_by: Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = "",
    as_of: Annotated[str, Query(max_length=40)] = "",
    known: Id = 0,
) -> Response:
    """Stock by item, lot, piece, place, owner or single key; ``as_of`` asks about the past."""
    given = {"item": item, "lot": lot, "piece": piece, "place": place, "owner": owner}
    given |= {"status": status}
    keys = {name: value for name, value in given.items() if value}
    reach = _reach(actor, "stock.read")
    with _read(request) as connection:
        wanted = StockFilter(
            "key" if as_of else by,
            keys,
            site=site,
            items=_items(connection, page.q),
            expires_by=expires_by,
            kept_only=not place,
            after=lists.numbers_after(page),
            reach=reach,
        )
        if as_of:
            rows = stock.stock_then(connection, wanted, _moment(connection, as_of, known))
        else:
            rows = stock.stock_now(connection, wanted, page.size)
    return lists.answer("stock", page, rows, lambda row: str(row["cursor"]))


def _items(connection: Any, words: str) -> list[int] | None:
    if not words:
        return None
    found = search.search(connection, words, WHOLE)
    return [int(hit["id"]) for hit in found if hit["kind"] == "item"]


def _moment(connection: Any, as_of: str, known: int) -> Moment:
    try:
        happened, _offset = parse_instant(as_of)
    except ValueError:
        raise refuse("happened_at_wrong", happened_at=as_of) from None
    return Moment(happened, known or number_known_by(connection, 2**62))


@router.get("/tasks", responses=_LISTS)
def list_tasks(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: Annotated[str, Query(max_length=20)] = "open",
    mine: bool = False,  # noqa: FBT001, FBT002 - a query parameter
) -> Response:
    """What the caller's roles may do now, the oldest first; ``mine``: what the caller took."""
    wanted = TaskFilter(state, actor.person if mine else 0, after=lists.number_after(page))
    with _read(request) as connection:
        rows = tasks.my_tasks(connection, actor, wanted, page.size)
    return lists.answer("tasks", page, rows, lambda row: str(row["id"]))


@router.get("/holds", responses=_LISTS)
def list_holds(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: Literal["active", "all"] = "active",
) -> Response:
    """All holds, the newest first."""
    reach = _reach(actor, "stock.read")
    with _read(request) as connection:
        rows = holds.holds(
            connection,
            reach,
            open_only=state == "active",
            after=lists.number_after(page),
            limit=page.size,
        )
    return lists.answer("holds", page, rows, lambda row: str(row["id"]))


@router.get("/activity", responses=_LISTS)
def list_activity(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    outcome: Annotated[str, Query(max_length=20)] = "",
    person: Id = 0,
) -> Response:
    """What was done, the newest first, with names; ``q`` finds commands."""
    wanted = activity.ActivityFilter(outcome, page.q, person, lists.number_after(page))
    with _read(request) as connection:
        rows = activity.activity(connection, actor, wanted, page.size)
    return lists.answer("activity", page, rows, lambda row: str(row["number"]))


@router.get("/titles", responses=_ERRORS)
def list_titles(
    request: Request,
    _actor: Caller,
    ids: Annotated[str, Query(max_length=4000, pattern=r"^[0-9]{1,18}(,[0-9]{1,18})*$")],
) -> dict[str, Any]:
    """What items, places, partners, people and certificates with these ids are called."""
    with _read(request) as connection:
        return {"rows": titles.titles(connection, [int(one) for one in ids.split(",")])}


@router.get("/settings", responses=_ERRORS)
def list_settings(request: Request, _actor: Caller) -> dict[str, Any]:
    """Every setting with its meaning, its limits, its default and what is set where."""
    with _read(request) as connection:
        return {"rows": settings.settings(connection)}


@router.get("/settings/{name}/versions", responses=_ERRORS)
def list_setting_versions(request: Request, _actor: Caller, name: str) -> dict[str, Any]:
    """Every value that a setting ever had, the newest first: who, when, why, until when."""
    with _read(request) as connection:
        return {"rows": settings.setting_versions(connection, name)}


@router.get("/search", responses=_ERRORS)
def find(
    request: Request, actor: Caller, q: Annotated[str, Query(max_length=200)] = ""
) -> dict[str, Any]:
    """One search box over codes, names, lots, serials, numbers and partners."""
    reach = _reach(actor, "documents.read")
    with _read(request) as connection:
        return {"rows": search.search(connection, q, reach)}


@router.get("/sales/orders/{order_id}/allocation", responses=_ERRORS)
def read_allocation(request: Request, actor: Caller, order_id: RowId) -> dict[str, Any]:
    """What is allocated to an order, and why every other lot was passed over."""
    reach = _reach(actor, "documents.read")
    with _read(request) as connection:
        return {"lines": outbound.allocation(connection, order_id, reach)}


@router.get("/checking/orders/{order_id}", responses=_ERRORS)
def read_staged(request: Request, actor: Caller, order_id: RowId) -> dict[str, Any]:
    """What stands at dispatch for an order, and how much of it is checked."""
    reach = _reach(actor, "documents.read")
    with _read(request) as connection:
        return {"staged": outbound.staged(connection, order_id, reach)}


@router.get("/shipping/shipments/{shipment_id}", responses=_ERRORS)
def read_shipment(request: Request, actor: Caller, shipment_id: RowId) -> dict[str, Any]:
    """A shipment with its cartons' contents, and what is still to be packed."""
    reach = _reach(actor, "documents.read")
    with _read(request) as connection:
        return outbound.shipment(connection, shipment_id, reach)


@router.get("/counting/counts/{count_id}", responses=_ERRORS)
def read_count(request: Request, actor: Caller, count_id: RowId) -> dict[str, Any]:
    """A count: bins and states; figures only for who may approve and has not counted."""
    reach = _reach(actor, "documents.read")
    with _read(request) as connection:
        return counts.count(connection, actor, count_id, reach)
