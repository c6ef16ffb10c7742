"""HTTP of the public UDI databases: reading only; files are loaded on the command line."""

from typing import Annotated, Any, Literal

from fastapi import Query, Request, Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes, RowId, problem_responses
from tongma.masterdata.udidb import query

router = Routes(prefix="/udi", tags=["udi"])
_ERRORS = problem_responses(401, 404, 422, 503)
_LISTS = lists.responses(401, 404, 422, 503)
Word = Annotated[str, Query(max_length=100)]


@router.get("", responses=_LISTS)
def list_devices(
    request: Request,
    _actor: Caller,
    page: lists.PageOf,
    source: Literal["", "nmpa", "gudid"] = "",
    registration: Word = "",
    registrant: Word = "",
) -> Response:
    """Registered devices; ``q`` is a DI, its beginning, or words of name, model and company."""
    wanted = query.DeviceFilter(page.q, source, registration, registrant, lists.number_after(page))
    with request.app.state.runtime.database.read() as connection:
        found = query.find_devices(connection, wanted, page.size)
    rows = [
        row._asdict()
        | {
            "id": str(row.id),
            "registrations": row.registrations.split("\n") if row.registrations else [],
            "product_codes": row.product_codes.split("\n") if row.product_codes else [],
        }
        for row in found
    ]
    return lists.answer("udi", page, rows, lambda row: str(row["id"]))


@router.get("/loads", responses=_ERRORS)
def list_loads(request: Request, _actor: Caller) -> dict[str, Any]:
    """Released files that were, or are being, loaded, the newest first."""
    with request.app.state.runtime.database.read() as connection:
        found = query.loads(connection)
    return {"rows": [_load(row) for row in found]}


def _load(row: Any) -> dict[str, Any]:
    names = ("name", "state", "path", "record", "records", "taken", "faults")
    shown = {"id": str(row.id)} | {name: getattr(row, name) for name in names}
    instants = {"started_at": row.started_at, "finished_at": row.finished_at}
    return shown | {name: show_instant(at) if at else None for name, at in instants.items()}


@router.get("/loads/{load_id}/faults", responses=_LISTS)
def list_faults(request: Request, _actor: Caller, page: lists.PageOf, load_id: RowId) -> Response:
    """What was wrong in a released file: place, code, detail, and whether the record was lost."""
    after = lists.number_after(page) if page.after else -1
    with request.app.state.runtime.database.read() as connection:
        found = query.faults_of(connection, load_id, after, page.size)
    rows = [
        {"seq": one.seq, "path": one.path, "record": one.record, "code": one.code}
        | {"detail": one.detail, "lost": bool(one.lost)}
        for one in found
    ]
    return lists.answer("udi-faults", page, rows, lambda row: str(row["seq"]))


@router.get("/{di:path}", responses=_ERRORS)
def read_device(request: Request, _actor: Caller, di: str) -> dict[str, Any]:
    """The registered device that has this DI at any level, with all its DIs and factors."""
    with request.app.state.runtime.database.read() as connection:
        found = query.lookup_all(connection, di[:100])
    if not found:
        raise refuse("udi_unknown", di=di[:100])
    first, *others = [_shown(one) for one in found]
    return {**first, "others": others}


def _shown(one: query.RegisteredDevice) -> dict[str, Any]:
    shown = one._asdict()
    shown["uses"] = str(one.uses) if one.uses else None
    shown["asked"] = _number(one.asked)
    shown["numbers"] = [_number(number) for number in one.numbers]
    return shown


def _number(one: query.RegisteredNumber) -> dict[str, Any]:
    quantity = str(one.quantity) if one.quantity else None
    factor = None if one.factor is None else str(one.factor)
    return one._asdict() | {"quantity": quantity, "factor": factor}
