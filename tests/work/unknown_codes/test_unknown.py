"""A code that means nothing is noted once, suggested for, bound once, and then known to all."""

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
from tongma.masterdata.identifiers.model import Bind
from tongma.masterdata.udidb.load import load
from tongma.work.documents.model import OrderLine
from tongma.work.documents.tables import task
from tongma.work.unknown_codes.model import BindCode, Dismiss
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

ACTOR = somebody(
    900, "identifiers.*", "unknown.*", "receiving.*", "documents.*", "catalogue.*", "purchasing.*"
)
BOX = "19520112009992"
UNIT = "09520112009995"
OTHER = "09520112008882"
_DEVICE = """<udid><devices><device><zxxsdycpbs>{unit}</zxxsdycpbs><cpbsbmtxmc>GS1</cpbsbmtxmc>
<cpmctymc>{name}</cpmctymc><ggxh>{model}</ggxh><versionNumber>1</versionNumber>
<packingList><packing><bzcpbs>{box}</bzcpbs><bznhxyjbzcpbs>{unit}</bznhxyjbzcpbs>
<bznhxyjcpbssl>40</bznhxyjcpbssl><cpbzjb>盒</cpbzjb></packing></packingList></device></devices></udid>"""


class Dock:
    """A site with an open receipt, and master data behind it."""

    def __init__(self, site, client, folder):
        self.site, self.client, self.folder = site, client, folder
        self.teller = Teller(site.runtime, cast(), lambda _words: None)
        self.world = build(self.teller, local_date(site.clock.now(), "Asia/Shanghai"))
        self.receipt = self.open()

    def open(self):
        lines = (OrderLine(self.world.items["glove"], "100"),)
        order = self.do("purchasing.place_order", PlaceOrder(self.world.supplier, self.world.site,
                                                             lines))  # fmt: skip
        command = OpenReceipt(self.world.site, orders=(int(order.result["order"]),))
        return int(self.do("receiving.open_receipt", command).result["receipt"])

    def do(self, name, command, **more):
        return self.site.run(KINDS[name], command, ACTOR, **more)

    def scan(self, raw, receipt=0):
        command = ReceiveLine(receipt or self.receipt, quantity="1")
        return self.do("receiving.receive_line", command, scans=(Scan(raw),), station="PDA-3")

    def register(self, name="无关的器械", model="Z-1"):
        text = _DEVICE.format(unit=UNIT, box=BOX, name=name, model=model)
        path = self.folder / "release.xml"
        path.write_text(text, encoding="utf-8")
        load(self.site.database, self.site.clock, path)

    def bind(self, value, item, **more):
        command = Bind("gtin", value, "item", self.world.items[item], **more)
        answer = self.do("identifiers.bind", command)
        assert "accepted" == answer.outcome
        return answer

    def codes(self, **asked):
        return self.client.get("/api/v1/unknown-codes", params=asked).json()["rows"]

    def suggestions(self):
        (code,) = self.codes()
        return self.client.get(f"/api/v1/unknown-codes/{code['id']}/suggestions").json()

    def open_tasks(self):
        with self.site.database.read() as connection:
            rows = connection.execute(task.select()).all()
        return [row for row in rows if row.kind == "unknown_code" and row.state == "open"]


