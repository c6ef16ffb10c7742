from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts import code_of
from tongma.masterdata.catalogue.decide import (
    FACTOR_MAX,
    KnownOfCertificate,
    KnownOfItem,
    certificate_problems,
    decide_certificate,
    decide_codes,
    decide_item,
    decide_levels,
    decide_partners,
    item_problems,
    plan_levels,
)
from tongma.masterdata.catalogue.model import (
    CertificateData,
    ConversionData,
    ItemData,
    LevelData,
    LevelIdentifier,
    NameData,
)
from tongma.masterdata.catalogue.units import factor_between, temperature_tenths

BOX, CASE = LevelData("box", 50), LevelData("case", 6, "box")
GLOVE = ItemData("GLV-7", "外科手套", levels=(BOX, CASE))
PAPER = CertificateData(
    "国械注准20233149999", "registration", 5, "2023-05-19", "2028-05-18", items=(8, 7), replaces=3
)
NEW = KnownOfItem({}, ())
KNOWN = KnownOfItem({"box": 50, "case": 300}, {11, 12, 13})
PAPER_KNOWN = KnownOfCertificate({5}, {7, 8}, {3})


def problems(found):
    return [(one.at, one.code) for one in found]


def code(decided):
    return code_of(decided)


def test_a_right_item_has_no_problem():
    assert [] == problems(item_problems(GLOVE))
    assert plan_levels(GLOVE.levels) == decide_item(GLOVE, NEW)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"code": " "}, ("code", "empty")),
        ({"name_zh": ""}, ("name_zh", "empty")),
        ({"base_unit": ""}, ("base_unit", "empty")),
        ({"model": "x" * 501}, ("model", "too_long")),
        ({"transport": "x" * 501}, ("transport", "too_long")),
        ({"device_class": "IV"}, ("device_class", "not_allowed")),
        ({"temperature_class": "warm"}, ("temperature_class", "not_allowed")),
        ({"state": "gone"}, ("state", "not_allowed")),
        ({"decimals": 10}, ("decimals", "out_of_range")),
        ({"decimals": -1}, ("decimals", "out_of_range")),
        ({"serial_control": True, "decimals": 1}, ("decimals", "serial_is_whole")),
        ({"shelf_life_days": -1}, ("shelf_life_days", "out_of_range")),
        ({"shelf_life_days": 36501}, ("shelf_life_days", "out_of_range")),
        ({"receipt_min_days": -1}, ("receipt_min_days", "out_of_range")),
        ({"receipt_min_days": 36501}, ("receipt_min_days", "out_of_range")),
        (
            {"shelf_life_days": 90, "receipt_min_days": 91},
            ("receipt_min_days", "longer_than_shelf_life"),
        ),
        (
            {"shelf_life_days": 1, "receipt_min_days": 2},
            ("receipt_min_days", "longer_than_shelf_life"),
        ),
        ({"temperature_min": "cold"}, ("temperature_min", "not_a_temperature")),
        ({"temperature_max": "cold"}, ("temperature_max", "not_a_temperature")),
        ({"temperature_min": "8", "temperature_max": "7.9"}, ("temperature_max", "below_minimum")),
        ({"base_unit": "XXL"}, ("base_unit", "unit_unknown")),
        ({"conversions": (ConversionData("XXL", 2),)}, ("conversions.0.unit", "unit_unknown")),
        ({"conversions": (ConversionData("EA", 2),)}, ("conversions.0.unit", "repeated")),
        (
            {"conversions": (ConversionData("BO", 2), ConversionData("BO", 3))},
            ("conversions.1.unit", "repeated"),
        ),
        ({"conversions": (ConversionData("GRM", 0),)}, ("conversions.0", "not_positive")),
        ({"conversions": (ConversionData("GRM", 1, 0),)}, ("conversions.0", "not_positive")),
        ({"levels": (LevelData("", 5),)}, ("levels.0.name", "empty")),
        ({"levels": (LevelData("box", 0),)}, ("levels.0.contains_count", "not_positive")),
        ({"levels": (LevelData("box", 5, "bag"),)}, ("levels.0.contains", "level_unknown")),
        ({"levels": (LevelData("box", 5, unit="XXL"),)}, ("levels.0.unit", "unit_unknown")),
        ({"levels": (LevelData("box", 5, state="gone"),)}, ("levels.0.state", "not_allowed")),
        ({"levels": (LevelData("box", 5, "box"),)}, ("levels", "contains_itself")),
        ({"levels": (LevelData("box", FACTOR_MAX + 1),)}, ("levels", "too_many_inside")),
        (
            {"levels": (LevelData("a", 2**40), LevelData("b", 2**40, "a"))},
            ("levels", "too_many_inside"),
        ),
        (
            {"levels": (BOX, LevelData("a", 2, "b"), LevelData("b", 2, "a"))},
            ("levels", "contains_itself"),
        ),
        ({"levels": (LevelData("b", 5), LevelData("b", 6))}, ("levels.1.name", "repeated")),
        ({"price": "12,50"}, ("price", "not_a_number")),
        ({"price": "1e3"}, ("price", "not_a_number")),
        ({"price": "-1"}, ("price", "not_a_number")),
    ],
)
def test_each_problem_is_named_with_its_field(change, expected):
    assert [expected] == problems(item_problems(replace(GLOVE, **change)))


