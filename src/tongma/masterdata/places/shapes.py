"""The answers of the GETs of places. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.places.model import PlaceData
from tongma.masterdata.versions.shapes import RecordOut


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in a list."""

    id: Id
    code: str
    name: str
    kind: str
    site: Id
    """0 for a site itself."""
    purpose: str
    status: str
    """The quality status that may lie there; empty for any."""
    temperature_class: str
    mixing: str
    volume_litres_max: int
    weight_grams_max: int
    handling_units_max: int
    sequence: int
    time_zone: str
    entity: Id
    address: str
    state: str
    version: int
    parent: Id
    """The place that it stands in."""


@dataclass(frozen=True, slots=True)
class PlaceRecordOut(RecordOut[PlaceData]):
    """A place as it is now."""

    data: PlaceData
