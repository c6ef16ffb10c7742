"""What a cleaning run looks for, finds and is told. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Cell, Word
from tongma.work.external_tables.model import field_of

FIELDS = (
    field_of(
        "code",
        "产品编码",
        "物料编码 | 商品编码 | 货号 | 品号 | 存货编码 | ERP编码 | 编码 | "
        "item code | item no | item number | sku | material | part number",
        needed=True,
    ),
    field_of(
        "name_zh",
        "产品名称",
        "名称 | 品名 | 商品名称 | 物料名称 | 存货名称 | 货品名称 | 通用名称 | "
        "item name | name | description | product name",
        needed=True,
    ),
    field_of(
        "name_en",
        "英文名称",
        "英文名 | english name",
    ),
    field_of(
        "specification",
        "规格",
        "规格型号 | 产品规格 | spec | size",
    ),
    field_of(
        "model",
        "型号",
        "产品型号 | model no",
    ),
    field_of(
        "device_class",
        "管理类别",
        "类别 | 器械类别 | class | device class",
    ),
    field_of(
        "maker",
        "生产企业",
        "生产厂家 | 厂家 | 制造商 | 生产商 | 注册人 | maker | manufacturer | brand owner",
    ),
    field_of(
        "registration",
        "注册证号",
        "注册证 | 注册证编号 | 备案号 | 批准文号 | 注册证备案号 | "
        "registration number | registration no",
    ),
    field_of(
        "registration_to",
        "注册证有效期至",
        "注册证效期 | 证件有效期 | 注册证到期日 | registration valid to | registration expiry",
    ),
    field_of(
        "unit",
        "基本单位",
        "单位 | 计量单位 | 最小单位 | uom | unit of measure",
    ),
    field_of(
        "barcode",
        "条码",
        "条形码 | UDI | DI | UDI-DI | GTIN | 产品标识 | 最小销售单元标识 | 主条码 | "
        "商品条码 | ean | barcode | bar code | udi di",
    ),
    field_of(
        "pack_unit",
        "包装单位",
        "中包装单位 | 盒单位 | pack unit | packaging",
    ),
    field_of(
        "pack_factor",
        "包装数量",
        "中包装数量 | 中包装数 | 盒装量 | 装量 | 换算率 | 换算系数 | "
        "包装规格数 | 入数 | pack quantity | pack size | qty per pack | conversion",
    ),
    field_of(
        "pack_barcode",
        "包装条码",
        "中包装条码 | 盒条码 | 中包装UDI | pack barcode | pack gtin | pack udi",
    ),
    field_of(
        "case_unit",
        "箱单位",
        "大包装单位 | 外箱单位 | case unit",
    ),
    field_of(
        "case_factor",
        "箱装数量",
        "大包装数量 | 大包装数 | 箱装量 | 件装量 | 箱规 | case quantity | case size | qty per case",
    ),
    field_of(
        "case_barcode",
        "箱条码",
        "大包装条码 | 外箱条码 | 箱码 | 大包装UDI | case barcode | case gtin | case udi",
    ),
    field_of(
        "supplier_article",
        "供应商货号",
        "厂家货号 | 原厂货号 | supplier article | catalog number | ref",
    ),
    field_of(
        "insurance_code",
        "医保编码",
        "医保码 | 国家医保编码 | 耗材医保编码 | nhsa code",
    ),
    field_of(
        "shelf_life_days",
        "有效期天数",
        "保质期天数 | 有效天数 | shelf life days",
    ),
    field_of(
        "storage",
        "贮存条件",
        "储存条件 | 存储条件 | storage conditions | storage",
    ),
    field_of(
        "price",
        "单价",
        "进价 | 采购价 | 价格 | 含税单价 | unit price | cost",
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
CODES = ("barcode", "pack_barcode", "case_barcode")

Severity = Literal["error", "question", "warning", "note"]
CLASSES: Mapping[str, Severity] = {
    "name_missing": "error",
    "code_missing": "question",
    "text_folded": "note",
    "unit_unknown": "error",
    "unit_not_convertible": "error",
    "date_read": "note",
    "date_ambiguous": "question",
    "date_wrong": "error",
    "number_read": "note",
    "number_wrong": "error",
    "class_unknown": "error",
    "registration_folded": "warning",
    "code_letter_for_digit": "warning",
    "code_zeros_restored": "warning",
    "code_lost_digits": "error",
    "code_check_digit": "error",
    "code_length": "error",
    "code_placeholder": "warning",
    "code_with_data": "warning",
    "code_unread": "warning",
    "factor_missing": "error",
    "factor_impossible": "error",
    "factor_differs": "error",
    "item_disagrees": "question",
    "row_repeated": "note",
    "duplicate": "question",
    "near_duplicate": "question",
    "code_on_several": "question",
    "code_taken": "error",
    "known_item": "note",
    "not_taken_in": "error",
}
"""Every class of finding. An error or question keeps its row out until it is decided."""
STOPS = ("error", "question")
MERGES = ("duplicate", "near_duplicate")
PROPOSED_ACROSS = ("code_missing", "code_taken", "code_on_several", "factor_differs")
"""Findings from comparing that propose another text for a cell."""
NOT_TO_REFUSE = tuple(code for code, severity in CLASSES.items() if severity == "error")
"""There is nothing to keep: a wrong cell is corrected, or left out by accepting."""


class Found(NamedTuple):
    """One thing found in a row: what stood there, and what is proposed instead.

    An accepted proposal that is empty leaves the value out. ``other`` is the row (positive) or item
    of the catalogue (negative id) that it is about; ``score`` 0..100 says how sure a merge is;
    ``facts`` are texts by name.
    """

    code: str
    field: str = ""
    given: str = ""
    proposed: str = ""
    other: int = 0
    score: int = 0
    facts: Mapping[str, str] = {}

    @property
    def severity(self) -> Severity:
        """How grave its class is."""
        return CLASSES[self.code]


class Cleaned(NamedTuple):
    """A row as it would be taken in, with everything that was found in it."""

    values: Mapping[str, str]
    found: tuple[Found, ...]


Decided = Literal["accept", "refuse"]


@dataclass(frozen=True, slots=True)
class ExamineTable:
    """Say which column is which, and examine the whole table."""

    run: int
    mapping: dict[Word, Cell]
    """Field → heading as it stands in the table; fields left out are not read."""
    date_order: Literal["", "dmy", "mdy", "ymd"] = ""
    """How the table writes dates that can be read in several ways; empty asks for each."""


@dataclass(frozen=True, slots=True)
class DecideFindings:
    """Accept or refuse what is proposed, for a whole class of findings or for some rows."""

    run: int
    decision: Decided
    code: Word = ""
    """The class; empty for every class, which needs lines."""
    lines: tuple[int, ...] = ()
    """Empty: the whole class."""
    score_min: int = 0
    """Only merges that are at least so sure."""


@dataclass(frozen=True, slots=True)
class CorrectRow:
    """Write other texts into the cells of a row; it is examined again."""

    run: int
    line: int
    values: dict[Word, Cell]
    """Field → text, as it should have stood in the table."""
    compare: bool = True
    """Whether the table is compared anew at once; of several corrections, after the last."""


@dataclass(frozen=True, slots=True)
class LeaveOutRows:
    """Leave rows out, or take them back in."""

    run: int
    lines: tuple[int, ...]
    out: bool = True


@dataclass(frozen=True, slots=True)
class CorrectFromReport:
    """Take the corrections and decisions of a report that somebody has worked over."""

    run: int
    sha256: Word
    """Of the uploaded report."""


@dataclass(frozen=True, slots=True)
class ConfirmRun:
    """Take everything that is ready into the catalogue."""

    run: int


@dataclass(frozen=True, slots=True)
class TakeBackRun:
    """Take everything back that the run made and nobody has used since."""

    run: int


@dataclass(frozen=True, slots=True)
class TakePart:
    """Take some items of a run in, or back; ``at`` says how far the run is with them."""

    run: int
    at: int


@dataclass(frozen=True, slots=True)
class RunAsked:
    """What the run is at now: a job works on it."""

    run: Id
    state: str


@dataclass(frozen=True, slots=True)
class FindingsDecided:
    """On so many findings something was decided."""

    run: Id
    decided: int


@dataclass(frozen=True, slots=True)
class RowsLeftOut:
    """So many rows are left out now, or taken up again."""

    run: Id
    rows: int


@dataclass(frozen=True, slots=True)
class PartTakenIn:
    """So many items of a part are taken in, and so many could not be."""

    taken_in: int
    not_taken_in: int


@dataclass(frozen=True, slots=True)
class PartTakenBack:
    """So many items of a part are retired again, and so many are in use and stay."""

    taken_back: int
    in_use: int


@dataclass(frozen=True, slots=True)
class CodesUnbound:
    """So many codes mean nothing any more that the run had bound to items of before."""

    unbound: int
