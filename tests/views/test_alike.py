"""A lot typed with another dash or form is the same lot at every door that finds or makes one."""

import pytest
from fastapi.testclient import TestClient

from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.settings import Settings
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.stock.query.goods import lots_by_number
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

RIGHTS = frozenset({"stock.read", "documents.read", "scanning.*", "opening.*"})
ASKED = Actor(951, "asks", (Grant("reader", EVERYWHERE, EVERYWHERE, RIGHTS),))
TYPED = ["KM-7É", "KM\u20137É", "KM\u22127E\u0301", "ＫＭ－７É"]


@pytest.fixture
def shop(site, tmp_path):
    teller = Teller(site.runtime, cast(), lambda _words: None)
    world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))
    line = OpeningLine(world.items["glove"], world.places["A-01-02"], "3", TYPED[1], "2099-12-31")
    command = PrepareOpening(world.site, (line,))
    made = teller.do("storekeeper", "opening.prepare_opening", command)
    teller.do("second_manager", "opening.sign_opening", SignOpening(int(made["opening"])))
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ASKED)
    return site, TestClient(app), world


def test_a_lot_is_made_once_and_found_by_whatever_dash_is_typed(shop):
    site, client, _world = shop
    with site.database.read() as connection:
        assert [1] == [len(lots_by_number(connection, TYPED[0]))]
    for typed in TYPED:
        hits = client.get("/api/v1/search", params={"q": typed}).json()["rows"]
        stock = client.get("/api/v1/stock", params={"by": "lot", "q": typed}).json()["rows"]
        body = {"scans": [{"raw": typed, "way": "typed"}]}
        meant = client.post("/api/v1/scans/resolve", json=body).json()
        assert ["lot"] == [hit["kind"] for hit in hits], typed
        assert ["3"] == [row["quantity"] for row in stock], typed
        assert ["KM-7É"] == [one["lot"]["number"] for one in meant["candidates"]], typed


def test_a_letter_of_another_script_is_refused_by_name_and_place_and_leaves_nothing(shop):
    site, _client, world = shop
    line = OpeningLine(
        world.items["glove"], world.places["A-01-02"], "3", "K\u041c-8", "2099-12-31"
    )
    answer = site.run(KINDS["opening.prepare_opening"], PrepareOpening(world.site, (line,)), ASKED)
    facts = {
        "field": "lines.0.lot",
        "value": "K\u041c-8",
        "reason": "mixed_scripts",
        "at": "2",
        "sign": "U+041C CYRILLIC CAPITAL LETTER EM",
    }
    assert ("sign_unclear", facts) == (answer.refusal.code, dict(answer.refusal.facts))
