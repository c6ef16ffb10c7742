"""What the readings of one package allow, as tables."""

from typing import NamedTuple

import pytest

from devicecodes import Finding, Identifier, Reading, Repair
from tongma.foundation.commands.model import Chosen, Scan
from tongma.masterdata.identifiers.query import Bound
from tongma.work.scanning.labels import (
    asked,
    contradiction_in,
    decide_label,
    disagree,
    fits,
    is_clean,
    is_cut,
    is_unsure,
    is_worth_keeping,
    may_be_one,
    possible_readings,
    readings_for,
)
from tongma.work.scanning.model import (
    Candidate,
    Ranking,
    ScanFacts,
    ScoredCandidate,
    resolution_of,
)


class Item(NamedTuple):
    id: int = 7
    lot_control: int = 1
    serial_control: int = 1
    expiry_control: int = 1


GTIN, HIBC = Identifier("gtin", "1"), Identifier("hibc-udi-di", "2")
CUT = (Repair("separator_inserted", "a", "b"),)


def said(status="valid", identifier=GTIN, **fields):
    return Reading("x", None, "x", status, "gs1", identifier=identifier, **fields)


def unsure(*others, **fields):
    return said("ambiguous", alternatives=others, **fields)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (said(), (False, False)),
        (said("repaired", repairs=CUT), (False, False)),
        (said("invalid"), (False, False)),
        (said("unknown", alternatives=(said(),)), (False, False)),
        (said("ambiguous"), (True, False)),
        (said("ambiguous", repairs=CUT), (True, True)),
        (said("ambiguous", repairs=(Repair("case_folded", "a", "A"),)), (True, False)),
        (said("invalid", alternatives=(said(),)), (True, False)),
        (said("invalid", alternatives=(said(),), repairs=CUT), (True, True)),
    ],
)
def test_a_reading_is_unsure_where_there_is_a_choice_and_cut_where_none_is_plain(reading, expected):
    assert expected == (is_unsure(reading), is_cut(reading))


def found(code):
    return (Finding(code),)


@pytest.mark.parametrize(
    ("whole", "readings", "expected"),
    [
        (said(findings=found("contradiction")), [said()], False),
        (said(), [said(), said(identifier=None)], False),
        (said(), [said(), said()], False),
        (said(), [said(), said(identifier=HIBC)], True),
        (said(findings=found("contradiction")), [said(), said()], True),
        (said(findings=found("link_differs")), [said(), said()], True),
        (said(findings=found("repeated_with_other_value")), [said(), said()], True),
        (said(findings=found("weak_evidence")), [said(), said()], False),
    ],
)
def test_symbols_disagree_by_two_products_or_by_a_contradiction(whole, readings, expected):
    assert expected == disagree(whole, readings)


@pytest.mark.parametrize(
    ("whole", "readings", "expected"),
    [
        (said(), [said(), said(identifier=HIBC)], True),
        (said(), [said(lot="A"), said(identifier=HIBC)], True),
        (said(), [said(lot="A"), said(identifier=HIBC, lot="A")], True),
        (said(), [said(lot="A"), said(identifier=HIBC, lot="B")], False),
        (said(), [said(serial="A"), said(identifier=HIBC, serial="B")], False),
        (said(), [said(expiry="2028-12-31"), said(expiry="2028-11-30")], False),
        (said(), [said(produced="2028-12-31"), said(produced="2028-11-30")], False),
        (said(), [said(quantity="1"), said(quantity="2")], True),
        (said(findings=found("link_differs")), [said(), said(identifier=HIBC)], False),
        (said(findings=found("contradiction")), [said(), said(identifier=HIBC)], True),
    ],
)
def test_two_codes_may_be_one_package_where_all_that_they_say_beside_is_the_same(
    whole, readings, expected
):
    assert expected == may_be_one(whole, readings)


def bound(scheme="gtin", value="1"):
    return Bound(1, scheme, value, 0, "item", 7, 0, "confirmed", "", "test", "", "")


def meaning(item=7, lot="", serial="", binding=None, **flags):
    return Candidate("item", item, item=Item(item, **flags), says=(lot, serial), binding=binding)


EIGHT = Identifier("gtin", "8")


@pytest.mark.parametrize(
    ("whole", "binding", "lots"),
    [
        (said(lot="A"), None, ["A"]),
        (said(lot="A"), bound(), ["A"]),
        (unsure(said(lot="B"), lot="A"), bound(), ["A", "B"]),
        (unsure(said(lot="A"), lot="A"), bound(), ["A"]),
        (unsure(said(lot="B", identifier=EIGHT), lot="A"), bound(), ["A"]),
        (unsure(said(lot="B", identifier=EIGHT), lot="A"), bound(value="8"), ["B"]),
        (unsure(said(lot="B", identifier=EIGHT), lot="A"), bound("internal"), ["A", "B"]),
        (unsure(said(lot="B", identifier=None), lot="A", identifier=None), bound(), ["A", "B"]),
    ],
)
def test_only_readings_of_the_bound_code_count_each_saying_once(whole, binding, lots):
    assert lots == [one.lot for one in readings_for(whole, meaning(binding=binding))]


