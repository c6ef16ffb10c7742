"""What a station needs, and what finding out about it needs. Pure."""

from collections.abc import Sequence

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.stations.model import SaveStation

CODE_MAX = 60
NAME_MAX = 200


def decide_station(command: SaveStation, kind: str) -> Refusal | None:
    """Return why a station may not be saved so, or None.

    Args:
        command: its code without blanks around has 1 to 60 characters, its name at most 200.
        kind: what its site is in the ledger; empty where there is no such place.

    In order: ``station_invalid``, ``site_unknown``.
    """
    code = command.code.strip()
    if not 1 <= len(code) <= CODE_MAX or len(command.name) > NAME_MAX:
        return Refusal("station_invalid", {"station": code[:CODE_MAX]})
    if kind != "site":
        return Refusal("site_unknown", {"site": str(command.site)})
    return None


def decide_diagnosis(scans: Sequence[str]) -> Refusal | None:
    """Return ``nothing_scanned`` where no symbol arrived, or None."""
    return None if any(scans) else Refusal("nothing_scanned")
