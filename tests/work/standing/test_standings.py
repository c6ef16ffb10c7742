"""A hold is seen first in every answer about goods, whatever it lies on and whatever is asked."""

import pytest
from fastapi.testclient import TestClient

from tests.floor import Floor
from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.platform.settings import Settings
from tongma.inside.handling.model import BuildUnit
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.inside.transfers.model import Moved, Relocate
from tongma.stock.query.goods import find_pieces
from tongma_demo.story.world import GLOVE, STENT

READER = somebody(900, "stock.read", "documents.*", "scanning.*", "receiving.*")
WHY = "shelf label fell into a puddle"


class Shelves:
    """Gloves of two lots in two bins, one stent in a carton and one beside it."""

    def __init__(self, site, folder):
        self.floor = floor = Floor(site)
        self.actor = READER
        self.client = TestClient(
            create_app(site.runtime, Settings(folder, ""), lambda _request: self.actor)
        )
        self.lot = floor.stocked("glove", "A-01-01", "10")
        self.other_lot = floor.stocked("glove", "A-01-02", "5", lot="L2")
        self.stent_lot = floor.stocked("stent", "A-01-03", "", lot="S1", serials=("P1", "P2"))
        with site.database.read() as connection:
            self.piece, self.other_piece = (
                find_pieces(connection, floor.world.items["stent"], [serial])[0].id
                for serial in ("P1", "P2")
            )

    def hold(self, scope, target, reason="quality"):
        placed = self.floor.do(
            "quality_manager", "holds.place_hold", PlaceHold(scope, target, reason), reason=WHY
        )
        return placed["hold"]

    def scan(self, raw, **where):
        body = {"scans": [{"raw": raw}], "site_id": self.floor.world.site, **where}
        answer = self.client.post("/api/v1/scans/resolve", json=body)
        assert 200 == answer.status_code, answer.text
        return answer.json()["candidates"]

    def standing(self, raw):
        return self.scan(raw)[0]["standing"]

    def rows(self, path, **query):
        answer = self.client.get(f"/api/v1{path}", params=query)
        assert 200 == answer.status_code, answer.text
        return answer.json()["rows"]


@pytest.fixture
def shelves(site, tmp_path):
    return Shelves(site, tmp_path)


def label(gtin, lot, serial="", expiry="2028-12-31"):
    day = expiry[2:].replace("-", "")
    return f"]d201{gtin}17{day}10{lot}" + (f"\x1d21{serial}" if serial else "")


def test_goods_that_nothing_stands_against_are_free(shelves):
    standing = shelves.standing(label(GLOVE, "L1"))
    free = {"holds": [], "holds_inside": [], "blocked": [], "blocked_inside": []}
    assert free | {"statuses": ["released"]} == standing


def test_a_hold_says_reason_note_who_since_when(shelves):
    hold = shelves.hold("lot", shelves.lot)
    (told,) = shelves.standing(label(GLOVE, "L1"))["holds"]

    assert (hold, "quality", WHY, "lot") == (
        told["id"], told["reason"], told["note"], told["scope"],
    )  # fmt: skip
    assert told["placed_by"]["id"] != "0"
    assert told["placed_at"].endswith("Z")
    assert "L1" in told["target"]["title"]


SCANNED = {
    "lot": label(GLOVE, "L1"),
    "item": f"]d201{GLOVE}",
    "bare lot": "L1",
    "bin": "A-01-01",
    "serial": label(STENT, "S1", "P1"),
    "bare serial": "P1",
    "stents' bin": "A-01-03",
}
ON, INSIDE, NOTHING = "holds", "holds_inside", ""


@pytest.mark.parametrize(
    ("scope", "target", "seen"),
    [
        ("lot", "lot", {"lot": ON, "bare lot": ON, "item": INSIDE, "bin": INSIDE}),
        ("item", "glove", {"lot": ON, "bare lot": ON, "item": ON, "bin": INSIDE}),
        ("place", "A-01-01", {"lot": INSIDE, "bare lot": INSIDE, "item": INSIDE, "bin": ON}),
        ("place", "A-01-03", {"serial": ON, "bare serial": ON, "stents' bin": ON}),
        ("piece", "piece", {"serial": ON, "bare serial": ON, "stents' bin": INSIDE}),
        ("item", "stent", {"serial": ON, "bare serial": ON, "stents' bin": INSIDE}),
    ],
)
def test_a_hold_of_every_kind_is_seen_by_every_scan_that_it_reaches(shelves, scope, target, seen):
    world = shelves.floor.world
    known = {"lot": shelves.lot, "piece": shelves.piece, **world.items, **world.places}
    shelves.hold(scope, known[target])
    told = {}
    for name, raw in SCANNED.items():
        standing = shelves.standing(raw)
        where = next((part for part in (ON, INSIDE) if standing[part]), NOTHING)
        flags = {ON: "blocked", INSIDE: "blocked_inside"}
        if where:
            assert "held" == standing[flags[where]][0]
            told[name] = where
    assert seen == told


