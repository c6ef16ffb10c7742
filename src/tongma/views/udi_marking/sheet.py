"""Receipt lines without UDI by supplier, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, number

UNMARKED_COLUMNS = (
    SheetColumn("supplier.code", "ui.field.code"),
    SheetColumn("supplier.name", "ui.field.supplier"),
    number("lines", "label_quality.lines"),
    number("missing", "label_quality.without"),
    number("items", "masterdata.items"),
    number("rate", "label_quality.rate"),
)
