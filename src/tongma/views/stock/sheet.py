"""Stock, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, day, item, number

STOCK_COLUMNS = (
    *item("item"),
    SheetColumn("lot.number", "ui.field.lot"),
    day("lot.expiry", "ui.field.expiry"),
    SheetColumn("piece.serial", "ui.field.serial"),
    SheetColumn("place.code", "ui.field.place"),
    SheetColumn("place.name", "ui.field.place+ui.field.name"),
    SheetColumn("owner.name", "ui.field.owner"),
    code("status", "ui.field.status", "quality"),
    code("packed_as.name", "stock.packedAs", "level"),
    number("quantity", "ui.field.quantity"),
    code("item.base_unit", "ui.field.unit", "unit"),
    number("allocated", "stock.allocated"),
    code("holds.reason", "codes.fact.hold", "hold"),
)
