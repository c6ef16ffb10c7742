"""Tasks, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, day, instant, item, number

TASKS_COLUMNS = (
    code("kind", "records.fields.kind", "task"),
    code("state", "ui.document.state", "state"),
    SheetColumn("document.number", "ui.document.number"),
    *item("item"),
    SheetColumn("lot.number", "ui.field.lot"),
    day("lot.expiry", "ui.field.expiry"),
    number("quantity", "ui.field.quantity"),
    SheetColumn("place.code", "ui.field.place"),
    SheetColumn("site.name", "ui.field.site"),
    SheetColumn("taken_by.name", "ui.field.person"),
    instant("made_at", "ui.document.createdAt"),
)
