"""What a supplier's paper says, and what is done with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from tongma.foundation.kernel.bounds import FEW
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Cell, Code, Day, Word
from tongma.work.external_tables.model import DateOrder, field_of

FIELDS = (
    field_of(
        "code",
        "产品编码",
        "货号 | 物料编码 | 商品编码 | 品号 | item code | article | ref | "
        "catalog number | part number",
    ),
    field_of(
        "barcode",
        "条码",
        "UDI-DI | DI | GTIN | 产品标识 | 商品条码 | 条形码 | ean | barcode",
    ),
    field_of(
        "name",
        "产品名称",
        "品名 | 名称 | 商品名称 | 货品名称 | description | product",
    ),
    field_of(
        "specification",
        "规格型号",
        "规格 | 型号 | spec | model | size",
    ),
    field_of(
        "lot",
        "批号",
        "生产批号 | 批次 | 批次号 | 产品批号 | 批号序列号 | lot | batch | lot no | batch no",
    ),
    field_of(
        "expiry",
        "有效期",
        "效期 | 有效期至 | 失效日期 | 有效期限 | 使用期限 | expiry | "
        "exp date | expiration | use by",
    ),
    field_of(
        "produced",
        "生产日期",
        "制造日期 | mfg date | production date | manufactured",
    ),
    field_of(
        "serials",
        "序列号",
        "SN | 机身号 | serial | serial number",
    ),
    field_of(
        "quantity",
        "数量",
        "发货数量 | 实发数量 | 发货数 | 件数 | qty | quantity | shipped",
        needed=True,
    ),
    field_of(
        "unit",
        "单位",
        "计量单位 | 包装单位 | uom | unit",
    ),
    field_of(
        "order",
        "采购订单号",
        "订单号 | 客户订单号 | po | po number | order no",
    ),
    field_of(
        "price",
        "单价",
        "含税单价 | unit price",
    ),
)
BY_NAME = {one.name: one for one in FIELDS}
NAMING = ("code", "barcode", "name")
KIND = "delivery-note"


class PaperKind(StrEnum):
    """What a paper is."""

    TABLE = "table"
    """A sheet or PDF of the supplier's own."""
    SIGNED = "signed"
    """The codes of a signed notice."""


class PaperState(StrEnum):
    """What became of a paper."""

    WAITING = "waiting"
    ANNOUNCED = "announced"
    SET_ASIDE = "set_aside"


PAPER_STEPS = frozenset(
    {(PaperState.WAITING, PaperState.ANNOUNCED), (PaperState.WAITING, PaperState.SET_ASIDE)}
)
"""The steps that a paper may make; what became of it is the end."""


class PartnerKeyState(StrEnum):
    """Whether notices that a key has signed are taken."""

    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class PaperFault(NamedTuple):
    """What is wrong with a cell: a stable code, where it stands, what may be chosen."""

    line: int
    field: str
    code: str
    given: str = ""
    facts: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper as it was understood; quantity in the level."""

    line: int
    item: int
    level: int
    quantity: str
    base_quantity: int
    lot: str = ""
    expiry: str = ""
    produced: str = ""
    serials: tuple[str, ...] = ()
    order_line: int = 0
    order: int = 0
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MapPaper:
    """Say which column of a supplier's paper is which field: this layout is read so from now on."""

    paper: Id
    mapping: Annotated[dict[Word, Cell], FEW]
    """Field → heading as it stands on the paper."""
    date_order: DateOrder = ""
    lot_prefix: Code = ""
    """What the supplier writes before every lot number."""
    quantity_in: Literal["", "base"] = ""
    """``base``: quantities are in base units, whatever the unit column says."""


@dataclass(frozen=True, slots=True)
class AnnouncePaper:
    """Make the shipping notice that a paper says."""

    paper: Id
    due: Day = ""


@dataclass(frozen=True, slots=True)
class AnnounceSigned:
    """Make the shipping notice that a signed note is: its signer was accepted, so the receiver who
    scanned it may.
    """

    paper: Id


@dataclass(frozen=True, slots=True)
class SetPaperAside:
    """Say that a paper makes no notice."""

    paper: Id


@dataclass(frozen=True, slots=True)
class AcceptKey:
    """Accept the public key of a partner: notices signed with it are taken."""

    partner: Id
    public_key: Cell
    """32 bytes in base64url, as the partner publishes it."""


@dataclass(frozen=True, slots=True)
class WithdrawKey:
    """Take no more notices that are signed with a key."""

    key: Id


@dataclass(frozen=True, slots=True)
class PaperMapped:
    """How papers of this layout are read from now on."""

    paper: Id
    version: int


@dataclass(frozen=True, slots=True)
class PaperAnnounced:
    """The shipping notice that the paper became."""

    paper: Id
    notice: Id
    number: str
    lines: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class PaperSetAside:
    """Nothing becomes of the paper."""

    paper: Id
    state: PaperState


@dataclass(frozen=True, slots=True)
class KeyAccepted:
    """Notes signed with this key of a partner are taken from now on."""

    key: Id
    key_id: str


@dataclass(frozen=True, slots=True)
class KeyWithdrawn:
    """Notes signed with this key are taken no more."""

    key: Id
    state: PartnerKeyState