@pytest.fixture
def dock(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        yield Dock(site, client, tmp_path)


def test_a_code_is_one_row_and_one_task_for_each_document_however_often_it_is_scanned(dock):
    other = dock.open()
    held = [dock.scan(f"]d201{BOX}10L1"), dock.scan(f"]d201{BOX}10L2"),
            dock.scan(f"]d201{BOX}", other)]  # fmt: skip

    assert ["held"] * 3 == [one.outcome for one in held]
    assert 2 == len(dock.open_tasks())
    (row,) = dock.codes()
    assert ("gtin", BOX, 3, "PDA-3") == (row["scheme"], row["value"], row["count"], row["station"])
    assert (str(other), dock.world.supplier) == (
        row["document"]["id"], int(row["supplier"]["id"]),
    )  # fmt: skip


def test_what_the_code_says_is_shown(dock):
    dock.scan(f"]d201{BOX}1728123110L1")
    (row,) = dock.codes(q=BOX[:6])
    assert {"lot": "L1", "expiry": "2028-12-31"} == row["says"]
    assert [] == dock.codes(q="999")


def test_a_sibling_in_a_public_record_is_suggested_with_the_factor(dock):
    dock.register()
    dock.bind(UNIT, "glove")
    dock.scan(f"]d201{BOX}10L1")
    told = dock.suggestions()
    first = told["suggestions"][0]

    assert str(dock.world.items["glove"]) == first["item"]["id"]
    assert ("40", False, "package") == (first["factor"], first["level_exists"], first["role"])
    assert ["registered_sibling", "sibling_gtin", "expected_here"] == first["reasons"]
    assert ("package", "40") == (told["registered"]["role"], told["registered"]["factor"])


def test_a_proposed_binding_is_suggested_with_its_id_to_confirm(dock):
    made = dock.bind(BOX, "glove", status="proposed")
    assert "code_unconfirmed" == dock.scan(f"]d201{BOX}10L1").case
    (first,) = dock.suggestions()["suggestions"]
    assert ("proposed", made.result["binding"]) == (first["reasons"][0], first["binding"])


def test_an_item_with_a_name_like_the_registered_one_is_suggested(dock):
    item = dock.client.get(f"/api/v1/items/{dock.world.items['glove']}").json()["data"]
    dock.register(item["name_zh"], item["model"])
    dock.scan(f"]d201{BOX}10L1")
    first = dock.suggestions()["suggestions"][0]
    assert (str(dock.world.items["glove"]), "similar") == (first["item"]["id"], first["reasons"][0])


def test_binding_a_code_finishes_every_task_of_it_and_the_next_scan_knows_it(dock):
    other = dock.open()
    dock.scan(f"]d201{BOX}1728123110L1")
    dock.scan(f"]d201{BOX}1728123110L1", other)
    dock.scan(f"]d201{OTHER}")
    dock.bind(BOX, "glove")

    assert [OTHER] == [row["value"] for row in dock.codes()]
    assert 1 == len(dock.open_tasks())
    assert [BOX] == [row["value"] for row in dock.codes(state="bound")]
    assert "accepted" == dock.scan(f"]d201{BOX}1728123110L1").outcome


def test_a_code_is_bound_with_the_level_that_it_needs_in_one_command(dock):
    dock.scan(f"]d201{BOX}1728123110L1")
    code, item = int(dock.codes()[0]["id"]), dock.world.items["glove"]
    unknown = dock.do("unknown.bind_code", BindCode(code, 77))
    wrong = dock.do("unknown.bind_code", BindCode(code, item, 0))
    bound = dock.do("unknown.bind_code", BindCode(code, item, 40, "盒", "package"))
    again = dock.do("unknown.bind_code", BindCode(code, item, 40))

    assert ["item_unknown", "item_invalid"] == [one.refusal.code for one in (unknown, wrong)]
    assert ("accepted", "unknown_code_closed") == (bound.outcome, again.refusal.code)
    assert [] == dock.open_tasks()
    received = dock.scan(f"]d201{BOX}1728123110L1").result
    assert "40" == received["parts"][0]["quantity"]


def test_a_dismissed_code_comes_again_when_it_is_met_again(dock):
    dock.scan(f"]d201{BOX}10L1")
    code = int(dock.codes()[0]["id"])
    assert "reason_required" == dock.do("unknown.dismiss", Dismiss(code)).refusal.code
    done = dock.do("unknown.dismiss", Dismiss(code), reason="a poster on the wall")
    again = dock.do("unknown.dismiss", Dismiss(code), reason="a poster on the wall")

    assert ("accepted", "unknown_code_closed") == (done.outcome, again.refusal.code)
    assert ([], []) == (dock.codes(), dock.open_tasks())
    dock.scan(f"]d201{BOX}10L1")
    assert 1 == len(dock.codes())


def test_a_code_that_nobody_has_met_has_no_suggestions(dock):
    answer = dock.client.get("/api/v1/unknown-codes/77/suggestions")
    assert (404, "unknown_code_unknown") == (answer.status_code, answer.json()["code"])
