"""Lists as sheets: what their columns are called and how they are written."""

from tongma.foundation.platform.columns import SheetColumn, code, day, number

DEVICES_COLUMNS = (
    SheetColumn("primary_di", "identifiers.title"),
    SheetColumn("name", "ui.field.name"),
    SheetColumn("brand", "udidb.brand"),
    SheetColumn("model", "records.fields.model"),
    SheetColumn("article", "udidb.article"),
    SheetColumn("registrant", "udidb.registrant"),
    SheetColumn("registrations", "udidb.registration"),
    day("version_on", "udidb.versionOn"),
    code("source", "identifiers.source", "codeSource"),
    day("withdrawn_on", "udidb.withdrawn"),
)

FAULTS_COLUMNS = (
    number("seq", "imports.line"),
    SheetColumn("path", "imports.file"),
    SheetColumn("record", "udidb.records"),
    SheetColumn("code", "imports.reason"),
    SheetColumn("detail", "imports.value"),
)
