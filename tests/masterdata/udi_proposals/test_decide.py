from fractions import Fraction

import pytest

from tests.facts import code_of
from tongma.masterdata.udi_proposals.decide import (
    ConfirmedItem,
    ProposalComparison,
    as_text,
    base_units_of,
    codes_of,
    decide_accept,
    decide_claims,
    decide_reject,
    fields_of,
    role_of,
    units_in,
)
from tongma.masterdata.udi_proposals.model import PROPOSAL_STEPS, Claim, Proposal
from tongma.masterdata.udidb.query import RegisteredDevice, RegisteredNumber

UNIT, USE, BOX, CASE, MARK = "01", "02", "10", "20", "03"
NOTHING = ConfirmedItem({}, {}, {}, frozenset())


def number(value, role="package", factor=1, *, contains="", issuer="gs1", level=""):
    return RegisteredNumber(value, role, issuer, contains, 0, level, "", "", factor)


NUMBERS = (
    number(UNIT, "sales_unit"),
    number(USE, "unit_of_use"),
    number(MARK, "direct_mark"),
    number(BOX, "package", 50, contains=UNIT, level="盒"),
    number(CASE, "package", 200, contains=BOX, level="箱"),
)
STORAGE = {"condition": "贮存", "low": "2", "high": "8", "unit": "℃", "text": ""}


def device(numbers=NUMBERS, *, uses=10, source="nmpa", details=None, **more):
    texts = dict.fromkeys(("issuer", "version_on", "status", "name", "brand", "model", "article",
                           "registrant", "withdrawn_on"), "")  # fmt: skip
    parts = {"registrations": (), "product_codes": (), **texts, **more}
    return RegisteredDevice(
        source=source, asked=numbers[0], primary=UNIT, version=1, uses=uses, numbers=numbers,
        details=details or {}, **parts,
    )  # fmt: skip


def told(claims):
    return [(one.kind, one.value, one.current, one.contradicts) for one in claims]


@pytest.mark.parametrize(
    ("role", "factor", "uses", "expected"),
    [
        ("sales_unit", 1, 0, Fraction(1)),
        ("package", 50, 0, Fraction(50)),
        ("package", None, 0, None),  # the published levels do not multiply through
        ("unit_of_use", 1, 10, Fraction(1, 10)),
        ("unit_of_use", 1, 0, None),
        ("direct_mark", 1, 10, Fraction(1, 10)),
        ("direct_mark", 1, 0, Fraction(1)),
        ("secondary", 1, 10, Fraction(1)),
    ],
)
def test_a_number_stands_for_so_many_sales_units(role, factor, uses, expected):
    assert expected == units_in(number("1", role, factor), uses)


def test_a_number_is_bound_under_the_role_that_it_has():
    assert ["primary", "unit-of-use", "direct-mark", "package", "package"] == [
        role_of(one) for one in NUMBERS
    ]


@pytest.mark.parametrize(
    ("factors", "expected"),
    [
        ({}, Fraction(7)),  # as the caller says
        ({("gtin", UNIT): 3}, Fraction(3)),
        ({("gtin", BOX): 500}, Fraction(10)),
        ({("gtin", USE): 1, ("gtin", CASE): 1}, Fraction(10)),  # the first that tells
        ({("ppn", UNIT): 3}, Fraction(7)),  # of another agency
    ],
)
def test_the_first_known_code_says_how_many_base_units_a_sales_unit_is(factors, expected):
    assert expected == base_units_of(NOTHING._replace(factors=factors), device(), 7)


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (1, [(UNIT, 1, 0), (BOX, 50, 1), (CASE, 200, 50)]),  # a use is no whole base unit
        (10, [(UNIT, 10, 0), (USE, 1, 0), (MARK, 1, 0), (BOX, 500, 10), (CASE, 2000, 500)]),
    ],
)
def test_only_numbers_of_whole_base_units_become_codes(ratio, expected):
    found = list(codes_of(device(), Fraction(ratio)))

    assert expected == [(one.value, one.factor, one.inside) for one in found]


def test_a_number_of_a_strange_agency_or_twice_is_left_out():
    numbers = (number(UNIT, "sales_unit"), number(UNIT, "secondary"),
               number("5", issuer="unknown"), number("6", factor=None))  # fmt: skip

    assert [(UNIT, "primary")] == [
        (one.value, one.role) for one in codes_of(device(numbers), Fraction(1))
    ]


def test_a_sales_unit_is_one_base_unit_where_nobody_says_otherwise():
    assert [1] == [one.factor for one in decide_claims(NOTHING, [device(NUMBERS[:1])])]


def test_a_code_carries_the_name_of_its_level():
    assert ["", "盒", "箱"] == [one.level_name for one in codes_of(device(), Fraction(1))]


def test_half_a_base_unit_inside_is_not_told():
    numbers = (number(UNIT, "sales_unit"), number(BOX, "package", 2, contains=UNIT))

    assert [(BOX, 3, 0)] == [
        (one.value, one.factor, one.inside) for one in codes_of(device(numbers), Fraction(3, 2))
    ]


