"""The only writing of what people say about places."""

from dataclasses import fields

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.masterdata.places.model import STATUSES, PlaceData
from tongma.masterdata.places.tables import place_detail
from tongma.masterdata.versions.model import RecordState

CONSTRAINTS = (Constraint("place_code", "code_taken", "place_detail.site, place_detail.code"),)

_COLUMNS = tuple(
    field.name
    for field in fields(PlaceData)
    if field.name in place_detail.c and field.name != "status"
)
"""Columns that hold a field of the record as it is; the status is kept by its number."""


def place_version(tx: Tx, place: int) -> int | None:
    """Return the version of a place, locked; None where there is no such place."""
    query = sa.select(place_detail.c.version).where(place_detail.c.id == place)
    row = tx.row(tx.locked(query))
    return None if row is None else row.version


def write_place(tx: Tx, place: int, data: PlaceData, site: int, version: int) -> None:
    """Write the row of a place; version 1 is a new one."""
    values = {name: getattr(data, name) for name in _COLUMNS}
    values |= {"site": site, "status": STATUSES.index(data.status), "version": version}
    if version == 1:
        tx.insert(place_detail, {"id": place, **values})
    else:
        tx.update(place_detail, {"id": place}, values)


def set_state(tx: Tx, place: int, state: RecordState) -> None:
    """Say that a place is in use, or no more."""
    tx.update(place_detail, {"id": place}, {"state": state.value})
