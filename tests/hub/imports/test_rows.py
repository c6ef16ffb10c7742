"""Which rows are bad, why, and in which words a sheet may speak."""

import io
from datetime import date, datetime

import openpyxl
import pytest
import sqlalchemy as sa

from tongma.inbound.opening_stock.tables import opening_line


def test_of_rows_that_make_one_command_each_bad_one_is_named_with_all_its_reasons(world):
    table = [
        ["site", "item", "place", "quantity", "lot", "expiry", "packed_as"],
        ["XH1", "GLV", "A-01", "100", "L1", "2028-05-31", ""],
        ["XH1", "GLX", "Z-99", "7", "L1", "2028-05-31", ""],
        ["XH1", "STN", "A-01", "3", "S1", "2028-05-31", ""],
        ["XH1", "GLV", "A-01", "-7", "L1", "2028-05-31", ""],
        ["XH1", "GLV", "A-01", "1", "L2", "2028-05-31", "crate"],
    ]
    seen = world.preview("opening-stock", table).json()

    assert [
        (3, "item", "item_unknown", "GLX"),
        (3, "place", "place_unknown", "Z-99"),
        (5, "quantity", "quantity_wrong", "-7"),
        (6, "packed_as", "level_unknown", "crate"),
    ] == [(p["line"], p["column"], p["reason"], p["value"]) for p in seen["problems"]]


def test_rows_of_one_order_that_are_wrong_are_all_named(world):
    table = [
        ["order", "supplier", "site", "item", "quantity"],
        ["1", "S01", "XH1", "STN", "1"],
        ["1", "S01", "XH1", "NONE", "1"],
        ["2", "S01", "XH1", "STN", "2"],
        ["1", "S99", "XH9", "STN", "2"],
    ]
    seen = world.preview("purchase-orders", table).json()

    assert [
        (3, "item", "item_unknown", "NONE"),
        (5, "supplier", "partner_unknown", "S99"),
        (5, "site", "site_unknown", "XH9"),
    ] == [(p["line"], p["column"], p["reason"], p["value"]) for p in seen["problems"]]
    assert 1 == seen["new"]


@pytest.mark.parametrize(
    ("lot", "reasons"),
    [
        ("2605", []),
        (2605, []),
        (999_999_999_999_999, []),
        (1_234_567_890_123_456, ["digits_lost"]),
        (1.23457e16, ["digits_lost"]),
        ("1.23457E+14", ["digits_lost"]),
        ("6.9e+12", ["digits_lost"]),
        ("E12", []),
        (date(2026, 5, 31), ["is_a_date"]),
        (datetime.fromisoformat("2026-05-31T08:30"), ["is_a_date"]),
    ],
)
def test_what_a_workbook_has_made_of_a_lot_number_is_no_lot(world, lot, reasons):
    book = openpyxl.Workbook()
    book.active.append(["site", "item", "place", "quantity", "lot", "expiry"])
    book.active.append(["XH1", "GLV", "A-01", 3, lot, date(2028, 5, 31)])
    out = io.BytesIO()
    book.save(out)
    seen = world.upload("opening-stock", out.getvalue()).json()

    assert [(2, "lot", reason) for reason in reasons] == [
        (p["line"], p["column"], p["reason"]) for p in seen["problems"]
    ]


@pytest.mark.parametrize(
    ("device_class", "unit", "expected"),
    [
        ("Ⅲ类", "个", ("III", "EA")),
        ("第二类", "根", ("II", "EA")),
        ("三类", "盒", ("III", "BX")),
        ("i", "each", ("I", "EA")),
        ("II", "PR", ("II", "PR")),
    ],
)
def test_the_words_of_the_screens_are_taken_on_sheets(importer, device_class, unit, expected):
    table = [["编码", "名称", "管理类别", "基本单位"], ["A1", "导管", device_class, unit]]
    importer.take_in("items", table)
    (item,) = importer.client.get("/api/v1/items").json()["rows"]
    data = importer.client.get(f"/api/v1/items/{item['id']}").json()["data"]

    assert expected == (data["device_class"], data["base_unit"])


HIDDEN = [
    ("IMP\u200bL1", "invisible_character"),
    ("IMP\tL1", "control_character"),
    ("IMP\u202eL1", "invisible_character"),
    ("\u200b", "invisible_character"),
    ("IMP\x00L1", "control_character"),
    ("L" * 51, "too_long"),
]


def test_a_sheet_goes_through_the_doors_that_a_screen_goes_through(world):
    table = [
        ["site", "item", "place", "quantity", "lot", "expiry"],
        *(["XH1", "GLV", "A-01", "3", lot, "2028-05-31"] for lot, _reason in HIDDEN),
    ]
    seen = world.preview("opening-stock", table).json()
    refused = world.confirm("opening-stock", seen["sha256"])

    expected = [(line, "lot", reason) for line, (_lot, reason) in enumerate(HIDDEN, 2)]
    assert expected == [(p["line"], p["column"], p["reason"]) for p in seen["problems"]]
    assert (409, "import_has_bad_rows") == (refused.status_code, refused.json()["code"])
    assert [("2", "lot", "invisible_character")] == [
        (p["line"], p["column"], p["reason"]) for p in refused.json()["facts"]["problems"]
    ]


