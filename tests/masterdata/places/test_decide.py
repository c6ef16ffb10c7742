from dataclasses import replace

import pytest

from tests.facts import code_of
from tongma.masterdata.places.decide import (
    PARENTS,
    decide_change,
    decide_place,
    is_time_zone,
    place_problems,
)
from tongma.masterdata.places.model import PlaceData

SITE = PlaceData("XH1", "site", "一号库", time_zone="Asia/Shanghai", entity=9)
BIN = PlaceData("A-01-01", "bin", parent=1, status="released", temperature_class="cold")


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"status": "", "temperature_class": "", "state": "retired", "mixing": "one_lot"}, []),
        ({"volume_litres_max": 10**12, "weight_grams_max": 10**12}, []),
        ({"handling_units_max": 10**12, "sequence": 10**9}, []),
        ({"code": ""}, [("code", "empty")]),
        ({"name": "x" * 501}, [("name", "too_long")]),
        ({"address": "x" * 501}, [("address", "too_long")]),
        ({"status": "good"}, [("status", "not_allowed")]),
        ({"temperature_class": "warm"}, [("temperature_class", "not_allowed")]),
        ({"mixing": "two"}, [("mixing", "not_allowed")]),
        ({"purpose": "fun"}, [("purpose", "not_allowed")]),
        ({"state": "gone"}, [("state", "not_allowed")]),
        ({"volume_litres_max": -1}, [("volume_litres_max", "out_of_range")]),
        ({"volume_litres_max": 10**12 + 1}, [("volume_litres_max", "out_of_range")]),
        ({"weight_grams_max": -1}, [("weight_grams_max", "out_of_range")]),
        ({"handling_units_max": 10**12 + 1}, [("handling_units_max", "out_of_range")]),
        ({"sequence": -1}, [("sequence", "out_of_range")]),
        ({"sequence": 10**9 + 1}, [("sequence", "out_of_range")]),
    ],
)
def test_each_problem_of_a_place_is_named_with_its_field(change, expected):
    assert expected == [
        (one.at, one.code) for one in place_problems(replace(BIN, **change), "zone")
    ]


@pytest.mark.parametrize(
    ("kind", "parent_kind", "allowed"),
    [
        ("site", "", True),
        ("site", "site", False),
        ("zone", "site", True),
        ("zone", "", False),
        ("bin", "zone", True),
        ("bin", "site", True),
        ("bin", "bin", False),
        ("dock", "zone", False),
        ("handling_unit", "handling_unit", True),
    ],
)
def test_a_place_stands_where_its_kind_may(kind, parent_kind, allowed):
    data = replace(SITE, kind=kind)

    found = [(one.at, one.code) for one in place_problems(data, parent_kind)]
    assert ([] if allowed else [("parent", "not_allowed")]) == found


def test_a_kind_that_there_is_not_is_named():
    found = [(one.at, one.code) for one in place_problems(replace(BIN, kind="shelf"), "")]

    assert [("kind", "not_allowed")] == found
    assert "shelf" not in PARENTS


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Asia/Shanghai", True), ("UTC", True), ("", False), ("Mars/North", False),
     ("../passwd", False)],
)  # fmt: skip
def test_a_site_needs_a_time_zone_that_there_is(zone, expected):
    found = [(one.at, one.code) for one in place_problems(replace(SITE, time_zone=zone), "")]

    assert expected == is_time_zone(zone)
    assert ([] if expected else [("time_zone", "time_zone_unknown")]) == found


def test_only_a_site_needs_a_time_zone():
    assert [] == list(place_problems(replace(BIN, time_zone=""), "zone"))


@pytest.mark.parametrize(
    ("data", "entity_kind", "expected"),
    [
        (SITE, "partner", None),
        (replace(SITE, entity=0), "", None),
        (SITE, "", "partner_unknown"),
        (SITE, "bin", "partner_unknown"),
        (replace(SITE, code=""), "", "place_invalid"),  # what is wrong in itself comes first
    ],
)
def test_a_site_is_run_by_a_company_that_there_is(data, entity_kind, expected):
    assert expected == code(decide_place(data, "", entity_kind))


@pytest.mark.parametrize(
    ("before", "change", "holds_stock", "expected"),
    [
        ({}, {"name": "x"}, True, None),
        ({}, {"kind": "zone", "state": "retired"}, True, "place_kind_fixed"),
        ({}, {"state": "retired"}, False, None),
        ({}, {"state": "retired"}, True, "place_not_empty"),
        ({"state": "retired"}, {}, True, None),  # it comes back with what lies in it
        ({"state": "retired"}, {"status": "rejected"}, True, "place_not_empty"),
        ({}, {"status": "rejected"}, True, "place_not_empty"),
        ({}, {"status": "rejected"}, False, None),
        ({}, {"temperature_class": ""}, True, "place_not_empty"),
        ({}, {"temperature_class": ""}, False, None),
    ],
)
def test_a_place_with_goods_keeps_what_the_goods_need(before, change, holds_stock, expected):
    there = replace(BIN, **before)
    refusal = decide_change(there, replace(BIN, **change), holds_stock=holds_stock)

    assert expected == code(refusal)


def test_what_may_not_change_is_named():
    refusal = decide_change(BIN, replace(BIN, temperature_class=""), holds_stock=True)

    assert {"code": "A-01-01", "field": "temperature_class"} == refusal.facts
