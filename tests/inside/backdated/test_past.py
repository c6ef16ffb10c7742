"""The past is never negative: goods were there when they were taken, whatever clocks say."""

import json

import pytest
import sqlalchemy as sa

from tests.inside.backdated.conftest import SECOND, Bin
from tongma.foundation.commands.model import Answer
from tongma.foundation.journal.append import number_pending
from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.time import show_instant
from tongma.inside.backdated.model import AcceptLateFact, RefuseLateFact
from tongma.inside.holds.model import PlaceHold
from tongma.stock.check.everything import check_everything
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.tables import movement

MINUTE = 60 * SECOND


def relocated_after_a_receipt(bin_: Bin, minutes: float) -> tuple[int, Answer]:
    """Five gloves come to A-01-02 now; two of them go on, claimed so many minutes before."""
    bin_.site.clock.instant += 100 * MINUTE
    assert "accepted" == bin_.take("5", bin_.site.clock.now()).outcome
    came = moved_at(bin_)
    bin_.site.clock.instant += SECOND
    claimed = int(came - minutes * MINUTE)
    return came, bin_.take("2", claimed, target="A-01-03", source="A-01-02")


def moved_at(bin_: Bin) -> int:
    query = sa.select(movement.c.happened_at).order_by(movement.c.record_id.desc()).limit(1)
    with bin_.site.database.read() as connection:
        return connection.execute(query).scalar_one()


@pytest.mark.parametrize("minutes", [0.001, 1, 2])
def test_a_clock_that_is_two_minutes_slow_is_put_right_and_what_it_said_is_kept(bin_, minutes):
    came, answer = relocated_after_a_receipt(bin_, minutes)
    query = sa.select(record.c.happened_at, record.c.body).where(
        record.c.record_id == answer.record_id
    )
    with bin_.site.database.read() as connection:
        happened_at, body = connection.execute(query).one()

    assert "accepted" == answer.outcome
    assert (came, came) == (happened_at, moved_at(bin_))
    assert str(int(came - minutes * MINUTE)) == json.loads(body)["claimed_at"]
    assert [] == check_everything(bin_.site.database).faults


def test_what_is_claimed_earlier_than_a_clock_can_be_wrong_waits_for_a_person(bin_):
    came, answer = relocated_after_a_receipt(bin_, 2.001)
    number_pending(bin_.site.database, bin_.site.clock)
    with bin_.site.database.read() as connection:
        then = balances_as_of(connection, Moment(came - MINUTE, 2**62), {})

    assert ("held", "before_its_cause") == (answer.outcome, answer.case)
    assert show_instant(came) == answer.result["cause_at"]
    assert min(then.values()) >= 0
    assert [bin_.place("A-01-02")] == bin_.open_tasks("late_fact")


def test_whoever_accepts_it_books_it_at_the_moment_of_its_cause(bin_):
    came, answer = relocated_after_a_receipt(bin_, 60)
    case = AcceptLateFact(int(answer.result["case_id"]))
    accepted = bin_.run("second_manager", "late.accept_late_fact", case, reason="seen")

    assert "accepted" == accepted.outcome, accepted
    assert came == moved_at(bin_)
    assert 2 == bin_.there("A-01-03")
    assert [] == bin_.open_tasks("count_bin")  # no count was overtaken
    assert [] == check_everything(bin_.site.database).faults


def test_whoever_refuses_it_leaves_everything_as_it_was(bin_):
    _came, answer = relocated_after_a_receipt(bin_, 60)
    case = RefuseLateFact(int(answer.result["case_id"]))
    bin_.run("second_manager", "late.refuse_late_fact", case, reason="never was")

    assert 0 == bin_.there("A-01-03")
    assert 5 == bin_.there("A-01-02")


def test_a_hold_is_not_older_than_the_lot(bin_):
    bin_.site.clock.instant += 100 * MINUTE
    command = PlaceHold("lot", bin_.lot)
    answer = bin_.run(
        "quality_manager",
        "holds.place_hold",
        command,
        reason="x",
        happened_at=1_000_000_000_000_000,
    )

    assert ("held", "before_its_cause") == (answer.outcome, answer.case)
