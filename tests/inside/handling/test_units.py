"""Pallets, cartons and cases: announced, received whole, nested, opened and broken up."""

from devicecodes import with_check_digit
from tests.dock import EXPIRY
from tongma.inbound.purchasing.model import AnnounceDelivery, NoticeLine, NoticeUnit
from tongma.stock.query.balances import stock_at
from tongma_demo.story.world import GLOVE_BOX, GLOVE_CASE, STENT, label

PALLET, CARTON_1, CARTON_2 = (with_check_digit(f"0952123450000000{n}") for n in (1, 2, 3))


def announce(dock):
    """A pallet with a carton of two cases and a carton of three boxes, of one lot."""
    order = dock.order("glove", "130")
    glove, levels = dock.world.items["glove"], dock.world.levels
    lines = (
        NoticeLine(glove, "2", levels["glove.case"], "L1", EXPIRY, sscc=CARTON_1),
        NoticeLine(glove, "3", levels["glove.box"], "L1", EXPIRY, sscc=CARTON_2),
    )
    units = (NoticeUnit(CARTON_1, PALLET), NoticeUnit(CARTON_2, PALLET))
    told = AnnounceDelivery((int(order),), lines, units=units)
    return int(dock.teller.do("buyer", "purchasing.announce_delivery", told)["notice"])


def session(dock, *packages):
    rows = [{"scans": [{"raw": raw}], **(more[0] if more else {})} for raw, *more in packages]
    answer = dock.client.post("/api/v1/scans/session", json={"packages": rows})
    assert 200 == answer.status_code, answer.text
    return answer.json()


def total(told):
    return [(one["lot"], one["base_quantity"]) for one in told["totals"]]


def on_hand(dock):
    with dock.site.database.read() as connection:
        rows = stock_at(connection, item=dock.world.items["glove"])
    return sum(row.quantity for row in rows)


def received(dock):
    receipt = dock.receipt(notice=announce(dock))
    answer = dock.command("/receiving/receive-unit", {"receipt": str(receipt)}, [f"00{PALLET}"])
    assert 200 == answer.status_code, answer.text
    return answer.json()["result"]


def test_an_announced_pallet_its_cartons_and_their_boxes_count_the_same(dock):
    announce(dock)
    case, box = label(GLOVE_CASE, EXPIRY, "L1"), label(GLOVE_BOX, EXPIRY, "L1")
    opened = [(f"00{CARTON_1}", {"act": "open"}), (case,), (case,), (f"00{CARTON_1}",
              {"act": "close"})]  # fmt: skip
    by_pallet = session(dock, (f"00{PALLET}",))
    by_cartons = session(dock, (f"00{CARTON_2}",), (f"00{CARTON_1}",))
    mixed = session(dock, *opened, (f"00{CARTON_2}",))
    by_boxes = session(dock, *opened, (f"00{CARTON_2}", {"act": "open"}), *[(box,)] * 3)

    assert [("L1", "130")] == total(by_pallet)
    assert total(by_pallet) == total(by_cartons) == total(mixed) == total(by_boxes)


def test_a_carton_after_its_pallet_is_a_duplicate(dock):
    announce(dock)
    told = session(dock, (f"00{PALLET}",), (f"00{CARTON_2}",))
    assert ("duplicate", "in_counted_unit") == (
        told["packages"][1]["counted"], told["packages"][1]["reason"],
    )  # fmt: skip


def test_a_pallet_is_received_whole_by_its_sscc(dock):
    result = received(dock)
    again = session(dock, (f"00{PALLET}",))

    assert (130, 2, [("L1", "130")]) == (on_hand(dock), len(result["lines"]), total(again))


def test_a_unit_that_no_notice_announces_is_refused(dock):
    receipt = dock.receipt("glove")
    answer = dock.command("/receiving/receive-unit", {"receipt": str(receipt), "sscc": PALLET})
    assert ("unit_not_announced", 0) == (answer.json()["code"], on_hand(dock))


def test_breaking_up_and_opening_keep_the_total(dock):
    unit = received(dock)["unit"]
    broken = dock.command("/handling/break-up", {"unit": unit})
    [carton] = session(dock, (f"00{CARTON_1}",))["packages"]
    inner = carton["object"]["id"]
    level = str(dock.world.levels["glove.case"])
    opening = {"item": str(dock.world.items["glove"]), "place": inner, "cases": "1",
               "level": level, "lot": lot(dock), "status": "1"}  # fmt: skip
    opened = dock.command("/handling/open-case", opening)
    too_many = dock.command("/handling/open-case", {**opening, "cases": "2"})
    whole = dock.command("/handling/break-up", {"unit": inner})

    assert (200, "50", "case_not_here", 200) == (
        broken.status_code, opened.json()["result"]["loose"], too_many.json()["code"],
        whole.status_code,
    )  # fmt: skip
    assert 130 == on_hand(dock)


def lot(dock):
    with dock.site.database.read() as connection:
        return str(stock_at(connection, item=dock.world.items["glove"])[0].lot)


def test_a_unit_is_put_into_another_and_counts_with_it(dock):
    received(dock)
    dock_in = str(dock.world.places["DOCK-IN"])
    made = dock.command("/handling/build-unit", {"place": dock_in}).json()["result"]
    carton = session(dock, (f"00{CARTON_1}",))["packages"][0]["object"]["id"]
    put = dock.command("/handling/put-in", {"unit": carton, "into": made["unit"]})
    told = session(dock, (f"00{made['sscc']}",), (f"00{CARTON_1}",))

    assert (200, [("L1", "100")], "duplicate") == (
        put.status_code, total(told), told["packages"][1]["counted"],
    )  # fmt: skip


def test_a_piece_scanned_twice_is_a_duplicate(dock):
    piece = label(STENT, EXPIRY, "L7", "S9")
    told = session(dock, (piece,), (piece,))
    assert ["counted", "duplicate"] == [one["counted"] for one in told["packages"]]


def test_a_piece_without_its_serial_is_asked_and_counts_by_the_answer(dock):
    piece, bare = label(STENT, EXPIRY, "L7", "S9"), label(STENT, EXPIRY, "L7")
    told = session(dock, (piece,), (bare,), (bare, {"answer": "inside"}))
    assert ["counted", "asks", "duplicate"] == [one["counted"] for one in told["packages"]]
    assert "inside_or_another" == told["packages"][1]["question"]["ask"]
    assert [("L7", "1")] == total(told)


def test_one_serial_under_two_lots_is_a_contradiction(dock):
    told = session(dock, (label(STENT, EXPIRY, "L7", "S9"),), (label(STENT, EXPIRY, "L8", "S9"),))
    last = told["packages"][1]
    assert ("contradiction", "contradiction", "lot_differs", None) == (
        last["outcome"], last["counted"], last["reason"], last["object"],
    )  # fmt: skip
    assert [("L7", "1")] == total(told)