def test_what_lies_inside_is_told_only_in_whole_base_units():
    numbers = (number(USE, "unit_of_use"), number(BOX, "package", 2, contains=USE))

    assert [(BOX, 2, 0)] == [
        (one.value, one.factor, one.inside) for one in codes_of(device(numbers), Fraction(1))
    ]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, [("identifier", UNIT, "", False), ("identifier", BOX, "", False)]),
        ({"factors": {("gtin", UNIT): 1}}, [("identifier", BOX, "", False)]),
        ({"factors": {("gtin", UNIT): 1, ("gtin", BOX): 50}}, []),
        (
            {"factors": {("gtin", UNIT): 1, ("gtin", BOX): 40}},
            [("identifier", BOX, "40", True)],
        ),
        (
            {"factors": {("gtin", UNIT): 1}, "elsewhere": {("gtin", BOX): "OTHER"}},
            [("identifier", BOX, "OTHER", True)],
        ),
    ],
)
def test_a_code_is_proposed_unless_it_stands_already(known, expected):
    numbers = (NUMBERS[0], NUMBERS[3])

    assert expected == told(decide_claims(NOTHING._replace(**known), [device(numbers)]))


def test_base_units_of_a_sales_unit_count_where_no_code_tells():
    found = decide_claims(NOTHING, [device(NUMBERS[:1])], 12)

    assert [12] == [one.factor for one in found]


@pytest.mark.parametrize(
    ("role", "factor", "factors", "expected"),
    [
        ("package", None, {("gtin", BOX): 50}, [("chain", BOX, "50", True)]),
        ("package", None, {}, []),
        ("sales_unit", None, {("gtin", BOX): 1}, []),
    ],
)
def test_a_known_package_without_a_factor_is_a_broken_chain(role, factor, factors, expected):
    known = NOTHING._replace(factors=factors)
    claims = decide_claims(known, [device((number(BOX, role, factor),))])

    assert expected == told(claims)


def test_codes_come_first_then_fields_then_certificates_and_the_first_device_is_heard():
    nmpa = device(NUMBERS[:1], model="A", registrations=("国械注准20193140001",), version_on="2026")
    gudid = device(NUMBERS[:1], source="gudid", model="B", registrations=("K1",))
    found = decide_claims(NOTHING, [nmpa, gudid])

    assert [
        ("identifier", "gtin", "nmpa"),
        ("field", "model", "nmpa"),
        ("field", "device_class", "nmpa"),
        ("certificate", "registration", "nmpa"),
        ("certificate", "registration", "gudid"),
    ] == [(one.kind, one.name, one.source) for one in found]
    assert {("01", "2026")} == {
        (one.primary_di, one.version_on) for one in found if one.source == "nmpa"
    }


def test_certificates_that_the_item_has_are_not_proposed():
    known = NOTHING._replace(certificates=frozenset({"K1"}))
    found = decide_claims(known, [device(NUMBERS[:1], registrations=("K1", "K2"))])

    assert ["K2"] == [one.value for one in found if one.kind == "certificate"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, [("field", "A", "", False)]),
        ({"model": ""}, [("field", "A", "", False)]),
        ({"model": "A"}, []),
        ({"model": "B"}, [("field", "A", "B", True)]),
    ],
)
def test_a_field_is_proposed_where_it_is_empty_and_contradicts_where_not(data, expected):
    claims = decide_claims(
        NOTHING._replace(data=data), [device((number("x", issuer=""),), model="A")]
    )

    assert expected == told(claims)


def test_a_field_that_one_device_has_said_is_not_asked_of_the_next_but_its_others_are():
    first = device((number("x", issuer=""),), model="A")
    second = device((number("y", issuer=""),), model="B", details={"storage": [STORAGE]})

    found = decide_claims(NOTHING, [first, second])
    assert ("A", True) == (found[0].value, len(found) > 1)
    assert "B" not in {claim.value for claim in found}


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (
            {"temperature_min": "2.0", "temperature_max": "8", "storage": "冷藏"},
            [],
        ),  # 2.0 is 2, and other words of the same range
        (
            {"temperature_min": "2", "temperature_max": "10", "storage": "冷藏"},
            ["storage", "temperature_max"],
        ),
        ({"temperature_min": "2", "temperature_max": "8", "storage": ""}, ["storage"]),
        ({"temperature_min": "cold", "temperature_max": "8"}, ["storage", "temperature_min"]),
    ],
)
def test_other_words_for_the_same_range_are_no_contradiction(data, fields):
    one = device((number("x", issuer=""),), details={"storage": [STORAGE]})

    found = decide_claims(NOTHING._replace(data=data), [one])
    assert fields == [claim.name for claim in found]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, {}),
        ({"model": "A-100"}, {"model": "A-100"}),
        ({"registrations": ("国械注准20193140001",)}, {"device_class": "III"}),
        ({"registrations": ("国械注进20192140001",)}, {"device_class": "II"}),
        ({"registrations": ("国械备20190001",)}, {"device_class": "I"}),
        ({"registrations": ("K1", "国械注许20191140001")}, {"device_class": "I"}),
        ({"registrations": ("国械注准20194140001",)}, {}),
        ({"details": {"kind": "ivd"}}, {"ivd": "true"}),
        ({"details": {"kind": "device"}}, {}),
        ({"details": {"single_use": False}}, {"single_use": "false"}),
        (
            {"details": {"carries": {"lot": True, "serial": False, "expiry": None}}},
            {"lot_control": "true", "serial_control": "false"},
        ),
    ],
)
def test_a_record_speaks_of_fields_and_is_silent_of_others(more, expected):
    assert expected == fields_of(device(**more))


