"""The only writing of stations."""

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.masterdata.stations.model import SaveStation
from tongma.masterdata.stations.query import StationFacts
from tongma.masterdata.stations.tables import station

CONSTRAINTS = (Constraint("station_code", "code_taken", "station.code"),)


def add_station(tx: Tx, given: SaveStation) -> int:
    """Add a station without a profile; returns its id."""
    station_id = tx.new_id()
    row = {"code": given.code.strip(), "name": given.name.strip(), "site": given.site}
    tx.insert(station, {"id": station_id, **row, "profile": "", "diagnosed_at": 0})
    return station_id


def change_station(tx: Tx, there: StationFacts, given: SaveStation) -> None:
    """Give a station another name or site."""
    tx.update(station, {"id": there.id}, {"name": given.name.strip(), "site": given.site})


def keep_profile(tx: Tx, there: StationFacts, profile: str) -> None:
    """Keep what was found out."""
    tx.update(station, {"id": there.id}, {"profile": profile, "diagnosed_at": tx.now})
