import hashlib
from dataclasses import replace

import pytest

from tests.harness import somebody, wait_for
from tests.hub.imports.conftest import ALL, ITEMS, PARTNERS, PLACES, Importer
from tongma.app.worker import jobs_of
from tongma.foundation.commands.model import Request
from tongma.foundation.kernel.outcome import Defect
from tongma.foundation.platform.sheets import write_csv, write_xlsx
from tongma.hub.imports import jobs, store
from tongma.hub.imports.handle import take_in
from tongma.hub.imports.model import BadCell, ConfirmImport


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_preview_says_what_would_happen_and_changes_nothing(importer, write):
    before = importer.contents()
    seen = importer.preview("partners", PARTNERS, write).json()

    assert (4, 4, 0, []) == (seen["rows"], seen["new"], seen["changed"], seen["problems"])
    assert before == importer.contents()


def test_every_bad_row_is_listed_by_line_column_and_reason(importer):
    importer.take_in("partners", PARTNERS)
    table = [
        ["code", "name_zh", "device_class", "maker", "gtin", "level1_name", "level1_count"],
        ["A", "甲", "II", "M01", "", "box", "10"],
        ["B", "乙", "IV", "M01", "", "", ""],
        ["C", "丙", "II", "M99", "", "", ""],
        ["D", "丁", "II", "", "9520112000010", "", ""],
        ["E", "戊", "II", "", "", "box", "0"],
    ]
    seen = importer.preview("items", table).json()

    expected = [
        (3, "device_class", "not_one_of"),
        (4, "maker", "partner_unknown"),
        (5, "gtin", "identifier_wrong"),
        (6, "level1_count", "not_positive"),
    ]
    assert expected == [(p["line"], p["column"], p["reason"]) for p in seen["problems"]]
    assert 1 == seen["new"]


def test_a_sheet_with_a_bad_row_is_taken_in_not_at_all(importer):
    table = [*PARTNERS, ["X", "", "customer", "", "", "", ""]]
    seen = importer.preview("partners", table).json()
    answer = importer.confirm("partners", seen["sha256"])

    assert (409, "import_has_bad_rows") == (answer.status_code, answer.json()["code"])
    assert "6" == answer.json()["facts"]["problems"][0]["line"]
    assert 0 == importer.client.get("/api/v1/partners").json()["rows"].__len__()


def test_items_come_in_with_packaging_codes_and_makers(world):
    item = world.client.get("/api/v1/items/by/gtin/19520112000012").json()

    assert ("GLV", "II", "2.15", "2") == tuple(
        item["data"][name] for name in ("code", "device_class", "price", "temperature_min")
    )
    assert [("box", "50"), ("case", "300")] == [(o["name"], o["factor"]) for o in item["levels"]]
    assert [("", "09520112000015"), ("box", "19520112000012")] == sorted(
        (one["level"], one["value"]) for one in item["identifiers"]
    )


def test_the_same_sheet_again_changes_nothing(world):
    for kind, table in (("partners", PARTNERS), ("items", ITEMS), ("places", PLACES)):
        result = world.take_in(kind, table)
        assert {"new": 0, "changed": 0, "unchanged": len(table) - 1} == result


def test_columns_that_a_sheet_does_not_have_keep_what_is_known(world):
    world.take_in("items", [["code", "name_zh", "name_en"], ["GLV", "手套", "Glove"]])
    item = world.client.get("/api/v1/items/by/gtin/19520112000012").json()

    assert (2, "Glove", "2.15", 2) == (
        item["version"],
        item["data"]["name_en"],
        item["data"]["price"],
        len(item["levels"]),
    )


def test_places_may_stand_in_places_of_the_same_sheet(world):
    rows = world.client.get("/api/v1/places").json()["rows"]

    assert [("XH1", "site"), ("A", "zone"), ("A-01", "bin")] == [
        (row["code"], row["kind"]) for row in rows
    ]
    assert rows[2]["parent"] == rows[1]["id"]


def test_certificates_cover_the_items_of_their_rows(world):
    table = [
        ["number", "kind", "holder", "valid_from", "valid_to", "item"],
        ["国械注准20233149999", "注册证", "M01", "2023/5/19", "2028-05-18", "GLV"],
        ["国械注准20233149999", "注册证", "M01", "2023/5/19", "2028-05-18", "STN"],
    ]
    world.take_in("certificates", table)
    item = world.client.get("/api/v1/items/by/gtin/19520112000012").json()

    assert ["国械注准20233149999"] == [one["number"] for one in item["certificates"]]


