"""Whether a sheet may be taken in, and what a refusal of a command means for its cells. Pure."""

from collections.abc import Sequence

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.hub.imports.model import BadCell, Draft, Template

ROWS_MAX = 5000
PROBLEMS_SHOWN = 50
"""Problems that a refusal lists; it counts them all, and the preview lists them all."""


def decide_size(rows: int) -> Refusal | None:
    """Return why a sheet of so many rows is not read, or None: ``upload_too_large``."""
    if rows <= ROWS_MAX:
        return None
    return Refusal("upload_too_large", {"rows": str(rows), "limit": str(ROWS_MAX)})


def decide_take_in(problems: Sequence[BadCell]) -> Refusal | None:
    """Return why a sheet is not taken in, or None.

    ``import_has_bad_rows`` with how many problems there are, and the first fifty.
    """
    if not problems:
        return None
    # Texts, as they are kept: the same request again gets the same answer.
    shown: list[Json] = [
        {
            "line": str(one.line),
            "column": one.column,
            "reason": one.reason,
            "value": one.value,
            "facts": dict(one.facts or {}),
        }
        for one in problems[:PROBLEMS_SHOWN]
    ]
    return Refusal("import_has_bad_rows", {"count": str(len(problems)), "problems": shown})


def bad_cells_of(template: Template, draft: Draft, refusal: Refusal) -> list[BadCell]:
    """Return a refusal as problems of the row: one for each field where it lists some."""
    line = draft.lines[0]
    listed = refusal.facts.get("problems")
    if isinstance(listed, list):
        return [
            BadCell(line, template.column_of(str(one["field"])), str(one["reason"]))
            for one in listed
            if isinstance(one, dict)
        ]
    field_name = str(refusal.facts.get("field", ""))
    value = str(refusal.facts.get("value", ""))
    column = template.column_of(field_name) if field_name else _column_by_code(template, refusal)
    return [BadCell(line, column, refusal.code, value, dict(refusal.facts))]


_COLUMNS_OF_CODES = {
    "code_taken": "code",
    "identifier_wrong": "gtin",
    "identifier_taken": "gtin",
    "username_taken": "username",
    "certificate_exists": "number",
    "level_factor_fixed": "level1_count",
}


def _column_by_code(template: Template, refusal: Refusal) -> str:
    column = _COLUMNS_OF_CODES.get(refusal.code, "")
    return column if column in {one.name for one in template.columns} else ""
