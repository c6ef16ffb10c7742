"""The commands of partners. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.private import PrivateText
from tongma.masterdata.identifiers.model import Identifier


@dataclass(frozen=True, slots=True)
class LicenceData:
    """A licence 许可 of a partner, known by its kind and number."""

    kind: str
    number: str
    valid_from: str
    valid_to: str = ""
    """The last valid day; empty for what does not lapse."""
    scope: str = ""
    """Classes and catalogue codes that it covers, as printed."""


@dataclass(frozen=True, slots=True)
class ContactData:
    """Somebody to talk to."""

    name: PrivateText
    phone: PrivateText = ""
    email: PrivateText = ""


@dataclass(frozen=True, slots=True)
class AddressData:
    """Where goods are sent, known by its label; the first one is the usual one."""

    label: str
    address: str
    receiver: PrivateText = ""
    phone: PrivateText = ""


@dataclass(frozen=True, slots=True)
class PartnerData:
    """What is said of a partner 往来单位."""

    code: str
    name: str
    roles: tuple[str, ...]
    """supplier, customer, carrier, own, registrant, maker."""
    name_en: str = ""
    address: str = ""
    tax_number: str = ""
    licences: tuple[LicenceData, ...] = ()
    contacts: tuple[ContactData, ...] = ()
    addresses: tuple[AddressData, ...] = ()
    state: str = "active"


@dataclass(frozen=True, slots=True)
class SavePartner:
    """Make a partner, or save a new version of one."""

    data: PartnerData
    id: Id = 0
    version: int | None = None
    key: Identifier | None = None
