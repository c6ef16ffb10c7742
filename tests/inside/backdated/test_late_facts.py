"""Moved happened before a settled count and arrives after it is held until a person decides."""

import json
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.inside.backdated.conftest import SECOND, Bin
from tongma.app.main import create_app
from tongma.foundation.commands.model import Answer
from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.foundation.platform.settings import Settings
from tongma.inside.backdated.model import AcceptLateFact, RefuseLateFact
from tongma.inside.counting.model import ApproveCount, CountBin
from tongma.inside.transfers.model import Moved, Relocate
from tongma.stock.check.everything import check_everything


def settled(bin_: Bin) -> int:
    """Count the bin without a difference; return an instant before the count."""
    before = bin_.site.clock.now()
    bin_.site.clock.instant += SECOND
    count, _line = bin_.open_count()
    assert "done" == bin_.count("20", count).result["state"]
    return before


def case_of(answer: Answer) -> int:
    assert ("held", "before_count") == (answer.outcome, answer.case), answer
    return int(str(answer.result["case_id"]))


def test_a_fact_from_before_a_settled_count_is_held_and_moves_nothing(bin_: Bin) -> None:
    before = settled(bin_)
    answer = bin_.take("2", before)

    assert "held" == answer.outcome
    assert (str(bin_.place()), [str(bin_.place())]) == (
        answer.result["place"],
        answer.result["places"],
    )
    assert (20, 0) == (bin_.there(), bin_.there("A-01-02"))
    assert [bin_.place()] == bin_.open_tasks("late_fact")


def test_a_fact_from_after_the_count_is_posted(bin_: Bin) -> None:
    settled(bin_)
    answer = bin_.take("2", bin_.site.clock.now())

    assert ("accepted", 18) == (answer.outcome, bin_.there())


def test_each_thing_was_judged_when_it_was_scanned_not_when_the_bin_was_handed_in(
    bin_: Bin,
) -> None:
    count, _line = bin_.open_count()
    bin_.site.clock.instant = 1_790_000_100 * SECOND
    bin_.count("20", count, counted_at="2026-09-21T14:14:00Z")  # 1_790_000_040
    bin_.site.clock.instant += SECOND
    between = bin_.take("2", 1_790_000_050 * SECOND)
    earlier = bin_.take("2", 1_790_000_030 * SECOND)

    assert ("accepted", "held") == (between.outcome, earlier.outcome)


def test_what_was_not_found_was_judged_with_the_whole_bin(bin_: Bin) -> None:
    before = bin_.site.clock.now()
    bin_.site.clock.instant += SECOND
    count, _line = bin_.open_count("A-01-02")
    empty = CountBin(count, bin_.place("A-01-02"), ())
    assert "done" == bin_.run("counter", "counting.count_bin", empty).result["state"]

    answer = bin_.take("2", before)
    assert [str(bin_.place("A-01-02"))] == answer.result["places"]


def test_a_fact_from_before_a_posted_difference_is_held(bin_: Bin) -> None:
    before = bin_.site.clock.now()
    bin_.site.clock.instant += SECOND
    count, line = bin_.open_count()
    bin_.count("18", count)
    assert "to_approve" == bin_.count("18", count, "second_counter").result["state"]
    bin_.run("count_approver", "counting.approve_count", ApproveCount(line))

    assert 18 == bin_.there()
    assert "held" == bin_.take("2", before).outcome
    assert 18 == bin_.there()


def test_a_difference_that_a_late_fact_explains_is_not_posted_twice(bin_: Bin) -> None:
    before = bin_.site.clock.now()
    bin_.site.clock.instant += SECOND
    count, line = bin_.open_count()
    bin_.count("18", count)
    bin_.count("18", count, "second_counter")
    assert "accepted" == bin_.take("2", before).outcome
    answer = bin_.run("count_approver", "counting.approve_count", ApproveCount(line))

    assert answer.refusal is not None
    assert "count_outdated" == answer.refusal.code
    assert 18 == bin_.there()


def test_a_case_that_there_is_not_is_unknown(bin_: Bin) -> None:
    answer = bin_.run("second_manager", "late.accept_late_fact", AcceptLateFact(9), reason="seen")

    assert answer.refusal is not None
    assert "case_unknown" == answer.refusal.code


def test_accepted_it_is_posted_when_it_happened_and_the_bin_is_counted_again(bin_: Bin) -> None:
    before = settled(bin_)
    case = case_of(bin_.take("2", before))
    answer = bin_.run(
        "second_manager", "late.accept_late_fact", AcceptLateFact(case), reason="seen"
    )

    assert "accepted" == answer.outcome, answer.refusal
    assert (18, 2) == (bin_.there(), bin_.there("A-01-02"))
    assert [bin_.place()] == bin_.open_tasks("count_bin")
    assert [] == bin_.open_tasks("late_fact")
    with bin_.site.database.read() as connection:
        query = sa.select(record).where(record.c.record_id == answer.record_id)
        row = connection.execute(query).one()
    assert (before, "late.accept_late_fact") == (row.happened_at, row.command)
    assert [] == check_everything(bin_.site.database).faults


