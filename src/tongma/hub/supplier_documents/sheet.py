"""Suppliers' papers, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, instant

PAPERS_COLUMNS = (
    SheetColumn("name", "imports.file"),
    SheetColumn("supplier.name", "ui.field.supplier"),
    code("state", "ui.document.state", "paperState"),
    SheetColumn("notice.number", "inbound.notices"),
    SheetColumn("person.name", "ui.field.person"),
    instant("created_at", "ui.document.createdAt"),
)
