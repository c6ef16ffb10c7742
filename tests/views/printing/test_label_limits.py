"""A label says what cannot be printed, and is made for nobody who may not see the goods."""

import pytest

from tests.facts import item
from tongma.foundation.kernel.outcome import Refused
from tongma.stock.query.goods import LotFacts
from tongma.views.printing.labels import _ensure_printable, _goods_label


@pytest.mark.parametrize(
    ("key", "value", "characters"),
    [
        ("10", "A1", None),
        ("10", "A-1/2_b", None),
        ("10", "x" * 20, None),
        ("10", "x" * 21, ""),
        ("10", "A#1", "#"),
        ("10", "2^3", "^"),
        ("10", "批号", "号批"),
        ("21", "x" * 21, ""),
        ("21", "", None),
    ],
)
def test_what_gs1_has_no_room_or_character_for_is_refused_by_name(key, value, characters):
    name = {"10": "lot", "21": "serial"}[key]
    if characters is None:
        _ensure_printable(name, key, value)
        return
    with pytest.raises(Refused) as refused:
        _ensure_printable(name, key, value)

    facts = refused.value.refusal.facts
    assert "not_printable" == refused.value.refusal.code
    assert (name, value, characters) == (facts["field"], facts["value"], facts["characters"])


@pytest.mark.parametrize("number", ["LOT<GS>A", "LOT%1DA", "LOT{FNC1}A"])
def test_a_lot_that_would_be_read_as_two_is_refused_by_name(number):
    lot = LotFacts(1, 1, number, 0, "2030-01-31", None, 0)
    with pytest.raises(Refused) as refused:
        _goods_label(item(), "06901234567892", lot, "")

    assert ("not_printable", number) == (
        refused.value.refusal.code, refused.value.refusal.facts["value"],
    )  # fmt: skip
