"""Places, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, number

PLACES_COLUMNS = (
    SheetColumn("code", "ui.field.code"),
    SheetColumn("name", "ui.field.name"),
    code("kind", "records.fields.kind", "placeKind"),
    code("purpose", "records.fields.purpose", "purpose"),
    code("status", "ui.field.status", "quality"),
    code("temperature_class", "records.fields.temperature_class", "temperature"),
    code("mixing", "records.fields.mixing", "mixing"),
    number("volume_litres_max", "records.fields.volume_litres_max"),
    number("weight_grams_max", "records.fields.weight_grams_max"),
    number("handling_units_max", "records.fields.handling_units_max"),
    number("sequence", "records.fields.sequence"),
    SheetColumn("address", "records.fields.address"),
    code("state", "ui.document.state", "state"),
)
