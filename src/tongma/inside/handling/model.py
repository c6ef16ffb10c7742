"""Commands of handling units 物流单元. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BuildUnit:
    """Make a new handling unit with its own SSCC at a place, to put goods or other units into."""

    place: int


@dataclass(frozen=True, slots=True)
class PutIn:
    """Put a handling unit into another one, or onto a place of the same site."""

    unit: int
    into: int


@dataclass(frozen=True, slots=True)
class BreakUp:
    """Take everything out of a handling unit; it stands where the unit stood, the unit is gone."""

    unit: int


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Open sealed cases of a lot at a place: from now on their content is loose."""

    item: int
    place: int
    level: int
    """The packaging level of the sealed case."""
    lot: int = 0
    cases: int = 1
    status: int = 2
    owner: int = 0
