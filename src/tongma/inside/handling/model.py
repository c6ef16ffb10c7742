"""Commands of handling units 物流单元. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.bounds import Whole
from tongma.foundation.kernel.ids import Id
from tongma.stock.model import StatusNumber


@dataclass(frozen=True, slots=True)
class BuildUnit:
    """Make a new handling unit with its own SSCC at a place, to put goods or other units into."""

    place: Id


@dataclass(frozen=True, slots=True)
class UnitBuilt:
    """An empty unit stands at the place."""

    unit: Id
    sscc: str
    place_code: str


@dataclass(frozen=True, slots=True)
class PutIn:
    """Put a handling unit into another one, or onto a place of the same site."""

    unit: Id
    into: Id


@dataclass(frozen=True, slots=True)
class UnitMoved:
    """Where the unit stands now, with all that is in it."""

    unit: Id
    place: Id
    place_code: str


@dataclass(frozen=True, slots=True)
class BreakUp:
    """Take everything out of a handling unit; it stands where the unit stood, the unit is gone."""

    unit: Id


@dataclass(frozen=True, slots=True)
class UnitBrokenUp:
    """Its goods and inner units stand where it stood."""

    unit: Id
    place: Id
    units: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Open sealed cases of a lot at a place: from now on their content is loose."""

    item: Id
    place: Id
    level: Id
    """The packaging level of the sealed case."""
    lot: Id = 0
    cases: Whole = 1
    status: StatusNumber = 2
    owner: Id = 0


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """So much of the item is loose now that was sealed."""

    item: Id
    loose: str
