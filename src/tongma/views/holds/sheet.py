"""Holds, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, instant, number

HOLDS_COLUMNS = (
    SheetColumn("target.title", "holds.target"),
    code("scope", "holds.scope", "holdScope"),
    code("reason", "holds.reason", "hold"),
    SheetColumn("note", "ui.field.note"),
    SheetColumn("placed_by.name", "holds.by"),
    instant("placed_at", "holds.at"),
    number("approvals", "holds.approvals"),
    SheetColumn("agreed.name", "holds.agreed"),
    code("state", "ui.document.state", "holdState"),
)
