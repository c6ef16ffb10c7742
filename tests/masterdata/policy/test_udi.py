"""Should this box carry a UDI?"""

import pytest

from tongma.masterdata.policy.udi import Labelled, decide_udi, made_on_of, rules


@pytest.mark.parametrize(
    ("device_class", "ivd", "listed", "made_on", "answer", "batch"),
    [
        ("III", False, 0, "2022-06-01", "expected", "2"),
        ("III", True, 0, "2022-06-01", "expected", "2"),
        ("III", False, 0, "2022-05-31", "optional", "2"),
        ("III", False, 1, "2021-01-01", "expected", "1"),
        ("III", False, 1, "2020-12-31", "optional", "1"),
        ("II", False, 0, "2026-11-22", "optional", "4a"),
        ("II", False, 3, "2024-06-01", "expected", "3"),
        ("II", True, 0, "2027-06-01", "expected", "4a"),
        ("I", True, 0, "2027-06-01", "expected", "4a"),
        ("I", False, 0, "2027-06-01", "optional", "4b"),
        ("I", False, 0, "2029-06-01", "expected", "4b"),
        ("", False, 0, "2029-06-01", "optional", ""),
        ("III", False, 0, "", "optional", "2"),
    ],
)
def test_class_ivd_list_and_made_on_date_decide(device_class, ivd, listed, made_on, answer, batch):
    told = decide_udi(Labelled(device_class, ivd, listed, made_on))
    assert (answer, batch) == (told.answer, told.batch)


def test_what_must_carry_one_and_does_not_is_missing_and_the_rest_is_not():
    made = Labelled("III", ivd=False, listed=0, made_on="2024-01-01", carries=False)
    assert "missing" == decide_udi(made).answer
    assert "expected" == decide_udi(made._replace(carries=True)).answer
    assert "made_before" == decide_udi(made._replace(made_on="2020-01-01")).reason
    assert "made_on_unknown" == decide_udi(made._replace(made_on="")).reason


def test_when_goods_were_made_is_told_by_the_label_or_by_expiry_and_shelf_life():
    assert "2024-05-01" == made_on_of("2024-05-01", "2027-01-01", 730)
    assert "2024-01-02" == made_on_of(None, "2026-01-01", 730)
    assert "" == made_on_of(None, "2026-01-01", 0)
    assert "" == made_on_of(None, None, 730)


def test_every_rule_has_a_source_and_a_date():
    assert all(rule.source and rule.made_from for rule in rules())
