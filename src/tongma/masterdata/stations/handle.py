"""Commands of scanner stations."""

from devicecodes import diagnose
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.stations.decide import decide_diagnosis, decide_station
from tongma.masterdata.stations.model import (
    DiagnoseStation,
    SaveStation,
    StationDiagnosed,
    StationSaved,
)
from tongma.masterdata.stations.query import station_by_code, stored
from tongma.masterdata.stations.store import add_station, change_station, keep_profile
from tongma.stock.query.tree import facts_of


def save_station(tx: Tx, command: SaveStation) -> StationSaved:
    """Make a station or change it. Refusals in order: ``station_invalid``, ``site_unknown``,
    ``code_taken`` (two who make it at once).
    """
    there = station_by_code(tx.connection, command.code.strip())
    if there is not None:
        tx.at(site=there.site)
    tx.at(site=command.site)
    found = facts_of(tx.connection, [command.site]).get(command.site)
    allow(decide_station(command, "" if found is None else found.kind))
    if there is None:
        return StationSaved(add_station(tx, command))
    change_station(tx, there, command)
    return StationSaved(there.id)


def diagnose_station(tx: Tx, command: DiagnoseStation) -> StationDiagnosed:
    """Find and keep the station's profile. Refusals: ``station_unknown``, ``nothing_scanned``."""
    there = station_by_code(tx.connection, command.code.strip())
    if there is None:
        raise refuse("station_unknown", station=command.code)
    tx.at(site=there.site)
    allow(decide_diagnosis(command.scans))
    profile = diagnose(list(command.scans))
    keep_profile(tx, there, stored(profile))
    return StationDiagnosed(
        station=there.id,
        layout=profile.layout,
        prefix=profile.prefix,
        suffix=profile.suffix,
        separator=profile.separator,
        caps_lock=profile.caps_lock,
        sends_separators=profile.sends_separators,
        doubts=tuple(profile.doubts),
    )


KINDS = (
    Kind("stations.save_station", SaveStation, save_station, StationSaved),
    Kind("stations.diagnose_station", DiagnoseStation, diagnose_station, StationDiagnosed),
)