def test_refused_nothing_moves_and_nobody_decides_twice(bin_: Bin) -> None:
    case = case_of(bin_.take("2", settled(bin_)))
    bin_.run("second_manager", "late.refuse_late_fact", RefuseLateFact(case), reason="counted")
    again = bin_.run(
        "second_manager", "late.accept_late_fact", AcceptLateFact(case), reason="again"
    )

    assert again.refusal is not None
    assert ("already_decided", 20) == (again.refusal.code, bin_.there())
    assert [] == bin_.open_tasks("late_fact")


@pytest.mark.parametrize(
    ("who", "reason", "code"),
    [("storekeeper", "mine", "same_person"), ("second_manager", " ", "reason_required")],
)
def test_another_person_decides_and_says_why(bin_: Bin, who: str, reason: str, code: str) -> None:
    case = case_of(bin_.take("2", settled(bin_)))
    answer = bin_.run(who, "late.accept_late_fact", AcceptLateFact(case), reason=reason)

    assert answer.refusal is not None
    assert code == answer.refusal.code


def test_an_accepted_fact_that_cannot_be_posted_stays_open(bin_: Bin) -> None:
    before = settled(bin_)
    case = case_of(bin_.take("15", before))
    assert "accepted" == bin_.take("10", bin_.site.clock.now()).outcome
    answer = bin_.run(
        "second_manager", "late.accept_late_fact", AcceptLateFact(case), reason="seen"
    )

    assert answer.refusal is not None
    assert ("not_enough_stock", 10) == (answer.refusal.code, bin_.there())
    assert [bin_.place()] == bin_.open_tasks("late_fact")


def test_the_list_shows_cases_to_who_may_decide_and_to_who_sent_them(
    bin_: Bin, tmp_path: Any
) -> None:
    case = case_of(bin_.take("2", settled(bin_)))
    asking = {"actor": bin_.teller.people["second_manager"]}
    app = create_app(bin_.site.runtime, Settings(tmp_path, ""), lambda _request: asking["actor"])
    client = TestClient(app)

    def seen(actor: Actor, state: str = "open") -> list[tuple[str, str]]:
        asking["actor"] = actor
        answer = client.get("/api/v1/late/facts", params={"state": state})
        assert 200 == answer.status_code, answer.text
        return [(row["id"], row["state"]) for row in answer.json()["rows"]]

    decides = frozenset({"late.*"})
    elsewhere = Actor(950, "x", (Grant("m", bin_.world.other_site, 0, decides),))
    assert [(str(case), "open")] == seen(bin_.teller.people["second_manager"])
    assert [(str(case), "open")] == seen(Actor(bin_.teller.people["storekeeper"].person, "s", ()))
    assert [] == seen(elsewhere)
    assert [] == seen(Actor(951, "y", (Grant("m", 0, 1, decides),)))
    bin_.run("second_manager", "late.refuse_late_fact", RefuseLateFact(case), reason="counted")
    assert [] == seen(bin_.teller.people["second_manager"])
    assert [(str(case), "refused")] == seen(bin_.teller.people["second_manager"], "refused")


def test_the_same_request_again_gets_the_same_case(bin_: Bin) -> None:
    before = settled(bin_)
    what = Moved(bin_.world.items["glove"], "2", bin_.place(), bin_.lot)
    parts = {"request_id": bin_.site.request_id(), "happened_at": before}
    command = Relocate(bin_.world.site, what, place_code="A-01-02")
    first = bin_.run("storekeeper", "transfers.relocate", command, **parts)
    again = bin_.run("storekeeper", "transfers.relocate", command, **parts)

    assert ("repeated", first.result) == (again.outcome, again.result)
    assert [bin_.place()] == bin_.open_tasks("late_fact")


def test_the_journal_tells_of_a_held_fact_and_keeps_free_text_apart(bin_: Bin) -> None:
    before = settled(bin_)
    what = Moved(bin_.world.items["glove"], "2", bin_.place(), bin_.lot)
    answer = bin_.run(
        "storekeeper",
        "transfers.relocate",
        Relocate(bin_.world.site, what, place_code="A-01-02"),
        happened_at=before,
        reason="a very private reason",
    )
    with bin_.site.database.read() as connection:
        query = sa.select(record).where(record.c.record_id == answer.record_id)
        row = connection.execute(query).one()

    assert ("held", "before_count") == (row.outcome, json.loads(row.body)["held"])
    assert b"a very private reason" not in row.body


def test_a_document_that_was_not_made_after_all_is_not_what_the_record_is_about(
    bin_: Bin,
) -> None:
    refused = bin_.take("900", bin_.site.clock.now())
    held = bin_.take("2", settled(bin_))
    with bin_.site.database.read() as connection:
        query = sa.select(record.c.document).where(
            record.c.record_id.in_([refused.record_id, held.record_id])
        )
        assert [0, 0] == list(connection.execute(query).scalars())
