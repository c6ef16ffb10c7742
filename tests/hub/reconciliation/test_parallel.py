from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.harness import Installation
from tongma.app.main import create_app
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform.settings import Settings
from tongma.foundation.platform.sheets import write_csv
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.inside.transfers.model import Moved, Relocate
from tongma.stock.query.balances import stock_at
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import GLOVE, World, build

HEADINGS = ["物料编码", "批号", "库存状态", "库存数量", "单位"]


@dataclass
class Night:
    site: Installation
    client: TestClient
    teller: Teller
    world: World
    asking: Any

    def now(self) -> str:
        if not self.site.database.sqlite:
            number_pending(self.site.database, self.site.clock)
        return show_instant(self.site.clock.now())

    def open_with(self, *lines: OpeningLine) -> None:
        made = self.teller.do(
            "storekeeper", "opening.prepare_opening", PrepareOpening(self.world.site, lines)
        )
        self.teller.do("quality_manager", "opening.sign_opening", SignOpening(int(made["opening"])))

    def gloves(self, lot: str, quantity: str, place: str = "A-01-01", **more: Any) -> OpeningLine:
        at = self.world.places[place]
        item = self.world.items["glove"]
        return OpeningLine(item, at, quantity, lot, "2028-05-31", **more)

    def lay(self, *rows: list[str], moment: str = "") -> Any:
        content = write_csv(HEADINGS, rows)
        data = {"site": str(self.world.site), "moment": moment or self.now()}
        answer = self.client.post(
            "/api/v1/parallel/runs", data=data, files={"file": ("stock.csv", content)}
        )
        assert 200 == answer.status_code, answer.text
        run = answer.json()
        if run["state"] == "mapping":
            self.ask("map-list", run=int(run["id"]), mapping=run["mapping"])
            run = self.client.post(f"/api/v1/parallel/runs/{run['id']}/compare").json()
        return run

    def ask(self, verb: str, reason: str = "", **command: Any) -> Any:
        body = {"request_id": self.site.request_id(), "command": command, "reason": reason}
        return self.client.post(f"/api/v1/parallel/{verb}", json=body)

    def found(self, run: Any, **asked: Any) -> list[Any]:
        answer = self.client.get(f"/api/v1/parallel/runs/{run['id']}/differences", params=asked)
        assert 200 == answer.status_code, answer.text
        return answer.json()["rows"]


@pytest.fixture
def night(site, tmp_path):
    teller = Teller(site.runtime, cast(), lambda _words: None)
    world = build(teller, "2026-09-22")
    actor = cast()["storekeeper"]
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: actor)
    return Night(site, TestClient(app), teller, world, actor)


def kinds(rows):
    return [(one["kind"], one["lot"], one["theirs"], one["ours"]) for one in rows]


def test_books_that_agree_have_no_difference_whatever_code_names_the_item(night):
    night.open_with(night.gloves("B1", "30"), night.gloves("B2", "20"))
    run = night.lay(["GLV-7", "B1", "合格", "30", ""], [GLOVE, "B2", "合格品", "20", "EA"])

    assert ("compared", 2, 2, []) == (
        run["state"], run["rows"], run["equal"], night.found(run)
    )  # fmt: skip


def test_a_movement_after_their_list_was_drawn_is_late_with_its_record(night):
    night.open_with(night.gloves("B1", "30"))
    night.open_with(night.gloves("B1", "12", "A-01-02"))
    (one,) = night.found(night.lay(["GLV-7", "B1", "合格", "30", ""]))

    assert ("late", "30", "42", "theirs") == (
        one["kind"], one["theirs"], one["ours"], one["facts"]["late_in"],
    )  # fmt: skip
    assert ["opening.sign_opening"] == [record["command"] for record in one["records"]]


def test_a_record_that_explains_is_told_with_its_document_and_who_did_it(night):
    night.open_with(night.gloves("B1", "30"))
    night.open_with(night.gloves("B1", "12", "A-01-02"))
    run = night.lay(["GLV-7", "B1", "合格", "30", ""])
    (one,) = night.found(run)
    (record,) = one["records"]

    assert "opening_stock" == record["document"]["kind"]
    assert ("id", "name") == tuple(record["person"])
    assert str(night.asking.person) == run["person"]["id"]


def test_a_movement_that_they_had_first_is_late_on_our_side_once_it_is_in(night):
    night.open_with(night.gloves("B1", "30"))
    moment = night.now()
    rows = [["GLV-7", "B1", "合格", "42", ""]]
    run = night.lay(*rows, moment=moment)
    assert [("quantity", "B1", "42", "30")] == kinds(night.found(run))

    night.open_with(night.gloves("B1", "12", "A-01-02"))
    night.now()
    night.client.post(f"/api/v1/parallel/runs/{run['id']}/compare")
    (one,) = night.found(run)
    assert ("late", "ours") == (one["kind"], one["facts"]["late_in"])