@pytest.mark.parametrize(
    "change",
    [
        {"model": "x" * 500},
        {"decimals": 9},
        {"decimals": 0, "serial_control": True},
        {"shelf_life_days": 36500, "receipt_min_days": 36500},
        {"shelf_life_days": 0, "receipt_min_days": 36500},  # nobody said how long it lasts
        {"temperature_min": "2", "temperature_max": "2.0"},
        {"temperature_max": "-20"},
        {"conversions": (ConversionData("BO", 1), ConversionData("GRM", 1))},
        {"levels": (LevelData("box", 1, unit="BX", state="retired"),)},
        {"levels": (LevelData("box", FACTOR_MAX),)},
        {"price": ""},
        {"price": "0"},
        {"names": (NameData("en", "trade", "Glove"),)},
    ],
)
def test_what_lies_at_the_edge_is_allowed(change):
    assert [] == problems(item_problems(replace(GLOVE, **change)))


def test_all_problems_are_listed_at_once():
    refusal = decide_item(replace(GLOVE, code="", device_class="IV", price="x"), NEW)

    expected = [("code", "empty"), ("device_class", "not_allowed"), ("price", "not_a_number")]
    assert "item_invalid" == code_of(refusal)
    assert expected == [(p["field"], p["reason"]) for p in refusal.facts["problems"]]


STRANGE = LevelIdentifier("internal", "X", "pallet")


@pytest.mark.parametrize(
    ("change", "codes", "expected"),
    [
        ({}, (), None),
        ({"registrant": 11, "maker": 12, "contract_maker": 13}, (), None),
        ({}, (LevelIdentifier("gtin", "1"), LevelIdentifier("gtin", "2", "case")), None),
        ({"name_zh": "", "maker": 99, "levels": ()}, (STRANGE,), "item_invalid"),
        ({"maker": 99, "levels": ()}, (STRANGE,), "partner_unknown"),
        ({"registrant": 99}, (), "partner_unknown"),
        ({"contract_maker": 99}, (), "partner_unknown"),
        ({"levels": (LevelData("box", 40),)}, (STRANGE,), "level_factor_fixed"),
        ({"levels": (BOX,)}, (STRANGE,), "level_in_use"),
        ({}, (STRANGE,), "level_unknown"),
    ],
)
def test_an_item_agrees_with_what_is_known(change, codes, expected):
    assert expected == code(decide_item(replace(GLOVE, **change), KNOWN, codes))


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


def test_what_contains_itself_has_no_factor():
    levels = (LevelData("a", 2, "b"), LevelData("b", 2, "a"), BOX)

    assert ["box"] == [plan.data.name for plan in plan_levels(levels)]


@pytest.mark.parametrize(
    ("levels", "expected", "facts"),
    [
        ((BOX, CASE), None, None),
        ((BOX, CASE, LevelData("pallet", 10, "case")), None, None),
        ((BOX,), "level_in_use", {"level": "case"}),
        (
            (LevelData("box", 40), CASE),
            "level_factor_fixed",
            {"level": "box", "factor": "50", "wanted": "40"},
        ),
        (
            (BOX, LevelData("case", 300)),  # another way to the same factor
            None,
            None,
        ),
    ],
)
def test_a_level_in_use_keeps_its_factor_and_is_not_removed(levels, expected, facts):
    refusal = decide_levels(plan_levels(levels), KNOWN.factors)

    assert (expected, facts) == (code(refusal), refusal and refusal.facts)


@pytest.mark.parametrize(
    ("level", "expected"), [("", None), ("box", None), ("pallet", "level_unknown")]
)
def test_a_code_stands_on_a_level_of_the_item(level, expected):
    assert expected == code(decide_codes([LevelIdentifier("gtin", "1", level)], ["box"]))


@pytest.mark.parametrize(
    ("named", "expected"), [((), None), ((0,), None), ((11, 0), None), ((11, 98, 99), "98")]
)
def test_the_first_who_is_no_partner_is_named(named, expected):
    refusal = decide_partners(named, {11})

    assert expected == (refusal and refusal.facts["partner"])


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
        ({"kind": "filing", "state": "retired"}, []),
        ({"state": "gone"}, [("state", "not_allowed")]),
        ({"valid_from": "2023-2-1"}, [("valid_from", "not_a_date")]),
        ({"valid_to": "2023-02-30"}, [("valid_to", "not_a_date")]),
        ({"valid_to": "2023-05-18"}, [("valid_to", "before_valid_from")]),
    ],
)
def test_a_certificate_says_from_when_to_when(change, expected):
    assert expected == problems(certificate_problems(replace(PAPER, **change)))


@pytest.mark.parametrize(
    ("change", "known", "expected", "facts"),
    [
        ({}, {}, None, None),
        ({"items": (), "replaces": 0}, {"items": (), "certificates": ()}, None, None),
        ({"kind": "note", "holder": 6}, {"items": ()}, "certificate_invalid", None),
        ({}, {"partners": (), "items": ()}, "partner_unknown", {"partner": "5"}),
        ({}, {"items": (), "certificates": ()}, "item_unknown", {"item": "7"}),
        ({}, {"items": {7}}, "item_unknown", {"item": "8"}),
        ({}, {"certificates": ()}, "certificate_unknown", {"certificate": "3"}),
    ],
)
def test_a_certificate_names_what_is_there(change, known, expected, facts):
    refusal = decide_certificate(replace(PAPER, **change), PAPER_KNOWN._replace(**known))

    assert expected == code(refusal)
    assert facts is None or facts == refusal.facts
