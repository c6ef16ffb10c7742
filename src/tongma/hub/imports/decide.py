"""Whether a sheet may be taken in, and what a refusal of a command means for its cells. Pure."""

import re
from collections.abc import Mapping, Sequence

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
            "line": str(problem.line),
            "column": problem.column,
            "reason": problem.reason,
            "value": problem.value,
            "facts": dict(problem.facts or {}),
        }
        for problem in problems[:PROBLEMS_SHOWN]
    ]
    return Refusal("import_has_bad_rows", {"count": str(len(problems)), "problems": shown})


def bad_cells_of(template: Template, draft: Draft, refusal: Refusal) -> list[BadCell]:
    """Return a refusal as problems of the row: one for each field where it lists some."""
    listed = refusal.facts.get("problems")
    if isinstance(listed, list):
        return [
            draft.bad_cell(
                template.column_of(str(problem["field"])), _reason(str(problem["reason"]))
            )
            for problem in listed
            if isinstance(problem, dict)
        ]
    field_name = str(refusal.facts.get("field", ""))
    value = str(refusal.facts.get("value", ""))
    column = template.column_of(field_name) if field_name else _column_by_code(template, refusal)
    # The line of a refusal is that of a document: the row has its own number.
    facts = {name: fact for name, fact in refusal.facts.items() if name != "line"}
    if refusal.code in _DOORS and facts.get("reason"):
        reason, at = str(facts["reason"]), _LINES.match(field_name)
        return [draft.bad_cell(column, reason, value, facts, int(at[1]) if at else 0)]
    return [draft.bad_cell(column, refusal.code, value, facts)]


_DOORS = ("text_wrong", "date_wrong", "instant_wrong", "number_wrong")
"""What the doors of texts refuse: why is a fact, and the field is a path."""
_LINES = re.compile(r"lines\.(\d+)\.")
"""Rows that make one command are its lines, in their order."""


def _reason(word: str) -> str:
    """``not_allowed`` of a field is no missing right."""
    return "not_one_of" if word == "not_allowed" else word


_COLUMNS_OF_CODES: Mapping[str, tuple[str, ...]] = {
    "code_taken": ("code",),
    "identifier_wrong": ("gtin",),
    "identifier_taken": ("gtin",),
    "username_taken": ("username",),
    "certificate_exists": ("number",),
    "level_factor_fixed": ("level1_count",),
    "level_wrong": ("packed_as", "level"),
    "quantity_wrong": ("quantity",),
    "whole_units_needed": ("quantity",),
    "case_not_whole": ("quantity",),
    "amount_wrong": ("unit_price",),
    "lot_required": ("lot",),
    "lot_conflict": ("lot",),
    "expiry_required": ("expiry",),
    "produced_after_expiry": ("produced", "expiry"),
    "serial_required": ("serials",),
    "serial_not_expected": ("serials",),
    "serials_do_not_match": ("serials",),
    "serial_exists": ("serials",),
    "place_unknown": ("place",),
}
"""What a refusal is about that names no field: the first of these columns that the sheet has."""


def _column_by_code(template: Template, refusal: Refusal) -> str:
    known = {column.name for column in template.columns}
    return next((one for one in _COLUMNS_OF_CODES.get(refusal.code, ()) if one in known), "")
