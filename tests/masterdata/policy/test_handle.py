import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.places.handle import SAVE_PLACE
from tongma.masterdata.places.model import PlaceData, SavePlace
from tongma.masterdata.policy.handle import KINDS
from tongma.masterdata.policy.model import ClearSetting, SaveSetting
from tongma.masterdata.policy.query import value_of, values_set

ACTOR = somebody(900, "policy.*", "places.*")
SAVE, CLEAR = KINDS
NAME = "near_expiry_months"


def now(site, *places):
    with site.database.read() as connection:
        return value_of(connection, NAME, places)


def test_the_most_special_value_counts(site):
    made = site.run(SAVE_PLACE, SavePlace(PlaceData("X", "site", time_zone="UTC")), ACTOR)
    here = int(made.result["id"])
    before = now(site)
    site.run(SAVE, SaveSetting(NAME, "3"), ACTOR)
    site.run(SAVE, SaveSetting(NAME, "9", "site", str(here)), ACTOR)
    site.run(SAVE, SaveSetting(NAME, "12", "device_class", "III"), ACTOR)

    assert [6, 3, 9] == [before, now(site), now(site, ("site", here))]
    assert 12 == now(site, ("device_class", 3), ("site", here))


def test_each_value_says_who_set_it_when_why_and_until_when(site):
    site.run(SAVE, SaveSetting(NAME, "3"), ACTOR, reason="audit")
    site.run(SAVE, SaveSetting(NAME, "4", version=1), ACTOR, reason="too strict")

    with site.database.read() as connection:
        new, old = values_set(connection, NAME, ended=True)
    assert [("4", 2, "too strict", None), ("3", 1, "audit")] == [
        (new.value, new.number, new.reason, new.until),
        (old.value, old.number, old.reason),
    ]
    assert old.until is not None


def test_two_who_read_the_same_version_do_not_overwrite_each_other(site):
    site.run(SAVE, SaveSetting(NAME, "3", version=0), ACTOR)
    late = site.run(SAVE, SaveSetting(NAME, "4", version=0), ACTOR)

    assert ("version_conflict", 3) == (late.refusal.code, now(site))


def test_a_cleared_value_gives_way_to_the_more_general_one(site):
    site.run(SAVE, SaveSetting(NAME, "12", "device_class", "III"), ACTOR)
    site.run(CLEAR, ClearSetting(NAME, "device_class", "III"), ACTOR)
    again = site.run(CLEAR, ClearSetting(NAME, "device_class", "III"), ACTOR)
    site.run(SAVE, SaveSetting(NAME, "9", "device_class", "III", version=1), ACTOR)

    assert "setting_not_set" == again.refusal.code
    assert 9 == now(site, ("device_class", 3))


def test_who_clears_a_value_that_changed_meanwhile_is_told_so(site):
    site.run(SAVE, SaveSetting(NAME, "12", "device_class", "III"), ACTOR)
    late = site.run(CLEAR, ClearSetting(NAME, "device_class", "III", version=0), ACTOR)
    cleared = site.run(CLEAR, ClearSetting(NAME, "device_class", "III", version=1), ACTOR)

    assert ("version_conflict", "accepted") == (late.refusal.code, cleared.outcome)


@pytest.mark.parametrize(
    ("scope", "expected"), [("site", "site_unknown"), ("item", "item_unknown")]
)
def test_a_value_for_something_unknown_is_refused(site, scope, expected):
    refused = site.run(SAVE, SaveSetting(NAME, "9", scope, "77777"), ACTOR)

    assert expected == refused.refusal.code


def test_settings_are_listed_with_what_is_set(site, tmp_path):
    site.run(SAVE, SaveSetting(NAME, "3"), ACTOR)
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        rows = {row["name"]: row for row in client.get("/api/v1/settings").json()["rows"]}
        versions = client.get(f"/api/v1/settings/{NAME}/versions").json()["rows"]
        unknown = client.get("/api/v1/settings/colour/versions")

    assert ("6", ["3"]) == (rows[NAME]["default"], [v["value"] for v in rows[NAME]["values"]])
    assert ["3"] == [row["value"] for row in versions]
    assert 404 == unknown.status_code
