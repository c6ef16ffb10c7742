"""Jobs: when they run, who runs them, what becomes of them when something fails."""

from dataclasses import dataclass

import pytest

from tests.foundation.platform.conftest import Make
from tests.harness import Installation, somebody
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.turns import send
from tongma.foundation.commands.tx import Tx
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.outcome import Trouble
from tongma.foundation.kernel.time import parse_instant
from tongma.foundation.platform.jobs import store
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Daily, Every, Grown
from tongma.foundation.platform.jobs.store import JobRow
from tongma.foundation.platform.jobs.turn import Stopped, Turn

SHANGHAI, LONDON = 100, 200
HOUR_US = 3_600_000_000
ACTOR = somebody(900, "test.*")


@dataclass(frozen=True)
class Nothing:
    """A command without fields."""


def _nothing(tx: Tx, _command: Nothing) -> dict:
    return {"role": tx.role}


NOTHING = Kind("test.nothing", Nothing, _nothing, dict)


def row_of(site: Installation, name: str, of: int = 0) -> JobRow:
    with site.database.read() as connection:
        return store.rows_of(connection, name).get(of, JobRow(name, of))


def record(site: Installation) -> None:
    site.run(NOTHING, Nothing(), ACTOR)
    number_pending(site.database, site.clock)


def test_every_ten_minutes_by_the_clock(site: Installation, jobs: Make) -> None:
    seen: list[int] = []
    work = jobs(Job("often", Every(600), lambda _turn: seen.append(1)))
    counts = []
    for minutes in (0, 0, 9, 2, 9, 2):
        site.clock.instant += minutes * 60_000_000
        work.look_at_all()
        counts.append(len(seen))

    assert [1, 1, 1, 2, 2, 3] == counts
    row = row_of(site, "often")
    assert row.started_at < row.succeeded_at
    assert (0, "", "") == (row.failures, row.error, row.holder)


def test_daily_at_the_hour_of_each_site_and_later_where_nobody_was_there(
    site: Installation, jobs: Make
) -> None:
    seen: list[int] = []
    work = jobs(Job("sweep", Daily(1), lambda turn: seen.append(turn.site)))

    def at(moment: str) -> list[int]:
        site.clock.instant = parse_instant(moment)[0]
        seen.clear()
        work.look_at_all()
        return list(seen)

    assert at("2026-09-22T00:30:00+08:00") == [], "the first look only learns when it is due"
    assert at("2026-09-22T00:59:00+08:00") == []
    assert at("2026-09-22T01:00:00+08:00") == [SHANGHAI]
    assert at("2026-09-22T01:30:00+08:00") == []
    assert at("2026-09-22T01:00:00+01:00") == [LONDON]
    assert sorted(at("2026-09-25T12:00:00+08:00")) == [SHANGHAI, LONDON], "three days late: once"
    assert at("2026-09-25T13:00:00+08:00") == []


def test_whenever_the_journal_grew(site: Installation, jobs: Make) -> None:
    seen: list[int] = []
    work = jobs(Job("grown", Grown(), lambda turn: seen.append(turn.newest)))
    work.look_at_all()
    record(site)
    record(site)
    work.look_at_all()
    work.look_at_all()
    record(site)
    work.look_at_all()

    assert [2, 3] == seen
    assert row_of(site, "grown").cursor == 3


def test_a_cursor_moves_with_what_was_worked_in_and_stays_where_the_turn_failed(
    site: Installation, jobs: Make
) -> None:
    def two(turn: Turn) -> None:
        for _ in range(2):
            turn.on.database.write(lambda c: turn.advance(c, turn.cursor(c) + 1))
        raise ValueError("the third cannot be read")

    for _ in range(4):
        record(site)
    work = jobs(Job("projection", Grown(), two))
    work.look_at_all()

    row = row_of(site, "projection")
    assert (2, 1, "ValueError: the third cannot be read") == (row.cursor, row.failures, row.error)
    work.look_at_all()
    assert row_of(site, "projection").cursor == 4


