"""Codes that contradict one another, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, day, item

CONTRADICTIONS_COLUMNS = (
    code("kind", "records.fields.kind", "contradiction"),
    code("scheme", "identifiers.scheme", "scheme"),
    SheetColumn("value", "ui.field.code"),
    SheetColumn("against.value", "identifiers.contradictions"),
    *item("item"),
    code("role", "identifiers.role", "codeRole"),
    code("source", "identifiers.source", "codeSource"),
    day("valid_from", "identifiers.validFrom"),
    day("valid_to", "identifiers.validTo"),
)
