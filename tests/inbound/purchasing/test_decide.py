import pytest

from devicecodes import with_check_digit
from tests.facts import ITEM, code_of, document, line, told
from tongma.inbound.purchasing.decide import (
    decide_cancel,
    decide_excess,
    decide_notice,
    decide_order,
    decide_short_close,
    decide_units,
)
from tongma.inbound.purchasing.model import (
    AnnounceDelivery,
    Money,
    NoticeFacts,
    NoticeLine,
    NoticePlan,
    NoticeUnit,
)
from tongma.work.documents.model import OrderLine

OTHER = 12
PALLET, CARTON, BOX = (with_check_digit(f"0952123450000000{n}") for n in (1, 2, 3))


def ordered(quantity="1", price="0", tax="0"):
    return OrderLine(ITEM, quantity, 0, price, tax)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([ordered("2", "450.00", "13")], Money("900.00", "117.00", "1017.00", ("1017.00",))),
        ([ordered("1", "0.005")], Money("0.01", "0.00", "0.01", ("0.01",))),
        # tax is rounded half up too, not to the even cent
        ([ordered("1", "0.50", "1")], Money("0.50", "0.01", "0.51", ("0.51",))),
        ([ordered("1", "0.0049")], Money("0.00", "0.00", "0.00", ("0.00",))),
        # tax is on the rounded net: 0.13 % of 3.85, not of 3.8462
        ([ordered("1", "3.846153", "13")], Money("3.85", "0.50", "4.35", ("4.35",))),
        ([ordered("0.5", "1"), ordered("1", "2", "50")],
         Money("2.50", "1.00", "3.50", ("0.50", "3.00"))),
        ([ordered("1", "999999999999")],
         Money("999999999999.00", "0.00", "999999999999.00", ("999999999999.00",))),
        ([], "no_lines"),
        ([ordered("1", "1000000000000")], "amount_wrong"),
        ([ordered("1000000000000")], "amount_wrong"),
        ([ordered("1", "1", "1000000000000")], "amount_wrong"),
        ([ordered("")], "amount_wrong"),
        ([ordered("1", "")], "amount_wrong"),
        ([ordered("1", "1", "")], "amount_wrong"),
    ],
)  # fmt: skip
def test_an_order_costs_the_sum_of_its_rounded_lines(lines, expected):
    decided = decide_order(lines)

    assert expected == (code_of(decided) or decided)


def test_the_line_whose_amount_is_wrong_is_named_from_one():
    assert {"line": "2"} == decide_order([ordered(), ordered("1", "")]).facts


@pytest.mark.parametrize(
    ("done", "lines"), [((0, 0), None), ((1, 0), ["1"]), ((0, 3), ["2"]), ((2, 2), ["1", "2"])]
)
def test_an_order_of_which_nothing_came_is_cancelled(done, lines):
    rows = [line(done=one, line_no=number) for number, one in enumerate(done, 1)]
    refusal = decide_cancel(document("purchase_order"), rows)

    if lines is None:
        assert refusal is None
    else:
        assert {"number": "D-1", "lines": lines} == told(refusal, "already_received")


@pytest.mark.parametrize(
    ("state", "code"),
    [("open", None), ("done", "line_not_open"), ("short_closed", "line_not_open")],
)
def test_an_open_line_is_short_closed(state, code):
    assert code == code_of(decide_short_close(line(state=state)))


@pytest.mark.parametrize(
    ("state", "code"),
    [("undecided", None), ("open", "already_decided"), ("to_return", "already_decided")],
)
def test_excess_is_decided_on_once(state, code):
    assert code == code_of(decide_excess(line(state=state)))


def order(number="PO-1", **more):
    return document("purchase_order", number=number, **more)


def facts(*orders, **more):
    usual = {"orders": orders or (order(),), "open_lines": {ITEM: [41, 42], OTHER: [43]},
             "codes": {ITEM: "G", OTHER: "S"}}  # fmt: skip
    return NoticeFacts(**(usual | more))


def notice(*lines, units=()):
    return AnnounceDelivery((40,), lines, units=units)


def said(item=ITEM, order_line=0, sscc="", **more):
    return NoticeLine(item, "1", order_line=order_line, sscc=sscc, **more)