TAKEN = Ranking("accepted", (ScoredCandidate(meaning(binding=bound()), ()),))
SEVERAL = unsure(said(lot="B"), lot="A")
ONE_SAYING = unsure(said(lot="A"), lot="A")


@pytest.mark.parametrize(
    ("ranking", "whole", "answered", "expected"),
    [
        (TAKEN, said(), False, ("accepted", "")),
        (TAKEN, said("invalid"), False, ("accepted", "")),
        (Ranking("unknown"), unsure(), False, ("unknown", "")),
        (Ranking("ask", TAKEN.ranked, "which_object"), SEVERAL, False, ("ask", "which_object")),
        # a label with nothing to choose from is confirmed once
        (TAKEN, unsure(), False, ("ask", "confirm")),
        (TAKEN, unsure(), True, ("accepted", "")),
        # other readings that say the same of the object change nothing
        (TAKEN, ONE_SAYING, False, ("accepted", "")),
        # several sayings, or a separator put in: asked, whatever was answered
        (TAKEN, SEVERAL, False, ("ask", "which_lot")),
        (TAKEN, SEVERAL, True, ("ask", "which_lot")),
        (TAKEN, unsure(repairs=CUT), False, ("ask", "which_lot")),
        (TAKEN, unsure(repairs=CUT), True, ("ask", "which_lot")),
    ],
)
def test_a_sure_object_with_an_unsure_label_is_asked(ranking, whole, answered, expected):
    decided = decide_label(ranking, whole, answered=answered)

    assert expected == (decided.outcome, decided.ask)
    assert ranking.ranked == decided.ranked


@pytest.mark.parametrize(
    ("ranking", "answered", "expected"),
    [
        (TAKEN, False, ("ask", "confirm")),
        (TAKEN, True, ("accepted", "")),
        (Ranking("ask", TAKEN.ranked, "which_object"), False, ("ask", "which_object")),
        (Ranking("unknown"), False, ("unknown", "")),
    ],
)
def test_a_label_that_needs_a_look_is_confirmed_once_where_its_object_is_sure(
    ranking, answered, expected
):
    decided = decide_label(ranking, said(), answered=answered, look=True)

    assert expected == (decided.outcome, decided.ask)
    assert ranking.ranked == decided.ranked


def test_the_code_of_the_best_candidate_tells_what_its_label_says():
    best, other = meaning(binding=bound()), meaning(8, binding=bound(value="8"))
    label = unsure(said(lot="B", identifier=EIGHT), said(lot="C", identifier=EIGHT), lot="A")
    ranked = tuple(ScoredCandidate(one, ()) for one in (best, other))
    outcomes = [
        decide_label(Ranking("accepted", order), label, answered=True).outcome
        for order in (ranked, ranked[::-1])
    ]

    assert ["accepted", "ask"] == outcomes


@pytest.mark.parametrize(
    ("outcome", "expected"), [("accepted", "ask"), ("unconfirmed", "unconfirmed")]
)
def test_only_what_was_accepted_is_turned_into_a_question(outcome, expected):
    assert expected == asked(Ranking(outcome), "which_lot").outcome


@pytest.mark.parametrize(
    ("candidate", "chosen", "expected"),
    [
        (meaning(), Chosen(), True),
        (meaning(7), Chosen(item=7), True),
        (meaning(7), Chosen(item=8), False),
        (Candidate("place", 1), Chosen(item=7), False),
        (meaning(lot="A"), Chosen(), True),
        (meaning(lot="A"), Chosen(lot="A"), True),
        (meaning(lot="A"), Chosen(lot="B"), False),
        (meaning(), Chosen(lot="B"), True),
        (meaning(serial="1"), Chosen(), True),
        (meaning(serial="1"), Chosen(serial="1"), True),
        (meaning(serial="1"), Chosen(serial="2"), False),
        (meaning(), Chosen(serial="2"), True),
        (meaning(7, "A", "1"), Chosen(7, "A", "2"), False),
        (meaning(7, "A", "1"), Chosen(7, "B", "1"), False),
        (meaning(7, "A", "1"), Chosen(8, "A", "1"), False),
        (meaning(7, "A", "1"), Chosen(7, "A", "1"), True),
    ],
)
def test_an_answer_fits_what_does_not_say_otherwise(candidate, chosen, expected):
    assert expected == fits(candidate, chosen)


def resolution(*candidates, outcome="accepted", whole=None, readings=(), day=""):
    ranked = tuple(ScoredCandidate(one, ()) for one in candidates)
    whole = whole or said()
    facts = ScanFacts(day=day)
    return resolution_of(Ranking(outcome, ranked), whole, readings or (whole,), facts)


