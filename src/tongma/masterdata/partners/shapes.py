"""The answers of the GETs of partners. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.partners.model import PartnerData
from tongma.masterdata.versions.shapes import RecordOut


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner in a list."""

    id: Id
    code: str
    name: str
    name_en: str
    roles: list[str]
    address: str
    state: str
    tax_number: str
    version: int


@dataclass(frozen=True, slots=True)
class ShipToOut:
    """A ship-to address: a sales order names one by its id."""

    id: Id
    label: str


@dataclass(frozen=True, slots=True)
class PartnerRecordOut(RecordOut[PartnerData]):
    """A partner as it is now, with the ids of its ship-to addresses."""

    data: PartnerData
    addresses: list[ShipToOut]
