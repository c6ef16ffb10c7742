"""What can be done with an object, and who sees which."""

from typing import NamedTuple

import pytest

from devicecodes import read
from tongma.foundation.commands.model import Chosen
from tongma.foundation.kernel.outcome import Refusal
from tongma.work.scanning.decide import (
    ACTIONS,
    ROUTES,
    actions_on,
    count_on_label,
    decide_chosen,
    decide_count,
    decide_keep,
    decide_settle,
    decide_typed,
    decide_visible,
)
from tongma.work.scanning.model import (
    Candidate,
    Ranking,
    ScanFacts,
    ScoredCandidate,
    resolution_of,
)
from tongma.work.scanning.symbols import goods_inside


class Item(NamedTuple):
    id: int = 7


ON_ITEMS = ["receiving.receive_line", "counting.count_bin", "picking.pick", "checking.check"]


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (Candidate("item", 7, item=Item()), ON_ITEMS),
        (Candidate("lot", 1, item=Item()), ["holds.place_hold", *ON_ITEMS]),
        (Candidate("piece", 1, item=Item()),
         ["holds.place_hold", "transfers.relocate", *ON_ITEMS]),
        (Candidate("announced_unit", 1), ["receiving.receive_unit"]),
        (Candidate("count", 1), ["counting.count_bin"]),
        (Candidate("partner", 1), []),
        (Candidate("command", title="picking.pick"), ["picking.pick"]),
    ],
)  # fmt: skip
def test_an_object_has_the_actions_of_its_kind_then_those_of_its_item(candidate, expected):
    assert expected == actions_on(candidate, lambda _name: True)


def test_actions_that_the_caller_may_not_do_are_left_out():
    lot = Candidate("lot", 1, item=Item())

    assert ["picking.pick"] == actions_on(lot, "picking.pick".__eq__)
    assert [] == actions_on(Candidate("command", title="picking.pick"), lambda _name: False)


def test_each_action_has_its_screen():
    assert set(ROUTES) == {name for names in ACTIONS.values() for name in names}


def decided(outcome, *ids, ask=""):
    ranked = tuple(ScoredCandidate(Candidate("place", one), ()) for one in ids)
    reading = read("A-01")
    return resolution_of(Ranking(outcome, ranked, ask), reading, (reading,), ScanFacts())


@pytest.mark.parametrize(
    ("resolution", "seen", "expected"),
    [
        (decided("accepted", 1, 2), [1, 2], ("accepted", [1, 2], "")),
        (decided("ask", 1, 2, ask="which_object"), [1, 2], ("ask", [1, 2], "which_object")),
        (decided("unknown"), [], ("unknown", [], "")),
        (decided("unreadable"), [], ("unreadable", [], "")),
        # all hidden: as if nobody knew the code, whatever was decided
        (decided("accepted", 1), [], ("unknown", [], "")),
        (decided("ask", 1, 2, ask="which_object"), [], ("unknown", [], "")),
        (decided("unconfirmed", 1, ask="confirm"), [], ("unknown", [], "")),
        # some hidden: what was accepted is to be confirmed, the rest stays
        (decided("accepted", 1, 2), [1], ("ask", [1], "confirm")),
        (decided("accepted", 1, 2), [2], ("ask", [2], "confirm")),
        (decided("ask", 1, 2, ask="which_object"), [2], ("ask", [2], "confirm")),
        (decided("unconfirmed", 1, 2, ask="confirm"), [1], ("unconfirmed", [1], "confirm")),
    ],
)
def test_a_reader_never_learns_of_what_is_hidden_by_what_was_chosen(resolution, seen, expected):
    shown = [one for one in resolution.ranked if one.candidate.id in seen]
    visible = decide_visible(resolution, shown)

    assert expected == (
        visible.outcome, [one.candidate.id for one in visible.ranked], visible.ask,
    )  # fmt: skip
    assert resolution.readings == visible.readings


def test_a_reader_gets_the_candidates_as_they_may_be_seen_also_where_none_is_hidden():
    less = ScoredCandidate(Candidate("place", 1, title=""), ())
    whole = ScoredCandidate(Candidate("place", 1, title="A-01"), ())
    decision = resolution_of(Ranking("accepted", (whole,)), read("A-01"), (), ScanFacts())

    assert (less,) == decide_visible(decision, [less]).ranked


@pytest.mark.parametrize(("scans", "code"), [(0, "nothing_scanned"), (1, None), (2, None)])
def test_a_reading_is_kept_of_a_scan(scans, code):
    refusal = decide_keep(scans)

    assert code == (refusal and refusal.code)


