from decimal import Decimal

import pytest

from tests.facts import ITEM, SITE, code_of, document, item, level, line, place
from tongma.inbound.receiving.decide import (
    compare_with_notice,
    decide_arrival,
    decide_label,
    decide_open,
    decide_receive,
    decide_undo,
)
from tongma.inbound.receiving.model import (
    Arrival,
    ArrivalFacts,
    LabelDifference,
    ReceiveLine,
    ReceivingFacts,
    WaitingLine,
)
from tongma.work.documents.notices import AnnouncedLine
from tongma.work.scanning.goods import Goods

DAY = "2026-09-21"
STENT = item(serial_control=1)
DOCK = place(purpose="receiving")


def arrival(quantity=10, lot="L1", expiry="2029-12-31", serials=(), **more):
    """Ten gloves of lot L1 that expire in some years."""
    about = {"item": item(**more.pop("item", {})), "level": 0} | more
    return Arrival(quantity=quantity, lot=lot, expiry=expiry, serials=serials, **about)


def facts(came=None, **more):
    """What came waits on one order line of ten; nothing is announced."""
    usual = {"arrival": came or arrival(), "day": DAY, "site": SITE, "has_orders": True,
             "waiting": [WaitingLine(41, 10, 0)]}  # fmt: skip
    return ReceivingFacts(**(usual | more))


def receive(**more):
    return ReceiveLine(40, **more)


def parts(decided):
    """(disposition, quantity, order line) of each part; the refusal's code where there is none."""
    if code_of(decided):
        return code_of(decided)
    return [(str(one.disposition), one.quantity, one.order_line) for one in decided.parts]


@pytest.mark.parametrize(
    ("orders", "code"),
    [
        ([], None),
        ([{}], None),
        ([{}, {"id": 42}], None),
        ([{"site": SITE + 1}], "orders_differ"),
        ([{}, {"partner": 61}], "orders_differ"),
        ([{}, {"owner": 51}], "orders_differ"),
        ([{}, {"site": SITE + 1}], "orders_differ"),
        ([{}, {}, {"owner": 51}], "orders_differ"),
    ],
)
def test_a_receipt_is_for_orders_of_one_supplier_one_owner_and_its_site(orders, code):
    assert code == code_of(decide_open(SITE, [document("purchase_order", **one) for one in orders]))


def test_the_order_that_differs_is_named_beside_the_first():
    orders = [document("purchase_order", number=f"PO-{n}", owner=n // 3) for n in (1, 2, 3)]

    assert {"first": "PO-1", "second": "PO-3"} == decide_open(SITE, orders).facts


LABEL = Goods(ITEM, 31, lot="L1", expiry="2029-12-31", produced="2026-01-01")


@pytest.mark.parametrize(
    ("typed", "label", "expected"),
    [
        ({}, LABEL, ("L1", "2029-12-31", "2026-01-01")),
        ({"lot": "L1", "item": ITEM}, LABEL, ("L1", "2029-12-31", "2026-01-01")),
        ({"lot": "L9"}, Goods(ITEM), ("L9", None, None)),
        ({"lot": "L9", "expiry": "2028-01-31", "produced": "2025-01-01"}, Goods(ITEM),
         ("L9", "2028-01-31", "2025-01-01")),
        ({"item": ITEM, "lot": "L9"}, None, ("L9", None, None)),
        ({}, None, "nothing_scanned"),
        ({"lot": "L9"}, None, "nothing_scanned"),
        ({"lot": "L2"}, LABEL, "codes_contradict"),
        ({"expiry": "2029-12-30"}, LABEL, "codes_contradict"),
        ({"produced": "2026-01-02"}, LABEL, "codes_contradict"),
        ({"item": 12}, LABEL, "codes_contradict"),
        ({"level": 99}, LABEL, "codes_contradict"),
    ],
)  # fmt: skip
def test_what_is_typed_fills_the_label_and_never_overrides_it(typed, label, expected):
    decided = decide_label(receive(**typed), label)

    assert expected == (code_of(decided) or (decided.lot, decided.expiry, decided.produced))


def test_goods_without_code_have_the_level_that_was_typed():
    assert (ITEM, 31) == (
        decide_label(receive(item=ITEM, level=31), None).item,
        decide_label(receive(item=ITEM, level=31), None).level,
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"lot": "L2", "expiry": "2020-01-01", "item": 12}, "lot"),
     ({"expiry": "2020-01-01", "produced": "2020-01-01", "item": 12}, "expiry"),
     ({"produced": "2020-01-01", "item": 12}, "produced"), ({"item": 12, "level": 99}, "item"),
     ({"level": 99}, "level")],
)  # fmt: skip
def test_the_first_field_in_which_label_and_typed_words_contradict_is_named(typed, field):
    assert field == decide_label(receive(**typed), LABEL).facts["field"]


