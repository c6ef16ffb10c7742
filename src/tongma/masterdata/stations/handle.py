"""Commands of scanner stations."""

from devicecodes import diagnose
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, refuse
from tongma.masterdata.stations.model import DiagnoseStation, SaveStation
from tongma.masterdata.stations.query import station_by_code, stored
from tongma.masterdata.stations.store import add_station, change_station, keep_profile
from tongma.stock.query.tree import facts_of

_CODE_MAX = 60
_NAME_MAX = 200


def save_station(tx: Tx, command: SaveStation) -> Decision:
    """Make a station or change it. Refusals in order: ``station_invalid``, ``site_unknown``."""
    tx.at(site=command.site)
    code = command.code.strip()
    if not 1 <= len(code) <= _CODE_MAX or len(command.name) > _NAME_MAX:
        raise refuse("station_invalid", station=code[:_CODE_MAX])
    found = facts_of(tx.connection, [command.site]).get(command.site)
    if found is None or found.kind != "site":
        raise refuse("site_unknown", site=str(command.site))
    there = station_by_code(tx.connection, code)
    if there is None:
        return Decision({"station": str(add_station(tx, command))})
    change_station(tx, there, command)
    return Decision({"station": str(there.id)})


def diagnose_station(tx: Tx, command: DiagnoseStation) -> Decision:
    """Find and keep the station's profile. Refusals: ``station_unknown``, ``nothing_scanned``."""
    there = station_by_code(tx.connection, command.code.strip())
    if there is None:
        raise refuse("station_unknown", station=command.code)
    tx.at(site=there.site)
    if not any(command.scans):
        raise refuse("nothing_scanned")
    profile = diagnose(list(command.scans))
    keep_profile(tx, there, stored(profile))
    return Decision(
        {
            "station": str(there.id),
            "layout": profile.layout,
            "prefix": profile.prefix,
            "suffix": profile.suffix,
            "separator": profile.separator,
            "caps_lock": profile.caps_lock,
            "sends_separators": profile.sends_separators,
            "doubts": list(profile.doubts),
        }
    )


KINDS = (
    Kind("stations.save_station", SaveStation, save_station),
    Kind("stations.diagnose_station", DiagnoseStation, diagnose_station),
)
