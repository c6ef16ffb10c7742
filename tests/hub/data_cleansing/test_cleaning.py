import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.foundation.platform.sheets import write_csv, write_xlsx
from tongma.masterdata.catalogue.tables import item_detail
from tongma.masterdata.identifiers.tables import binding

HEADINGS = [
    "物料编码", "品名", "规格型号", "厂家", "注册证号", "单位", "条形码", "中包装单位", "中包装数",
    "中包装条码", "注册证有效期至",
]  # fmt: skip
GOOD = [
    "A1", "一次性使用注射器", "5ml", "澄江康瑞", "星械注准20212345678", "支", "6901234567892", "盒",
    "100", "16901234567899", "2028-05-31",
]  # fmt: skip


def row(**changes):
    names = {
        "code": 0, "name": 1, "spec": 2, "maker": 3, "registration": 4, "unit": 5, "barcode": 6,
        "pack_unit": 7, "factor": 8, "pack_barcode": 9, "to": 10,
    }  # fmt: skip
    cells = list(GOOD)
    for name, text in changes.items():
        cells[names[name]] = text
    return cells


def other(code, **changes):
    """A row of another item, with nothing in common with the good one."""
    plain = {"barcode": "", "pack_barcode": "", "pack_unit": "", "factor": ""}
    return row(
        **{"code": code, "name": f"引流管{code}", "spec": f"Fr{code}", "registration": ""}
        | plain | changes
    )  # fmt: skip


def test_the_columns_of_a_table_are_proposed_also_below_a_title(cleaner):
    run = cleaner.upload(write_csv(["库存物料清单", ""], [HEADINGS, GOOD]))

    seen = cleaner.get(f"/cleaning/runs/{run}")
    assert "mapping" == seen["state"]
    assert 1 == seen["rows"]
    assert {
        "code": "物料编码", "name_zh": "品名", "specification": "规格型号", "maker": "厂家",
        "registration": "注册证号", "registration_to": "注册证有效期至", "unit": "单位",
        "barcode": "条形码", "pack_unit": "中包装单位", "pack_factor": "中包装数",
        "pack_barcode": "中包装条码",
    } == seen["mapping"]  # fmt: skip


def test_a_clean_row_is_ready_and_nothing_in_the_catalogue_changes_before_confirmation(cleaner):
    run = cleaner.examined([HEADINGS, GOOD])

    assert {"ready": 1} == cleaner.states(run)
    assert {} == cleaner.items()
    assert "BX" == cleaner.rows(run)[0]["values"]["pack_unit"]
    assert [] == cleaner.rows(run)[0]["findings"]


def test_every_kind_of_fault_in_a_row_is_named(cleaner):
    table = {
        2: (other("B1", name="无"), "name_missing"),
        3: (other("B2", unit="筐"), "unit_unknown"),
        4: (other("B3", barcode="6901234567890"), "code_check_digit"),
        5: (other("B4", barcode="6.9E+12"), "code_lost_digits"),
        6: (other("B5", barcode="69O1234567892"), "code_letter_for_digit"),
        7: (other("B6", barcode="0000000000000"), "code_placeholder"),
        8: (other("B7", barcode="690123456"), "code_length"),
        9: (other("B8", to="05/06/27"), "date_ambiguous"),
        10: (other("B9", to="2028-13-01"), "date_wrong"),
        11: (other("C1", pack_unit="盒", factor="0"), "factor_impossible"),
        12: (other("C2", pack_unit="盒"), "factor_missing"),
        13: (other("C3", unit="g", pack_unit="kg", factor="10"), "unit_not_convertible"),
        14: (other("", name="没有编码的敷贴"), "code_missing"),
        15: (other("C4", pack_unit="盒", factor="十"), "number_wrong"),
    }
    run = cleaner.examined([HEADINGS, *(cells for cells, _code in table.values())])

    found = cleaner.found(run)
    assert {line: code for line, (_cells, code) in table.items()} == {
        line: next((c for c in codes if c == table[line][1]), codes)
        for line, codes in found.items()
    }


def test_a_lost_leading_zero_is_restored_where_the_check_digit_proves_it(cleaner):
    run = cleaner.examined([HEADINGS, other("B1", barcode="36000291452")])

    (seen,) = cleaner.rows(run)
    assert ["code_zeros_restored"] == [one["code"] for one in seen["findings"]]
    assert "00036000291452" == seen["values"]["barcode"]
    assert "ready" == seen["state"]


