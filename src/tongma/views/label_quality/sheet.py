"""Label quality by supplier and month, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, number

SHEET_COLUMNS = (
    SheetColumn("supplier.code", "ui.field.code"),
    SheetColumn("supplier.name", "ui.field.supplier"),
    SheetColumn("month", "label_quality.month"),
    number("labels", "label_quality.labels"),
    number("no_separator", "codes.labelFault.no_separator"),
    number("rates.no_separator", "codes.labelFault.no_separator+label_quality.rate"),
    number("wrong_check_digit", "codes.labelFault.wrong_check_digit"),
    number("rates.wrong_check_digit", "codes.labelFault.wrong_check_digit+label_quality.rate"),
    number("other_rule", "codes.labelFault.other_rule"),
    number("rates.other_rule", "codes.labelFault.other_rule+label_quality.rate"),
    number("unknown", "codes.labelFault.unknown"),
    number("rates.unknown", "codes.labelFault.unknown+label_quality.rate"),
    number("against_notice", "codes.labelFault.against_notice"),
    number("rates.against_notice", "codes.labelFault.against_notice+label_quality.rate"),
    number("against_registered", "codes.labelFault.against_registered"),
    number("rates.against_registered", "codes.labelFault.against_registered+label_quality.rate"),
)