def test_people_come_in_with_roles_and_without_passwords(world):
    table = [["用户名", "姓名", "角色", "仓库"], ["ann", "安然", "收货员、保管员", "XH1"]]
    world.take_in("people", table)
    (person,) = world.client.get("/api/v1/people").json()["rows"]

    assert ["receiver", "storeman"] == sorted(one["role"] for one in person["grants"])


def test_opening_stock_waits_for_the_second_signature(world):
    table = [
        ["site", "item", "place", "quantity", "lot", "expiry", "packed_as"],
        ["XH1", "GLV", "A-01", "100", "L1", "2028-05-31", "box"],
        ["XH1", "GLV", "A-01", "7", "L1", "2028-05-31", ""],
    ]
    seen = world.preview("opening-stock", table).json()

    assert ([], 1) == (seen["problems"], seen["new"])


def test_open_orders_come_in_one_order_for_each_order_word(world):
    table = [
        ["order", "supplier", "site", "item", "quantity", "level", "unit_price", "tax_percent"],
        ["1", "S01", "XH1", "GLV", "4", "box", "107.50", "13"],
        ["1", "S01", "XH1", "STN", "2", "", "798", "13"],
        ["2", "S01", "XH1", "STN", "1", "", "798", "13"],
    ]
    seen = world.preview("purchase-orders", table).json()

    assert ([], 2) == (seen["problems"], seen["new"])


def test_an_import_needs_the_right_of_what_it_brings(importer):
    importer.actor = somebody(901, "imports.*", "catalogue.*")
    seen = importer.preview("partners", PARTNERS).json()

    assert {"not_allowed"} == {one["reason"] for one in seen["problems"]}
    importer.actor = somebody(902, "catalogue.*")
    refused = importer.preview("items", ITEMS)
    assert (403, "not_allowed") == (refused.status_code, refused.json()["code"])


def test_only_what_was_previewed_can_be_confirmed(importer):
    unknown = importer.confirm("items", hashlib.sha256(b"never seen").hexdigest())
    kind = importer.preview("recipes", PARTNERS)

    assert (404, "file_unknown") == (unknown.status_code, unknown.json()["code"])
    assert (404, "import_kind_unknown") == (kind.status_code, kind.json()["code"])


