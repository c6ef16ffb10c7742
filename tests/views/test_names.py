"""Where a person expects a name, the views give one."""

import pytest
from fastapi.testclient import TestClient

from tests.harness import Installation, somebody
from tongma.app.main import create_app
from tongma.foundation.journal.append import number_pending
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.handle import SAVE_PERSON
from tongma.masterdata.people.model import PersonData, SavePerson
from tongma.masterdata.policy.handle import KINDS
from tongma.masterdata.policy.model import SaveSetting

SAVE = KINDS[0]


def someone(site: Installation) -> int:
    """The id of a person with the name 王管."""
    actor = somebody(901, "people.*")
    made = site.run(SAVE_PERSON, SavePerson(PersonData("wangguan", "王管")), actor)
    return int(made.result["id"])


def get(client, path: str, **query):
    return client.get(f"/api/v1{path}", params=query).json()["rows"]


def test_what_was_done_is_told_newest_first_with_names(client, site):
    site.run(SAVE, SaveSetting("near_expiry_months", "9"), somebody(someone(site), "policy.*"))
    number_pending(site.database, site.clock)
    rows = get(client, "/activity", limit=500)

    assert sorted((row["number"] for row in rows), reverse=True) == [r["number"] for r in rows]
    assert ("policy.save_setting", "王管") == (rows[0]["command"], rows[0]["person"]["name"])
    assert any(row["document"] and "-" in row["document"]["number"] for row in rows)


def test_the_pages_of_what_was_done_follow_each_other_without_gap(client):
    first = client.get("/api/v1/activity", params={"limit": 5}).json()
    second = get(client, "/activity", limit=5, after=first["next"])
    numbers = [row["number"] for row in (*first["rows"], *second)]

    assert list(range(numbers[0], numbers[0] - 10, -1)) == numbers


def test_refusals_can_be_listed_alone_with_their_codes(client):
    rows = get(client, "/activity", outcome="refused", limit=500)

    assert {"refused"} == {row["outcome"] for row in rows}
    assert all(row["code"] for row in rows)


def test_a_record_that_may_not_be_read_shows_its_number_only(client, site, tmp_path):
    stranger = somebody(901, "nothing.at_all")
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: stranger)
    with TestClient(app) as other:
        row = other.get("/api/v1/activity", params={"limit": 1}).json()["rows"][0]

    assert {"number": row["number"], "hidden": True} == row


@pytest.mark.parametrize("scope", ["customer", "item", "site"])
def test_a_setting_says_by_name_for_what_it_is_set_and_by_whom(client, site: Installation, scope):
    path, name = {
        "customer": ("/partners?role=customer", "customer_min_days"),
        "item": ("/items?limit=1", "near_expiry_months"),
        "site": ("/places?kind=site", "near_expiry_months"),
    }[scope]
    target = client.get(f"/api/v1{path}").json()["rows"][0]
    actor = somebody(someone(site), "policy.*")
    site.run(SAVE, SaveSetting(name, "9", scope, target["id"]), actor)
    setting = next(row for row in get(client, "/settings") if row["name"] == name)
    value = next(row for row in setting["values"] if row["target"] == target["id"])

    assert target["code"] in value["target_title"]
    assert "王管" == value["saved_by"]["name"]


def test_ids_of_any_kind_get_the_title_that_people_know(client, site):
    item, partner = get(client, "/items")[0], get(client, "/partners")[0]
    person = someone(site)
    asked = f"{item['id']},{partner['id']},{person},1"
    told = {row["id"]: (row["kind"], row["title"]) for row in get(client, "/titles", ids=asked)}

    assert {
        item["id"]: ("item", f"{item['code']} {item['name_zh']}"),
        partner["id"]: ("partner", f"{partner['code']} {partner['name']}"),
        str(person): ("person", "王管"),
    } == told


def test_a_list_cannot_be_asked_for_a_kind_that_would_spoil_the_name_of_its_file(client):
    query = {"kind": 'x"\u4ef6', "format": "csv"}

    assert 422 == client.get("/api/v1/documents", params=query).status_code
