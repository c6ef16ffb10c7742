"""The commands of places. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.bounds import Version, Whole
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Code, Line, Word
from tongma.masterdata.identifiers.model import Identifier
from tongma.stock.model import Status

PICKABLE = ("storage", "picking")
"""Purposes of bins from which goods are picked."""
STATUSES = ("", *(status.name.lower() for status in Status))
"""Quality statuses by the number that they have in the ledger; empty for any."""


@dataclass(frozen=True, slots=True)
class PlaceData:
    """What is said of a place 位置."""

    code: Code
    kind: Word
    """site, zone, bin, dock, handling_unit or in_transit; never changes."""
    name: Line = ""
    parent: Id = 0
    """The place that it stands in; 0 for a site."""
    purpose: Word = "storage"
    """storage, receiving, exception, rejected, dispatch, staging or returns."""
    status: Word = ""
    """The quality status that may lie there; empty for any."""
    temperature_class: Word = ""
    mixing: Word = "any"
    """any, one_item or one_lot."""
    volume_litres_max: Whole = 0
    """Limits: 0 means that nobody knows."""
    weight_grams_max: Whole = 0
    handling_units_max: Whole = 0
    sequence: Whole = 0
    """The order in which people walk."""
    time_zone: Word = ""
    """IANA name; a site needs one."""
    entity: Id = 0
    """The company of our own that runs a site."""
    address: Line = ""
    state: Word = "active"


@dataclass(frozen=True, slots=True)
class SavePlace:
    """Make a place, or save a new version of one."""

    data: PlaceData
    id: Id = 0
    version: Version | None = None
    key: Identifier | None = None
