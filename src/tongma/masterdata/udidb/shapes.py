"""The answers of the GETs on public UDI databases. Pure."""

from dataclasses import dataclass

from pydantic import JsonValue

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A registered device in a list; texts are empty where nothing is published."""

    id: Id
    source: str
    """nmpa or gudid."""
    primary_di: str
    issuer: str
    version: int
    version_on: str
    status: str
    name: str
    brand: str
    model: str
    article: str
    registrant: str
    registrations: list[str]
    product_codes: list[str]
    withdrawn_on: str


@dataclass(frozen=True, slots=True)
class DeviceNumberOut:
    """A DI of a registered device."""

    value: str
    role: str
    """sales_unit, unit_of_use, direct_mark, package, registered, replaced or secondary."""
    issuer: str
    contains: str
    """Of a package: the next smaller DI."""
    quantity: str | None
    """How many of it: a whole number; None where none is published."""
    level: str
    status: str
    ended: str
    factor: str | None
    """Sales units in it; None where the published levels do not multiply through."""


@dataclass(frozen=True, slots=True)
class DeviceOut:
    """A device as one public database has it; a proposal, never a confirmed fact."""

    source: str
    asked: DeviceNumberOut
    """The number that was looked up."""
    primary: str
    issuer: str
    version: int
    version_on: str
    status: str
    name: str
    brand: str
    model: str
    article: str
    registrant: str
    registrations: list[str]
    product_codes: list[str]
    withdrawn_on: str
    uses: str | None
    """Units of use in a sales unit; None where none is published."""
    numbers: list[DeviceNumberOut]
    details: dict[str, JsonValue]
    """All else, by its name: storage conditions, what the UDI carries, whether sterile …"""


@dataclass(frozen=True, slots=True)
class FoundDeviceOut(DeviceOut):
    """The device of the most trusted database, and what the others say of the same number."""

    others: list[DeviceOut]


@dataclass(frozen=True, slots=True)
class LoadOut:
    """A released file that was, or is being, loaded, and the last place that is safe."""

    id: Id
    name: str
    state: str
    """open or done."""
    path: str
    record: int
    records: int
    taken: int
    """Records that changed something."""
    faults: int
    started_at: str | None
    finished_at: str | None


@dataclass(frozen=True, slots=True)
class FaultOut:
    """What was wrong in a released file, and where."""

    seq: int
    path: str
    record: int
    code: str
    detail: str
    lost: bool
    """Whether the record was not taken at all."""
