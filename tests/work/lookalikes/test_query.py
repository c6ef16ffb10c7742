"""What differs by one character and lies side by side is said before the wrong one is taken."""

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.commands.kind import Kind
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.catalogue.handle import SAVE_ITEM
from tongma.masterdata.catalogue.model import ItemData, SaveItem
from tongma.masterdata.places.handle import SAVE_PLACE
from tongma.masterdata.places.model import PlaceData, SavePlace
from tongma.stock.model import Move, PlaceClass, Spot, Status, Virtual
from tongma.stock.post.goods import LotData, find_or_add_lot
from tongma.stock.post.movements import post
from tongma.stock.post.tree import add_place
from tongma.stock.query.goods import find_lots
from tongma.work.lookalikes.query import lookalikes_near

ACTOR = somebody(900, "catalogue.*", "places.*", "stock.read", "test.*")
OWNER = 50


class Shelf:
    """Three bins in a row and one apart, with goods."""

    def __init__(self, site, client):
        self.site, self.client = site, client
        self.work(lambda tx: add_place(tx, 5000, "partner", klass=PlaceClass.PARTNER))
        self.place = {"SITE": self.make(PlaceData("SITE", "site", entity=5000, time_zone="UTC"))}
        for code, sequence in (("A", 1), ("B", 2), ("C", 3), ("Z", 9)):
            data = PlaceData(code, "bin", parent=self.place["SITE"], sequence=sequence,
                             purpose="storage")  # fmt: skip
            self.place[code] = self.make(data)
        self.items = {}

    def make(self, data):
        answer = self.site.run(SAVE_PLACE, SavePlace(data), ACTOR)
        assert "accepted" == answer.outcome, answer.refusal
        return int(answer.result["id"])

    def work(self, work):
        def handle(tx, _command):
            work(tx)
            return {}

        assert (
            "accepted"
            == self.site.run(Kind("test.work", object, handle, dict), None, ACTOR).outcome
        )

    def put(self, code, lot, place, name="支架"):
        if code not in self.items:
            data = ItemData(code, name, specification=code)
            self.items[code] = int(self.site.run(SAVE_ITEM, SaveItem(data), ACTOR).result["id"])
        item = self.items[code]

        def goods(tx):
            known = find_or_add_lot(tx, item, LotData(lot, "2030-01-31"))
            here = Spot(self.place[place], Status.RELEASED, OWNER)
            post(tx, [Move(item, known, 0, 5, here._replace(place=int(Virtual.SUPPLIER)), here)])

        self.work(goods)
        with self.site.database.read() as connection:
            from_lots = find_lot(connection, item, lot)
        return item, from_lots

    def twins(self, **asked):
        params = {"site": self.place["SITE"], **asked}
        answer = self.client.get("/api/v1/twins", params=params)
        assert 200 == answer.status_code, answer.text
        return answer.json()


def find_lot(connection, item, number):
    return find_lots(connection, item, number)[0].id


@pytest.fixture
def shelf(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        yield Shelf(site, client)


def test_twins_in_a_bin_and_in_the_next_one_are_listed_and_those_far_away_are_not(shelf):
    shelf.put("STN-2215", "L2401", "A")
    shelf.put("STN-2215", "L2407", "B")
    shelf.put("STN-2218", "X9", "B")
    shelf.put("GLV-1", "L2402", "C", "手套")
    shelf.put("STN-2214", "L9", "Z")

    rows = shelf.twins()["rows"]
    told = [(one["kind"], one["goods"]["place"]["code"], one["other"]["place"]["code"])
            for one in rows]  # fmt: skip
    assert [("lot", "A", "B"), ("name", "A", "B"), ("name", "B", "B")] == sorted(told)


def test_a_list_of_twins_goes_on_where_it_ended(shelf):
    for place in ("A", "C"):
        shelf.put("STN-2215", f"{place}2401", place)
        shelf.put("STN-2215", f"{place}2407", place)
    first = shelf.twins(limit=1)
    second = shelf.twins(limit=1, after=first["next"])
    assert ["A", "C"] == [one["rows"][0]["goods"]["place"]["code"] for one in (first, second)]
    assert None is second["next"]


def test_the_goods_in_hand_are_warned_of_their_twins_nearby(shelf):
    shelf.put("STN-2215", "L2401", "A")
    item, lot = shelf.put("STN-2218", "X9", "B")
    with shelf.site.database.read() as connection:
        near = lookalikes_near(connection, item, lot, shelf.place["B"])
        far = lookalikes_near(connection, item, lot, shelf.place["Z"])

    assert [("name", "STN-2215", "A")] == [(one.kind, one.code, one.place_code) for one in near]
    assert () == far