@pytest.mark.parametrize(
    ("kind", "table", "expected"),
    [
        (
            "items",
            [["code", "name_zh"], ["B1", "a\x00b"], ["B2\u200b", "b"]],
            [(2, "name_zh", "control_character"), (3, "code", "invisible_character")],
        ),
        (
            "items",
            [["code", "name_zh", "level1_name", "level1_count"], ["B1", "a", "b\u200bx", "5"]],
            [(2, "level1_name", "invisible_character")],
        ),
        (
            "partners",
            [["code", "name", "roles", "contact"], ["P1", "a", "supplier", "b\u202ex"]],
            [(2, "contact", "invisible_character")],
        ),
        (
            "opening-stock",
            [
                ["site", "item", "place", "quantity", "serials", "lot", "expiry"],
                ["XH1", "GLV", "A-01", "2", "S1,S\u200b2", "L", "2028-05-31"],
            ],
            [(2, "serials", "invisible_character")],
        ),
        (
            "places",
            [["site", "code", "kind", "parent"], ["XH1", "A-\x0002", "bin", "A"]],
            [(2, "code", "control_character")],
        ),
    ],
)
def test_a_text_that_nobody_can_type_is_a_problem_in_its_column(world, kind, table, expected):
    seen = world.preview(kind, table).json()
    refused = world.confirm(kind, seen["sha256"])

    assert expected == [(p["line"], p["column"], p["reason"]) for p in seen["problems"]]
    assert refused.status_code in (409, 503)


def test_full_width_on_a_sheet_is_what_it_is_on_a_screen(world):
    table = [
        ["site", "item", "place", "quantity", "lot", "expiry"],
        ["XH1", "GLV", "A-01", "3", "ＩＭＰＬ１", "2028-05-31"],
        ["ＸＨ１", "ＧＬＶ", "Ａ-01", "4", "IMPL1", "2028-05-31"],
    ]
    seen = world.preview("opening-stock", table[:2]).json()
    assert [] == seen["problems"]
    assert [] == world.preview("opening-stock", [table[0], table[2]]).json()["problems"]
    world.take_in("opening-stock", table[:2])
    with world.site.database.read() as connection:
        kept = connection.execute(sa.select(opening_line.c.lot)).scalars().all()
    assert ["IMPL1"] == kept


@pytest.mark.parametrize(
    ("kind", "given", "reason"),
    [
        (kind, given, reason)
        for kind in ("opening-stock", "purchase-orders", "sales-orders")
        for given, reason in [
            ("5盒", "unit_behind"),
            ("5 box", "unit_behind"),
            ("1.2E+5", "quantity_wrong"),
            ("TRUE", "quantity_wrong"),
            ("1,200", "quantity_wrong"),
            ("5", ""),
            ("５", ""),
        ]
    ],
)
def test_a_quantity_on_a_sheet_is_a_number_and_nothing_else(world, kind, given, reason):
    head = {"opening-stock": "place", "purchase-orders": "supplier", "sales-orders": "customer"}
    who = {"opening-stock": "A-01", "purchase-orders": "S01", "sales-orders": "H01"}
    table = [
        ["order", "site", "item", head[kind], "quantity", "lot", "expiry"],
        ["1", "XH1", "GLV", who[kind], given, "L1", "2028-05-31"],
    ]
    seen = world.preview(kind, table).json()

    expected = [(2, "quantity", reason)] if reason else []
    assert expected == [(p["line"], p["column"], p["reason"]) for p in seen["problems"]]


@pytest.mark.parametrize(
    ("column", "given", "reason"),
    [
        ("lot", "无", "lot_required"),
        ("lot", "—", "lot_required"),
        ("lot", "n/a", "lot_required"),
        ("lot", "#REF!", "not_a_value"),
        ("lot", "TRUE", "not_a_value"),
        ("lot", "0", "not_a_value"),
        ("lot", "见标签", "not_a_value"),
        ("lot", "1.2E+5", "digits_lost"),
        ("lot", "B-12", ""),
        ("serials", "无", ""),
        ("serials", "S1,#N/A", "not_a_value"),
        ("serials", "1.2E+05", "digits_lost"),
        ("item", "无", "item_unknown"),
        ("item", "#NAME?", "not_a_value"),
        ("quantity", "-", "quantity_wrong"),
    ],
)
def test_a_word_for_nothing_is_no_lot_and_an_error_is_no_text(world, column, given, reason):
    world.take_in("items", [["code", "name_zh", "lot_control"], ["GLV", "手套", "yes"]])
    cells = {"site": "XH1", "item": "GLV", "place": "A-01", "quantity": "3", "lot": "L1"}
    cells |= {"expiry": "2028-05-31", "serials": "", column: given}
    seen = world.preview("opening-stock", [list(cells), list(cells.values())]).json()

    expected = [(2, column, reason)] if reason else []
    assert expected == [(p["line"], p["column"], p["reason"]) for p in seen["problems"]]


def test_a_word_for_nothing_is_no_code_of_ours(world):
    seen = world.preview("items", [["code", "name_zh"], ["N/A", "a"], ["—", "b"]]).json()

    assert [(2, "code", "empty"), (3, "code", "empty")] == [
        (p["line"], p["column"], p["reason"]) for p in seen["problems"]
    ]


@pytest.mark.parametrize(
    ("produced", "reasons"), [("2028-06-01", ["produced_after_expiry"]), ("2028-05-31", [])]
)
def test_nothing_on_a_sheet_is_made_after_it_expires(world, produced, reasons):
    table = [
        ["site", "item", "place", "quantity", "lot", "expiry", "produced"],
        ["XH1", "GLV", "A-01", "3", "L1", "2028-05-31", produced],
    ]
    seen = world.preview("opening-stock", table).json()

    assert [("produced", reason) for reason in reasons] == [
        (p["column"], p["reason"]) for p in seen["problems"]
    ]


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("partners", [["code", "name", "roles", "state"], ["S01", "心脉供应", "供应商", ""]]),
        ("items", [["code", "name_zh", "state"], ["STN", "支架", ""]]),
    ],
)
def test_an_empty_state_leaves_it_as_it_is(world, kind, table):
    seen = world.preview(kind, table).json()

    assert ([], 1) == (seen["problems"], seen["unchanged"])
