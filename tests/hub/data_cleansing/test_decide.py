"""Which steps a cleaning run may make, and what may be said of its rows."""

from itertools import product

import pytest

from tongma.hub.data_cleansing.decide import (
    RunFacts,
    decide_correction,
    decide_examine,
    decide_findings,
    decide_step,
    decide_take_back,
    decide_worksheet,
)
from tongma.hub.data_cleansing.model import (
    GIVEN_UP,
    RUN_STEPS,
    WORK,
    DecideFindings,
    ExamineTable,
    RunState,
)
from tongma.hub.data_cleansing.rows import examine

R = RunState
BY_PERSON = {
    R.EXAMINING: {R.MAPPING, R.EXAMINED, R.FAILED},
    R.COMPARING: {R.EXAMINED, R.CONFIRMED},
    R.CORRECTING: {R.EXAMINED, R.CONFIRMED},
    R.CONFIRMING: {R.EXAMINED, R.CONFIRMED},
    R.TAKING_BACK: {R.EXAMINED, R.CONFIRMED},
}
"""A state that a person asks for → where the run may be then."""


def code(refusal):
    return refusal and refusal.code


@pytest.mark.parametrize(("to", "present"), list(product(BY_PERSON, R)))
def test_a_person_asks_for_a_step_where_the_run_waits_for_one(to, present):
    allowed = present in BY_PERSON[to] or WORK.get(present) == to

    assert (None if allowed else "run_not_ready") == code(decide_step(7, present, to))


def test_the_server_makes_no_step_but_the_one_that_follows_and_giving_up():
    made = {(present, to) for present, to in RUN_STEPS if present in WORK}

    assert {*WORK.items(), *GIVEN_UP.items()} == made
    assert {R.UPLOADED, R.EXAMINING} == {one for one, to in GIVEN_UP.items() if to == R.FAILED}
    assert {R.EXAMINED} == set(GIVEN_UP.values()) - {R.FAILED}


def test_from_the_upload_every_state_is_reached_and_what_was_taken_back_is_the_end():
    reached = {R.UPLOADED}
    for _round in R:
        reached |= {to for present, to in RUN_STEPS if present in reached}

    assert set(R) == reached
    assert {R.TAKEN_BACK} == set(R) - {present for present, _to in RUN_STEPS}


@pytest.mark.parametrize("present", R)
def test_rows_are_decided_while_the_run_is_examined_or_confirmed(present):
    expected = None if present in (R.EXAMINED, R.CONFIRMED) else "run_not_ready"

    assert expected == code(decide_worksheet(7, present))


@pytest.mark.parametrize(
    ("state", "mapping", "has_taken_in", "expected"),
    [
        (R.MAPPING, {"name_zh": "品名"}, False, None),
        (R.MAPPING, {"name_en": "品名"}, False, None),
        (R.FAILED, {"name_zh": "品名"}, False, None),
        (R.EXAMINED, {"name_zh": "品名"}, True, "run_not_ready"),
        (R.MAPPING, {"code": "货号"}, False, "mapping_wrong"),  # no name
        (R.MAPPING, {"name_zh": "没有"}, False, "mapping_wrong"),
        (R.MAPPING, {"colour": "品名", "name_zh": "品名"}, False, "mapping_wrong"),
        (R.EXAMINED, {"code": "货号"}, True, "mapping_wrong"),  # the mapping before what is in
        (R.CONFIRMED, {"code": "货号"}, False, "run_not_ready"),  # the state before the mapping
        (R.COMPARING, {"name_zh": "品名"}, False, "run_not_ready"),
    ],
)
def test_a_table_is_examined_with_a_name_while_nothing_of_it_is_taken_in(
    state, mapping, has_taken_in, expected
):
    run = RunFacts(7, state, ("货号", "品名"), has_taken_in)

    assert expected == code(decide_examine(ExamineTable(7, mapping), run))


@pytest.mark.parametrize(
    ("finding", "lines", "state", "expected"),
    [
        ("duplicate", (), R.EXAMINED, None),
        ("", (2,), R.CONFIRMED, None),
        ("duplicate", (2,), R.EXAMINED, None),
        ("", (), R.EXAMINED, "filter_required"),
        ("", (), R.CONFIRMING, "run_not_ready"),  # the state first
    ],
)
def test_findings_are_decided_by_class_or_by_line(finding, lines, state, expected):
    command = DecideFindings(7, "accept", finding, lines)

    assert expected == code(decide_findings(command, state))


