from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.commands.kind import Kind
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.places.handle import SAVE_PLACE
from tongma.masterdata.places.handling_units import new_handling_unit
from tongma.masterdata.places.model import PlaceData, SavePlace
from tongma.masterdata.places.query import place_for, place_of
from tongma.stock.model import Move, Spot, Status, Virtual
from tongma.stock.post.goods import add_item
from tongma.stock.post.movements import post
from tongma.stock.query.tree import facts_of

ACTOR = somebody(900, "places.*", "test.*")
SITE = PlaceData("XH1", "site", "一号库", time_zone="Asia/Shanghai")
BIN = PlaceData("A-01-01", "bin", parent=1, status="released", temperature_class="cold")


def save(site, data, **about):
    return site.run(SAVE_PLACE, SavePlace(data, **about), ACTOR)


def made(site, data, **about):
    answer = save(site, data, **about)
    assert "accepted" == answer.outcome, answer
    return int(answer.result["id"])


@pytest.fixture
def building(site):
    one = made(site, SITE)
    zone = made(site, PlaceData("C", "zone", parent=one))
    return {"site": one, "zone": zone, "bin": made(site, replace(BIN, parent=zone))}


def test_a_bin_stands_in_its_zone_and_belongs_to_its_site(site, building):
    with site.database.read() as connection:
        facts = facts_of(connection, [building["bin"]])[building["bin"]]
        known = place_of(connection, building["bin"])

    assert (building["zone"], building["site"]) == (facts.parent, facts.root)
    assert (building["site"], Status.RELEASED, "cold") == (
        known.site,
        known.status,
        known.temperature_class,
    )


def test_a_code_is_unique_within_its_site_only(site, building):
    other = made(site, replace(SITE, code="XH2"))

    refused = save(site, replace(BIN, parent=building["zone"]))
    elsewhere = save(site, replace(BIN, parent=other))
    assert "code_taken" == refused.refusal.code
    assert "accepted" == elsewhere.outcome


def test_a_bin_may_move_to_another_zone_and_not_to_another_site(site, building):
    cold = made(site, PlaceData("D", "zone", parent=building["site"]))
    other = made(site, replace(SITE, code="XH2"))

    moved = save(site, replace(BIN, parent=cold), id=building["bin"])
    refused = save(site, replace(BIN, parent=other), id=building["bin"])
    assert "accepted" == moved.outcome
    assert "crosses_site" == refused.refusal.code


def _fill(tx, command):
    add_item(tx, 7, 0)
    here = Spot(command.id, Status.RELEASED, 50)
    post(tx, [Move(7, 0, 0, 5, Spot(Virtual.OPENING, Status.RELEASED, 50), here)])
    return {}


def test_a_bin_with_goods_in_it_is_not_retired(site, building):
    site.run(Kind("test.fill", SavePlace, _fill, dict), SavePlace(BIN, building["bin"]), ACTOR)

    refused = save(site, replace(BIN, parent=building["zone"], state="retired"), id=building["bin"])
    zone = save(
        site,
        PlaceData("C", "zone", parent=building["site"], state="retired"),
        id=building["zone"],
    )
    assert "place_not_empty" == refused.refusal.code
    assert "place_not_empty" == zone.refusal.code


def _make_unit(tx, command):
    made = new_handling_unit(tx, place_of(tx.connection, command.id), entity=0)
    return {"unit": str(made.place)}


def test_a_unit_that_a_command_made_is_no_record_that_is_read_or_saved(site, building, tmp_path):
    made_unit = site.run(
        Kind("test.make_unit", SavePlace, _make_unit, dict), SavePlace(BIN, building["bin"]), ACTOR
    )
    unit = int(made_unit.result["unit"])
    data = PlaceData("U", "handling_unit", parent=building["bin"])
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        read = client.get(f"/api/v1/places/{unit}").json()

    assert "place_unknown" == save(site, data, id=unit).refusal.code
    assert "place_unknown" == read["code"]


def test_a_right_for_one_site_does_not_reach_another(site, building):
    actor = somebody(901, "places.*")
    here = replace(actor, grants=(replace(actor.grants[0], site=building["site"]),))
    other = made(site, replace(SITE, code="XH2"))

    own = site.run(SAVE_PLACE, SavePlace(PlaceData("E", "zone", parent=building["site"])), here)
    far = site.run(SAVE_PLACE, SavePlace(PlaceData("E", "zone", parent=other)), here)
    assert ("accepted", "not_allowed") == (own.outcome, far.refusal.code)


def test_a_foreign_key_finds_the_place_again(site, building):
    key = Identifier("gln", "9520000000011")
    first = save(site, PlaceData("K", "dock", parent=building["site"]), key=key)
    again = save(site, PlaceData("K", "dock", "Dock", parent=building["site"]), key=key)

    assert (first.result["id"], 2) == (again.result["id"], again.result["version"])


def test_a_purpose_without_a_bin_is_said(site, building):
    with site.database.read() as connection:
        found = place_for(connection, building["site"], "storage")
        with pytest.raises(Refused) as refused:
            place_for(connection, building["site"], "returns")

    assert building["bin"] == found.id
    expected = {"purpose": "returns", "site": str(building["site"])}
    assert ("no_place_for", expected) == (refused.value.refusal.code, refused.value.refusal.facts)


def test_places_are_listed_by_site_with_their_parents(site, building, tmp_path):
    made(site, replace(SITE, code="XH2"))
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        rows = client.get("/api/v1/places", params={"site": building["site"]}).json()["rows"]
        one = client.get(f"/api/v1/places/{building['bin']}").json()
        found = client.get("/api/v1/places?q=a-01").json()["rows"]

    assert ["XH1", "C", "A-01-01"] == [row["code"] for row in rows]
    assert [str(building["zone"]), "released"] == [rows[2]["parent"], rows[2]["status"]]
    assert str(building["zone"]) == one["data"]["parent"]
    assert ["A-01-01"] == [row["code"] for row in found]
