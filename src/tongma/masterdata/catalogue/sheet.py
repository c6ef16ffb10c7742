"""Lists as sheets: what their columns are called and how they are written."""

from tongma.foundation.platform.columns import SheetColumn, code, day, number

ITEMS_COLUMNS = (
    SheetColumn("code", "ui.field.code"),
    SheetColumn("name_zh", "records.fields.name_zh"),
    SheetColumn("name_en", "records.fields.name_en"),
    SheetColumn("model", "records.fields.model"),
    SheetColumn("specification", "records.fields.specification"),
    code("device_class", "records.fields.device_class", "deviceClass"),
    SheetColumn("category", "records.fields.category"),
    code("temperature_class", "records.fields.temperature_class", "temperature"),
    SheetColumn("lot_control", "records.fields.lot_control"),
    SheetColumn("serial_control", "records.fields.serial_control"),
    SheetColumn("expiry_control", "records.fields.expiry_control"),
    SheetColumn("implant", "records.fields.implant"),
    SheetColumn("ivd", "records.fields.ivd"),
    code("base_unit", "records.fields.base_unit", "unit"),
    number("price", "records.fields.price"),
    SheetColumn("currency", "records.fields.currency"),
    code("state", "ui.document.state", "state"),
)

CERTIFICATES_COLUMNS = (
    SheetColumn("number", "records.fields.number"),
    code("kind", "records.fields.kind", "certificateKind"),
    SheetColumn("scope", "records.fields.scope"),
    day("valid_from", "records.fields.valid_from"),
    day("valid_to", "records.fields.valid_to"),
    code("state", "ui.document.state", "state"),
)
