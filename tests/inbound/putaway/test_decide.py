import pytest

from tests.facts import ITEM, LOT, code_of, item, place
from tongma.inbound.putaway.decide import decide_put_away, offers
from tongma.inbound.putaway.model import Bin, PutAway, PutAwayFacts, PutAwayPlan
from tongma.masterdata.places.fit import StoredGoods
from tongma.stock.model import Status

GOODS = StoredGoods(ITEM, LOT, Status.RELEASED)
STENT = {"S1": 71, "S2": 72, "S3": 73}
OTHER_ITEM = StoredGoods(12, 22, Status.RELEASED)
FULL = {"lying": [OTHER_ITEM], "bin": place(mixing="one_item", purpose="dispatch")}


def facts(**more):
    """Ten wait to be put into an empty storage bin."""
    usual = {"state": "released", "left": 10, "item": item(), "goods": GOODS, "pieces": {},
             "bin": place()}  # fmt: skip
    return PutAwayFacts(**(usual | more))


def put(quantity="", *serials):
    return PutAway(41, quantity=quantity, serials=serials)


@pytest.mark.parametrize(
    ("command", "more", "expected"),
    [
        (put(), {}, PutAwayPlan(10)),
        (put("1"), {}, PutAwayPlan(1)),
        (put("10"), {}, PutAwayPlan(10)),
        (put("11"), {}, "more_than_waiting"),
        (put("0"), {}, "quantity_wrong"),
        (put("0.5"), {}, "whole_units_needed"),
        (put("0.5"), {"item": item(decimals=1)}, PutAwayPlan(5)),
        (put(), {"left": 0}, "line_not_open"),
        (put(), {"left": 1}, PutAwayPlan(1)),
        (put(), {"state": "withdrawn"}, "line_not_open"),
        (put(), {"state": "rejected"}, "line_not_open"),
        (put("", "S1"), {}, "serial_not_here"),
        (put(), {"bin": place(purpose="picking")}, PutAwayPlan(10)),
        (put(), {"bin": place(purpose="dispatch")}, "place_not_storage"),
        (put(), {"bin": place(state="retired")}, "place_retired"),
        (put(), {"bin": place(status=Status.REJECTED)}, "place_status"),
        (put(), {"lying": [OTHER_ITEM]}, PutAwayPlan(10)),
        (put(), {"lying": [OTHER_ITEM], "bin": place(mixing="one_item")}, "place_mixing"),
    ],
)
def test_a_quantity_goes_into_a_bin_that_fits_up_to_what_waits(command, more, expected):
    decided = decide_put_away(command, facts(**more))

    assert expected == (code_of(decided) or decided)


@pytest.mark.parametrize(
    ("command", "more", "expected"),
    [
        (put(), {}, PutAwayPlan(3, (71, 72, 73))),
        (put("", "S2"), {}, PutAwayPlan(1, (72,))),
        (put("1", "S2"), {}, PutAwayPlan(1, (72,))),
        (put("2"), {}, PutAwayPlan(2, (71, 72))),
        (put(), {"left": 2}, PutAwayPlan(2, (71, 72))),
        (put("2", "S2"), {}, "serials_do_not_match"),
        (put("3"), {"left": 3}, PutAwayPlan(3, (71, 72, 73))),
        (put("4"), {"left": 9}, "more_than_waiting"),
        (put("", "S1", "S2", "S3"), {"left": 2}, "more_than_waiting"),
        (put("", "S9"), {}, "serial_not_here"),
        (put("", "S1", "S1"), {}, "serial_repeated"),
        (put("0"), {}, "quantity_wrong"),
    ],
)
def test_pieces_go_by_their_serials_or_the_first_of_them(command, more, expected):
    usual = {"item": item(serial_control=1), "pieces": STENT, "left": 3}
    decided = decide_put_away(command, facts(**(usual | more)))

    assert expected == (code_of(decided) or decided)


@pytest.mark.parametrize(
    ("command", "more", "code"),
    [
        (put("", "S9"), {"state": "withdrawn"}, "line_not_open"),
        (put("x", "S9", "S9"), {"pieces": STENT}, "serial_not_here"),
        (put("x", "S1", "S1"), {"pieces": STENT}, "serial_repeated"),
        (put("0", "S1"), {"pieces": STENT}, "quantity_wrong"),
        (put("11"), FULL, "more_than_waiting"),
        (put(), FULL, "place_mixing"),
    ],
)
def test_of_several_reasons_the_first_in_order_is_told(command, more, code):
    assert code == code_of(decide_put_away(command, facts(**more)))


@pytest.mark.parametrize(
    ("pieces", "left", "quantity", "waiting"),
    [({}, 10, "11", "10"), (STENT, 9, "4", "3"), (STENT, 2, "3", "2")],
)
def test_the_refusal_says_how_many_wait(pieces, left, quantity, waiting):
    refusal = decide_put_away(put(quantity), facts(pieces=pieces, left=left))

    assert {"waiting": waiting, "wanted": quantity} == refusal.facts
    parts = decide_put_away(put("1.6"), facts(item=item(decimals=1), left=15))
    assert {"waiting": "1.5", "wanted": "1.6"} == parts.facts


@pytest.mark.parametrize(
    ("state", "left", "told"), [("released", 0, "done"), ("rejected", 5, "rejected")]
)
def test_a_line_of_which_nothing_is_left_is_told_as_done(state, left, told):
    refusal = decide_put_away(put(), facts(state=state, left=left))

    assert {"line": "41", "state": told} == refusal.facts


def bins():
    """Bins by code: at 1 another item, at 2 nothing, at 3 the same item, at 4 the same and full."""
    mine = StoredGoods(ITEM, 99, Status.RELEASED)
    return [
        Bin(place(1, "B-1", sequence=1), [OTHER_ITEM]),
        Bin(place(2, "B-2", sequence=5)),
        Bin(place(3, "B-3", sequence=9, handling_units_max=3), [mine, OTHER_ITEM]),
        Bin(place(4, "B-4", sequence=0, handling_units_max=1), [mine]),
        Bin(place(5, "B-5", sequence=2)),
        Bin(place(6, "B-6", status=Status.QUARANTINE)),
        Bin(place(7, "B-7", mixing="one_item"), [OTHER_ITEM]),
    ]


def test_bins_are_offered_by_same_item_then_empty_then_on_the_way():
    assert ["B-3", "B-5", "B-2", "B-1"] == [offer.code for offer in offers(GOODS, bins())]


def test_an_offer_says_what_speaks_for_it_and_how_much_room_is_left():
    first, second, *_rest = offers(GOODS, bins())

    assert (3, True, False, 1) == (first.place, first.same_item, first.empty, first.free)
    assert (5, False, True, None) == (second.place, second.same_item, second.empty, second.free)
