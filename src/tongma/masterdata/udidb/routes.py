"""HTTP of the public UDI databases: reading only; files are loaded on the command line."""

from typing import Any, Literal

from fastapi import Request, Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedCode, AskedWord
from tongma.foundation.platform.http import Caller, Routes, RowId
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.masterdata.udidb import query
from tongma.masterdata.udidb.shapes import (
    DeviceNumberOut,
    DeviceOut,
    DeviceRow,
    FaultOut,
    FoundDeviceOut,
    LoadOut,
)
from tongma.masterdata.udidb.sheet import DEVICES_COLUMNS, FAULTS_COLUMNS

router = Routes(prefix="/udi", tags=["udi"])
_STATUSES = (401, 404, 422, 503)
DEVICES = PageShape[DeviceRow](DeviceRow, DEVICES_COLUMNS)
DEVICE = Shape[FoundDeviceOut](FoundDeviceOut)
LOADS = Shape[Rows[LoadOut]](Rows[LoadOut])
FAULTS = PageShape[FaultOut](FaultOut, FAULTS_COLUMNS)


@router.get("", responses=DEVICES.responses(*_STATUSES))
def list_devices(
    request: Request,
    _actor: Caller,
    page: lists.PageOf,
    source: Literal["", "nmpa", "gudid"] = "",
    registration: AskedWord = "",
    registrant: AskedWord = "",
) -> Response:
    """Registered devices; ``q`` is a DI, its beginning, or words of name, model and company."""
    wanted = query.DeviceFilter(page.q, source, registration, registrant, lists.number_after(page))
    with request.app.state.runtime.database.read() as connection:
        found = query.find_devices(connection, wanted, page.size)
    return DEVICES.answer("udi", page, found, lambda row: str(row.id))


@router.get("/loads", responses=LOADS.responses(*_STATUSES))
def list_loads(request: Request, _actor: Caller) -> Response:
    """Released files that were, or are being, loaded, the newest first."""
    with request.app.state.runtime.database.read() as connection:
        found = query.loads(connection)
    return LOADS.answer(Rows([_load(one) for one in found]))


def _load(load: query.Load) -> LoadOut:
    started, finished = load.started_at, load.finished_at
    times = {
        "started_at": show_instant(started) if started else None,
        "finished_at": show_instant(finished) if finished else None,
    }
    return LoadOut(**load._asdict() | times)


@router.get("/loads/{load_id}/faults", responses=FAULTS.responses(*_STATUSES))
def list_faults(request: Request, _actor: Caller, page: lists.PageOf, load_id: RowId) -> Response:
    """What was wrong in a released file: place, code, detail, and whether the record was lost."""
    after = lists.number_after(page) if page.after else -1
    with request.app.state.runtime.database.read() as connection:
        found = query.faults_of(connection, load_id, after, page.size)
    rows = [FaultOut(**one._asdict() | {"lost": bool(one.lost)}) for one in found]
    return FAULTS.answer("udi-faults", page, rows, lambda row: str(row.seq))


@router.get("/{di:path}", responses=DEVICE.responses(*_STATUSES))
def read_device(request: Request, _actor: Caller, di: AskedCode) -> Response:
    """The registered device that has this DI at any level, with all its DIs and factors."""
    with request.app.state.runtime.database.read() as connection:
        found = query.lookup_all(connection, di)
    if not found:
        raise refuse("udi_unknown", di=di)
    first, *others = found
    more = [DeviceOut(**_parts(device)) for device in others]
    return DEVICE.answer(FoundDeviceOut(**_parts(first), others=more))


def _parts(device: query.RegisteredDevice) -> dict[str, Any]:
    """Return the parts of a device as answers have them, by name."""
    return device._asdict() | {
        "uses": str(device.uses) if device.uses else None,
        "registrations": [*device.registrations],
        "product_codes": [*device.product_codes],
        "asked": _number(device.asked),
        "numbers": [_number(number) for number in device.numbers],
    }


def _number(number: query.RegisteredNumber) -> DeviceNumberOut:
    counts = {
        "quantity": str(number.quantity) if number.quantity else None,
        "factor": None if number.factor is None else str(number.factor),
    }
    return DeviceNumberOut(**number._asdict() | counts)
