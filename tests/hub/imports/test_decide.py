"""Whether a sheet may be taken in, and which cells a refusal is about."""

import pytest

from tongma.foundation.kernel.outcome import Refusal
from tongma.hub.imports.decide import (
    PROBLEMS_SHOWN,
    ROWS_MAX,
    bad_cells_of,
    decide_size,
    decide_take_in,
)
from tongma.hub.imports.model import BadCell, Draft, ReadRow
from tongma.hub.imports.templates import TEMPLATES


@pytest.mark.parametrize(
    ("rows", "expected"), [(0, None), (ROWS_MAX, None), (ROWS_MAX + 1, "upload_too_large")]
)
def test_a_sheet_has_at_most_five_thousand_rows(rows, expected):
    refusal = decide_size(rows)

    assert expected == (refusal and refusal.code)


@pytest.mark.parametrize(
    ("problems", "count", "shown"),
    [(0, None, None), (1, "1", 1), (PROBLEMS_SHOWN, "50", 50), (PROBLEMS_SHOWN + 1, "51", 50)],
)
def test_a_bad_cell_keeps_the_whole_sheet_out_and_the_first_fifty_are_told(problems, count, shown):
    refusal = decide_take_in([BadCell(line, "code", "empty") for line in range(problems)])

    assert count == (refusal and refusal.facts["count"])
    assert shown == (refusal and len(refusal.facts["problems"]))


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (
            Refusal("text_wrong", {"field": "data.name_zh", "value": "\x00"}),
            [(4, "name_zh", "text_wrong", "\\x00")],
        ),
        (Refusal("code_taken", {"code": "A1"}), [(4, "code", "code_taken", "")]),
        (Refusal("username_taken"), [(4, "", "username_taken", "")]),  # no such column here
        (Refusal("quantity_wrong", {"item": "A1", "line": "2"}), [(4, "", "quantity_wrong", "")]),
        (Refusal("not_allowed", {"action": "x"}), [(4, "", "not_allowed", "")]),
        (
            Refusal(
                "data_wrong",
                {
                    "problems": [
                        {"field": "levels.contains_count", "reason": "not_positive"},
                        {"field": "base_unit", "reason": "not_allowed"},
                    ]
                },
            ),
            [
                (4, "level1_count", "not_positive", ""),
                (4, "base_unit", "not_one_of", "个"),
            ],
        ),
    ],
)
def test_a_refusal_names_the_column_that_it_is_about(refusal, expected):
    draft = Draft((ReadRow(4, {}, {"base_unit": "个"}), ReadRow(5, {})), lambda _rows, _look: None)
    found = bad_cells_of(TEMPLATES["items"], draft, refusal)

    assert expected == [(one.line, one.column, one.reason, one.value) for one in found]


@pytest.mark.parametrize("code", ["text_wrong", "date_wrong", "instant_wrong", "number_wrong"])
@pytest.mark.parametrize(
    ("field", "line"),
    [("lines.0.lot", 4), ("lines.1.lot", 5), ("lot", 4), ("units.1.lot", 4), ("lines.lot", 4)],
)
def test_what_a_door_refuses_says_why_in_the_row_of_the_commands_line(code, field, line):
    rows = ReadRow(4, {}, {"lot": "A"}), ReadRow(5, {}, {"lot": "B"})
    told = {"field": field, "reason": "control_character", "value": "A#"}
    found = bad_cells_of(
        TEMPLATES["opening-stock"], Draft(rows, lambda _rows, _look: None), Refusal(code, told)
    )

    assert [BadCell(line, "lot", "control_character", "A#", told)] == found


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("quantity_wrong", {"field": "lines.1.lot", "reason": "control_character"}),
        ("text_wrong", {"field": "lines.1.lot"}),
    ],
)
def test_what_no_door_refuses_with_a_reason_is_told_by_its_code(code, facts):
    rows = ReadRow(4, {}, {"lot": "A"}), ReadRow(5, {}, {"lot": "B"})
    found = bad_cells_of(
        TEMPLATES["opening-stock"], Draft(rows, lambda _rows, _look: None), Refusal(code, facts)
    )

    assert [BadCell(4, "lot", code, "A", facts)] == found


def test_a_refusal_tells_how_many_rows_there_are_and_may_be():
    assert {"rows": "5001", "limit": "5000"} == dict(decide_size(5001).facts)


@pytest.mark.parametrize(
    ("cell", "facts"),
    [
        (BadCell(4, "lot", "lot_required", "L?"), {}),
        (BadCell(4, "lot", "lot_required", "L?", {"item": "A1"}), {"item": "A1"}),
    ],
)
def test_a_bad_cell_is_told_with_its_row_its_reason_and_what_stands_there(cell, facts):
    refusal = decide_take_in([cell])
    told = {"line": "4", "column": "lot", "reason": "lot_required", "value": "L?", "facts": facts}

    assert "import_has_bad_rows" == refusal.code
    assert {"count": "1", "problems": [told]} == dict(refusal.facts)


def test_the_facts_of_a_refusal_stay_but_the_line_which_is_of_a_document():
    draft = Draft((ReadRow(4, {}, {}),), lambda _rows, _look: None)
    refusal = Refusal("quantity_wrong", {"item": "A1", "line": "2"})
    [cell] = bad_cells_of(TEMPLATES["items"], draft, refusal)

    assert (4, {"item": "A1"}) == (cell.line, dict(cell.facts))