def test_misspelt_headings_are_named(importer):
    table = [[*PARTNERS[0], "colour"], *([*row, "blue"] for row in PARTNERS[1:])]

    assert ["colour"] == importer.preview("partners", table).json()["unknown_columns"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_empty_sheet_can_be_filled_in(importer, form):
    kinds = [one["kind"] for one in importer.client.get("/api/v1/imports/templates").json()["rows"]]
    for kind in kinds:
        answer = importer.client.get(f"/api/v1/imports/templates/{kind}?format={form}&language=en")
        files = {"file": ("sheet", answer.content)}
        seen = importer.client.post("/api/v1/imports/preview", data={"kind": kind}, files=files)
        assert (200, 0, []) == (seen.status_code, seen.json()["rows"], seen.json()["problems"])


def many_partners(count):
    return [PARTNERS[0], *([f"P{n:04d}", f"单位{n}", "客户", "", "", "", ""] for n in range(count))]


def test_a_long_sheet_lets_others_write_between_its_parts(importer, monkeypatch):
    at_once = []

    def watched(tx, template, drafts, outcome):
        at_once.append(len(drafts))
        return take_in(tx, template, drafts, outcome)

    monkeypatch.setattr("tongma.hub.imports.confirmation.take_in", watched)
    result = importer.take_in("partners", many_partners(120))

    assert {"new": 120, "changed": 0, "unchanged": 0} == result
    assert [50, 50, 20] == at_once


def test_killed_in_the_middle_a_sheet_is_in_once_when_the_server_is_there_again(
    site, tmp_path, monkeypatch
):
    actor = somebody(900, *ALL)
    monkeypatch.setattr(jobs, "actor_by_id", lambda _connection, _person: actor)
    down = Importer(site, tmp_path, actor)
    sha256 = down.preview("partners", many_partners(120)).json()["sha256"]
    body = {"request_id": site.request_id(), "command": {"kind": "partners", "sha256": sha256}}
    request = Request(body["request_id"], ConfirmImport("partners", sha256))
    site.database.write(lambda c: store.keep_waiting(c, request, actor.person, 0))
    steps = []

    class Killed(BaseException):
        pass

    def kill(step):
        steps.append(step)
        if steps.count("recorded") == 2:
            raise Killed

    with pytest.raises(Killed):
        jobs_of(replace(site.runtime, fault=kill)).run_now(jobs.NAME)
    half = down.client.get("/api/v1/partners?limit=500").json()["rows"]
    with Importer(site, tmp_path, actor) as up:
        assert wait_for(lambda: not waiting(site))
        rows = up.client.get("/api/v1/partners?limit=500").json()["rows"]
        again = up.client.post("/api/v1/imports/confirm-import", json=body).json()

    assert (50, 120) == (len(half), len(rows))
    assert ("repeated", "accepted") == (again["outcome"], again["first_outcome"])
    assert {"new": 120, "changed": 0, "unchanged": 0} == again["result"]


def waiting(site):
    with site.database.read() as connection:
        return store.is_any_waiting(connection)


def test_who_confirms_a_long_sheet_is_told_to_come_again_and_gets_the_answer_then(
    site, tmp_path, monkeypatch
):
    actor = somebody(900, *ALL)
    monkeypatch.setattr(jobs, "actor_by_id", lambda _connection, _person: actor)
    monkeypatch.setattr("tongma.hub.imports.queue.WAIT_SECONDS", 0.2)
    down = Importer(site, tmp_path, actor)
    sha256 = down.preview("partners", many_partners(3)).json()["sha256"]
    body = {"request_id": site.request_id(), "command": {"kind": "partners", "sha256": sha256}}
    later = down.client.post("/api/v1/imports/confirm-import", json=body)
    with Importer(site, tmp_path, actor) as up:
        assert wait_for(lambda: not waiting(site))
        answer = up.client.post("/api/v1/imports/confirm-import", json=body).json()

    assert (503, "later", 5) == (later.status_code, later.json()["code"], later.json()["seconds"])
    assert {"new": 3, "changed": 0, "unchanged": 0} == answer["result"]


def test_a_defect_ends_the_sheet_and_not_the_job(importer, monkeypatch):
    def broken(_tx, _template, _drafts, _outcome):
        raise ZeroDivisionError

    first, second = (
        importer.preview("partners", many_partners(count)).json()["sha256"] for count in (3, 4)
    )
    monkeypatch.setattr("tongma.hub.imports.confirmation.take_in", broken)
    with pytest.raises(Defect):
        importer.confirm("partners", first)
    monkeypatch.setattr("tongma.hub.imports.confirmation.take_in", take_in)
    done = importer.confirm("partners", second)

    assert (200, 4) == (done.status_code, done.json()["result"]["new"])


def test_who_has_left_before_their_sheet_is_taken_in_is_refused(importer, monkeypatch):
    sha256 = importer.preview("partners", many_partners(3)).json()["sha256"]
    monkeypatch.setattr(jobs, "actor_by_id", lambda _connection, _person: None)
    answer = importer.confirm("partners", sha256)

    assert (403, "not_allowed") == (answer.status_code, answer.json()["code"])
    assert [] == importer.client.get("/api/v1/partners").json()["rows"]


def test_a_bad_row_at_the_end_of_a_long_sheet_leaves_nothing_in(importer):
    seen = importer.preview("partners", [*many_partners(120), ["X", "", "客户", "", "", "", ""]])
    answer = importer.confirm("partners", seen.json()["sha256"])

    assert (409, "import_has_bad_rows") == (answer.status_code, answer.json()["code"])
    assert [] == importer.client.get("/api/v1/partners").json()["rows"]


def test_what_somebody_breaks_while_a_sheet_goes_in_stops_it_and_says_how_far(
    importer, monkeypatch
):
    parts = []

    def broken(tx, template, drafts, outcome):
        parts.append(len(drafts))
        if len(parts) == 2:
            outcome.problems.append(BadCell(52, "code", "code_taken"))
            return
        take_in(tx, template, drafts, outcome)

    monkeypatch.setattr("tongma.hub.imports.confirmation.take_in", broken)
    seen = importer.preview("partners", many_partners(120)).json()
    answer = importer.confirm("partners", seen["sha256"]).json()

    assert ("import_has_bad_rows", "50") == (answer["code"], answer["facts"]["taken"]["new"])
    monkeypatch.setattr("tongma.hub.imports.confirmation.take_in", take_in)
    assert {"new": 70, "changed": 0, "unchanged": 50} == importer.confirm(
        "partners", seen["sha256"]
    ).json()["result"]
