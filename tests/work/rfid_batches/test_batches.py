"""A pass with an RFID reader, compared with a bin and with a shipping notice."""

from devicecodes import TagOptions, write_epc
from tests.dock import EXPIRY
from tongma.inbound.purchasing.model import AnnounceDelivery, NoticeLine
from tongma_demo.story.world import STENT, label


def tag(serial, gtin=STENT):
    return write_epc({"01": gtin, "21": serial}, "SGTIN-96", TagOptions(1, 7)).hex


def read(*serials, times=2, **more):
    return [{"epc": tag(serial), **more} for serial in serials for _each in range(times)]


def compared(dock, reads, **where):
    answer = dock.client.post("/api/v1/scans/epcs", json={"reads": reads, **where})
    assert 200 == answer.status_code, answer.text
    return answer.json()


def serials(told):
    return {name: [one["serial"] for one in told[name]] for name in ("found", "missing", "stray")}


def received(dock, *names):
    receipt = dock.receipt("stent")
    for serial in names:
        scan = [label(STENT, EXPIRY, "L1", serial)]
        answer = dock.command("/receiving/receive-line", {"receipt": str(receipt)}, scan)
        assert 200 == answer.status_code, answer.text


def test_a_bin_is_compared_with_what_was_heard_in_it(dock):
    received(dock, "101", "102", "103")
    place = dock.world.places["DOCK-IN"]
    told = compared(dock, read("101", "102", "999"), place_id=place)

    assert {"found": ["101", "102"], "missing": ["103"], "stray": ["999"]} == serials(told)
    assert ("DOCK-IN", "L1") == (told["found"][0]["place"]["code"], told["missing"][0]["lot"])


def test_reads_of_one_tag_by_two_antennas_are_one_row(dock):
    reads = [*read("7", times=1, antenna=1, rssi=-60), *read("7", times=1, antenna=2, rssi=-50)]
    told = compared(dock, reads, place_id=dock.world.places["DOCK-IN"])
    [row] = told["stray"]
    assert (1, 2, 2, [1, 2], -50) == (
        told["tags"], told["reads"], row["reads"], row["antennas"], row["rssi_best"],
    )  # fmt: skip


def test_a_delivery_is_compared_with_its_shipping_notice(dock):
    order = dock.order("stent")
    line = NoticeLine(dock.world.items["stent"], "2", 0, "L1", EXPIRY, serials=("11", "12"))
    notice = dock.teller.do(
        "buyer", "purchasing.announce_delivery", AnnounceDelivery((int(order),), (line,))
    )["notice"]
    told = compared(dock, read("11"), document_id=int(notice))
    assert {"found": ["11"], "missing": ["12"], "stray": []} == serials(told)


def test_what_nobody_can_read_or_knows_is_unsure(dock):
    reads = [{"epc": "0102"}, {"epc": tag("1", "09506000134352")}]
    told = compared(dock, reads, place_id=dock.world.places["DOCK-IN"])
    assert ["unreadable", "unknown_code"] == [one["reason"] for one in told["unsure"]]


def test_a_time_that_is_none_is_refused(dock):
    answer = dock.client.post(
        "/api/v1/scans/epcs", json={"reads": [{"epc": "00", "at": "yesterday"}]}
    )
    assert "instant_wrong" == answer.json()["code"]
