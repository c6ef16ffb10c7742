import csv
import io

import openpyxl
import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings

ACTOR = somebody(900, "catalogue.*")
GLOVE = {
    "code": "GLV-7",
    "name_zh": "外科手套",
    "levels": [{"name": "box", "contains_count": 50}],
    "maker": "0",
}


@pytest.fixture
def client(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        yield client


@pytest.fixture
def glove(client):
    body = {"data": GLOVE, "identifiers": [{"scheme": "gtin", "value": "9520112000015"}]}
    answer = client.put("/api/v1/items/by/ext:erp/M-1", json=body)
    assert (200, '"1"') == (answer.status_code, answer.headers["etag"])
    return answer.json()["result"]["id"]


def test_what_is_read_can_be_put_back_with_its_version(client, glove):
    read = client.get(f"/api/v1/items/{glove}")
    data = read.json()["data"] | {"name_en": "Glove"}
    answer = client.put(
        f"/api/v1/items/{glove}",
        json={"data": data, "reason": "English name"},
        headers={"If-Match": read.headers["etag"]},
    )
    late = client.put(
        f"/api/v1/items/{glove}", json={"data": data}, headers={"If-Match": read.headers["etag"]}
    )

    assert (200, '"2"') == (answer.status_code, answer.headers["etag"])
    assert (412, "version_conflict") == (late.status_code, late.json()["code"])


def test_versions_say_who_when_why_and_what_changed(client, glove):
    client.put(
        f"/api/v1/items/{glove}",
        json={"data": GLOVE | {"name_zh": "手套"}, "reason": "shorter"},
    )
    newest, first = client.get(f"/api/v1/items/{glove}/versions").json()["rows"]

    assert [{"field": "name_zh", "from": "外科手套", "to": "手套"}] == newest["changes"]
    assert ("900", "shorter", None) == (newest["saved_by"], newest["reason"], newest["to"])
    assert first["to"] == newest["from"]


def test_an_item_is_read_by_its_foreign_key_and_by_its_code(client, glove):
    by_key = client.get("/api/v1/items/by/ext:erp/M-1").json()
    by_code = client.get("/api/v1/items/by/gtin/9520112000015").json()

    assert glove == by_key["id"] == by_code["id"]
    assert ["box", "50"] == [by_key["levels"][0]["name"], by_key["levels"][0]["factor"]]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/items/77777", 404, "item_unknown"),
        ("GET", "/items/by/ext:erp/none", 404, "identifier_unknown"),
        ("GET", "/items/by/gtin/1234", 422, "identifier_wrong"),
        ("GET", "/items/77777/versions", 404, "item_unknown"),
        ("GET", "/certificates?after=x", 422, "cursor_wrong"),
        ("GET", "/items?limit=0", 422, "malformed"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_code(client, method, path, status, code):
    answer = client.request(method, f"/api/v1{path}")

    assert (status, code) == (answer.status_code, answer.json()["code"])
    assert "application/problem+json" == answer.headers["content-type"]


def test_a_wrong_if_match_is_a_wrong_request(client, glove):
    answer = client.put(
        f"/api/v1/items/{glove}", json={"data": GLOVE}, headers={"If-Match": "seven"}
    )

    assert (422, "if_match_wrong") == (answer.status_code, answer.json()["code"])


def test_a_field_that_nobody_knows_is_a_wrong_request(client, glove):
    answer = client.put(f"/api/v1/items/{glove}", json={"data": GLOVE, "colour": "blue"})

    assert 422 == answer.status_code


def test_a_list_gives_pages_until_nothing_is_left(client):
    for number in range(5):
        client.put(
            f"/api/v1/items/by/ext:erp/{number}", json={"data": GLOVE | {"code": f"C{number}"}}
        )
    seen, after = [], ""
    while after is not None:
        page = client.get("/api/v1/items", params={"limit": 2, "after": after}).json()
        seen += [row["code"] for row in page["rows"]]
        after = page["next"]

    assert [f"C{number}" for number in range(5)] == seen


def test_a_list_leaves_as_csv_and_xlsx_without_formulas(client):
    client.put("/api/v1/items/by/ext:erp/1", json={"data": GLOVE | {"name_zh": "=1+1"}})
    text = client.get("/api/v1/items?format=csv").content.decode("utf-8-sig")
    workbook = client.get("/api/v1/items?format=xlsx").content

    (row,) = csv.DictReader(io.StringIO(text))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    cells = dict(zip(*(tuple(line) for line in sheet.iter_rows(values_only=True)), strict=True))
    assert ("GLV-7", "'=1+1") == (row["代码"], row["中文名称"])
    assert ("GLV-7", "'=1+1") == (cells["代码"], cells["中文名称"])


def test_units_are_listed_by_their_standard_codes(client):
    codes = [row["code"] for row in client.get("/api/v1/units").json()["rows"]]

    assert {"EA", "GRM", "KGM", "MLT"} <= set(codes)
