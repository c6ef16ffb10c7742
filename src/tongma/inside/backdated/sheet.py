"""Facts that came late, as a sheet."""

from tongma.foundation.platform.columns import SheetColumn, code, instant

CASES_COLUMNS = (
    code("command", "backdated.what", "action"),
    code("code", "backdated.count", "held"),
    SheetColumn("sent_by.name", "backdated.sentBy"),
    instant("happened_at", "backdated.happened"),
    instant("held_at", "backdated.came"),
    code("state", "ui.document.state", "lateState"),
)