def test_each_type_of_difference_is_named_end_to_end(night):
    night.open_with(
        night.gloves("B1", "30"), night.gloves("LOT-0012", "20"), night.gloves("B3", "500"),
        night.gloves("B4", "40"), night.gloves("B5", "15"), night.gloves("B6", "9"),
    )  # fmt: skip
    later = 4 * 86_400_000_000
    night.site.clock.instant += later  # the opening is no movement of these nights
    run = night.lay(
        ["GLV-7", "B1", "合格", "30", ""],
        ["GLV-7", "B1", "合格", "30", ""],
        ["GLV-7", "lot O012", "合格", "20", ""],
        ["GLV-7", "B3", "合格", "10", ""],
        ["GLV-7", "B4", "合格", "25", ""],
        ["GLV-7", "B4", "待验", "15", ""],
        ["GLV-7", "B6", "合格", "7", ""],
        ["GLV-7", "B9", "合格", "3", ""],
        ["STRANGE", "B1", "合格", "1", ""],
        ["GLV-7", "B1", "合格", "viele", ""],
    )

    assert sorted([
        ("double", "B1", "60", "30"), ("lot_spelling", "LOT-0012", "20", "20"),
        ("unit", "B3", "10", "500"), ("status", "B4", "15", "0"), ("status", "B4", "25", "40"),
        ("missing", "B5", "0", "15"), ("quantity", "B6", "7", "9"), ("missing", "B9", "3", "0"),
        ("unreadable", "", "0", "0"), ("unreadable", "", "0", "0"),
    ]) == sorted(kinds(night.found(run)))  # fmt: skip
    counted = {one["kind"]: one["open"] for one in run["kinds"]}
    assert 2 == counted["missing"]


def test_a_layout_is_mapped_once_and_the_next_night_is_compared_at_once(night):
    night.open_with(night.gloves("B1", "30"))
    first = night.lay(["GLV-7", "B1", "合格", "29", ""])
    second = night.lay(["GLV-7", "B1", "合格", "28", ""])

    assert "compared" == second["state"]
    trend = night.client.get("/api/v1/parallel/runs").json()["rows"]
    assert [second["id"], first["id"]] == [one["id"] for one in trend]
    assert all(one["kinds"] for one in trend)


def test_what_was_explained_stays_explained_while_it_is_the_same(night):
    night.open_with(night.gloves("B1", "30"))
    night.site.clock.instant += 4 * 86_400_000_000
    rows = ["GLV-7", "B1", "合格", "29", ""]
    first = night.lay(rows)
    one = {"run": int(first["id"]), "seq": 1}
    assert 409 == night.ask("explain-difference", **one).status_code
    assert 200 == night.ask("explain-difference", "样品未入旧系统", **one).status_code

    (again,) = night.found(night.lay(rows))
    assert ("explained", "样品未入旧系统") == (again["state"], again["reason"])
    (changed,) = night.found(night.lay([*rows[:3], "27", ""]))
    assert "open" == changed["state"]


def test_a_relocation_inside_the_site_is_no_difference(night):
    night.open_with(night.gloves("B1", "30"))
    with night.site.database.read() as connection:
        (held,) = stock_at(connection, item=night.world.items["glove"])
    what = Moved(held.item, "10", held.place, held.lot)
    move = Relocate(night.world.site, what, night.world.places["A-01-03"])
    night.teller.do("storekeeper", "transfers.relocate", move)
    assert [] == night.found(night.lay(["GLV-7", "B1", "合格", "30", ""]))


def test_a_difference_that_no_comparison_found_cannot_be_explained(night):
    night.open_with(night.gloves("B1", "30"))
    run = night.lay(["GLV-7", "B1", "合格", "29", ""])
    answer = night.ask("explain-difference", "样品", run=int(run["id"]), seq=2)

    refused = answer.json()
    assert (404, "difference_unknown", {"run": run["id"], "seq": "2"}) == (
        answer.status_code, refused["code"], refused["facts"],
    )  # fmt: skip


def test_a_word_behind_their_quantity_is_its_unit(night):
    night.open_with(night.gloves("B1", "30"), night.gloves("B2", "20"))
    run = night.lay(["GLV-7", "B1", "合格", "3盒", ""], ["GLV-7", "B2", "合格", "2 box", "盒"])
    assert (2, []) == (run["equal"], night.found(run))

    run = night.lay(["GLV-7", "B1", "合格", "3筐", ""], ["GLV-7", "B2", "合格", "2盒", "只"])
    reasons = [one["facts"]["reason"] for one in night.found(run) if one["kind"] == "unreadable"]
    assert ["unit_unknown", "unit_unknown"] == reasons
