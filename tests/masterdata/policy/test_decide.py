import pytest

from tests.facts import code_of
from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.policy.decide import (
    class_number,
    decide_clear,
    decide_setting,
    decide_target,
    decide_value,
    shown_target,
)
from tongma.masterdata.policy.model import DEFINITIONS
from tongma.masterdata.policy.query import DEFAULTS

NAME = "near_expiry_months"
OVER = "over_receipt_percent"
PREFIX = "gs1_company_prefix"


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda one: one.name)
def test_every_default_is_allowed(definition):
    assert DEFAULTS[definition.name] == decide_value(definition.name, definition.default).kept


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        (NAME, "0", 0),
        (NAME, "60", 60),
        (NAME, "6.0", 6),
        (OVER, "0", "0"),
        (OVER, "100", "100"),
        (OVER, "2.5", "2.5"),
        (PREFIX, "0952", "0952"),
        (PREFIX, "123456789012", "123456789012"),
    ],
)
def test_a_value_within_its_limits_is_kept(name, value, kept):
    assert kept == decide_value(name, value).kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (NAME, "61"),
        (NAME, "-1"),
        (NAME, "6.5"),
        (NAME, "six"),
        (NAME, ""),
        (NAME, " 6"),
        (NAME, "1e1"),
        (OVER, "100.1"),
        (OVER, "-0.1"),
        (OVER, "1E1"),
        (OVER, "NaN"),
        (OVER, "Infinity"),
        (PREFIX, "952"),
        (PREFIX, "1234567890123"),
        (PREFIX, "95200x0"),
        (PREFIX, "٩٥٢٠"),
    ],
)
def test_a_value_outside_its_limits_is_refused_with_what_is_allowed(name, value):
    refusal = decide_value(name, value)
    definition = DEFINITIONS[name]

    allowed = f"{definition.low}–{definition.high}"
    expected = {"setting": name, "value": value, "form": definition.form, "allowed": allowed}
    assert Refusal("setting_value", expected) == refusal


@pytest.mark.parametrize(
    ("name", "scope", "target", "expected"),
    [
        (NAME, "everywhere", "0", None),
        (NAME, "site", "5", None),
        (NAME, "device_class", "III", None),
        ("colour", "galaxy", "x", "setting_unknown"),  # the setting comes first
        (NAME, "everywhere", "5", "setting_scope"),
        (NAME, "customer", "5", "setting_scope"),
        (NAME, "galaxy", "5", "setting_scope"),
        (NAME, "site", "0", "setting_scope"),
        (NAME, "site", "x", "setting_scope"),
        (NAME, "site", "٥", "setting_scope"),
        (NAME, "device_class", "IV", "setting_scope"),
        (NAME, "device_class", "", "setting_scope"),
    ],
)
def test_a_setting_differs_only_where_it_may(name, scope, target, expected):
    assert expected == code(decide_setting(name, scope, target))


@pytest.mark.parametrize(
    ("scope", "kind", "expected"),
    [
        ("site", "site", None),
        ("site", "bin", "site_unknown"),
        ("site", "", "site_unknown"),
        ("entity", "partner", None),
        ("entity", "site", "partner_unknown"),
        ("customer", "partner", None),
        ("customer", "", "partner_unknown"),
        ("item", "item", None),
        ("item", "", "item_unknown"),
        ("everywhere", "", None),
        ("device_class", "", None),
    ],
)
def test_what_a_value_is_set_for_is_there(scope, kind, expected):
    assert expected == code(decide_target(scope, 77, kind))


@pytest.mark.parametrize(("is_set", "expected"), [(True, None), (False, "setting_not_set")])
def test_only_what_is_set_is_cleared(is_set, expected):
    assert expected == code(decide_clear(NAME, "site", is_set=is_set))


@pytest.mark.parametrize(
    ("scope", "target", "kept"),
    [("device_class", "I", 1), ("device_class", "III", 3), ("site", "47", 47)],
)
def test_a_target_is_kept_as_a_number_and_shown_as_people_say_it(scope, target, kept):
    assert (kept, target) == (class_number(scope, target), shown_target(scope, kept))
