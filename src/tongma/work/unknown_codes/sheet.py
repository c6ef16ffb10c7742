"""Codes that nobody knows yet, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, day, instant, number

CODES_COLUMNS = (
    code("scheme", "identifiers.scheme", "scheme"),
    SheetColumn("value", "ui.field.code"),
    code("state", "ui.document.state", "unknownState"),
    number("count", "codes.fact.count"),
    SheetColumn("says.lot", "ui.field.lot"),
    SheetColumn("says.serial", "ui.field.serial"),
    day("says.expiry", "ui.field.expiry"),
    SheetColumn("supplier.name", "ui.field.supplier"),
    SheetColumn("document.number", "kept_readings.document"),
    SheetColumn("station", "kept_readings.station"),
    SheetColumn("raw", "codes.fact.raw"),
    instant("first_seen", "ui.document.createdAt"),
    instant("last_seen", "people.seen"),
)
