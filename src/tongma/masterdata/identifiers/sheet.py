"""Codes and what they mean, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, day

BINDINGS_COLUMNS = (
    code("scheme", "identifiers.scheme", "scheme"),
    SheetColumn("value", "ui.field.code"),
    code("target_kind", "codes.fact.target", "object"),
    code("role", "identifiers.role", "codeRole"),
    code("source", "identifiers.source", "codeSource"),
    day("valid_from", "identifiers.validFrom"),
    day("valid_to", "identifiers.validTo"),
    code("status", "ui.document.state", "bindingState"),
)
