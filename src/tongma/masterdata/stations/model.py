"""Commands, results and words of scanner stations. Pure."""

from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import FEW
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Code, Name, RawText


@dataclass(frozen=True, slots=True)
class SaveStation:
    """Make a station, or change its name and site; found by its code."""

    code: Code
    """What devices send as their ``station``; 1 to 60 characters."""
    name: Name
    site: Id


@dataclass(frozen=True, slots=True)
class StationSaved:
    """The station is there, under its code, name and site."""

    station: Id


@dataclass(frozen=True, slots=True)
class DiagnoseStation:
    """Find out what a station does to codes, from the scans of the two printed test symbols."""

    code: Code
    scans: Annotated[tuple[RawText, ...], FEW]
    """What arrived for each symbol of the test sheet, in its order."""


@dataclass(frozen=True, slots=True)
class StationDiagnosed:
    """What the station does to codes is known, and what stayed in doubt."""

    station: Id
    layout: str | None
    """Name of the keyboard layout that the text was typed through; None for the right one."""
    prefix: str
    suffix: str
    separator: str | None
    """What arrives for GS; empty where nothing does, None where it is not known."""
    caps_lock: bool
    sends_separators: bool
    """Whether the station has proved that it sends GS in some form."""
    doubts: tuple[str, ...]
