"""Checkpoints make questions of the past quick and never change an answer."""

import random
import threading
import time
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from tests.harness import Installation, somebody
from tongma.app.worker import jobs_of
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.journal.append import last_number, number_pending
from tongma.foundation.journal.tables import position
from tongma.stock.check.everything import check_everything
from tongma.stock.checkpoints import Head, month_began, superseded
from tongma.stock.model import Key, Move, PlaceClass, Spot, Virtual
from tongma.stock.post import checkpoints as writer
from tongma.stock.post.goods import LotData, add_item, find_or_add_lot
from tongma.stock.post.movements import post
from tongma.stock.post.tree import add_place
from tongma.stock.query.asof import Moment, balances_as_of, checkpoint_before
from tongma.stock.tables import checkpoint, checkpoint_head

ITEM, PARTNER = 110, 104
ACTOR = somebody(900, "test.*")
HOUR_US = 3_600_000_000
DAY_US = 24 * HOUR_US
Told = list[tuple[int, int, tuple[Move, ...]]]
"""Record id, when it happened, what moved."""


def _set_up(tx: Tx, _command: tuple[()]) -> dict:
    add_item(tx, ITEM, 0)
    add_place(tx, PARTNER, "partner", klass=PlaceClass.PARTNER)
    return {"lots": [str(find_or_add_lot(tx, ITEM, LotData(f"L{n}"))) for n in range(3)]}


def _post(tx: Tx, command: tuple[Move, ...]) -> dict:
    post(tx, command)
    return {}


SET_UP, POST = Kind("test.set_up", tuple, _set_up, dict), Kind("test.post", tuple, _post, dict)


class Books:
    """A ledger, and what was told it beside it."""

    def __init__(self, site: Installation) -> None:
        self.site = site
        made = site.run(SET_UP, (), ACTOR)
        self.lots = [int(n) for n in made.result["lots"]]  # type: ignore[union-attr]
        self.told: Told = []

    def move(self, quantity: int, lot: int = 0, late_us: int = 0, *, back: bool = False) -> None:
        spots = [Spot(Virtual.SUPPLIER, 2, 50), Spot(PARTNER, 2, 50)]
        source, target = reversed(spots) if back else spots
        moves = (Move(ITEM, self.lots[lot], 0, quantity, source, target),)
        happened = self.site.clock.now() - late_us
        answer = self.site.run(POST, moves, ACTOR, happened_at=happened)
        assert answer.outcome == "accepted", answer
        self.told.append((answer.record_id, happened, moves))

    def number(self) -> int:
        """Give numbers to what has none; return the last one."""
        number_pending(self.site.database, self.site.clock)
        with self.site.database.read() as connection:
            return last_number(connection)

    def expected(self, moment: Moment) -> dict[Key, int]:
        """Add up what was told, without any table of the ledger but the numbers."""
        with self.site.database.read() as connection:
            rows = connection.execute(sa.select(position.c.record_id, position.c.seq)).all()
        numbers = {row.record_id: row.seq for row in rows}
        found: dict[Key, int] = {}
        moved = [
            move
            for record, happened, moves in self.told
            for move in moves
            if numbers.get(record, 2**62) <= moment.known and happened <= moment.happened
        ]
        for move in moved:
            for key, change in ((move.source_key(), -1), (move.target_key(), 1)):
                found[key] = found.get(key, 0) + change * move.quantity
        return {key: amount for key, amount in found.items() if amount and key.place == PARTNER}

    def answer(self, moment: Moment, **filters: int) -> dict[Key, int]:
        with self.site.database.read() as connection:
            return balances_as_of(connection, moment, filters)


@pytest.fixture
def books(site: Installation) -> Books:
    return Books(site)


@pytest.mark.parametrize("seed", range(6))
def test_answers_are_the_same_with_and_without_checkpoints_on_both_axes(
    books: Books, seed: int
) -> None:
    dice = random.Random(seed)
    start = books.site.clock.instant
    for _ in range(60):
        books.site.clock.instant += dice.randrange(HOUR_US)
        late = dice.choice((0, 0, dice.randrange(HOUR_US), dice.randrange(3 * DAY_US)))
        books.move(dice.randint(1, 9), dice.randrange(3), late, back=dice.random() < 0.4)
        if dice.random() < 0.2:
            books.number()
            writer.write_now(books.site.database)
    last = books.number()
    end = books.site.clock.instant
    for _ in range(80):
        known = dice.choice((last, 2**31, dice.randint(0, last)))
        moment = Moment(dice.randint(start - 2 * DAY_US, end), known)
        assert books.expected(moment) == books.answer(moment)
        lot = dice.choice(books.lots)
        part = {key: n for key, n in books.expected(moment).items() if key.lot == lot}
        assert part == books.answer(moment, lot=lot)
    assert [] == check_everything(books.site.database).faults


def test_an_answer_uses_the_last_checkpoint_that_both_axes_allow(books: Books) -> None:
    books.move(5)
    first = books.number()
    assert first == writer.write_now(books.site.database)
    between = books.site.clock.now()
    books.move(6)
    second = books.number()
    assert second == writer.write_now(books.site.database)
    with books.site.database.read() as connection:
        used = [
            checkpoint_before(connection, moment)
            for moment in (
                Moment(2**62, 2**62),
                Moment(2**62, second - 1),
                Moment(between, 2**62),
                Moment(1, 2**62),
            )
        ]
    assert [second, first, first, None] == [one and one.seq for one in used]


