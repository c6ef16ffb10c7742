"""One registered device as a public UDI database publishes it, whatever the file's format."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

Source = Literal["nmpa", "gudid"]
Issuer = Literal["gs1", "hibcc", "iccbba", "ifa", "ma", "ahm", "ndc", "unknown"]
Role = Literal[
    "sales_unit",
    "unit_of_use",
    "direct_mark",
    "package",
    "registered",
    "replaced",
    "secondary",
]
"""What a number names.

The smallest unit for sale 最小销售单元 (FDA: primary), one use of it 使用单元, the device
itself 本体, a package level 包装, the device as it was registered 注册备案, an earlier number, and
the number of another agency.
"""


class LoadState(StrEnum):
    """How far the load of a released file is."""

    OPEN = "open"
    DONE = "done"


LOAD_STEPS = frozenset(
    {
        (LoadState.OPEN, LoadState.OPEN),
        (LoadState.OPEN, LoadState.DONE),
        (LoadState.DONE, LoadState.OPEN),
    }
)
"""From one state to another: a file may be begun anew, whether it was loaded to its end or not."""


class Position(NamedTuple):
    """Where a record stands: the file with the archives around it, and its number from 1."""

    path: str
    record: int


class Number(NamedTuple):
    """A device identifier (DI) of a record, in normal form: a GTIN has 14 digits, HIBC no `+`.

    contains, quantity: of a package, the next smaller DI and how many of it; of the sales unit,
    quantity is the units of use in it. `level` is the published word (箱, Case); `ended` a day.
    """

    value: str
    role: Role
    issuer: Issuer
    contains: str = ""
    quantity: int | None = None
    level: str = ""
    status: str = ""
    ended: str = ""


class Storage(NamedTuple):
    """A storage or handling condition as published; bounds are decimal texts, empty for none."""

    condition: str
    low: str = ""
    high: str = ""
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Carries:
    """What the production part of the UDI holds; None where the record does not say."""

    lot: bool | None = None
    serial: bool | None = None
    produced: bool | None = None
    expiry: bool | None = None
    donation: bool | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A device record; texts are empty, and flags None, where nothing is published.

    version rises with each change of the record; days are ISO dates. registrations: certificate and
    filing numbers, FDA premarket submissions. product_codes: NMPA class code (flbm) or FDA product
    codes. more: what else is published, by its published name.
    """

    source: Source
    primary: str
    numbers: tuple[Number, ...]
    key: str = ""
    issuer: Issuer = "unknown"
    version: int = 0
    version_on: str = ""
    status: str = ""
    published_on: str = ""
    withdrawn_on: str = ""
    name: str = ""
    brand: str = ""
    model: str = ""
    article: str = ""
    description: str = ""
    registrant: str = ""
    registrant_code: str = ""
    registrations: tuple[str, ...] = ()
    product_codes: tuple[str, ...] = ()
    nhsa_codes: tuple[str, ...] = ()
    kind: str = ""
    carries: Carries = field(default_factory=Carries)
    single_use: bool | None = None
    sterile: bool | None = None
    sterilise_first: bool | None = None
    kit: bool | None = None
    mri: str = ""
    storage: tuple[Storage, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


class FileFault(NamedTuple):
    """What is wrong in a file, at which place. `lost`: the record is not taken at all.

    Codes: not_text, not_xml, too_large, record_cut, di_missing, di_repeated, quantity_wrong,
    date_wrong, flag_wrong, level_unknown, columns_wrong, columns_missing, archive_wrong,
    archive_too_large, archive_too_deep, format_unknown.
    """

    place: Position
    code: str
    detail: str = ""
    lost: bool = False


Found = tuple[Position, Record | None, tuple[FileFault, ...]]
"""A place, the record there (None: lost), and what is odd about it."""
