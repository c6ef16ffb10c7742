"""The answers of the GETs of the catalogue. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.catalogue.model import CertificateData, ItemData
from tongma.masterdata.versions.shapes import RecordOut


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in a list."""

    id: Id
    code: str
    name_zh: str
    name_en: str
    model: str
    specification: str
    device_class: str
    category: str
    temperature_class: str
    lot_control: bool
    serial_control: bool
    expiry_control: bool
    implant: bool
    ivd: bool
    base_unit: str
    maker: Id
    price: str
    currency: str
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class ItemLevelOut:
    """A packaging level of an item, by which documents and codes name it."""

    id: Id
    name: str
    unit: str
    factor: str
    """Base units in it: a whole number."""


@dataclass(frozen=True, slots=True)
class ItemCodeOut:
    """A code of an item."""

    scheme: str
    value: str
    level: str
    """Name of the packaging level; empty for the base unit."""
    scope: Id
    role: str
    source: str


@dataclass(frozen=True, slots=True)
class ItemCertificateOut:
    """A certificate that covers an item."""

    id: Id
    number: str
    kind: str
    holder: Id
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class ItemRecordOut(RecordOut[ItemData]):
    """An item as it is now, with the ids of its levels, its codes and its certificates."""

    data: ItemData
    levels: list[ItemLevelOut]
    identifiers: list[ItemCodeOut]
    certificates: list[ItemCertificateOut]


@dataclass(frozen=True, slots=True)
class CertificateRecordOut(RecordOut[CertificateData]):
    """A certificate as it is now."""

    data: CertificateData


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate in a list."""

    id: Id
    number: str
    kind: str
    holder: Id
    scope: str
    valid_from: str
    valid_to: str
    replaced_by: Id
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class UnitOut:
    """A unit of measure (UN/ECE Recommendation 20)."""

    code: str
    name_zh: str
    name_en: str
    dimension: str
    """Units of one dimension convert into each other, but for counting words."""