def test_one_item_under_two_numbers_is_proposed_with_reasons_and_twins_are_not(cleaner):
    run = cleaner.examined(
        [
            HEADINGS,
            GOOD,
            row(code="Z9", name=" 一次性使用注射嚣", spec="５ＭＬ", barcode="", pack_barcode=""),
            row(code="A2", spec="10ml", barcode="", pack_barcode=""),
        ]
    )
    by_line = {one["line"]: one for one in cleaner.rows(run)}
    (merge,) = [one for one in by_line[3]["findings"] if one["score"]]

    assert ("near_duplicate", 2) == (merge["code"], merge["other_line"])
    assert "same_registration" in merge["facts"]["reasons"]
    assert "A1" == merge["other"]["code"]
    assert {"ready": 2, "asks": 1} == cleaner.states(run)


def test_one_code_on_two_items_is_asked(cleaner):
    run = cleaner.examined([HEADINGS, GOOD, other("B1", barcode=GOOD[6])])

    assert {3: ["code_on_several"]} == cleaner.found(run)


def test_confirmed_rows_become_items_with_packages_and_codes(cleaner):
    run = cleaner.examined([HEADINGS, GOOD, other("B1", unit="筐")])
    cleaner.done("confirm-run", run=run)

    assert {"taken_in": 1, "asks": 1} == cleaner.states(run)
    made = cleaner.items()["A1"]
    whole = cleaner.get(f"/items/{made['id']}")
    assert [("盒", 100, "BX")] == [
        (one["name"], one["contains_count"], one["unit"]) for one in whole["data"]["levels"]
    ]
    values = sa.select(binding.c.value).where(binding.c.target == int(made["id"]))
    assert ["06901234567892", "16901234567899"] == sorted(cleaner.scalars(values))


def test_an_accepted_merge_makes_one_item_that_keeps_both_numbers(cleaner):
    again = row(code="Z9", name="一次性使用注射嚣", barcode="6901234567915", pack_barcode="")
    run = cleaner.examined([HEADINGS, GOOD, again])
    cleaner.done("decide-findings", run=run, code="near_duplicate", decision="accept")
    cleaner.done("confirm-run", run=run)

    assert ["A1"] == list(cleaner.items())
    values = sa.select(binding.c.value).where(binding.c.known_to.is_(None))
    assert ["06901234567892", "06901234567915", "16901234567899", "Z9"] == sorted(
        cleaner.scalars(values)
    )


def test_a_refused_merge_makes_two_items(cleaner):
    again = row(code="Z9", name="一次性使用注射嚣", barcode="", pack_barcode="")
    run = cleaner.examined([HEADINGS, GOOD, again])
    cleaner.done("decide-findings", run=run, lines=[3], decision="refuse")
    cleaner.done("confirm-run", run=run)

    assert ["A1", "Z9"] == sorted(cleaner.items())


def test_a_corrected_row_is_examined_again_and_ready(cleaner):
    run = cleaner.examined([HEADINGS, other("B1", unit="筐")])
    cleaner.done("correct-row", run=run, line=2, values={"unit": "根"})

    assert {"ready": 1} == cleaner.states(run)


def test_a_report_that_was_worked_over_is_taken_back_in(cleaner):
    run = cleaner.examined([HEADINGS, GOOD, other("B1", unit="筐"), other("B2", unit="箩")])
    report = cleaner.client.get(f"/api/v1/cleaning/runs/{run}/report").content.decode("utf-8-sig")
    headings, *lines = [line.split(",") for line in report.splitlines()]
    lines[1][headings.index("unit")] = "根"
    lines[2][headings.index("decision")] = "leave_out"
    content = write_xlsx(headings, lines)
    sent = cleaner.client.post(
        f"/api/v1/cleaning/runs/{run}/report", files={"file": ("r.xlsx", content)}
    ).json()
    cleaner.done("correct-from-report", run=run, sha256=sent["sha256"])

    assert {"ready": 2, "left_out": 1} == cleaner.states(run)


def test_codes_of_a_known_item_are_bound_to_it_and_its_data_stay(cleaner):
    cleaner.done("confirm-run", run=cleaner.examined([HEADINGS, GOOD]))
    more = row(barcode="6901234567915", pack_barcode="", pack_unit="", factor="", maker="别家")
    run = cleaner.examined([HEADINGS, more])
    before = cleaner.items()
    cleaner.done("confirm-run", run=run)

    assert before == cleaner.items()
    known = sa.select(binding.c.value).where(binding.c.value == "06901234567915")
    assert ["06901234567915"] == cleaner.scalars(known)


