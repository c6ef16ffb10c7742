from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.masterdata.catalogue.decide import (
    decide_certificate,
    decide_item,
    decide_levels,
    plan_levels,
)
from tongma.masterdata.catalogue.model import CertificateData, ConversionData, ItemData, LevelData
from tongma.masterdata.catalogue.units import factor_between, temperature_tenths

GLOVE = ItemData("GLV-7", "外科手套", levels=(LevelData("box", 50), LevelData("case", 6, "box")))
PAPER = CertificateData("国械注准20233149999", "registration", 5, "2023-05-19", "2028-05-18")


def problems(refusal):
    return [] if refusal is None else [(p["field"], p["reason"]) for p in refusal.facts["problems"]]


def test_a_right_item_has_no_problem():
    assert decide_item(GLOVE) is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"code": " "}, ("code", "empty")),
        ({"name_zh": ""}, ("name_zh", "empty")),
        ({"model": "x" * 501}, ("model", "too_long")),
        ({"device_class": "IV"}, ("device_class", "not_allowed")),
        ({"temperature_class": "warm"}, ("temperature_class", "not_allowed")),
        ({"state": "gone"}, ("state", "not_allowed")),
        ({"decimals": 10}, ("decimals", "out_of_range")),
        ({"serial_control": True, "decimals": 2}, ("decimals", "serial_is_whole")),
        ({"shelf_life_days": -1}, ("shelf_life_days", "out_of_range")),
        (
            {"shelf_life_days": 90, "receipt_min_days": 91},
            ("receipt_min_days", "longer_than_shelf_life"),
        ),
        ({"temperature_min": "cold"}, ("temperature_min", "not_a_temperature")),
        ({"temperature_min": "8", "temperature_max": "2"}, ("temperature_max", "below_minimum")),
        ({"base_unit": "XXL"}, ("base_unit", "unit_unknown")),
        ({"conversions": (ConversionData("EA", 2),)}, ("conversions.0.unit", "repeated")),
        ({"conversions": (ConversionData("GRM", 0),)}, ("conversions.0", "not_positive")),
        ({"levels": (LevelData("", 5),)}, ("levels.0.name", "empty")),
        ({"levels": (LevelData("box", 0),)}, ("levels.0.contains_count", "not_positive")),
        ({"levels": (LevelData("box", 5, "bag"),)}, ("levels.0.contains", "level_unknown")),
        ({"levels": (LevelData("box", 5, "box"),)}, ("levels", "contains_itself")),
        ({"levels": (LevelData("b", 5), LevelData("b", 6))}, ("levels.1.name", "repeated")),
        ({"price": "12,50"}, ("price", "not_a_number")),
        ({"price": "1e3"}, ("price", "not_a_number")),
    ],
)
def test_each_problem_is_named_with_its_field(change, expected):
    assert [expected] == problems(decide_item(replace(GLOVE, **change)))


def test_all_problems_are_listed_at_once():
    refusal = decide_item(replace(GLOVE, code="", device_class="IV", price="x"))

    expected = [("code", "empty"), ("device_class", "not_allowed"), ("price", "not_a_number")]
    assert expected == problems(refusal)


def test_factors_multiply_up_the_packaging_whatever_the_order_of_the_list():
    levels = (LevelData("pallet", 10, "case"), LevelData("case", 6, "box"), LevelData("box", 50))

    expected = [("box", 50), ("case", 300), ("pallet", 3000)]
    assert expected == [(plan.data.name, plan.factor) for plan in plan_levels(levels)]


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=6), st.randoms())
def test_a_case_is_exactly_the_product_of_what_it_contains(counts, shuffled):
    names = [f"level {number}" for number in range(len(counts))]
    levels = [LevelData(n, c, i) for n, c, i in zip(names, counts, ["", *names], strict=False)]
    shuffled.shuffle(levels)
    product = 1
    for count in counts:
        product *= count

    assert product == {p.data.name: p.factor for p in plan_levels(levels)}[names[-1]]


def test_a_level_in_use_keeps_its_factor_and_is_not_removed():
    known = {"box": 50, "case": 300}

    assert decide_levels(plan_levels(GLOVE.levels), known) is None
    removed = decide_levels(plan_levels((LevelData("box", 50),)), known)
    changed = decide_levels(plan_levels((LevelData("box", 40), LevelData("case", 6, "box"))), known)
    assert ("level_in_use", {"level": "case"}) == (removed.code, removed.facts)
    assert ("level_factor_fixed", "40") == (changed.code, changed.facts["wanted"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2", 20), ("-20.5", -205), ("25.0", 250), ("2.55", None), ("", None), ("NaN", None),
     ("-273.1", -2731), ("-273.2", None), ("1e1", None)],
)  # fmt: skip
def test_temperatures_have_at_most_one_decimal(text, expected):
    assert expected == temperature_tenths(text)


@pytest.mark.parametrize(
    ("unit", "base", "expected"),
    [
        ("KGM", "GRM", Fraction(1000)),
        ("MLT", "LTR", Fraction(1, 1000)),
        ("EA", "EA", Fraction(1)),
        ("BX", "EA", None),
        ("BX", "CT", None),
        ("KGM", "LTR", None),
        ("ZZZ", "EA", None),
    ],
)
def test_nature_converts_exactly_and_boxes_are_the_items_affair(unit, base, expected):
    assert expected == factor_between(unit, base)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"valid_to": ""}, []),
        ({"number": ""}, [("number", "empty")]),
        ({"kind": "note"}, [("kind", "not_allowed")]),
        ({"valid_from": "2023-2-1"}, [("valid_from", "not_a_date")]),
        ({"valid_to": "2023-02-30"}, [("valid_to", "not_a_date")]),
        ({"valid_to": "2023-05-18"}, [("valid_to", "before_valid_from")]),
    ],
)
def test_a_certificate_says_from_when_to_when(change, expected):
    assert expected == problems(decide_certificate(replace(PAPER, **change)))
