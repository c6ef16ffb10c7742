"""Which labels a person must look at before they are taken."""

import pytest

from devicecodes import Finding, Identifier, Reading
from tongma.work.scanning.labels import is_broken_data, is_unexplained, needs_look


def said(status="valid", **fields):
    return Reading("x", None, "x", status, "gs1", identifier=Identifier("gtin", "1"), **fields)


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("17280631", "invalid", True),
        ("1728063110A1", "invalid", True),
        ("17280630", "valid", False),
        ("2117280631", "invalid", False),
        ("A1", "invalid", False),
        ("A1", "valid", False),
    ],
)
def test_broken_data_begin_with_a_date_and_break_its_rules(text, status, expected):
    assert expected == is_broken_data(text, said(status))


def symbol(raw, symbology=None, status="unknown"):
    return Reading(raw, symbology, raw, status, "unknown")


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        # an area symbol that no system claims, whatever its modifier
        (symbol("hello", "]d1"), True),
        (symbol("hello", "]Q1"), True),
        (symbol("hello", "]d1", "valid"), False),
        (symbol("hello", "]C0"), False),
        (symbol("hello"), False),
        (symbol("]d1hello", "]d1"), True),
        # an address on the web is for people
        (symbol("http://a.example", "]Q1"), False),
        (symbol("https://a.example", "]Q1"), False),
        (symbol("HTTPS://A.EXAMPLE", "]Q1"), False),
        (symbol(" https://a.example ", "]Q1"), False),
        (symbol("]Q1https://a.example", "]Q1"), False),
        (symbol("see https://a.example", "]Q1"), True),
        (symbol("https://a.example"), False),
        # control characters, or a date with its AI: of the goods, in whatever symbol
        (symbol("A\x1dB", "]C0"), True),
        (symbol("A\x1eB"), True),
        (symbol("A\x04B"), True),
        (symbol("17280630", "]C0"), True),
        (symbol(" 17280630 "), True),
        (symbol("1728063010"), False),
        (symbol("17280630", None, "valid"), False),
    ],
)
def test_a_symbol_is_unexplained_that_nobody_claims_and_that_may_be_of_the_goods(reading, expected):
    assert expected == is_unexplained(reading)


STRANGE = symbol("hello", "]d1")


@pytest.mark.parametrize(
    ("findings", "readings", "expected"),
    [
        ((), [said()], False),
        ((), [said(), said()], False),
        ((), [STRANGE], False),
        ((), [said(), STRANGE], True),
        ((), [STRANGE, said(), said()], True),
        (("produced_after_expiry",), [said()], True),
        (("expiries_differ",), [said(), said()], True),
        (("weak_evidence",), [said()], False),
        (("weak_evidence", "expiries_differ"), [said()], True),
    ],
)
def test_days_that_cannot_be_right_and_a_strange_symbol_beside_another_need_a_look(
    findings, readings, expected
):
    whole = said(findings=tuple(Finding(code) for code in findings))

    assert expected == needs_look(whole, readings)
