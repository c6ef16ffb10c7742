"""The only writing of what people say about places."""

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.fields import plain_values
from tongma.masterdata.places.model import STATUSES, PlaceData
from tongma.masterdata.places.tables import place_detail
from tongma.masterdata.versions.model import RecordState

CONSTRAINTS = (Constraint("place_code", "code_taken", "place_detail.site, place_detail.code"),)

_KEPT_ELSEWHERE = ("parent", "status")
"""The ledger knows what a place stands in; the status is kept by its number."""


def place_version(tx: Tx, place: int) -> int | None:
    """Return the version of a place, locked; None where there is no such place."""
    query = sa.select(place_detail.c.version).where(place_detail.c.id == place)
    row = tx.row(tx.locked(query))
    return None if row is None else row.version


def write_place(tx: Tx, place: int, data: PlaceData, site: int, version: int) -> None:
    """Write the row of a place; version 1 is a new one."""
    values = plain_values(data, but=_KEPT_ELSEWHERE)
    values |= {"site": site, "status": STATUSES.index(data.status), "version": version}
    if version == 1:
        tx.insert(place_detail, {"id": place, **values})
    else:
        tx.update(place_detail, {"id": place}, values)


def set_state(tx: Tx, place: int, state: RecordState) -> None:
    """Say that a place is in use, or no more."""
    tx.update(place_detail, {"id": place}, {"state": state.value})
