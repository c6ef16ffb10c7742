"""Labels by supplier: counted from the journal, each faulty one once per receipt, with examples."""

import itertools

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Scan
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.jobs import store
from tongma.foundation.platform.settings import Settings
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inbound.receiving.model import OpenReceipt, ReceiveLine
from tongma.masterdata.identifiers.model import Bind
from tongma.masterdata.udidb.load import load
from tongma.views.label_quality import projection
from tongma.views.label_quality.tables import label_count, label_fault
from tongma.work.documents.model import OrderLine
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

ACTOR = somebody(
    900, "receiving.*", "documents.*", "purchasing.*", "identifiers.*", "scanning.*", "stock.read"
)
UNIT = "09520112009995"
UNKNOWN = "09520112008882"


class Dock:
    """A receipt of gloves whose unit is known."""

    def __init__(self, site, client):
        self.site, self.client = site, client
        teller = Teller(site.runtime, cast(), lambda _words: None)
        self.world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))
        item = self.world.items["glove"]
        self.do("identifiers.bind", Bind("gtin", UNIT, "item", item))
        order = PlaceOrder(self.world.supplier, self.world.site, (OrderLine(item, "500"),))
        made = int(self.do("purchasing.place_order", order).result["order"])
        opened = self.do("receiving.open_receipt", OpenReceipt(self.world.site, orders=(made,)))
        self.receipt = int(opened.result["receipt"])

    def do(self, name, command, **more):
        return self.site.run(KINDS[name], command, ACTOR, **more)

    def receive(self, *raws, way="scanned"):
        scans = tuple(Scan(raw, None, way) for raw in raws)
        return self.do("receiving.receive_line", ReceiveLine(self.receipt, quantity="1"),
                       scans=scans, station="PDA-9")  # fmt: skip

    def ask(self, raw):
        body = {"scans": [{"raw": raw}], "document_id": self.receipt}
        assert 200 == self.client.post("/api/v1/scans/resolve", json=body).status_code

    def take_in(self):
        number_pending(self.site.database, self.site.clock)
        self.client.app.state.jobs.run_now("label_quality")

    def quality(self, **asked):
        self.take_in()
        answer = self.client.get("/api/v1/label-quality", params=asked)
        assert 200 == answer.status_code, answer.text
        return answer.json()["rows"]

    def tables(self):
        with self.site.database.read() as connection:
            return [
                sorted(map(tuple, connection.execute(sa.select(one)).all()))
                for one in (label_count, label_fault)
            ]


@pytest.fixture
def dock(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    return Dock(site, TestClient(app))  # without a server's own jobs: they are done when asked for


def many_labels(dock):
    dock.receive(f"]d201{UNIT}1728123110L1")
    dock.receive(f"]d201{UNIT}1728123110L2")
    dock.receive(f"]d201{UNIT[:-1]}010L1")
    dock.receive(f"]d201{UNKNOWN}10L1")
    dock.receive(f"]d201{UNIT}1728123110L3", way="typed")
    dock.receive(f"]d201{UNIT}17281399", f"]d201{UNIT}17281399")


def test_labels_and_faults_are_counted_for_the_supplier_with_examples(dock):
    many_labels(dock)
    (row,) = dock.quality()

    assert dock.world.supplier == int(row["supplier"]["id"])
    counted = [row[name] for name in ("labels", "wrong_check_digit", "other_rule", "unknown")]
    assert [5, 1, 1, 1] == counted
    assert 0.2 == row["rates"]["unknown"]
    assert {"PDA-9"} == {one["station"] for one in row["examples"]}
    assert {str(dock.receipt)} == {one["document"]["id"] for one in row["examples"]}
    (unknown,) = [one for one in row["examples"] if "unknown" in one["faults"]]
    assert (f"]d201{UNKNOWN}10L1", ["code_unknown"]) == (unknown["raw"], unknown["codes"])


def test_a_label_that_was_asked_about_and_then_received_is_one_label(dock):
    raw = f"]d201{UNKNOWN}10L1"
    dock.ask(raw)
    (row,) = dock.quality()
    assert (1, 1) == (row["labels"], row["unknown"])
    dock.receive(raw)
    (row,) = dock.quality()
    assert (1, 1) == (row["labels"], row["unknown"])


def test_a_label_without_what_is_registered_of_it_contradicts_the_record(dock, tmp_path):
    path = tmp_path / "release.xml"
    path.write_text(
        f"<udid><devices><device><zxxsdycpbs>{UNIT}</zxxsdycpbs><cpmctymc>手套</cpmctymc>"
        "<scbssfbhph>是</scbssfbhph><scbssfbhsxrq>是</scbssfbhsxrq></device></devices></udid>",
        encoding="utf-8",
    )
    load(dock.site.database, dock.site.clock, path)
    dock.receive(f"]d201{UNIT}10L1")
    dock.receive(f"]d201{UNIT}1728123110L2")
    (row,) = dock.quality()
    assert 1 == row["against_registered"]
    assert ["registered_expiry"] == row["examples"][0]["codes"]


def test_a_month_or_a_supplier_narrows_the_report(dock):
    dock.receive(f"]d201{UNIT}1728123110L1")
    assert [] == dock.quality(until="2020-01")
    assert [] == dock.quality(supplier=7)
    assert 1 == len(dock.quality(since="2020-01", supplier=dock.world.supplier))
    sheet = dock.client.get("/api/v1/label-quality", params={"format": "csv"}).text
    assert "缺分隔符,缺分隔符占比,校验码错,校验码错占比" in sheet


def test_the_projection_is_the_same_in_any_number_of_parts_and_after_a_kill(dock, monkeypatch):
    many_labels(dock)
    dock.take_in()
    whole = dock.tables()
    for one in (label_count, label_fault):
        dock.site.database.write(lambda connection, one=one: connection.execute(sa.delete(one)))
    dock.site.database.write(lambda c: store.save(c, "label_quality", 0, {"cursor": 0}))
    monkeypatch.setattr(projection, "AT_ONCE", 1)
    real = projection._keep
    kept = itertools.count(1)

    class Killed(Exception):
        """The process ends here."""

    def kill(*parts, **more):
        real(*parts, **more)
        if next(kept) == 2:
            raise Killed

    monkeypatch.setattr(projection, "_keep", kill)
    with pytest.raises(Killed):
        dock.take_in()
    half = dock.tables()
    dock.take_in()

    assert half != whole
    assert whole == dock.tables()
    dock.take_in()
    assert whole == dock.tables()
