import pytest

from tests.floor import EXPIRY
from tongma.inbound.acceptance.model import Accept
from tongma.inbound.purchasing.model import AnnounceDelivery, NoticeLine, PlaceOrder
from tongma.inbound.receiving.model import CloseReceipt, OpenReceipt, ReceiveLine, UndoLine
from tongma.masterdata.partners.model import PartnerData, SavePartner
from tongma.masterdata.policy.model import SaveSetting
from tongma.stock.model import Status
from tongma.work.documents.model import OrderLine
from tongma.work.documents.query import find_document

OPEN, RECEIVE = "receiving.open_receipt", "receiving.receive_line"
UNDO, CLOSE = "receiving.undo_line", "receiving.close_receipt"


def state(floor, document):
    with floor.site.database.read() as connection:
        return find_document(connection, document).state


def notice(floor, order, *lines):
    command = AnnounceDelivery((order,), lines)
    return int(floor.do("buyer", "purchasing.announce_delivery", command)["notice"])


def test_orders_of_two_owners_are_not_received_together(floor):
    data = PartnerData("OWN2", "寄存货主", ("own",))
    other = int(floor.do("master_data", "partners.save_partner", SavePartner(data))["id"])
    lines = (OrderLine(floor.world.items["glove"], "1"),)
    command = PlaceOrder(floor.world.supplier, floor.world.site, lines, owner=other)
    theirs = int(floor.do("buyer", "purchasing.place_order", command)["order"])
    both = OpenReceipt(floor.world.site, (floor.order(("glove", "1")), theirs))

    assert "orders_differ" == floor.refused("receiver", OPEN, both)


def test_what_is_tolerated_beyond_an_order_is_counted_over_all_that_came(floor):
    setting = SaveSetting("over_receipt_percent", "10", "site", str(floor.world.site))
    floor.do("master_data", "policy.save_setting", setting)
    receipt = floor.receipt(floor.order(("glove", "100")))
    lines = [floor.receive(receipt, "glove", amount) for amount in ("106", "4", "1")]
    states = [[floor.line(line).state for line in of] for of in lines]

    assert [["open", "open"], ["open"], ["undecided"]] == states


def test_a_line_of_which_something_was_accepted_is_not_taken_back(floor):
    line = floor.received("glove", "10")
    floor.do("acceptor", "acceptance.accept", Accept(line, "4"))

    assert "already_accepted" == floor.refused("receiver", UNDO, UndoLine(line))
    assert 6 == floor.there("glove", "DOCK-IN", status=int(Status.QUARANTINE))


def test_a_line_that_is_taken_back_waits_on_order_and_notice_again(floor):
    order = floor.order(("glove", "10"))
    announced = notice(floor, order, NoticeLine(floor.world.items["glove"], "10"))
    command = OpenReceipt(floor.world.site, notice=announced)
    receipt = int(floor.do("receiver", OPEN, command)["receipt"])
    both = floor.receive(receipt, "glove", "12")
    done = floor.do("receiver", UNDO, UndoLine(both[0]))

    assert {"lines": [str(line) for line in both], "state": "undone"} == done
    assert 0 == floor.there("glove", "DOCK-IN") + floor.there("glove", "EXC-01")
    assert [] == floor.open_tasks("accept") + floor.open_tasks("decide_excess")
    assert ["open"] == [floor.line(line).state for line in floor.receive(receipt, "glove", "10")]


def test_of_one_lot_for_two_orders_the_line_that_names_the_serial_is_meant(floor):
    order = floor.order(("stent", "2"))
    stent = floor.world.items["stent"]
    said = [NoticeLine(stent, "1", 0, "L1", EXPIRY, "", (serial,)) for serial in ("S1", "S2")]
    opened = OpenReceipt(floor.world.site, notice=notice(floor, order, *said))
    receipt = int(floor.do("receiver", OPEN, opened)["receipt"])
    floor.receive(receipt, "stent", serials=("S2",))
    stranger = ReceiveLine(receipt, "", stent, 0, "L1", EXPIRY, serials=("S3",))

    assert "label_differs" == floor.refused("receiver", RECEIVE, stranger)


def test_a_shortage_is_one_task_however_many_receipts_end_short(floor):
    order = floor.order(("glove", "10"))
    for amount in ("4", "2"):
        receipt = floor.receipt(order)
        floor.receive(receipt, "glove", amount)
        closed = floor.do("receiver", CLOSE, CloseReceipt(receipt))
        assert ("closed", 1) == (closed["state"], len(closed["short_lines"]))
        assert 1 == len(floor.open_tasks("short"))
    last = floor.receipt(order)
    floor.receive(last, "glove", "4")
    floor.do("receiver", CLOSE, CloseReceipt(last))

    assert ("closed", []) == (state(floor, order), floor.open_tasks("short"))
    assert [] == floor.open_tasks("receive")


def test_two_trucks_of_one_notice_close_one_after_the_other(floor):
    order = floor.order(("glove", "10"))
    announced = notice(floor, order, NoticeLine(floor.world.items["glove"], "10"))
    command = OpenReceipt(floor.world.site, notice=announced)
    receipts = [int(floor.do("receiver", OPEN, command)["receipt"]) for _ in range(2)]
    for receipt in receipts:
        floor.receive(receipt, "glove", "5")
        floor.do("receiver", CLOSE, CloseReceipt(receipt))

    assert ["closed"] * 3 == [state(floor, one) for one in (*receipts, announced)]
    assert "document_not_open" == floor.refused("receiver", OPEN, command)


@pytest.mark.parametrize(
    ("place", "code"),
    [("DOCK-IN", None), ("A-01-01", "place_not_receiving"), ("", "place_not_receiving")],
)
def test_goods_are_received_at_a_receiving_place_of_the_site(floor, place, code):
    at = floor.world.places[place] if place else floor.elsewhere("DOCK-IN")
    receipt = floor.receipt(floor.order(("glove", "1")))
    command = ReceiveLine(
        receipt, "1", floor.world.items["glove"], lot="L1", expiry=EXPIRY, place=at
    )
    answer = floor.answer("receiver", RECEIVE, command)

    assert code == (answer.refusal and answer.refusal.code)


def test_what_came_is_told_part_by_part(floor):
    order = floor.order(("glove", "10"))
    command = ReceiveLine(
        floor.receipt(order), "12", floor.world.items["glove"], lot="L1", expiry=EXPIRY
    )
    done = floor.do("receiver", RECEIVE, command)

    assert [("ordered", "10"), ("over", "2")] == [
        (part["disposition"], part["quantity"]) for part in done["parts"]
    ]
    assert (None, ["udi_missing"]) == (done["held"], done["differences"])
    assert {"item", "lot", "parts", "held", "differences"} == set(done)
