import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.masterdata.identifiers.model import Identifier, check_digit, normal


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [
        ("gtin", "6291041500213", "06291041500213"),
        ("GTIN", " 06291041500213 ", "06291041500213"),
        ("gtin", "96385074", "00000096385074"),
        ("sscc", "106141412345678908", "106141412345678908"),
        ("ext:erp", "  A-7 ", "A-7"),
    ],
)
def test_every_spelling_of_a_code_has_one_normal_form(scheme, value, expected):
    one = normal(Identifier(scheme, value))

    assert (scheme.lower(), expected) == (one.scheme, one.value)


@pytest.mark.parametrize(
    ("scheme", "value", "reason"),
    [
        ("my scheme", "1", "scheme"),
        ("gtin", " ", "empty"),
        ("gtin", "123", "length"),
        ("gtin", "629104150021X", "not_a_digit"),
        ("gtin", "٦291041500213", "not_a_digit"),
        ("gtin", "6291041500214", "check_digit"),
        ("sscc", "106141412345678909", "check_digit"),
        ("ext:erp", "x" * 201, "length"),
    ],
)
def test_a_wrong_code_is_refused_with_its_reason(scheme, value, reason):
    refusal = normal(Identifier(scheme, value))

    assert ("identifier_wrong", reason) == (refusal.code, refusal.facts["reason"])


@given(st.text("0123456789", min_size=13, max_size=13), st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(body, place, shift):
    right = body + check_digit(body)
    digit = (int(right[place]) + shift) % 10
    wrong = right[:place] + str(digit) + right[place + 1 :]

    assert Identifier("gtin", right) == normal(Identifier("gtin", right))
    assert "identifier_wrong" == normal(Identifier("gtin", wrong)).code