def test_a_failing_job_is_told_of_and_tried_again_and_the_others_go_on(
    site: Installation, jobs: Make, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([ValueError("no"), Trouble("away"), None])
    good: list[int] = []

    def bad(_turn: Turn) -> None:
        raised = next(answers)
        if raised is not None:
            raise raised

    work = jobs(Job("bad", Every(60), bad), Job("good", Every(60), lambda _turn: good.append(1)))
    rows = []
    for _ in range(3):
        site.clock.instant += 61_000_000
        work.look_at_all()
        rows.append(row_of(site, "bad"))

    assert [1, 1, 1] == good
    assert [(1, "ValueError: no"), (2, "away"), (0, "")] == [(r.failures, r.error) for r in rows]
    assert rows[0].failed_at < rows[1].failed_at < rows[2].succeeded_at
    assert "job bad failed: no" in caplog.text


def test_a_turn_that_failed_is_done_again_at_once_as_the_same_turn(
    site: Installation, jobs: Make
) -> None:
    ids: list[str] = []

    def once(turn: Turn) -> None:
        ids.append(turn.request_id("a"))
        if len(ids) == 2:
            raise ValueError("after the command, before the end")

    work = jobs(Job("once", Daily(1), once))
    for moment in ("2026-09-22T00:30:00+08:00", "2026-09-22T01:00:01+08:00"):
        site.clock.instant = parse_instant(moment)[0]
        work.look_at_all()
    site.clock.instant = parse_instant("2026-09-23T01:00:01+08:00")[0]
    work.look_at_all()
    work.look_at_all()

    assert len(ids) >= 3
    assert ids[0] != ids[1], "another day is another turn"
    assert ids[1] in ids[2:]


def test_a_command_of_a_job_is_the_systems_with_the_rights_of_the_job(
    site: Installation, jobs: Make
) -> None:
    answers = []

    def act(turn: Turn) -> None:
        answers.extend(send(turn, NOTHING, Nothing(), key) for key in ("a", "a", "b"))

    jobs(Job("allowed", Every(60), act, rights=frozenset({"test.nothing"}))).look_at_all()
    jobs(Job("forbidden", Every(60), act)).look_at_all()

    said = [(one.outcome, one.refusal and one.refusal.code) for one in answers]
    assert [
        ("accepted", None),
        ("repeated", None),
        ("accepted", None),
        ("refused", "not_allowed"),
        ("repeated", "not_allowed"),
        ("refused", "not_allowed"),
    ] == said
    assert answers[0].result == {"role": "system.allowed"}


def test_a_holder_that_is_cut_off_changes_nothing_once_another_holds_the_job(
    site: Installation, jobs: Make
) -> None:
    for _ in range(2):
        record(site)
    stopped: list[bool] = []

    def overtaken(turn: Turn) -> None:
        turn.on.database.write(
            lambda c: store.save(c, "cut", 0, {"holder": "another", "cursor": 2})
        )
        try:
            turn.on.database.write(lambda c: turn.advance(c, 1))
        except Stopped:
            stopped.append(True)
            raise

    work = jobs(Job("cut", Grown(), overtaken))
    work.look_at_all()

    row = row_of(site, "cut")
    assert [True] == stopped
    assert (2, "another", 0) == (row.cursor, row.holder, row.failures)


def test_progress_stands_in_the_table_while_the_turn_goes_on(
    site: Installation, jobs: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tongma.foundation.platform.jobs.turn._BEAT_SECONDS", 0.0)
    seen: list[tuple[int, int]] = []

    def work(turn: Turn) -> None:
        turn.beat(250, 1000)
        row = row_of(site, "slow")
        seen.append((row.done, row.total))

    jobs(Job("slow", Every(60), work)).look_at_all()

    assert [(250, 1000)] == seen
    row = row_of(site, "slow")
    assert (0, 0) == (row.done, row.total)


def test_two_jobs_of_one_name_are_a_defect(jobs: Make) -> None:
    with pytest.raises(AssertionError, match="one name"):
        jobs(Job("same", Every(1), print), Job("same", Every(2), print))


def test_work_of_postgresql_alone_is_not_done_on_the_embedded_database(
    site: Installation, jobs: Make
) -> None:
    several = jobs(Job("sequencer", Every(1), print, embedded=False))

    assert list(several.jobs) == ([] if site.database.sqlite else ["sequencer"])