@pytest.mark.parametrize(
    ("command", "more", "expected"),
    [
        (notice(said()), {}, (41,)),
        (notice(said(order_line=42), said(OTHER)), {}, (42, 43)),
        (notice(said(order_line=43)), {}, "item_not_ordered"),
        (notice(said(order_line=99)), {}, "item_not_ordered"),
        (notice(said(13)), {}, "item_not_ordered"),
        (notice(said(), said(13)), {}, "item_not_ordered"),
        (notice(), {}, "no_lines"),
        (notice(said()), {"orders": ()}, "no_lines"),
        (notice(said()), {"orders": (order(), order("PO-2"))}, (41,)),
        (notice(said()), {"orders": (order(), order("PO-2", partner=61))}, "orders_differ"),
        (notice(said()), {"orders": (order(), order("PO-2", site=101))}, "orders_differ"),
        (notice(said()), {"orders": (order(), order("PO-2", owner=51))}, "orders_differ"),
        (notice(said()), {"orders": (order(), order(), order("PO-3", owner=51))},
         "orders_differ"),
        (notice(said(sscc="12")), {}, "identifier_wrong"),
        (notice(said(produced="2028-05-31", expiry="2028-05-31")), {}, (41,)),
        (notice(said(produced="2028-06-01", expiry="2028-05-31", sscc="12")), {},
         "produced_after_expiry"),
        # of several reasons the first in order
        (notice(), {"orders": (order(), order(owner=51))}, "no_lines"),
        (notice(said(13)), {"orders": (order(), order(owner=51))}, "orders_differ"),
        (notice(said(13, sscc="12")), {}, "item_not_ordered"),
    ],
)  # fmt: skip
def test_each_line_of_a_notice_fulfils_an_open_order_line_of_its_item(command, more, expected):
    decided = decide_notice(command, facts(**more))

    assert expected == (code_of(decided) or decided.order_lines)


def test_the_line_whose_days_cannot_be_is_named_as_the_supplier_counts():
    refusal = decide_notice(
        notice(said(), said(produced="2028-06-01", expiry="2028-05-31")), facts()
    )

    assert "2" == told(refusal, "produced_after_expiry")["line"]


def test_a_notice_brings_its_units_along():
    decided = decide_notice(notice(said(sscc=CARTON)), facts())

    assert NoticePlan((41,), {CARTON: ""}) == decided


def test_what_is_not_ordered_is_shown_beside_what_is():
    refusal = decide_notice(notice(said(13)), facts(open_lines={ITEM: [41], 99: [44]}))

    assert {"scanned": "13", "expected": ["G"]} == told(refusal, "item_not_ordered")
    known = decide_notice(notice(said(OTHER)), facts(open_lines={ITEM: [41]}))
    assert {"scanned": "S", "expected": ["G"]} == told(known, "item_not_ordered")


def test_orders_that_differ_are_both_named():
    refusal = decide_notice(notice(said()), facts(order("PO-1"), order("PO-9", owner=51)))

    assert {"first": "PO-1", "second": "PO-9"} == refusal.facts


@pytest.mark.parametrize(
    ("lines", "units", "expected"),
    [
        ([], [], {}),
        ([said()], [], {}),
        ([said(sscc=CARTON)], [], {CARTON: ""}),
        ([said(sscc=CARTON)], [NoticeUnit(CARTON)], {CARTON: ""}),
        ([said(sscc=CARTON)], [NoticeUnit(CARTON, PALLET)], {CARTON: PALLET, PALLET: ""}),
        ([said(sscc=BOX)], [NoticeUnit(BOX, CARTON), NoticeUnit(CARTON, PALLET)],
         {BOX: CARTON, CARTON: PALLET, PALLET: ""}),
        ([], [NoticeUnit(CARTON[:-1] + "0", PALLET)], "identifier_wrong"),
        ([], [NoticeUnit(CARTON, "1")], "identifier_wrong"),
        ([], [NoticeUnit(CARTON, CARTON)], "place_in_itself"),
        ([], [NoticeUnit(CARTON, PALLET), NoticeUnit(PALLET, CARTON)], "place_in_itself"),
        ([], [NoticeUnit(BOX, CARTON), NoticeUnit(CARTON, PALLET), NoticeUnit(PALLET, CARTON)],
         "place_in_itself"),
        # the circle does not begin at the unit that is asked first
        ([said(sscc=BOX)],
         [NoticeUnit(BOX, CARTON), NoticeUnit(CARTON, PALLET), NoticeUnit(PALLET, CARTON)],
         "place_in_itself"),
    ],
)  # fmt: skip
def test_units_stand_in_each_other_but_never_in_themselves(lines, units, expected):
    decided = decide_units(notice(*lines, units=tuple(units)))

    assert expected == (code_of(decided) or decided)
