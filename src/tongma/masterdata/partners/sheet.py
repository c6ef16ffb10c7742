"""Partners, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code

PARTNERS_COLUMNS = (
    SheetColumn("code", "ui.field.code"),
    SheetColumn("name", "ui.field.name"),
    SheetColumn("name_en", "records.fields.name_en"),
    code("roles", "records.fields.roles", "partnerRole"),
    SheetColumn("address", "records.fields.address"),
    SheetColumn("tax_number", "records.fields.tax_number"),
    code("state", "ui.document.state", "state"),
)