@pytest.mark.parametrize(
    ("typed", "goods", "of", "expected"),
    [
        ({}, Goods(ITEM), {}, (1, ())),
        ({"quantity": "5"}, Goods(ITEM), {}, (5, ())),
        ({"quantity": "2"}, Goods(ITEM, 31), {"level": level(10)}, (20, ())),
        ({}, Goods(ITEM, 31), {"level": level(10)}, (10, ())),
        ({}, Goods(ITEM, serial="S1"), {}, (1, ("S1",))),
        ({"serials": ("S2", "S3")}, Goods(ITEM, serial="S1"), {}, (3, ("S1", "S2", "S3"))),
        ({"serials": ("S2", "S1")}, Goods(ITEM, serial="S1"), {}, (2, ("S2", "S1"))),
        ({"serials": ("S2",)}, Goods(ITEM), {}, (1, ("S2",))),
        ({"certificate": 7}, Goods(ITEM), {"certificates": {7}}, (1, ())),
        ({}, Goods(ITEM), {"item": None}, "item_unknown"),
        ({}, Goods(ITEM), {"item": item(state="retired")}, "item_unknown"),
        ({"certificate": 8}, Goods(ITEM), {"certificates": {7}}, "certificate_unknown"),
        ({}, Goods(ITEM, 31), {"level": level(10, of=12)}, "level_wrong"),
        ({"quantity": "0"}, Goods(ITEM), {}, "quantity_wrong"),
        ({"quantity": "2"}, Goods(ITEM, serial="S1"), {}, "serials_do_not_match"),
        ({}, Goods(ITEM, count="12"), {}, "label_count_differs"),
        ({"quantity": "5"}, Goods(ITEM, count="12"), {}, (5, ())),
        ({"serials": ("S2", "S3")}, Goods(ITEM, count="12"), {}, (2, ("S2", "S3"))),
        # of several reasons the first in order
        ({"certificate": 8}, Goods(ITEM, count="12"), {"certificates": {7}}, "certificate_unknown"),
        ({"certificate": 8}, Goods(ITEM), {"item": None}, "item_unknown"),
        ({"certificate": 8, "quantity": "0"}, Goods(ITEM), {}, "certificate_unknown"),
    ],
)  # fmt: skip
def test_what_came_is_counted_in_base_units_or_by_its_serials(typed, goods, of, expected):
    decided = decide_arrival(receive(**typed), goods, ArrivalFacts(**({"item": item()} | of)))

    assert expected == (code_of(decided) or (decided.quantity, decided.serials))


def test_what_the_label_says_comes_along():
    came = decide_arrival(receive(), LABEL, ArrivalFacts(item(), level(10)))

    assert (ITEM, 31, "L1", "2029-12-31", "2026-01-01") == (
        came.item.id, came.level, came.lot, came.expiry, came.produced,
    )  # fmt: skip
    assert "" == decide_arrival(receive(), Goods(ITEM), ArrivalFacts(item())).lot