@pytest.mark.parametrize(
    ("item", "values", "expected"),
    [
        (0, {"unit": "根"}, None),
        (0, {}, None),
        (0, {"colour": "红"}, "mapping_wrong"),
        (9, {"unit": "根"}, "row_taken_in"),
        (9, {"colour": "红"}, "row_taken_in"),  # what it is now, before what is written
    ],
)
def test_a_row_is_corrected_while_it_is_no_item(item, values, expected):
    assert expected == code(decide_correction(2, item, values))


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        (R.CONFIRMED, "wrong table", None),
        (R.EXAMINED, "wrong table", None),
        (R.CONFIRMED, "", "reason_required"),
        (R.CONFIRMED, " \t", "reason_required"),
        (R.MAPPING, "wrong table", "run_not_ready"),
        (R.TAKEN_BACK, "", "run_not_ready"),  # the state first
    ],
)
def test_a_run_is_taken_back_with_a_reason(state, reason, expected):
    assert expected == code(decide_take_back(7, state, reason))


@pytest.mark.parametrize(
    ("decide", "facts"),
    [
        (lambda: decide_step(7, R.MAPPING, R.CONFIRMING), {"run": "7", "state": "mapping"}),
        (lambda: decide_worksheet(7, R.MAPPING), {"run": "7", "state": "mapping"}),
        (lambda: decide_examine(NAMED, table(R.COMPARING)), {"run": "7", "state": "comparing"}),
        # what is taken in is there as if confirmed
        (lambda: decide_examine(NAMED, table(R.MAPPING)), {"run": "7", "state": "confirmed"}),
        (lambda: decide_findings(NO_FILTER, R.CONFIRMING), {"run": "7", "state": "confirming"}),
        (lambda: decide_findings(NO_FILTER, R.EXAMINED), {"one_of": ["code", "lines"]}),
        (lambda: decide_correction(2, 9, {}), {"line": "2", "item": "9"}),
        (lambda: decide_correction(2, 0, {"colour": "红", "unit": "根"}),
         {"unknown": ["colour"], "missing": []}),
        (lambda: decide_take_back(7, R.MAPPING, "x"), {"run": "7", "state": "mapping"}),
        (lambda: decide_take_back(7, R.CONFIRMED, ""), {"step": "take_back"}),
    ],
)  # fmt: skip
def test_a_refusal_says_of_which_run_and_what_is_wrong(decide, facts):
    assert facts == dict(decide().facts)


NAMED = ExamineTable(7, {"name_zh": "品名"})
NO_FILTER = DecideFindings(7, "accept", "", ())


def table(state):
    """A run of which rows are taken in."""
    return RunFacts(7, state, ("货号", "品名"), has_taken_in=True)


@pytest.mark.parametrize(
    ("field", "given", "value", "code"),
    [
        ("pack_factor", "10只", "10", "number_read"),
        ("pack_factor", "10盒", "", "number_wrong"),
        ("case_factor", "20盒", "", "number_wrong"),
        ("case_factor", "20个", "20", "number_read"),
        ("shelf_life_days", "730天", "730", "number_read"),
        ("shelf_life_days", "24个月", "", "number_wrong"),
        ("shelf_life_days", "24", "24", ""),
    ],
)
def test_a_word_behind_a_number_says_what_is_counted(field, given, value, code):
    row = examine({"name_zh": "a", "unit": "只", field.replace("factor", "unit"): "", field: given})
    told = [one.code for one in row.found if one.field == field and "number" in one.code]

    assert (value, [code] if code else []) == (row.values[field], told)


def test_an_error_of_an_office_program_is_found_and_not_taken_for_a_text():
    row = examine({"name_zh": "#REF!", "specification": "—"})

    assert {"name_zh": "", "specification": ""} == dict(row.values)
    assert [("not_a_value", "name_zh"), ("name_missing", "name_zh")] == [
        (one.code, one.field) for one in row.found
    ]
