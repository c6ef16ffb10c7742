"""What stands beside an id in an answer, the same in every answer. Pure.

Each is None where the id is 0: there is no such thing.
"""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class ItemOut:
    """An item 产品."""

    id: Id
    code: str
    name: str
    """In Chinese, as the registration has it."""
    name_en: str
    specification: str
    base_unit: str
    """UN/ECE Recommendation 20 code."""


@dataclass(frozen=True, slots=True)
class ControlledItemOut(ItemOut):
    """An item, with what a scan of it has to tell."""

    lot_control: bool
    serial_control: bool
    expiry_control: bool


@dataclass(frozen=True, slots=True)
class LevelOut:
    """A packaging level 包装级别; None for the base unit."""

    id: Id
    name: str
    factor: str
    """Base units in it: a whole number."""


@dataclass(frozen=True, slots=True)
class LotOut:
    """A lot 批次."""

    id: Id
    number: str
    expiry: str | None
    """The last day of use, an ISO date; None where nobody said."""


@dataclass(frozen=True, slots=True)
class PieceOut:
    """A piece 序列号件."""

    id: Id
    serial: str


@dataclass(frozen=True, slots=True)
class PlaceOut:
    """A place 位置, or a partner who has goods: ``kind`` is ``partner`` then.

    Places of the ledger that nobody names (scrap, adjustment …) have an id only.
    """

    id: Id
    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class PartnerOut:
    """A partner 往来单位."""

    id: Id
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonOut:
    """A person 人员; programs of our own that act have an id and no name."""

    id: Id
    name: str
