"""Documents of a kind, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, day, instant, number

HEADERS_COLUMNS = (
    SheetColumn("number", "ui.document.number"),
    code("state", "ui.document.state", "state"),
    SheetColumn("partner.code", "masterdata.partners+ui.field.code"),
    SheetColumn("partner.name", "masterdata.partners"),
    SheetColumn("site.name", "ui.field.site"),
    SheetColumn("owner.name", "ui.field.owner"),
    day("due", "ui.field.due"),
    number("lines", "ui.document.lines"),
    number("lines_done", "ui.document.done"),
    SheetColumn("created_by.name", "ui.field.person"),
    instant("created_at", "ui.document.createdAt"),
)
