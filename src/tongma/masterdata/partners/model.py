"""The commands of partners. Pure."""

from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import FEW, Version
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Code, Day, Line, PrivateLine, Word
from tongma.masterdata.identifiers.model import Identifier


@dataclass(frozen=True, slots=True)
class LicenceData:
    """A licence 许可 of a partner, known by its kind and number."""

    kind: Word
    number: Line
    valid_from: Day
    valid_to: Day = ""
    """The last valid day; empty for what does not lapse."""
    scope: Line = ""
    """Classes and catalogue codes that it covers, as printed."""


@dataclass(frozen=True, slots=True)
class ContactData:
    """Somebody to talk to."""

    name: PrivateLine
    phone: PrivateLine = ""
    email: PrivateLine = ""


@dataclass(frozen=True, slots=True)
class AddressData:
    """Where goods are sent, known by its label; the first one is the usual one."""

    label: Line
    address: Line
    receiver: PrivateLine = ""
    phone: PrivateLine = ""


@dataclass(frozen=True, slots=True)
class PartnerData:
    """What is said of a partner 往来单位."""

    code: Code
    name: Line
    roles: Annotated[tuple[Word, ...], FEW]
    """supplier, customer, carrier, own, registrant, maker."""
    name_en: Line = ""
    address: Line = ""
    tax_number: Line = ""
    licences: Annotated[tuple[LicenceData, ...], FEW] = ()
    contacts: Annotated[tuple[ContactData, ...], FEW] = ()
    addresses: Annotated[tuple[AddressData, ...], FEW] = ()
    state: Word = "active"


@dataclass(frozen=True, slots=True)
class SavePartner:
    """Make a partner, or save a new version of one."""

    data: PartnerData
    id: Id = 0
    version: Version | None = None
    key: Identifier | None = None
