"""Which rows are bad, why, and in which words a sheet may speak."""

import io
from datetime import date, datetime

import openpyxl
import pytest


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