def test_a_suppliers_hold_is_seen_on_his_goods(shelves):
    world = shelves.floor.world
    shelves.floor.stocked("glove", "A-01-02", "1", lot="L9", supplier=world.supplier)
    shelves.hold("supplier", world.supplier)
    assert ["held"] == shelves.standing(label(GLOVE, "L9"))["blocked"]
    assert [] == shelves.standing(label(GLOVE, "L2"))["blocked"]


def test_a_carton_with_one_held_piece_is_not_free(shelves):
    floor, world = shelves.floor, shelves.floor.world
    place = world.places["A-01-03"]
    unit = floor.do("storekeeper", "handling.build_unit", BuildUnit(place))
    stent_lot = shelves.stent_lot
    floor.do(
        "storekeeper",
        "transfers.relocate",
        Relocate(
            world.site,
            Moved(world.items["stent"], "1", place, stent_lot, ("P1",)),
            place=int(unit["unit"]),
        ),
    )
    shelves.hold("piece", shelves.piece)
    standing = shelves.standing(f"]C100{unit['sscc']}")
    assert ([], ["held"]) == (standing["blocked"], standing["blocked_inside"])
    shelves.hold("place", int(unit["unit"]))
    assert ["held"] == shelves.standing(f"]C100{unit['sscc']}")["blocked"]
    assert 2 == len(shelves.standing(label(STENT, "S1", "P1"))["holds"])


def test_a_label_that_is_over_is_never_free_though_nobody_knows_its_lot(shelves):
    told = shelves.standing(label(GLOVE, "NEW", expiry="2020-01-31"))
    assert ["expired"] == told["blocked"]


def test_a_hold_that_was_lifted_is_not_told(shelves):
    hold = shelves.hold("lot", shelves.lot)
    shelves.floor.do("quality_manager", "holds.lift_hold", LiftHold(int(hold)), reason="dry again")
    assert [] == shelves.standing(label(GLOVE, "L1"))["blocked"]


@pytest.mark.parametrize("by", ["item", "lot", "place", "owner", "key"])
def test_stock_says_its_holds_whatever_it_is_added_up_by(shelves, by):
    shelves.hold("lot", shelves.lot)
    item = shelves.floor.world.items["glove"]
    held = [row for row in shelves.rows("/stock", by=by, item=item) if row["holds"]]
    assert 1 == len(held)
    assert (["held"], "quality") == (held[0]["blocked"], held[0]["holds"][0]["reason"])


def test_stock_of_pieces_says_their_holds(shelves):
    shelves.hold("piece", shelves.piece)
    rows = shelves.rows("/stock", by="piece", item=shelves.floor.world.items["stent"])
    assert {"P1": ["held"], "P2": []} == {row["piece"]["serial"]: row["blocked"] for row in rows}


def test_a_search_says_the_hold_of_what_it_finds(shelves):
    shelves.hold("lot", shelves.lot)
    lots = [hit for hit in shelves.rows("/search", q="L1") if hit["kind"] == "lot"]
    assert [["held"]] == [hit["standing"]["blocked"] for hit in lots]


def test_tasks_and_lines_of_documents_say_the_holds_on_their_goods(shelves):
    floor = shelves.floor
    line = floor.received("glove", "3", lot="T1")
    shelves.hold("item", floor.world.items["glove"])
    answer = shelves.client.get(f"/api/v1/documents/{floor.line(line).document}")
    assert [["quality"]] == [
        [hold["reason"] for hold in one["holds"]] for one in answer.json()["lines"]
    ]
    shelves.actor = somebody(901, "stock.read", "acceptance.*")
    tasks = shelves.rows("/tasks")
    assert [["quality"]] == [
        [hold["reason"] for hold in task["holds"]] for task in tasks if task["line"] == str(line)
    ]


def test_who_may_not_read_the_goods_learns_no_more_than_of_a_lot_never_heard_of(shelves):
    shelves.hold("lot", shelves.lot)
    grant = Grant("client", EVERYWHERE, 77, frozenset({"stock.read", "scanning.*"}))
    shelves.actor = Actor(991, "stranger", (grant,))
    standing = shelves.standing(label(GLOVE, "L1"))
    unheard = shelves.standing(label(GLOVE, "L-NONE"))
    assert ([], [], []) == (standing["blocked"], standing["statuses"], standing["holds"])
    assert unheard == standing


@pytest.mark.parametrize("raw", [label(GLOVE, "L1"), "L1", label(STENT, "S1", "P1"), "P1"])
def test_a_hold_is_seen_at_a_site_where_the_goods_never_were(shelves, raw):
    """Recalled goods that arrive somewhere for the first time are recalled there too."""
    shelves.hold("lot", shelves.lot)
    shelves.hold("piece", shelves.piece)
    grant = Grant(
        "receiver", shelves.floor.world.other_site, EVERYWHERE,
        frozenset({"stock.read", "scanning.*", "receiving.*", "documents.*"}),
    )  # fmt: skip
    shelves.actor = Actor(992, "over there", (grant,))
    body = {"scans": [{"raw": raw}], "site_id": shelves.floor.world.other_site}
    answer = shelves.client.post("/api/v1/scans/resolve", json=body)

    assert ["held"] == answer.json()["candidates"][0]["standing"]["blocked"]
