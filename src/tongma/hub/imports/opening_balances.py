"""Sheets with which a site begins: opening stock, open purchase orders, open sales orders."""

from collections.abc import Sequence

from tongma.foundation.kernel.outcome import ensure
from tongma.hub.imports.cells import day, lot, quantity, serials, text, word
from tongma.hub.imports.model import Column, ReadRow, RowAction, Template, WrongCell, by_group
from tongma.hub.imports.store import Lookup
from tongma.inbound.opening_stock.handle import KINDS as OPENING_KINDS
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening
from tongma.inbound.purchasing.handle import KINDS as PURCHASING_KINDS
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.masterdata.catalogue.query import levels_of_item
from tongma.outbound.sales.handle import KINDS as SALES_KINDS
from tongma.outbound.sales.model import PlaceSalesOrder
from tongma.work.documents.model import OrderLine

_KINDS = {kind.name: kind for kind in (*OPENING_KINDS, *PURCHASING_KINDS, *SALES_KINDS)}
STATUSES = {"released": "合格", "quarantine": "待验", "rejected": "不合格"}
_STATUS_NUMBERS = {"quarantine": 1, "released": 2, "rejected": 3}


def opening_step(group: Sequence[ReadRow], look: Lookup) -> RowAction:
    """Ask for the opening stock of one site; a second person signs it afterwards."""
    site = look.known_site("site", group[0].values["site"])
    owner = look.known_partner("owner", group[0].get("owner"))
    lines = tuple(_opening_line(row, site, look) for row in group)
    return RowAction("new", _KINDS["opening.prepare_opening"], PrepareOpening(site, lines, owner))


def _opening_line(row: ReadRow, site: int, look: Lookup) -> OpeningLine:
    item = look.known_item("item", row.values["item"])
    return OpeningLine(
        item,
        look.known_place("place", site, row.values["place"]),
        row.values["quantity"],
        lot=row.get("lot"),
        expiry=row.get("expiry"),
        produced=row.get("produced"),
        serials=tuple(row.get("serials")),
        packed_as=_level(row, item, look, "packed_as"),
        status=_STATUS_NUMBERS[row.get("status") or "released"],
        supplier=look.known_partner("supplier", row.get("supplier")),
    )


def _level(row: ReadRow, item: int, look: Lookup, column: str) -> int:
    """Return the id of a packaging level by its name; 0 for the base unit, or no known item."""
    name = row.get(column)
    if not name or not item:
        return 0
    ids = {one.name: one.id for one in levels_of_item(look.connection, item)}
    if name not in ids:
        raise WrongCell(column, "level_unknown")
    return ids[name]


def purchase_step(group: Sequence[ReadRow], look: Lookup) -> RowAction:
    """Ask for one purchase order for the rows with the same order word."""
    first = group[0]
    lines = tuple(
        OrderLine(item, row.values["quantity"], _level(row, item, look, "level"), *_money(row))
        for row in group
        for item in [look.known_item("item", row.values["item"])]
    )
    command = PlaceOrder(
        look.known_partner("supplier", first.values["supplier"]),
        look.known_site("site", first.values["site"]),
        lines,
        owner=look.known_partner("owner", first.get("owner")),
        currency=first.get("currency") or "CNY",
        due=first.get("due"),
    )
    return RowAction("new", _KINDS["purchasing.place_order"], command)


def sales_step(group: Sequence[ReadRow], look: Lookup) -> RowAction:
    """Ask for one sales order for the rows with the same order word."""
    first = group[0]
    lines = tuple(
        OrderLine(item, row.values["quantity"], _level(row, item, look, "level"), *_money(row))
        for row in group
        for item in [look.known_item("item", row.values["item"])]
    )
    command = PlaceSalesOrder(
        look.known_partner("customer", first.values["customer"]),
        look.known_site("site", first.values["site"]),
        lines,
        owner=look.known_partner("owner", first.get("owner")),
        currency=first.get("currency") or "CNY",
        due=first.get("due"),
    )
    return RowAction("new", _KINDS["sales.place_sales_order"], command)


def _money(row: ReadRow) -> tuple[str, str]:
    return row.get("unit_price") or "0", row.get("tax_percent") or "0"


OPENING = Template(
    "opening-stock",
    "期初库存",
    "Opening stock",
    (
        Column("site", "仓库编码", text, needed=True),
        Column("item", "产品编码", text, needed=True),
        Column("place", "货位", text, needed=True),
        Column("quantity", "数量", quantity, needed=True),
        Column("lot", "批号", lot),
        Column("expiry", "效期", day),
        Column("produced", "生产日期", day),
        Column("serials", "序列号", serials),
        Column("packed_as", "整件包装", text),
        Column("status", "质量状态", word({"": "", **STATUSES})),
        Column("supplier", "供应商", text),
        Column("owner", "货主", text),
    ),
    by_group("site", opening_step),
)
_ORDER_COLUMNS = (
    Column("order", "单据标识", text, needed=True),
    Column("site", "仓库编码", text, needed=True),
    Column("item", "产品编码", text, needed=True),
    Column("quantity", "数量", quantity, needed=True),
    Column("level", "包装", text),
    Column("unit_price", "单价", text),
    Column("tax_percent", "税率（%）", text),
    Column("currency", "币种", text),
    Column("due", "日期", day),
    Column("owner", "货主", text),
)
PURCHASE_ORDERS = Template(
    "purchase-orders",
    "采购订单",
    "Purchase orders",
    (Column("supplier", "供应商", text, needed=True), *_ORDER_COLUMNS),
    by_group("order", purchase_step),
    rows_stand_alone=True,
)
SALES_ORDERS = Template(
    "sales-orders",
    "销售订单",
    "Sales orders",
    (Column("customer", "客户", text, needed=True), *_ORDER_COLUMNS),
    by_group("order", sales_step),
    rows_stand_alone=True,
)
ensure(
    {"opening.prepare_opening", "purchasing.place_order", "sales.place_sales_order"} <= set(_KINDS),
    "the commands that sheets ask for exist",
)