@pytest.mark.parametrize(
    ("reason", "code"), [("relabelled", None), ("", "reason_required"), (" ", "reason_required")]
)
def test_a_conflict_is_settled_with_a_reason(reason, code):
    refusal = decide_settle(reason)

    assert code == (refusal and refusal.code)
    assert ({"step": "settle"} if code else None) == (refusal and refusal.facts)


GS = "\x1d"
GTIN = "06901234567892"


@pytest.mark.parametrize(
    ("raw", "factor", "expected"),
    [
        (f"]d201{GTIN}10A1", 1, None),
        (f"]d201{GTIN}10A1{GS}301", 1, None),
        (f"]d201{GTIN}10A1{GS}3012", 1, "12"),
        (f"]d201{GTIN}10A1{GS}3012", 12, None),
        (f"]d201{GTIN}10A1{GS}301", 12, None),
        (f"]d201{GTIN}10A1{GS}3011", 12, "11"),
    ],
)
def test_what_a_label_says_is_in_it_beside_what_its_code_says(raw, factor, expected):
    assert expected == count_on_label(read(raw), factor)


def test_a_code_of_content_counts_levels():
    inside = goods_inside(read(f"]d202{GTIN}374{GS}10A1"))

    assert ("gtin", GTIN) == (inside.identifier.scheme, inside.identifier.value)
    assert ["4", "4", None] == [
        count_on_label(inside, 1),
        count_on_label(inside, 4),
        count_on_label(goods_inside(read(f"]d202{GTIN}371{GS}10A1")), 4),
    ]


@pytest.mark.parametrize("raw", [f"]d201{GTIN}10A1", "]C100069012345678900012", "]d210A1"])
def test_a_label_that_names_a_product_or_no_content_stays_as_it_is(raw):
    reading = read(raw)

    assert reading is goods_inside(reading)


@pytest.mark.parametrize(
    ("count", "typed", "serials", "refused"),
    [
        (None, "", "", False),
        ("12", "", "", True),
        ("12", "", (), True),
        ("12", "3", "", False),
        ("12", "", "S1", False),
        ("12", "", ("S1",), False),
    ],
)
def test_a_count_is_asked_unless_a_person_said_how_many_or_it_is_one_piece(
    count, typed, serials, refused
):
    expected = Refusal("label_count_differs", {"label": "12"}) if refused else None

    assert expected == decide_count(count, typed, serials)


MEANT = Chosen(7, "A26", "21X", "2028-12-31")


@pytest.mark.parametrize(
    ("meant", "said", "chosen", "typed"),
    [
        (MEANT, Chosen(), None, None),
        (MEANT, MEANT, None, None),
        (MEANT, Chosen(8), "item", "item"),
        (MEANT, Chosen(7, "QQ"), "lot", "lot"),
        (MEANT, Chosen(7, "a26"), "lot", "lot"),
        (MEANT, Chosen(serial="22X"), "serial", "serial"),
        (MEANT, Chosen(expiry="2028-12-30"), "expiry", "expiry"),
        (MEANT, Chosen(8, "QQ", "22X"), "item", "item"),  # the first field
        # a label that is silent is filled by typing, but nobody can have chosen it
        (Chosen(7), Chosen(7, "QQ"), "lot", None),
        (Chosen(7), Chosen(7, "", "S"), "serial", None),
        (Chosen(7), Chosen(7, expiry="2028-12-31"), "expiry", None),
        (Chosen(7), Chosen(8, "QQ"), "item", "item"),
    ],
)
def test_an_answer_and_typed_words_agree_with_the_label(meant, said, chosen, typed):
    found = [decide(meant, said) for decide in (decide_chosen, decide_typed)]

    assert [chosen, typed] == [one and one.facts["field"] for one in found]
    assert {"codes_contradict"} >= {one.code for one in found if one}


@pytest.mark.parametrize(
    ("meant", "chosen", "facts"),
    [
        (MEANT, Chosen(7, "QQ"), {"field": "lot", "first": "A26", "second": "QQ"}),
        (MEANT, Chosen(8), {"field": "item", "first": "7", "second": "8"}),
        (Chosen(7), Chosen(7, "QQ"), {"field": "lot", "first": "", "second": "QQ"}),
    ],
)
def test_a_contradiction_says_both_words(meant, chosen, facts):
    assert facts == decide_chosen(meant, chosen).facts
