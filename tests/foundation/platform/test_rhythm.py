"""When a job is due: by the clocks of its site, and how long to wait after it failed."""

import pytest

from tongma.foundation.kernel.time import next_local, parse_instant, show_instant
from tongma.foundation.platform.jobs.rhythm import (
    Daily,
    Every,
    Grown,
    back_off_seconds,
    look_seconds,
    next_due,
)


@pytest.mark.parametrize(
    ("hour", "zone", "after", "expected"),
    [
        (1, "Asia/Shanghai", "2026-09-22T00:59:59+08:00", "2026-09-22T01:00:00+08:00"),
        (1, "Asia/Shanghai", "2026-09-22T01:00:00+08:00", "2026-09-23T01:00:00+08:00"),
        (1, "Asia/Shanghai", "2026-09-21T17:00:01+00:00", "2026-09-23T01:00:00+08:00"),
        (0, "Asia/Urumqi", "2026-12-31T23:30:00+06:00", "2027-01-01T00:00:00+06:00"),
        # The clocks leave two o'clock out: once on that day all the same, at three.
        (2, "Europe/Berlin", "2026-03-28T12:00:00+01:00", "2026-03-29T03:00:00+02:00"),
        (2, "Europe/Berlin", "2026-03-29T03:00:00+02:00", "2026-03-30T02:00:00+02:00"),
        # Two o'clock comes twice: at its first coming, and not again.
        (2, "Europe/Berlin", "2026-10-24T12:00:00+02:00", "2026-10-25T02:00:00+02:00"),
        (2, "Europe/Berlin", "2026-10-25T02:00:00+02:00", "2026-10-26T02:00:00+01:00"),
    ],
)
def test_an_hour_comes_once_a_day_by_the_clocks_of_the_zone(
    hour: int, zone: str, after: str, expected: str
) -> None:
    instant = next_local(hour, 0, zone, parse_instant(after)[0])

    assert show_instant(parse_instant(expected)[0]) == show_instant(instant)


def test_rhythms_are_due_by_time_or_not_at_all() -> None:
    start = parse_instant("2026-09-22T10:00:00+08:00")[0]

    assert start + 600_000_000 == next_due(Every(600), "UTC", start)
    assert start + 15 * 3_600_000_000 == next_due(Daily(1), "Asia/Shanghai", start)
    assert next_due(Grown(), "UTC", start) == 0


@pytest.mark.parametrize("rhythm", [Every(0.03), Every(86_400), Daily(3), Grown()])
def test_nobody_waits_long_to_look(rhythm: Every | Daily | Grown) -> None:
    assert 0 < look_seconds(rhythm) <= 20


@pytest.mark.parametrize("failures", [1, 2, 3, 10, 11, 1000])
def test_waiting_after_failures_grows_to_its_bound(failures: int) -> None:
    trouble = back_off_seconds(failures, is_trouble=True)
    defect = back_off_seconds(failures, is_trouble=False)

    assert 0.25 < trouble <= 5.0, "the database may be back: all works again within ten seconds"
    assert 1.0 < defect <= 300.0
    assert trouble <= back_off_seconds(failures + 1, is_trouble=True)
    assert defect <= back_off_seconds(failures + 1, is_trouble=False)