@pytest.mark.parametrize(
    ("came", "more", "expected"),
    [
        (arrival(10), {}, [("ordered", 10, 41)]),
        (arrival(4), {"waiting": [WaitingLine(41, 10, 6)]}, [("ordered", 4, 41)]),
        (arrival(12), {"waiting": [WaitingLine(41, 10, 0), WaitingLine(42, 5, 0)]},
         [("ordered", 10, 41), ("ordered", 2, 42)]),
        (arrival(2), {"waiting": [WaitingLine(41, 10, 10), WaitingLine(42, 5, 0)]},
         [("ordered", 2, 42)]),
        # one more than ordered
        (arrival(11), {}, [("ordered", 10, 41), ("over", 1, 41)]),
        (arrival(1), {"waiting": [WaitingLine(41, 10, 10)]}, [("over", 1, 41)]),
        (arrival(20), {"waiting": [WaitingLine(41, 10, 0), WaitingLine(42, 5, 0)]},
         [("ordered", 10, 41), ("ordered", 5, 42), ("over", 5, 41)]),
        (arrival(10), {"has_orders": False, "waiting": []}, [("no_order", 10, 0)]),
        (arrival(10), {"waiting": []}, "item_not_ordered"),
        (arrival(10, expiry="2026-09-20"), {}, [("expired", 10, 0)]),
        (arrival(10, expiry="2026-09-21"), {}, [("ordered", 10, 41)]),
        (arrival(10, expiry=None), {}, [("ordered", 10, 41)]),
    ],
)  # fmt: skip
def test_what_came_is_shared_out_over_the_order_lines_and_the_rest_is_excess(came, more, expected):
    assert expected == parts(decide_receive(receive(), facts(came, **more)))


@pytest.mark.parametrize(
    ("quantity", "done", "percent", "expected"),
    [
        (105, 0, "5", [("ordered", 100, 41), ("ordered", 5, 41)]),
        (106, 0, "5", [("ordered", 100, 41), ("over", 6, 41)]),
        (5, 100, "5", [("ordered", 5, 41)]),
        (6, 100, "5", [("over", 6, 41)]),
        # what came beyond the order before counts too
        (1, 105, "5", [("over", 1, 41)]),
        (2, 103, "5", [("ordered", 2, 41)]),
        (3, 103, "5", [("over", 3, 41)]),
        (5, 98, "5", [("ordered", 2, 41), ("ordered", 3, 41)]),
        (1, 100, "0.5", [("over", 1, 41)]),
        (1, 100, "1", [("ordered", 1, 41)]),
        (1, 100, "0", [("over", 1, 41)]),
    ],
)
def test_so_much_more_than_ordered_is_tolerated_in_all(quantity, done, percent, expected):
    waiting = [WaitingLine(41, 100, done)]
    found = facts(arrival(quantity), waiting=waiting, over_percent=Decimal(percent))

    assert expected == parts(decide_receive(receive(), found))


@pytest.mark.parametrize(
    ("expiry", "min_days", "held"),
    [
        ("2026-12-19", 90, True),  # 89 days
        ("2026-12-20", 90, False),  # 90
        ("2026-09-21", 90, True),  # its last day
        ("2026-09-20", 90, False),  # expired: rejected, not held
        ("2026-09-22", 0, False),
        ("2026-09-21", 1, True),
        (None, 90, False),
    ],
)
def test_goods_with_fewer_days_left_than_the_item_demands_are_held(expiry, min_days, held):
    came = arrival(expiry=expiry, item={"receipt_min_days": min_days})

    assert held == decide_receive(receive(), facts(came)).hold_expiry


def test_damaged_goods_are_rejected_with_a_photo_and_expired_ones_are_expired_first():
    damaged = receive(damaged=True)
    old = arrival(expiry="2026-01-01")

    assert [("damaged", 10, 0)] == parts(decide_receive(damaged, facts(photo_known=True)))
    assert [("expired", 10, 0)] == parts(decide_receive(damaged, facts(old, photo_known=True)))
    assert "photo_required" == parts(decide_receive(damaged, facts()))
    assert [("ordered", 10, 41)] == parts(decide_receive(receive(), facts(photo_known=True)))


