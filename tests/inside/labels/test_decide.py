import pytest

from tests.facts import code_of
from tongma.inside.labels.decide import decide_give, own_number

OURS = own_number(178)


def test_the_number_of_ours_is_always_the_same_and_restricted_to_the_company():
    assert "02000000001784" == OURS
    assert OURS.startswith("020")
    assert own_number(1) != own_number(2)
    assert 14 == len(own_number(9_999_999_999))


@pytest.mark.parametrize(
    ("gtins", "code"),
    [
        ([], None),
        ([OURS], None),
        (["09521234543213"], "item_has_code"),
        ([OURS, "09521234543213"], "item_has_code"),
    ],
)
def test_an_item_with_a_gtin_of_its_maker_keeps_that_one(gtins, code):
    refusal = decide_give(178, "GLOVE", gtins)

    assert code == code_of(refusal)
    assert refusal is None or "09521234543213" == refusal.facts["gtin"]
