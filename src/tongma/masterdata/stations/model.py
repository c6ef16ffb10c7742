"""Commands and words of scanner stations. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaveStation:
    """Make a station, or change its name and site; found by its code."""

    code: str
    """What devices send as their ``station``; 1 to 60 characters."""
    name: str
    site: int


@dataclass(frozen=True, slots=True)
class DiagnoseStation:
    """Find out what a station does to codes, from the scans of the two printed test symbols."""

    code: str
    scans: tuple[str, ...]
    """What arrived for each symbol of the test sheet, in its order."""
