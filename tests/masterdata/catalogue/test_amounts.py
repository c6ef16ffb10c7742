import pytest

from tongma.foundation.kernel.outcome import Refused
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts

GEL = ItemFacts(*(0,) * len(ItemFacts._fields))._replace(id=7, code="GEL", decimals=3)
BOX = LevelFacts(31, 7, "box", "BX", 50)


def decided(text, level=None):
    try:
        return base_quantity(GEL, text, level, decimals=GEL.decimals)
    except Refused as refused:
        return refused.refusal.code


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("1", None, 1000),
        ("0.001", None, 1),
        ("2", BOX, 100_000),
        ("0", None, "quantity_wrong"),
        ("-1", None, "quantity_wrong"),
        ("0.0001", None, "quantity_wrong"),
        ("many", None, "quantity_wrong"),
        ("0", BOX, "quantity_wrong"),
        ("many", BOX._replace(item=8), "level_wrong"),  # whose level it is comes first
    ],
)
def test_what_was_typed_becomes_base_units_exactly(text, level, expected):
    assert expected == decided(text, level)
