import pytest

from tests.facts import code_of
from tongma.work.external_tables.decide import decide_mapping
from tongma.work.external_tables.model import TableField

FIELDS = [TableField(name, "") for name in ("code", "barcode", "quantity", "lot")]
HEADINGS = ["Article", "EAN", "Pieces"]
NEEDED = (("quantity",), ("code", "barcode"))


@pytest.mark.parametrize(
    ("mapping", "unknown", "missing"),
    [
        ({"code": "Article", "quantity": "Pieces"}, None, None),
        ({"barcode": "EAN", "quantity": "Pieces"}, None, None),
        ({"code": "Article", "barcode": "EAN", "quantity": "Pieces"}, None, None),
        ({}, [], ["quantity", "code"]),
        ({"barcode": "EAN"}, [], ["quantity"]),
        ({"quantity": "Pieces"}, [], ["code"]),  # the first of those that would do
        ({"code": "Article", "quantity": "Pieces", "lot": "Batch"}, ["lot"], []),
        ({"code": "Article", "quantity": "Pieces", "size": "EAN"}, ["size"], []),
        ({"code": "article", "quantity": "Pieces"}, ["code"], ["code"]),
    ],
)
def test_columns_are_there_and_those_that_are_needed_are_said(mapping, unknown, missing):
    refusal = decide_mapping(mapping, HEADINGS, FIELDS, NEEDED)

    if unknown is None:
        assert refusal is None
    else:
        assert "mapping_wrong" == code_of(refusal)
        assert {"unknown": unknown, "missing": missing} == refusal.facts
