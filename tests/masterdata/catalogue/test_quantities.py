import pytest

from tests.facts import code_of, item, level
from tongma.masterdata.catalogue.amounts import count_or_quantity, decide_whole, read_quantity

BOX, OTHERS_BOX = level(10), level(10, of=99)
KILO = item(decimals=3)


@pytest.mark.parametrize(
    ("of", "text", "unit", "least", "expected"),
    [
        (item(), "12", None, 1, 12),
        (item(), "2", BOX, 1, 20),
        (KILO, "1.25", None, 1, 1250),
        (KILO, "0.5", BOX, 1, 5000),
        (item(), "1", None, 1, 1),
        (item(), "0", None, 1, "quantity_wrong"),
        (item(), "0", None, 0, 0),
        (item(), "0.5", None, 1, "whole_units_needed"),
        (item(decimals=1), "0.55", None, 1, "quantity_wrong"),
        (item(), "", None, 0, "quantity_wrong"),
        (item(), "x", None, 0, "quantity_wrong"),
        (item(), "1", OTHERS_BOX, 1, "level_wrong"),
        (item(), "x", OTHERS_BOX, 1, "level_wrong"),  # the level comes first
    ],
)
def test_a_typed_quantity_is_read_in_its_level(of, text, unit, least, expected):
    decided = read_quantity(of, text, unit, least=least)

    assert expected == (decided if isinstance(decided, int) else decided.code)


@pytest.mark.parametrize(
    ("text", "serials", "unit", "expected"),
    [
        ("", ("S1", "S2"), None, 2),
        ("2", ("S1", "S2"), None, 2),
        ("1", ("S1", "S2"), None, "serials_do_not_match"),
        ("3", ("S1", "S2"), None, "serials_do_not_match"),
        ("1", ("S1", "S2"), BOX, "serials_do_not_match"),
        ("3", (), None, 3),
        ("", (), None, "quantity_wrong"),
        ("x", ("S1",), None, "quantity_wrong"),
        ("1", ("S1",), OTHERS_BOX, "level_wrong"),
    ],
)
def test_of_goods_with_serials_their_number_is_the_quantity(text, serials, unit, expected):
    decided = count_or_quantity(item(), text, serials, unit)

    assert expected == (decided if isinstance(decided, int) else decided.code)


@pytest.mark.parametrize(
    ("of", "quantity", "unit", "code"),
    [
        (item(), 20, BOX, None),
        (item(), 15, BOX, "case_not_whole"),
        (item(), 15, None, None),
        (KILO, 10_000, BOX, None),
        (KILO, 10, BOX, "case_not_whole"),
    ],
)
def test_sealed_goods_are_a_whole_number_of_their_level(of, quantity, unit, code):
    assert code == code_of(decide_whole(of, quantity, unit))