def test_a_fact_that_comes_late_leaves_a_checkpoint_as_it_is(books: Books) -> None:
    books.move(5)
    known = books.number()
    writer.write_now(books.site.database)
    moment = Moment(books.site.clock.now(), known)
    before = books.answer(moment)
    books.move(7, late_us=HOUR_US)
    later = books.number()

    assert before == books.answer(moment)
    assert [12] == list(books.answer(Moment(2**62, later)).values())
    assert [] == check_everything(books.site.database).faults


def test_what_was_numbered_late_is_in_the_answer_though_its_id_is_below_the_checkpoint(
    books: Books,
) -> None:
    inside = {"told": False}

    def overtake(step: str) -> None:
        # On the embedded database one command ends before another begins: one order anyway.
        if (
            step == ("after_commit" if books.site.database.sqlite else "claimed")
            and not inside["told"]
        ):
            inside["told"] = True
            books.move(3)
            books.number()
            assert writer.write_now(books.site.database)

    books.site.fault = overtake
    books.move(4)
    last = books.number()
    for known in range(last + 1):
        moment = Moment(2**62, known)
        assert books.expected(moment) == books.answer(moment)
    writer.write_now(books.site.database)
    assert [] == check_everything(books.site.database).faults


def test_the_same_checkpoint_again_changes_nothing(books: Books) -> None:
    books.move(5)
    books.number()
    assert writer.write_now(books.site.database)
    assert 0 == writer.write_now(books.site.database)


def test_killed_before_its_head_a_checkpoint_answers_nothing_and_is_written_anew(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lot in range(3):
        books.move(5 + lot, lot)
    last = books.number()

    class Killed(BaseException):
        pass

    def kill(*_parts: object) -> bool:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(writer, "_finish", kill)
        with pytest.raises(Killed):
            writer.write_now(books.site.database)
    with books.site.database.read() as connection:
        assert 3 == connection.execute(sa.select(sa.func.count(checkpoint.c.seq))).scalar_one()
        assert [] == writer.heads(connection)
    assert [5, 6, 7] == sorted(books.answer(Moment(2**62, last)).values())
    assert last == writer.write_now(books.site.database)
    assert [] == check_everything(books.site.database).faults


def test_rows_of_a_job_that_was_killed_and_overtaken_are_cleared_away(books: Books) -> None:
    books.move(5)
    books.number()
    orphan = {"seq": 1, "lot": 0, "piece": 0, "place": PARTNER, "status": 2, "owner": 50}
    orphan |= {"item": ITEM, "packed_as": 0, "quantity": 99}
    books.site.database.write(lambda c: c.execute(sa.insert(checkpoint).values(orphan)))
    assert writer.write_due(books.site.database, books.site.clock, every=1)
    with books.site.database.read() as connection:
        left = connection.execute(sa.select(checkpoint.c.quantity)).scalars().all()
    assert [5] == list(left)


def test_several_workers_write_one_checkpoint(books: Books) -> None:
    for lot in range(3):
        books.move(5, lot)
    books.number()
    threads = [
        threading.Thread(target=writer.write_now, args=(books.site.database,)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with books.site.database.read() as connection:
        assert 1 == len(writer.heads(connection))
    assert [] == check_everything(books.site.database).faults


def test_one_is_due_at_the_end_of_a_month_and_after_many_movements(books: Books) -> None:
    books.move(5)
    first = books.number()
    assert [] == writer.write_due(books.site.database, books.site.clock)
    books.site.clock.instant += 40 * DAY_US
    books.move(6)
    second = books.number()
    assert [first] == writer.write_due(books.site.database, books.site.clock)
    assert [] == writer.write_due(books.site.database, books.site.clock)
    assert [second] == writer.write_due(books.site.database, books.site.clock, every=1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (sa.update(checkpoint).values(quantity=checkpoint.c.quantity + 1), "movements say 5"),
        (sa.delete(checkpoint), "is missing"),
        (sa.update(checkpoint_head).values(recorded_at=1), "its head is not"),
    ],
)
def test_the_check_finds_a_checkpoint_that_is_wrong(
    books: Books, change: sa.Update | sa.Delete, words: str
) -> None:
    books.move(5)
    books.number()
    writer.write_now(books.site.database)
    assert 1 == check_everything(books.site.database).counted["checkpoints"]
    books.site.database.write(lambda connection: connection.execute(change))

    faults = check_everything(books.site.database).faults
    assert faults
    assert all(words in fault or "its head" in fault for fault in faults)


def test_of_old_checkpoints_the_last_of_each_quarter_stays() -> None:
    def at(month: int, year: int = 2025) -> int:
        return int(datetime(year, month, 28, tzinfo=UTC).timestamp()) * 1_000_000

    months = [Head(n, 0, at(n), 0) for n in range(1, 13)]
    now = at(1, 2027)

    assert [1, 2, 4, 5, 7, 8, 10, 11] == superseded(months, now)
    assert [] == superseded(months, at(12))
    assert at(1, 2027) - 27 * DAY_US == month_began(now)


def test_the_server_writes_what_is_due_while_it_runs(books: Books) -> None:
    books.move(5)
    books.number()
    books.site.clock.instant += 40 * DAY_US
    with jobs_of(books.site.runtime).working():
        deadline = time.monotonic() + 20
        while not (heads := _heads(books)) and time.monotonic() < deadline:
            time.sleep(0.05)

    assert 1 == len(heads)


def _heads(books: Books) -> list[Head]:
    with books.site.database.read() as connection:
        return writer.heads(connection)
