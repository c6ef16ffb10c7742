"""Stock, as a sheet: each view has the columns that it does not add up over."""

from collections.abc import Sequence

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
_ADDED_UP = {
    "item": {"lot", "piece", "place", "owner", "packed_as"},
    "lot": {"piece", "place", "owner", "packed_as"},
    "piece": {"owner", "packed_as"},
    "place": {"lot", "piece", "owner", "packed_as"},
    "owner": {"lot", "piece", "place", "packed_as"},
    "key": set[str](),
}
"""View → parts of a balance's key that its rows do not tell."""


def columns_of(by: str) -> Sequence[SheetColumn]:
    """Return the columns of a view."""
    untold = _ADDED_UP[by]
    return [column for column in STOCK_COLUMNS if column.path.partition(".")[0] not in untold]
