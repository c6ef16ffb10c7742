"""Whether a paper may become a notice."""

import pytest

from tongma.hub.supplier_documents.decide import (
    FAULTS_SHOWN,
    decide_announce,
    decide_map,
    decide_signed,
    decide_step,
)
from tongma.hub.supplier_documents.model import PaperFault, PaperKind, PaperState

S = PaperState


def code(refusal):
    return refusal and refusal.code


@pytest.mark.parametrize(
    ("present", "to", "expected"),
    [
        (S.WAITING, S.ANNOUNCED, None),
        (S.WAITING, S.SET_ASIDE, None),
        (S.WAITING, S.WAITING, "paper_done"),
        (S.ANNOUNCED, S.SET_ASIDE, "paper_done"),
        (S.ANNOUNCED, S.ANNOUNCED, "paper_done"),
        (S.SET_ASIDE, S.ANNOUNCED, "paper_done"),
        (S.SET_ASIDE, S.SET_ASIDE, "paper_done"),
    ],
)
def test_a_paper_becomes_something_once(present, to, expected):
    assert expected == code(decide_step(7, present, to, 0))


def test_who_comes_too_late_is_told_what_became_of_the_paper():
    refusal = decide_step(7, S.ANNOUNCED, S.ANNOUNCED, 31)

    assert {"paper": "7", "state": "announced", "notice": "31"} == dict(refusal.facts)


@pytest.mark.parametrize("present", S)
def test_a_layout_is_said_while_the_paper_waits(present):
    expected = None if present == S.WAITING else "paper_done"

    assert expected == code(decide_map(7, present, 0))


@pytest.mark.parametrize(
    ("kind", "expected"), [(PaperKind.SIGNED, None), (PaperKind.TABLE, "paper_unknown")]
)
def test_only_what_somebody_signed_is_a_signed_note(kind, expected):
    assert expected == code(decide_signed(7, kind))


@pytest.mark.parametrize(
    ("faults", "expected", "shown"),
    [
        (0, None, None),
        (1, "1", 1),
        (FAULTS_SHOWN, "50", 50),
        (FAULTS_SHOWN + 1, "51", 50),
    ],
)
def test_no_notice_is_made_while_a_fault_stands_and_the_first_fifty_are_told(
    faults, expected, shown
):
    refusal = decide_announce([PaperFault(n, "lot", "lot_missing") for n in range(faults)])

    assert expected == (refusal and refusal.facts["count"])
    assert shown == (refusal and len(refusal.facts["faults"]))


@pytest.mark.parametrize(
    ("decide", "code", "facts"),
    [
        (lambda: decide_map(7, S.ANNOUNCED, 31), "paper_done",
         {"paper": "7", "state": "announced", "notice": "31"}),
        (lambda: decide_signed(7, PaperKind.TABLE), "paper_unknown", {"paper": "7"}),
        (lambda: decide_announce([PaperFault(3, "lot", "lot_missing", "L?")]), "paper_has_faults",
         {"count": "1", "faults": [
             {"line": "3", "field": "lot", "code": "lot_missing", "given": "L?"},
         ]}),
    ],
)  # fmt: skip
def test_a_refusal_says_which_paper_and_what_is_wrong_with_it(decide, code, facts):
    refusal = decide()

    assert (code, facts) == (refusal.code, dict(refusal.facts))