def test_a_run_is_taken_back_but_for_what_somebody_uses_which_is_said_before(cleaner):
    run = cleaner.examined([HEADINGS, GOOD, other("B1"), other("B2")])
    cleaner.done("confirm-run", run=run)
    items = cleaner.items()
    used = int(items["B1"]["id"])
    bind = {"scheme": "internal", "value": "X-1", "target_kind": "item", "target": str(used)}
    body = {"request_id": cleaner.site.request_id(), "command": bind}
    assert 200 == cleaner.client.post("/api/v1/identifiers/bind", json=body).status_code

    told = cleaner.get(f"/cleaning/runs/{run}/take-back")
    assert (2, [{"item": str(used), "line": 3, "why": "code_bound_since"}]) == (
        told["items"],
        told["kept"],
    )
    assert 409 == cleaner.ask("take-back-run", run=run).status_code
    cleaner.done("take-back-run", "wrong table", run=run)

    states = sa.select(item_detail.c.code).where(item_detail.c.state == "active")
    assert ["B1"] == cleaner.scalars(states)
    standing = sa.select(binding.c.value).where(binding.c.known_to.is_(None))
    assert ["X-1"] == cleaner.scalars(standing)
    assert {"taken_in": 1, "taken_back": 2} == cleaner.states(run)


def test_a_table_that_was_taken_back_can_be_taken_in_again(cleaner):
    run = cleaner.examined([HEADINGS, GOOD])
    cleaner.done("confirm-run", run=run)
    cleaner.done("take-back-run", "wrong table", run=run)
    cleaner.done("confirm-run", run=cleaner.examined([HEADINGS, GOOD]))

    assert "active" == cleaner.items()["A1"]["state"]


def test_what_the_catalogue_refuses_stays_out_with_the_reason(cleaner):
    cleaner.done("confirm-run", run=cleaner.examined([HEADINGS, GOOD]))
    run = cleaner.examined([HEADINGS, other("B1", barcode=GOOD[6])])
    assert {2: ["code_taken"]} == cleaner.found(run)

    cleaner.done("decide-findings", run=run, code="code_taken", decision="accept")
    cleaner.done("confirm-run", run=run)
    assert {"taken_in": 1} == cleaner.states(run)


def test_without_the_right_nothing_is_shown(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: somebody(901))
    client = TestClient(app)
    for path in ("runs", "runs/1", "runs/1/rows", "runs/1/report", "runs/1/take-back"):
        assert 403 == client.get(f"/api/v1/cleaning/{path}").status_code
    assert 403 == client.post("/api/v1/cleaning/runs", files={"file": ("a", b"a")}).status_code


def test_who_uploaded_a_table_is_told_beside_it(cleaner):
    run = cleaner.upload(write_csv(HEADINGS, [GOOD]))
    (listed,) = cleaner.get("/cleaning/runs")["rows"]

    assert {"id": "900", "name": ""} == listed["person"]
    assert listed["person"] == cleaner.get(f"/cleaning/runs/{run}")["person"]


def test_rows_are_left_out_and_taken_up_again(cleaner):
    run = cleaner.examined([HEADINGS, GOOD])
    out = cleaner.done("leave-out-rows", run=run, lines=["2"], out=True)
    left_out = [seen["state"] for seen in cleaner.rows(run)]
    cleaner.done("leave-out-rows", run=run, lines=["2"], out=False)

    assert 1 == out["rows"]
    assert ["left_out"] == left_out
    assert ["ready"] == [seen["state"] for seen in cleaner.rows(run)]


def test_a_row_that_became_an_item_is_corrected_there_and_not_in_the_table(cleaner):
    run = cleaner.examined([HEADINGS, GOOD])
    cleaner.done("confirm-run", run=run)
    item = cleaner.items()["A1"]["id"]
    refused = cleaner.ask("correct-row", run=run, line=2, values={"unit": "根"}).json()

    assert ("row_taken_in", {"line": "2", "item": item}) == (refused["code"], refused["facts"])


def test_a_row_that_the_table_does_not_have_cannot_be_corrected(cleaner):
    run = cleaner.examined([HEADINGS, GOOD])
    answer = cleaner.ask("correct-row", run=run, line=3, values={"unit": "根"})

    refused = answer.json()
    assert (404, "row_unknown", {"run": str(run), "line": "3"}) == (
        answer.status_code, refused["code"], refused["facts"],
    )  # fmt: skip


def test_a_table_whose_columns_nobody_has_named_cannot_be_taken_in(cleaner):
    run = cleaner.upload(write_csv(HEADINGS, [GOOD]))
    refused = cleaner.ask("confirm-run", run=run).json()

    facts = {"run": str(run), "state": "mapping"}
    assert ("run_not_ready", facts) == (refused["code"], refused["facts"])