@pytest.mark.parametrize(
    ("storage", "expected"),
    [
        ([STORAGE], ("贮存 2–8℃", "2", "8")),
        ([STORAGE, STORAGE], ("贮存 2–8℃；贮存 2–8℃", "2", "8")),
        ([{**STORAGE, "text": "避光"}], ("避光", "2", "8")),
        ([{**STORAGE, "unit": "%"}], ("贮存 2–8%", None, None)),
        ([{**STORAGE, "low": ""}], ("贮存 8℃", None, None)),
        ([{**STORAGE, "high": ""}], ("贮存 2℃", None, None)),
        ([{**STORAGE, "condition": "运输"}], ("运输 2–8℃", None, None)),
        ([{**STORAGE, "condition": ""}], ("2–8℃", "2", "8")),
        ([STORAGE, {**STORAGE, "high": "25"}], ("贮存 2–8℃；贮存 2–25℃", None, None)),
        ([STORAGE, {**STORAGE, "condition": "运输", "high": "25"}],
         ("贮存 2–8℃；运输 2–25℃", "2", "8")),
    ],
)  # fmt: skip
def test_storage_is_said_in_words_and_as_a_range_where_there_is_one(storage, expected):
    found = fields_of(device(details={"storage": storage}))

    names = ("storage", "temperature_min", "temperature_max")
    assert expected == tuple(found.get(name) for name in names)


@pytest.mark.parametrize(
    ("value", "expected"), [(True, "true"), (False, "false"), (None, ""), (3, "3"), ("x", "x")]
)
def test_values_are_compared_as_texts(value, expected):
    assert expected == as_text(value)


def proposal(number_, state="open", *, value="A", current="", factor=0):
    about = (number_, 7, "field", "model", value, current, "", factor, 0, "", state, 0)
    return Proposal(*about, "nmpa", UNIT, "", 1, 0)


OPEN, AGAINST, DONE = proposal(1), proposal(2, "contradicts"), proposal(3, "accepted")


@pytest.mark.parametrize(
    ("ids", "found", "reason", "accepted", "rejected"),
    [
        ([1], [OPEN], "", None, "reason_required"),
        ([1], [OPEN], "no", None, None),
        ([1, 2], [OPEN, AGAINST], " ", "reason_required", "reason_required"),
        ([1, 2], [OPEN, AGAINST], "seen", None, None),
        ([1, 9], [OPEN], "", "proposal_unknown", "proposal_unknown"),
        ([3, 9], [DONE], "", "proposal_decided", "proposal_decided"),
        ([9, 3], [DONE], "", "proposal_unknown", "proposal_unknown"),
        ([3, 2], [AGAINST, DONE], "", "proposal_decided", "proposal_decided"),
        ([4], [proposal(4, "rejected")], "x", "proposal_decided", "proposal_decided"),
        ([4], [proposal(4, "settled")], "x", "proposal_decided", "proposal_decided"),
    ],
)
def test_what_waits_is_decided_once_and_against_what_stands_with_a_reason(
    ids, found, reason, accepted, rejected
):
    there = {one.id: one for one in found}
    refusals = [decide_accept(ids, there, reason), decide_reject(ids, there, reason)]

    assert [accepted, rejected] == [code_of(refusal) for refusal in refusals]


def test_a_proposal_that_was_decided_never_moves_again():
    assert {"open", "contradicts"} == {step[0] for step in PROPOSAL_STEPS}
    assert ("contradicts", "open") in PROPOSAL_STEPS


@pytest.mark.parametrize(
    ("claims", "there", "fresh", "changed", "needless"),
    [
        ([], [], [], [], []),
        (["A"], [], ["A"], [], []),
        (["A"], [proposal(1)], [], [], []),
        (["A"], [proposal(1, current="B")], [], ["A"], []),
        (["A"], [proposal(1, factor=5)], [], ["A"], []),
        (["A"], [proposal(1, "rejected", current="B")], [], [], []),  # stays rejected
        ([], [proposal(1)], [], [], [1]),
        ([], [proposal(1, "accepted")], [], [], []),
        (["B"], [proposal(1)], ["B"], [], [1]),
    ],
)
def test_what_is_claimed_is_compared_with_what_was_proposed(
    claims, there, fresh, changed, needless
):
    found = ProposalComparison(
        [Claim("field", "model", value) for value in claims], {one.key: one for one in there}
    )

    assert fresh == [claim.value for claim in found.fresh]
    assert changed == [claim.value for _there, claim in found.changed]
    assert needless == [one.id for one in found.needless]
    assert bool(fresh or changed or needless) == found.is_news
