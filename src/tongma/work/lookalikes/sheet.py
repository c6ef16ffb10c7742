"""Goods that are easily mistaken, as a sheet."""

from tongma.foundation.platform.columns import Form, SheetColumn, code

TWINS_COLUMNS = (
    code("kind", "lookalikes.alike", "twin"),
    SheetColumn("goods.item.code", "lookalikes.goods+ui.field.code"),
    SheetColumn("goods.item", "lookalikes.goods", Form.ITEM),
    SheetColumn("goods.lot.number", "lookalikes.goods+ui.field.lot"),
    SheetColumn("goods.place.code", "lookalikes.goods+ui.field.place"),
    SheetColumn("other.item.code", "lookalikes.other+ui.field.code"),
    SheetColumn("other.item", "lookalikes.other", Form.ITEM),
    SheetColumn("other.lot.number", "lookalikes.other+ui.field.lot"),
    SheetColumn("other.place.code", "lookalikes.other+ui.field.place"),
)
