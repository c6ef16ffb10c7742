"""What was done, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, instant, number

ACTIVITY_COLUMNS = (
    number("number", "journal.number"),
    code("command", "journal.command", "action"),
    code("outcome", "journal.outcome", "state"),
    code("code", "ui.field.reason", "refusal"),
    SheetColumn("person.name", "journal.who"),
    SheetColumn("site.name", "ui.field.site"),
    SheetColumn("document.number", "journal.document"),
    instant("happened_at", "backdated.happened"),
    instant("recorded_at", "journal.when"),
)
