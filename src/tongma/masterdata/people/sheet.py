"""Persons, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code

PEOPLE_COLUMNS = (
    SheetColumn("username", "records.fields.username"),
    SheetColumn("name", "ui.field.name"),
    code("grants.role", "records.fields.roles", "role"),
    code("state", "ui.document.state", "state"),
)