@pytest.mark.parametrize(
    ("where", "more", "code"),
    [
        (DOCK, {}, None),
        (None, {}, None),
        (place(), {}, "place_not_receiving"),
        (place(purpose="receiving", site=SITE + 1), {}, "place_not_receiving"),
        # goods that have a zone of their own go there wherever the receiver stands
        (place(), {"has_orders": False, "waiting": []}, None),
        (place(), {"waiting": [WaitingLine(41, 10, 10)]}, None),
        (place(), {"waiting": [WaitingLine(41, 10, 9)]}, "place_not_receiving"),
    ],
)
def test_ordered_goods_go_to_a_receiving_place_of_the_site(where, more, code):
    assert code == code_of(decide_receive(receive(), facts(place=where, **more)))


def test_a_known_serial_stops_with_ten_of_them_and_their_histories():
    serials = tuple(f"S{number}" for number in range(11))
    came = arrival(11, serials=serials, item={"serial_control": 1})
    refusal = decide_receive(receive(), facts(came, known_serials=serials, histories=[{}]))

    assert ("serial_exists", serials[:10]) == (code_of(refusal), tuple(refusal.facts["serials"]))
    assert [{}] == refusal.facts["histories"]


NOTICE = AnnouncedLine(51, "L1", "2029-12-31", frozenset())


@pytest.mark.parametrize(
    ("more", "command", "code"),
    [
        ({"waiting": [], "came": {"lot": ""}}, {}, "lot_required"),
        ({"waiting": [], "came": {"expiry": None, "item": {"expiry_control": 1}}}, {},
         "expiry_required"),
        ({"waiting": [], "came": {"item": {"serial_control": 1}}}, {}, "serial_required"),
        ({"waiting": [], "came": {"serials": ("S1",)}}, {}, "serial_not_expected"),
        ({"waiting": [], "came": {"serials": ("S1", "S1"), "item": {"serial_control": 1}}}, {},
         "serial_repeated"),
        ({"waiting": [], "came": {"produced": "2029-06-01", "expiry": "2029-05-31"}}, {},
         "produced_after_expiry"),
        ({"waiting": [], "notice": [NOTICE], "came": {"lot": "L2"}}, {"damaged": True},
         "item_not_ordered"),
        ({"notice": [NOTICE], "came": {"lot": "L2"}}, {"damaged": True}, "label_differs"),
        ({"notice": [NOTICE], "came": {"lot": "L2"}}, {"damaged": True, "second_look": True},
         "photo_required"),
        ({"notice": [NOTICE], "came": {"lot": "L2"}, "place": place()}, {"second_look": True},
         "place_not_receiving"),
        ({"place": place(), "known_serials": ["S1"]}, {}, "place_not_receiving"),
        ({"place": place(), "known_serials": ["S1"]}, {"damaged": True}, "photo_required"),
        ({"known_serials": ["S1"]}, {}, "serial_exists"),
    ],
)  # fmt: skip
def test_of_several_reasons_the_first_in_order_is_told(more, command, code):
    around = {name: value for name, value in more.items() if name != "came"}
    came = arrival(**more.get("came", {}))

    assert code == code_of(decide_receive(receive(**command), facts(came, **around)))


def said(lot="", expiry="", *serials, line_id=51):
    return AnnouncedLine(line_id, lot, expiry, frozenset(serials))


