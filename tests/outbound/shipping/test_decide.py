from dataclasses import replace

import pytest

from tests.facts import code_of
from tongma.foundation.kernel.outcome import Refusal
from tongma.outbound.shipping.decide import (
    decide_cancel,
    decide_carton,
    decide_deliver,
    decide_dispatch,
    decide_open,
    decide_pack,
)
from tongma.outbound.shipping.model import Beside, Carton, GoodsAtGate, LooseGoods, PackFacts
from tongma.stock.model import Allocation, Key, Status

SHIPMENT, CARTON = 30, 31
NUMBER = "SH-26-0001"


@pytest.mark.parametrize(("checked", "code"), [(0, "nothing_checked"), (1, None), (2, None)])
def test_a_shipment_is_opened_once_something_is_checked(checked, code):
    refusal = decide_open("SO-26-0001", checked)

    assert code == code_of(refusal)


@pytest.mark.parametrize(
    ("found", "known"),
    [
        (Carton(CARTON, SHIPMENT, "S", "open"), True),
        (Carton(CARTON, SHIPMENT, "S", "dispatched"), False),
        (Carton(CARTON, SHIPMENT, "S", "cancelled"), False),
        (Carton(CARTON, SHIPMENT + 1, "S", "open"), False),
        (None, False),
    ],
)
def test_goods_go_into_an_open_carton_of_the_shipment(found, known):
    carton = decide_carton(CARTON, found, SHIPMENT)

    if known:
        assert found == carton
    else:
        assert ("carton_unknown", {"carton": "31"}) == (code_of(carton), carton.facts)


def loose(number, quantity, checked, line=1):
    allocation = Allocation(number, 100, line, Key(4, 0, 5, Status.RELEASED, 3, 9, 0), quantity)
    return LooseGoods(allocation, checked)


def facts(*goods, **more):
    given = {"goods": "G / L1", "expected": ("G / L1", "S"), "standing": True, "wanted": None,
             "decimals": 0}  # fmt: skip
    return PackFacts(loose=goods, **(given | more))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # all that is checked, a part, one more
        (facts(loose(1, 10, 10)), {1: 10}),
        (facts(loose(1, 10, 4)), {1: 4}),
        (facts(loose(1, 10, 10), wanted=3), {1: 3}),
        (facts(loose(1, 10, 10), wanted=10), {1: 10}),
        (facts(loose(1, 10, 10), wanted=11), "too_many"),
        (facts(loose(1, 10, 4), wanted=5), "too_many"),
        # over several allocations, unchecked ones left alone
        (facts(loose(1, 6, 6), loose(2, 8, 8)), {1: 6, 2: 8}),
        (facts(loose(1, 6, 6), loose(2, 8, 8), wanted=7), {1: 6, 2: 1}),
        (facts(loose(1, 6, 6), loose(2, 8, 8), wanted=6), {1: 6}),
        (facts(loose(1, 6, 0), loose(2, 8, 8), wanted=7), {2: 7}),
        (facts(loose(1, 6, 6), loose(2, 8, 8), wanted=15), "too_many"),
        # nothing checked, or all in cartons already
        (facts(loose(1, 10, 0)), "not_checked"),
        (facts(), "not_checked"),
        (facts(loose(1, 10, 0), wanted=3), "not_checked"),
        # goods of nobody's order
        (facts(standing=False), "wrong_item"),
        (facts(loose(1, 10, 0), standing=False), "wrong_item"),
    ],
)
def test_checked_goods_of_the_order_are_packed(given, expected):
    found = decide_pack(given)

    if isinstance(found, Refusal):
        assert expected == code_of(found)
    else:
        assert expected == {part.allocation.id: part.quantity for part in found}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (facts(standing=False), {"expected": ["G / L1", "S"], "scanned": "G / L1",
                                 "role": "picker"}),
        (facts(), {"goods": "G / L1"}),
        (facts(loose(1, 1500, 1200), wanted=1300, decimals=3),
         {"expected": "1.2", "scanned": "1.3", "role": "sales"}),
    ],
)  # fmt: skip
def test_a_refused_packing_says_what_is_wanted_beside_what_was_scanned(given, told):
    assert told == decide_pack(given).facts


