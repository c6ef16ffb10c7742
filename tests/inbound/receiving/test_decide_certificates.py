import pytest

from tongma.inbound.receiving.decide import validity


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "expected"),
    [
        ("", "", "valid"),
        ("2026-09-21", "2026-09-21", "valid"),
        ("2026-09-22", "", "not_yet"),
        ("", "2026-09-20", "expired"),
        ("2026-09-22", "2026-09-20", "expired"),
    ],
)
def test_a_certificate_is_valid_from_its_first_to_its_last_day(valid_from, valid_to, expected):
    assert expected == validity(valid_from, valid_to, "2026-09-21")