LONG, SHORT = {"lot": "A21S1"}, {"lot": "A", "serial": "S1"}
DATED = {"lot": "A17281231", "serial": "S1"}


@pytest.mark.parametrize(
    ("candidates", "label", "expected"),
    [
        # the item must have a serial: what lacks one is left out
        ([meaning()], unsure(said(**SHORT), **LONG), [("A", "S1")]),
        ([meaning(lot_control=0)], unsure(said(**SHORT), **LONG), [("A", "S1")]),
        # it need not: both stay
        ([meaning(serial_control=0)], unsure(said(**SHORT), **LONG),
         [("A21S1", None), ("A", "S1")]),
        # nobody knows the item: all stay
        ([], unsure(said(**SHORT), **LONG), [("A21S1", None), ("A", "S1")]),
        # nothing would be left: all stay
        ([meaning()], unsure(said(lot="B"), lot="A"), [("A", None), ("B", None)]),
        # an expiry that is missing leaves nothing out
        ([meaning()], unsure(said(**DATED), **SHORT), [("A", "S1"), ("A17281231", "S1")]),
        # each of what it says once
        ([meaning()], unsure(said(**SHORT), said(**SHORT), **LONG), [("A", "S1")]),
        # the best candidate tells
        ([meaning(serial_control=0), meaning(8)], unsure(said(**SHORT), **LONG),
         [("A21S1", None), ("A", "S1")]),
    ],
)  # fmt: skip
def test_a_person_chooses_among_labels_that_have_what_the_item_must_have(
    candidates, label, expected
):
    choices = possible_readings(resolution(*candidates), label)

    assert expected == [(one.lot, one.serial) for one in choices]


@pytest.mark.parametrize("plain", [DATED, SHORT])
def test_a_label_that_has_the_expiry_too_comes_first(plain):
    label = unsure(said(**SHORT, expiry="2028-12-31"), **plain)
    [first, _other] = possible_readings(resolution(meaning(), day="2026-11-22"), label)

    assert ("A", "2028-12-31") == (first.lot, first.expiry)


@pytest.mark.parametrize(
    ("day", "first"), [("2026-11-22", "A17851231"), ("2090-01-01", "A17301231")]
)
def test_a_lot_that_could_hold_a_date_near_the_sites_day_comes_last(day, first):
    label = unsure(said(lot="A17851231"), lot="A17301231")
    choices = possible_readings(resolution(meaning(serial_control=0), day=day), label)

    assert first == choices[0].lot


@pytest.mark.parametrize(
    ("findings", "readings", "expected"),
    [
        ((Finding("contradiction", facts=("lot", "A", "B")),), [said()], ("lot", "A", "B")),
        ((Finding("link_differs", facts=("X", "Y")),), [said()], ("link", "X", "Y")),
        (
            (Finding("weak_evidence"), Finding("link_differs", facts=("X", "Y")),
             Finding("contradiction", facts=("lot", "A", "B"))),
            [said()], ("link", "X", "Y"),
        ),
        ((), [said(), said(identifier=None), said(identifier=HIBC)], ("item", "1", "2")),
        ((), [said()], ("item", "1", "1")),
        ((), [said(identifier=None)], ("item", "", "")),
    ],
)  # fmt: skip
def test_a_contradiction_names_its_field_and_both_values(findings, readings, expected):
    whole = said(findings=findings)

    assert expected == contradiction_in(resolution(whole=whole, readings=tuple(readings)))


READ, TYPED = Scan("x"), Scan("x", way="typed")
ANSWERED = Scan("x", chosen=Chosen(7))


@pytest.mark.parametrize(
    ("outcome", "statuses", "scans", "clean", "worth"),
    [
        ("accepted", ["valid"], [READ], True, False),
        ("accepted", ["valid", "unknown"], [READ, READ], True, False),
        ("accepted", ["repaired"], [READ], False, True),
        ("accepted", ["valid", "ambiguous"], [READ, READ], False, True),
        ("accepted", ["valid", "valid"], [READ, ANSWERED], False, True),
        ("ask", ["valid"], [READ], False, True),
        ("ask", ["valid"], [TYPED], False, True),
        ("unknown", ["unknown"], [READ], False, True),
        ("unknown", ["unknown"], [TYPED], False, False),
        ("unknown", ["unknown", "unknown"], [TYPED, READ], False, True),
    ],
)
def test_what_was_not_taken_at_once_is_kept_but_for_words_typed_in_a_search(
    outcome, statuses, scans, clean, worth
):
    readings = tuple(said(status) for status in statuses)
    told = resolution(meaning(), outcome=outcome, readings=readings)

    assert (clean, worth) == (is_clean(told, scans), is_worth_keeping(told, scans))
