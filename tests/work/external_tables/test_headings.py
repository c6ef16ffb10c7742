import pytest

from tongma.work.external_tables.headings import columns_of, fingerprint, heading_row, propose
from tongma.work.external_tables.model import ColumnGuess, field_of

CODE = field_of("code", "物料编码", "货号 | Item No")
NAME = field_of("name_zh", "品名", "产品名称 | Description")
EXPIRY = field_of("expiry", "效期", "失效日期 | Expiry date")
FIELDS = (CODE, NAME, EXPIRY)


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["物料清单", "", ""], ["", "", ""], ["货号", "品 名", "效期"], ["A", "B", "1"]], 2),
        ([["货号", "品名"], ["货号", "品名", "效期"]], 1),  # the one that names most
        ([["货号", "品名"], ["品名", "货号"]], 0),  # the first of those that name as many
        ([["List"], ["a", "b"], ["c", "d"]], 1),  # none named: the first with two texts
        ([["List", " "], ["a"]], 0),
        ([], 0),
    ],
)
def test_the_row_of_headings_names_most_fields(rows, at):
    assert at == heading_row(rows, FIELDS)


def test_headings_are_looked_for_among_the_first_rows_only():
    rows = [["x"], ["货号", "品名"]]

    assert 1 == heading_row(rows, FIELDS, 2)
    assert 1 == heading_row(rows, FIELDS, 1)  # not looked at: the first with two texts
    assert 0 == heading_row([["a", "b"], ["货号", "品名"]], FIELDS, 1)


@pytest.mark.parametrize(
    ("text", "confidence", "reason"),
    [
        ("失效日期", 100, "same_word"),
        ("失效 日期(ISO)", 100, "same_word"),
        ("expiry", 100, "same_word"),
        ("Expiry dates", 94, "similar_word"),
        ("产品失效日期", 79, "similar_word"),
        ("货物的最终失效日期", 70, "word_inside"),
        ("", None, ""),
        ("颜色", None, ""),
    ],
)
def test_a_heading_is_the_word_or_like_it_or_has_it_inside(text, confidence, reason):
    found = propose([text], (EXPIRY,))

    expected = [] if confidence is None else [ColumnGuess("expiry", 0, text, confidence, reason)]
    assert expected == found


def test_a_column_is_one_field_and_a_field_one_column_the_surest_first():
    found = propose(["产品失效日期", "失效日期", "品名", "品名"], FIELDS)

    assert [("name_zh", 2), ("expiry", 1)] == [(one.field, one.column) for one in found]


def test_a_column_that_could_be_two_fields_is_the_first_of_them():
    twin = field_of("other", "效期", "x")

    assert ["expiry"] == [one.field for one in propose(["效期"], (EXPIRY, twin))]


def test_columns_are_found_by_field_and_heading_as_they_stand():
    given = {"code": "货号", "expiry": "效期", "size": "货号", "name_zh": "名"}

    assert {"code": 0} == columns_of(given, ["货号", "品名", "货号"], FIELDS)


def test_a_layout_is_known_by_its_headings_in_their_order():
    assert fingerprint(["货号", "品 名"]) == fingerprint(["货 号", "品名(中)"])
    assert fingerprint(["货号", "品名"]) != fingerprint(["品名", "货号"])
