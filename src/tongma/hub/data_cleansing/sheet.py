"""Lists as sheets: what their columns are called and how they are written."""

from tongma.foundation.platform.columns import SheetColumn, code, instant, number

RUNS_COLUMNS = (
    SheetColumn("name", "imports.file"),
    code("state", "ui.document.state", "cleaningState"),
    number("rows", "ui.list.rows"),
    SheetColumn("person.name", "ui.field.person"),
    instant("created_at", "ui.document.createdAt"),
)

ROWS_COLUMNS = (
    number("line", "imports.line"),
    code("state", "ui.document.state", "cleaningRow"),
    code("findings.code", "imports.reason", "cleaning"),
    SheetColumn("values.code", "records.fields.code"),
    SheetColumn("values.name_zh", "records.fields.name"),
    SheetColumn("values.specification", "records.fields.specification"),
    SheetColumn("values.barcode", "records.fields.barcode"),
)
