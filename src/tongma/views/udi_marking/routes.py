"""HTTP of marking with a UDI."""

from fastapi import Request, Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import parse_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedDay
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.inbound.receiving.query import unlabelled_by_supplier
from tongma.masterdata.catalogue.query import item_of
from tongma.masterdata.names.query import Names
from tongma.masterdata.policy.query import value_of
from tongma.masterdata.policy.udi import Labelled, decide_udi, made_on_of
from tongma.views.udi_marking.shapes import UdiExpectationOut, UnmarkedOut
from tongma.views.udi_marking.sheet import UNMARKED_COLUMNS

router = Routes(prefix="/udi", tags=["udi"])
EXPECTATION = Shape[UdiExpectationOut](UdiExpectationOut)
UNMARKED = PageShape[UnmarkedOut](UnmarkedOut, UNMARKED_COLUMNS)
_FOREVER = 2**62
_DAY = 86_400_000_000


@router.get("/expected", responses=EXPECTATION.responses(401, 404, 422, 503))
def read_expected(
    request: Request,
    _actor: Caller,
    item: lists.IdFilter,
    made_on: AskedDay = "",
    expiry: AskedDay = "",
) -> Response:
    """Whether a box of an item must carry a UDI; where ``made_on`` is not known, ``expiry`` less
    the item's shelf life.
    """
    with request.app.state.runtime.database.read() as connection:
        facts = item_of(connection, item)
        if facts is None:
            raise refuse("item_unknown", item=str(item))
        listed = int(value_of(connection, "udi_list", [("item", item)]))
    made = made_on_of(made_on, expiry, facts.shelf_life_days)
    told = decide_udi(Labelled(facts.device_class, bool(facts.ivd), listed, made))
    return EXPECTATION.answer(UdiExpectationOut(*told, made_on=made))


@router.get("/missing", responses=UNMARKED.responses(401, 403, 422, 503))
def list_missing(
    request: Request, actor: Caller, page: lists.PageOf, since: AskedDay = "", until: AskedDay = ""
) -> Response:
    """Suppliers by how many received lines had no UDI although they must; days of the receipts,
    UTC, both included.
    """
    first, last = _start(since) if since else 0, _start(until) + _DAY if until else _FOREVER
    with request.app.state.runtime.database.read() as connection:
        found = unlabelled_by_supplier(connection, actor.reach("documents.read"), first, last)
        names = Names(connection).read(partners=[one.supplier for one in found])
    rows = [
        UnmarkedOut(
            names.partner(box.supplier),
            box.lines,
            box.missing,
            box.items,
            round(box.missing / box.lines, 4),
        )
        for box in found
    ]
    start = lists.number_after(page)
    places = [str(start + number) for number in range(1, len(rows) - start + 1)]
    return UNMARKED.answer("udi-missing", page, rows[start:], places)


def _start(day: str) -> int:
    """Return the beginning of a day in UTC. Refusal ``period_wrong``."""
    try:
        return parse_instant(f"{day}T00:00:00+00:00")[0]
    except ValueError:
        raise refuse("period_wrong", valid_from=day, valid_to="") from None
