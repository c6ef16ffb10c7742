"""The only writing of what people say about places."""

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.masterdata.places.model import STATUSES, PlaceData
from tongma.masterdata.places.tables import place_detail

CONSTRAINTS = (Constraint("place_code", "code_taken", "place_detail.site, place_detail.code"),)

_SAME = (
    "code", "name", "kind", "purpose", "temperature_class", "mixing", "volume_litres_max",
    "weight_grams_max", "handling_units_max", "sequence", "time_zone", "entity", "address", "state",
)  # fmt: skip


def place_version(tx: Tx, place: int) -> int | None:
    """Return the version of a place, locked; None where there is no such place."""
    query = sa.select(place_detail.c.version).where(place_detail.c.id == place)
    row = tx.row(tx.locked(query))
    return None if row is None else row.version


def write_place(tx: Tx, place: int, data: PlaceData, site: int, version: int) -> None:
    """Write the row of a place; version 1 is a new one."""
    values = {name: getattr(data, name) for name in _SAME}
    values |= {"site": site, "status": STATUSES.index(data.status), "version": version}
    if version == 1:
        tx.insert(place_detail, {"id": place, **values})
    else:
        tx.update(place_detail, {"id": place}, values)
