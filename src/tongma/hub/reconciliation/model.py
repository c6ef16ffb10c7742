"""What is compared, and how a difference is called. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, TypeAlias, get_args

from tongma.foundation.kernel.bounds import FEW, Whole
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Cell, Word
from tongma.work.external_tables.model import field_of

FIELDS = (
    field_of(
        "code",
        "产品编码",
        "物料编码 | 商品编码 | 货号 | 品号 | 存货编码 | item code | item no | sku | material",
    ),
    field_of("barcode", "条码", "UDI-DI | DI | GTIN | 产品标识 | 条形码 | barcode"),
    field_of("lot", "批号", "批次 | 批次号 | 生产批号 | lot | batch | lot no | batch no"),
    field_of("status", "质量状态", "库存状态 | 状态 | status | stock status"),
    field_of("owner", "货主", "货主编码 | owner"),
    field_of(
        "quantity",
        "数量",
        "库存数量 | 结存数量 | 现存量 | 库存 | qty | quantity | on hand",
        needed=True,
    ),
    field_of("unit", "单位", "计量单位 | 库存单位 | uom | unit"),
    field_of("place", "货位", "库位 | 货位编码 | bin | location"),
)
BY_NAME = {one.name: one for one in FIELDS}
NAMING = ("code", "barcode")
KIND = "stock-list"
DifferenceType: TypeAlias = Literal[
    "late", "unit", "status", "lot_spelling", "owner", "missing", "double", "quantity",
    "unreadable",
]  # fmt: skip
DIFFERENCE_TYPES: tuple[DifferenceType, ...] = get_args(DifferenceType)
"""``late``: movements that one side has and the other not yet. ``missing``: one side has nothing of
it at all. ``quantity``: nothing explains it. ``unreadable``: a row that says nothing."""


class ListState(StrEnum):
    """How far a list is."""

    MAPPING = "mapping"
    COMPARED = "compared"


LIST_STEPS = frozenset(
    {(ListState.MAPPING, ListState.COMPARED), (ListState.COMPARED, ListState.COMPARED)}
)
"""The steps that a list may make; what was compared is compared anew with what is known now."""


class DifferenceState(StrEnum):
    """What a person has said of a difference."""

    OPEN = "open"
    EXPLAINED = "explained"


class ComparedHolding(NamedTuple):
    """What both sides speak of; 0 and empty where the list does not tell them apart."""

    item: int
    lot: str
    status: int
    owner: int


class ListRow(NamedTuple):
    """One row of the list: what it says is there, scaled as the item's stock is."""

    line: int
    held: ComparedHolding
    quantity: int
    place: str = ""


class HoldingChange(NamedTuple):
    """What one of our records changed, in the terms of the list."""

    record_id: int
    happened_at: int
    held: ComparedHolding
    quantity: int


class StockDifference(NamedTuple):
    """A difference: its type, what it is about, both quantities, what explains it."""

    kind: DifferenceType
    held: ComparedHolding
    theirs: int
    ours: int
    lines: tuple[int, ...] = ()
    records: tuple[int, ...] = ()
    facts: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class MapList:
    """Say which column of another system's stock list is which field; kept for every night after.

    What a list does not have a column for is compared without it.
    """

    run: Id
    mapping: Annotated[dict[Word, Cell], FEW]


@dataclass(frozen=True, slots=True)
class ExplainDifference:
    """Say why two books differ; the reason stands in the envelope. Or take that back."""

    run: Id
    seq: Whole
    state: DifferenceState = DifferenceState.EXPLAINED


@dataclass(frozen=True, slots=True)
class ListMapped:
    """How lists with these headings are read from now on."""

    run: Id
    version: int


@dataclass(frozen=True, slots=True)
class DifferenceExplained:
    """What is said of a difference now: explained, or open again."""

    run: Id
    seq: int
    state: DifferenceState
