"""Lists as sheets: what their columns are called and how they are written."""

from tongma.foundation.platform.columns import SheetColumn, code, instant, item, number

RUNS_COLUMNS = (
    SheetColumn("name", "imports.file"),
    code("state", "ui.document.state", "parallelState"),
    instant("moment", "ui.time.asOf"),
    number("rows", "ui.list.rows"),
    number("equal", "reconciliation.equal"),
    SheetColumn("person.name", "ui.field.person"),
    instant("created_at", "ui.document.createdAt"),
)

DIFFERENCES_COLUMNS = (
    number("seq", "imports.line"),
    code("kind", "records.fields.kind", "difference"),
    *item("item"),
    SheetColumn("lot", "ui.field.lot"),
    code("status", "ui.field.status", "quality"),
    SheetColumn("owner.name", "ui.field.owner"),
    number("theirs", "reconciliation.theirs"),
    number("ours", "reconciliation.ours"),
    code("state", "ui.document.state", "state"),
    SheetColumn("reason", "ui.field.reason"),
    SheetColumn("person.name", "ui.field.person"),
)
