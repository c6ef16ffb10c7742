import pytest

from tests.facts import code_of, told
from tongma.inside.transfers.decide import (
    decide_amount,
    decide_arrival,
    decide_arriving,
    decide_cancel,
    decide_serials,
    decide_transfer,
    decide_way,
)
from tongma.inside.transfers.model import TransferWay

HERE, THERE = 1, 2


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize(
    ("source", "source_site", "target", "target_site", "expected"),
    [
        (10, HERE, 11, HERE, None),
        (10, HERE, 10, HERE, "same_place"),
        (10, THERE, 11, HERE, "place_other_site"),
        (10, HERE, 11, THERE, "place_other_site"),
        (10, THERE, 10, THERE, "place_other_site"),  # the site comes before the place
    ],
)
def test_goods_go_from_one_place_of_the_site_to_another(
    source, source_site, target, target_site, expected
):
    where = TransferWay(HERE, source, source_site, "FROM", target, target_site, "TO")

    assert expected == code(decide_way(where))


def test_the_place_that_is_elsewhere_is_named_the_target_first():
    both = TransferWay(HERE, 10, THERE, "FROM", 11, THERE, "TO")
    source = TransferWay(HERE, 10, THERE, "FROM", 11, HERE, "TO")

    assert {"place": "TO"} == decide_way(both).facts
    assert {"place": "FROM"} == decide_way(source).facts


@pytest.mark.parametrize(
    ("quantity", "factor", "expected"),
    [
        (1, 1, None),
        (20, 10, None),
        (10, 10, None),
        (0, 1, "quantity_wrong"),
        (-1, 1, "quantity_wrong"),
        (0, 10, "quantity_wrong"),  # nothing comes before not whole
        (9, 10, "case_not_whole"),
        (11, 10, "case_not_whole"),
    ],
)
def test_something_is_moved_and_cases_whole(quantity, factor, expected):
    refusal = decide_amount(quantity, "9", factor=factor, level="case")

    assert expected == code(refusal)


def test_loose_goods_are_whole_in_any_number():
    assert decide_amount(3, "3") is None


def test_every_serial_that_the_item_does_not_have_is_named():
    assert decide_serials(("1", "2"), {"1", "2", "3"}) is None
    refusal = decide_serials(("1", "4", "5"), {"1"})
    assert {"serials": ["4", "5"]} == told(refusal, "serial_unknown")


@pytest.mark.parametrize(
    ("to_site", "lines", "expected"),
    [("BJ", 1, None), ("SH", 1, "transfer_wrong"), ("BJ", 0, "transfer_wrong")],
)
def test_a_transfer_goes_to_another_site_with_something(to_site, lines, expected):
    refusal = decide_transfer("SH", to_site, lines)

    assert expected == code(refusal)
    assert refusal is None or {"site": "SH", "to_site": to_site} == refusal.facts


@pytest.mark.parametrize(
    ("state", "of_transfer", "expected"),
    [
        ("open", True, None),
        ("open", False, "line_not_open"),
        ("done", True, "line_not_open"),
        ("cancelled", True, "line_not_open"),
    ],
)
def test_an_open_line_of_the_transfer_itself_arrives(state, of_transfer, expected):
    assert expected == code(decide_arrival(5, state, of_transfer=of_transfer))


@pytest.mark.parametrize(
    ("arriving", "in_transit", "strangers", "expected"),
    [
        (5, 5, (), None),
        (4, 5, (), None),
        (6, 5, (), "more_than_sent"),
        (0, 0, (), None),
        (0, 0, ("Z9",), "serial_not_here"),
        (6, 5, ("Z9",), "serial_not_here"),  # who it is comes before how many
    ],
)
def test_no_more_arrives_than_is_on_the_road(arriving, in_transit, strangers, expected):
    assert expected == code(decide_arriving(5, arriving, in_transit, strangers))


def test_a_transfer_of_which_something_arrived_is_not_cancelled():
    assert decide_cancel("TR-1", []) is None
    assert ("already_received", ["2"]) == (
        code(decide_cancel("TR-1", [2])), decide_cancel("TR-1", [2]).facts["lines"],
    )  # fmt: skip