@pytest.mark.parametrize(
    ("came", "notice", "expected_line", "fields"),
    [
        (arrival(), [], 0, []),
        (arrival(), [said()], 51, []),
        (arrival(), [said("", "2029-12-30")], 51, []),
        (arrival(), [said(line_id=50), said("L1")], 51, []),
        (arrival(), [said("L1", "2029-12-31")], 51, []),
        (arrival(), [said("L2")], 0, ["lot"]),
        (arrival(), [said("L2"), said("L3")], 0, ["lot"]),
        (arrival(), [said("L2"), said("L1", line_id=52)], 52, []),
        (arrival(), [said("L1", "2029-12-30")], 51, ["expiry"]),
        (arrival(expiry=None), [said("L1", "2029-12-30")], 51, []),
        (arrival(serials=("S1",)), [said("L1", "", "S1", "S2")], 51, []),
        (arrival(serials=("S3",)), [said("L1", "", "S1", "S2")], 51, ["serial"]),
        (arrival(serials=("S3",)), [said("L1")], 51, []),
        (arrival(serials=("S3",)), [said("L1", "2029-12-30", "S1")], 51, ["expiry"]),
        (arrival(serials=("S3",)), [said("", "", "S1"), said("", "", "S3", line_id=52)], 52, []),
        # the same lot for two orders: the line that names the serial fits
        (arrival(serials=("S3",)), [said("L1", "", "S1"), said("L1", "", "S3", line_id=52)],
         52, []),
        (arrival(serials=("S9",)), [said("L1", "", "S1"), said("L1", "", "S3", line_id=52)],
         51, ["serial"]),
        (arrival(lot=""), [said("", "", "S1")], 51, []),
        (arrival(lot=""), [said("L1")], 0, ["lot"]),
    ],
)  # fmt: skip
def test_the_label_is_laid_beside_the_line_of_the_notice_that_fits_best(
    came, notice, expected_line, fields
):
    found, differences = compare_with_notice(came, notice)

    assert expected_line == (found.line if found else 0)
    assert fields == [difference.field for difference in differences]


def test_an_expiry_that_the_label_has_is_no_missing_one():
    came = arrival(item={"expiry_control": 1})

    assert [("ordered", 10, 41)] == parts(decide_receive(receive(), facts(came)))


def test_another_expiry_than_announced_is_told_with_both():
    _found, differences = compare_with_notice(arrival(), [said("L1", "2029-12-30")])

    assert [LabelDifference("expiry", "2029-12-30", "2029-12-31")] == differences


def test_both_sides_of_a_difference_are_listed_ten_at_most():
    serials = [f"S{number:02}" for number in range(11)]
    _found, (difference,) = compare_with_notice(
        arrival(serials=("T1",)), [said("L1", "", *serials)]
    )
    _none, (ten,) = compare_with_notice(arrival(serials=("T1",)), [said("L1", "", *serials[:10])])

    assert ("T1", ", ".join(serials[:10]) + " …") == (difference.label, difference.notice)
    assert ", ".join(serials[:10]) == ten.notice


def test_a_difference_is_told_with_both_sides_and_kept_after_a_second_look():
    found = facts(arrival(lot="L2"), notice=[NOTICE])
    refusal = decide_receive(receive(), found)
    plan = decide_receive(receive(second_look=True), found)

    assert {"field": "lot", "notice": "L1", "label": "L2"} == refusal.facts
    assert ((LabelDifference("lot", "L1", "L2"),), 0) == (plan.differences, plan.notice_line)
    assert 51 == decide_receive(receive(), facts(notice=[NOTICE])).notice_line


def test_a_missing_udi_is_kept_as_a_difference_and_stops_nothing():
    found = facts(arrival(lot="L2"), notice=[NOTICE], udi_missing_since="2022-06-01")
    plan = decide_receive(receive(second_look=True), found)

    assert "lot" == plan.differences[0].field
    assert (LabelDifference("udi_missing", "2022-06-01", ""),) == plan.differences[1:]
    assert () == decide_receive(receive(), facts()).differences


def test_what_is_not_ordered_is_shown_beside_what_is():
    refusal = decide_receive(receive(), facts(waiting=[], ordered_items=["S stent"]))

    assert {"scanned": "G", "expected": ["S stent"]} == refusal.facts


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([line(), line(state="undecided"), line(state="rejected")], None),
        ([line(), line(done=1)], "already_accepted"),
        ([line(state="done")], "already_accepted"),
        ([line(state="undone")], "already_accepted"),
        ([line(state="to_return")], "already_accepted"),
    ],
)
def test_a_received_line_is_taken_back_while_nobody_has_touched_it(lines, code):
    assert code == code_of(decide_undo(lines))