@pytest.mark.parametrize(("packed", "code"), [(0, None), (1, "already_packed")])
def test_a_shipment_is_given_up_while_its_cartons_are_empty(packed, code):
    refusal = decide_cancel(NUMBER, packed)

    assert code == code_of(refusal)


GOOD = GoodsAtGate("G / L1", 10, 10, packed=True, blocked=None, remaining_days=90, demanded_days=90)
LOOSE = replace(GOOD, packed=False)
PART = replace(GOOD, words="P", checked=9)
NONE = replace(GOOD, words="N", checked=0)
SHORT = replace(GOOD, words="S", remaining_days=89)
HELD = replace(GOOD, words="H", blocked="held")
ENDLESS = replace(GOOD, remaining_days=None)


@pytest.mark.parametrize(
    ("goods", "code"),
    [
        ([GOOD], None),
        ([GOOD, GOOD], None),
        ([ENDLESS], None),
        ([replace(GOOD, remaining_days=0, demanded_days=0)], None),
        ([SHORT], "short_life"),
        ([replace(GOOD, blocked="not_released")], "stock_not_released"),
        ([HELD], "stock_held"),
        ([replace(GOOD, blocked="expired")], "stock_expired"),
        # partly checked is not checked
        ([PART], "not_checked"),
        ([NONE], "not_checked"),
        ([replace(GOOD, quantity=1, checked=1)], None),
        ([GOOD, LOOSE], "not_packed"),
        ([], "nothing_packed"),
        ([LOOSE], "nothing_packed"),
        # one bad among good ones, wherever it stands
        ([GOOD, HELD], "stock_held"),
        ([HELD, GOOD], "stock_held"),
        ([GOOD, SHORT], "short_life"),
        ([GOOD, PART], "not_checked"),
        # precedence, whatever the order of the goods
        ([replace(HELD, packed=False)], "nothing_packed"),
        ([LOOSE, PART, SHORT, HELD], "stock_held"),
        ([LOOSE, PART, SHORT, GOOD], "short_life"),
        ([LOOSE, PART, GOOD], "not_checked"),
        ([replace(SHORT, blocked="held"), PART], "stock_held"),
        ([replace(PART, remaining_days=1)], "short_life"),
        ([GOOD, replace(PART, packed=False)], "not_checked"),
    ],
)
def test_the_gate_opens_when_every_piece_is_good_checked_and_packed(goods, code):
    refusal = decide_dispatch(goods)

    assert code == code_of(refusal)


BESIDE = Beside("195212345000000016", "X / L9")


@pytest.mark.parametrize(
    ("goods", "more", "code"),
    [
        ([GOOD], [BESIDE], "carton_holds_more"),
        ([HELD, LOOSE], [BESIDE], "carton_holds_more"),
        ([LOOSE], [BESIDE], "nothing_packed"),
    ],
)
def test_a_carton_leaves_with_nothing_but_its_shipment(goods, more, code):
    refusal = decide_dispatch(goods, more)

    assert code == code_of(refusal)
    if code == "carton_holds_more":
        assert {"carton": BESIDE.carton, "goods": "X / L9"} == refusal.facts


@pytest.mark.parametrize(
    ("goods", "told"),
    [
        ([GOOD, HELD], {"goods": "H"}),
        ([GOOD, SHORT], {"goods": "S", "remaining": "89", "demanded": "90"}),
        ([GOOD, PART, NONE], {"goods": "P"}),
        ([GOOD, replace(LOOSE, words="L")], {"goods": "L"}),
    ],
)
def test_the_gate_names_the_first_goods_that_may_not_leave(goods, told):
    assert told == decide_dispatch(goods).facts


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("dispatched", None),
        ("open", "document_not_open"),
        ("delivered", "document_not_open"),
        ("cancelled", "document_not_open"),
    ],
)
def test_what_is_on_its_way_is_delivered_once(state, code):
    refusal = decide_deliver(NUMBER, state)

    assert code == code_of(refusal)
