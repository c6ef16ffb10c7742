"""A box that must carry a UDI and does not is received, and counted for its supplier."""

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Scan
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.settings import Settings
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inbound.receiving.model import OpenReceipt, ReceiveLine
from tongma.masterdata.catalogue.model import ItemData, LevelIdentifier, SaveItem
from tongma.masterdata.policy.model import SaveSetting
from tongma.work.documents.model import OrderLine
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

ACTOR = somebody(
    900, "receiving.*", "documents.*", "catalogue.*", "purchasing.*", "policy.*", "partners.*"
)
UNIT = "09520112009995"
EXPIRY = "2029-12-31"


class Dock:
    """An open receipt for an item of class III (or another)."""

    def __init__(self, site, client):
        self.site, self.client = site, client
        teller = Teller(site.runtime, cast(), lambda _words: None)
        self.world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))

    def do(self, name, command, **more):
        answer = self.site.run(KINDS[name], command, ACTOR, **more)
        assert "accepted" == answer.outcome, answer
        return answer.result

    def item(self, device_class="III", **more):
        codes = (LevelIdentifier("gtin", UNIT), LevelIdentifier("internal", "OURS-1"))
        data = ItemData("NEW-1", "新产品", device_class=device_class, **more)
        return int(self.do("catalogue.save_item", SaveItem(data, identifiers=codes))["id"])

    def receipt(self, item):
        order = PlaceOrder(self.world.supplier, self.world.site, (OrderLine(item, "100"),))
        made = int(self.do("purchasing.place_order", order)["order"])
        opened = self.do("receiving.open_receipt", OpenReceipt(self.world.site, orders=(made,)))
        return int(opened["receipt"])

    def receive(self, receipt, *scans, **typed):
        command = ReceiveLine(receipt, quantity="2", **typed)
        return self.do("receiving.receive_line", command, scans=scans)

    def missing(self):
        return self.client.get("/api/v1/udi/missing").json()["rows"]


@pytest.fixture
def dock(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        yield Dock(site, client)


def test_a_class_three_box_received_by_hand_has_no_udi_and_is_counted(dock):
    item = dock.item()
    receipt = dock.receipt(item)
    typed = {"item": item, "lot": "L1", "expiry": EXPIRY, "produced": "2025-01-01"}
    by_hand = dock.receive(receipt, **typed)
    scanned = dock.receive(receipt, Scan(f"]d201{UNIT}172912311125010110L2"))
    own_code = dock.receive(receipt, Scan("OURS-1"), lot="L3", expiry=EXPIRY, produced="2025-01-01")

    told = [one["differences"] for one in (by_hand, scanned, own_code)]
    assert [["udi_missing"], [], ["udi_missing"]] == told
    (row,) = dock.missing()
    assert (3, 2, 1, 0.6667) == (row["lines"], row["missing"], row["items"], row["rate"])
    assert dock.world.supplier == int(row["supplier"]["id"])


@pytest.mark.parametrize(
    ("device_class", "produced", "listed", "told"),
    [
        ("II", "2025-01-01", "0", []),
        ("II", "2025-01-01", "3", ["udi_missing"]),
        ("II", "2024-05-31", "3", []),
        ("III", "2021-12-31", "0", []),
        ("I", "2025-01-01", "0", []),
    ],
)
def test_what_was_made_before_its_batch_or_is_on_no_list_is_in_order(
    dock, device_class, produced, listed, told
):
    item = dock.item(device_class)
    dock.do("policy.save_setting", SaveSetting("udi_list", listed, "item", str(item)))
    typed = {"item": item, "lot": "L1", "expiry": EXPIRY, "produced": produced}
    assert told == dock.receive(dock.receipt(item), **typed)["differences"]


def test_what_is_expected_of_an_item_is_told_over_http(dock):
    item = dock.item(shelf_life_days=730)
    path = "/api/v1/udi/expected"
    told = dock.client.get(path, params={"item": item, "expiry": "2027-01-01"}).json()
    old = dock.client.get(path, params={"item": item, "made_on": "2020-01-01"}).json()

    assert ("expected", "2025-01-01", "2", "2022-06-01") == (
        told["answer"], told["made_on"], told["batch"], told["since"],
    )  # fmt: skip
    assert ("optional", "made_before") == (old["answer"], old["reason"])
    assert 404 == dock.client.get(path, params={"item": 7}).status_code
