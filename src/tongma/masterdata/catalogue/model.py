"""The commands and results of the catalogue. Pure."""

from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import FEW, SOME, Version, Whole
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.money import Currency, Price
from tongma.foundation.kernel.texts import Code, Day, Line, Word
from tongma.masterdata.identifiers.model import CodeValue, Identifier


@dataclass(frozen=True, slots=True)
class NameData:
    """One more name of an item: in a language (BCP 47 tag), of a kind (trade, generic, short …)."""

    language: Word
    kind: Word
    text: Line


@dataclass(frozen=True, slots=True)
class LevelData:
    """A packaging level above the base unit: so many of the level below make one."""

    name: Word
    contains_count: Whole
    """Whole number, at least 1."""
    contains: Word = ""
    """Name of the level inside; empty for the base unit."""
    unit: Word = ""
    state: Word = "active"


@dataclass(frozen=True, slots=True)
class LevelPlan:
    """A level with its exact number of base units; the one inside comes before it."""

    data: LevelData
    factor: int


@dataclass(frozen=True, slots=True)
class ConversionData:
    """A unit of this item: one of it is exactly numerator/denominator base units."""

    unit: Word
    numerator: Whole
    denominator: Whole = 1


@dataclass(frozen=True, slots=True)
class LevelIdentifier:
    """A code on a packaging level; no level name for the base unit."""

    scheme: Word
    value: CodeValue
    level: Word = ""
    scope: Id = 0
    role: Word = ""

    def identifier(self) -> Identifier:
        """Return it without the level."""
        return Identifier(self.scheme, self.value, self.scope, self.role)


@dataclass(frozen=True, slots=True)
class FieldData:
    """A user-declared field with its text."""

    name: Word
    text: Line


@dataclass(frozen=True, slots=True)
class ItemData:
    """What is said of an item 产品."""

    code: Code
    name_zh: Line
    name_en: Line = ""
    names: Annotated[tuple[NameData, ...], FEW] = ()
    model: Line = ""
    specification: Line = ""
    device_class: Word = ""
    """I, II, III, or empty for what is no device."""
    category: Line = ""
    ivd: bool = False
    implant: bool = False
    single_use: bool = False
    storage: Line = ""
    """The words of the label."""
    transport: Line = ""
    temperature_class: Word = ""
    """ambient, cool, cold, frozen, or empty."""
    temperature_min: Word | None = None
    """Degrees Celsius with at most one decimal."""
    temperature_max: Word | None = None
    lot_control: bool = True
    serial_control: bool = False
    expiry_control: bool = True
    shelf_life_days: Whole = 0
    """From making to expiry; 0 where nobody said."""
    receipt_min_days: Whole = 0
    """Least remaining life at receipt; 0 for no rule."""
    base_unit: Word = "EA"
    """UN/ECE Recommendation 20 code."""
    decimals: Whole = 0
    """Digits of the base unit that stock is counted in, 0..9; fixed once the item has moved."""
    levels: Annotated[tuple[LevelData, ...], FEW] = ()
    conversions: Annotated[tuple[ConversionData, ...], FEW] = ()
    registrant: Id = 0
    maker: Id = 0
    contract_maker: Id = 0
    price: Price = ""
    """Usual price of one base unit, a decimal; empty where nobody said."""
    currency: Currency = "CNY"
    fields: Annotated[tuple[FieldData, ...], FEW] = ()
    state: Word = "active"


PARTNERS = frozenset({"registrant", "maker", "contract_maker"})
"""What is said of an item as the id of a partner."""
IN_LEDGER = frozenset({"decimals"})
"""What is said of an item and kept in the ledger's own row of it."""


@dataclass(frozen=True, slots=True)
class SaveItem:
    """Make an item, or save a new version of one."""

    data: ItemData
    id: Id = 0
    """0 makes a new item, unless ``key`` finds one."""
    version: Version | None = None
    """The version that was read; left out: whatever is there."""
    key: Identifier | None = None
    """A foreign key by which the item is found, and to which a new one is bound."""
    identifiers: Annotated[tuple[LevelIdentifier, ...], FEW] | None = None
    """All codes of the item and its levels; left out: they stay as they are."""


@dataclass(frozen=True, slots=True)
class BindIdentifier:
    """Say that a code means an item, at a packaging level."""

    item: Id
    identifier: LevelIdentifier


@dataclass(frozen=True, slots=True)
class UnbindIdentifier:
    """Say that a code no longer means an item."""

    item: Id
    identifier: LevelIdentifier


@dataclass(frozen=True, slots=True)
class CodeUnbound:
    """The code means the item no more."""

    item: Id


@dataclass(frozen=True, slots=True)
class CertificateData:
    """What is said of a registration or filing certificate."""

    number: Line
    kind: Word
    """registration or filing."""
    holder: Id
    """The registrant or filer, a partner."""
    valid_from: Day
    valid_to: Day = ""
    """The last valid day; empty for what does not lapse."""
    scope: Line = ""
    replaces: Id = 0
    """The certificate that this one follows."""
    items: Annotated[tuple[Id, ...], SOME] = ()
    state: Word = "active"


@dataclass(frozen=True, slots=True)
class SaveCertificate:
    """Make a certificate, or save a new version of one."""

    data: CertificateData
    id: Id = 0
    version: Version | None = None
    key: Identifier | None = None
