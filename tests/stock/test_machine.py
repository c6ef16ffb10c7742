"""The ledger against a dictionary: whatever is posted, both say the same."""

import itertools
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.harness import Installation, somebody, sqlite_installation
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.stock.check.everything import check_everything
from tongma.stock.model import Allocation, Key, Move, PlaceClass, Spot, Virtual
from tongma.stock.post.allocations import allocate, release
from tongma.stock.post.checkpoints import write_now
from tongma.stock.post.goods import LotData, add_item, add_pieces, find_or_add_lot
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record
from tongma.stock.post.tree import add_place
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.balances import allocations, key_of, stock_at

ITEM, SERIAL = 110, 111
KEPT = (101, 102, 103)
PARTNER = 104
VIRTUAL = (Virtual.SUPPLIER, Virtual.ADJUSTMENT)
OWNERS = (50, 51)
ACTOR = somebody(900, "machine.*")
places = st.sampled_from((*KEPT, PARTNER, *VIRTUAL))
spots = st.builds(Spot, places, st.integers(1, 3), st.sampled_from(OWNERS), st.sampled_from((0, 7)))


def _set_up(tx: Tx, _command: object) -> dict:
    add_item(tx, ITEM, 0)
    add_item(tx, SERIAL, 0)
    for place in KEPT:
        add_place(tx, place, "bin", klass=PlaceClass.KEPT)
    add_place(tx, PARTNER, "partner", klass=PlaceClass.PARTNER)
    lots = [find_or_add_lot(tx, ITEM, LotData(f"L{n}")) for n in range(2)]
    pieces = add_pieces(tx, SERIAL, 0, [f"S{n}" for n in range(4)])
    return {"lots": [str(n) for n in lots], "pieces": [str(n) for n in pieces]}


def _post(tx: Tx, command: tuple[Move, ...]) -> dict:
    post(tx, command)
    return {}


def _allocate(tx: Tx, command: tuple[Key, int]) -> dict:
    allocate(tx, 1, 2, [command])
    return {}


def _release(tx: Tx, command: Allocation) -> dict:
    release(tx, [command])
    return {}


def _reverse(tx: Tx, command: int) -> dict:
    reverse_record(tx, command)
    return {}


class Ledger(RuleBasedStateMachine):
    """Posts at random and predicts each outcome with plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._open = sqlite_installation(Path(self._folder.name))
        self.site: Installation = self._open.__enter__()
        self.site.database.quick = True
        made = self.site.run(Kind("machine.set_up", tuple, _set_up, dict), (), ACTOR)
        self.lots = [int(n) for n in made.result["lots"]]
        self.pieces = [int(n) for n in made.result["pieces"]]
        self.books: dict[Key, int] = {}
        self.promised: dict[Key, int] = {}
        self.records: list[tuple[int, tuple[Move, ...]]] = []
        self.reversed: set[int] = set()
        self.past: list[tuple[Moment, dict[Key, int]]] = []
        self._numbers = itertools.count(2)

    def teardown(self) -> None:
        report = check_everything(self.site.database)
        assert [] == report.faults
        self._open.__exit__(None, None, None)
        self._folder.cleanup()

    def _predict(self, moves: tuple[Move, ...]) -> dict[Key, int] | None:
        """Return the books after the moves, or None where they must be refused."""
        after = dict(self.books)
        for move in moves:
            for key, change in (
                (move.source_key(), -move.quantity),
                (move.target_key(), move.quantity),
            ):
                if key.place not in VIRTUAL:
                    after[key] = after.get(key, 0) + change
        for key, amount in after.items():
            if key.place in KEPT and amount < self.promised.get(key, 0):
                return None
            if key.piece and amount not in (-1, 0, 1):
                return None
        for piece in self.pieces:
            if sum(1 for key, amount in after.items() if key.piece == piece and amount > 0) > 1:
                return None
        return {key: amount for key, amount in after.items() if amount}

    def _run(self, moves: tuple[Move, ...]) -> None:
        expected = self._predict(moves)
        answer = self.site.run(Kind("machine.post", tuple, _post, dict), moves, ACTOR)
        assert (expected is None) == (answer.refusal is not None), answer
        if expected is not None:
            self.books = expected
            self.records.append((answer.record_id, moves))
        self._remember()

    def _remember(self) -> None:
        known = next(self._numbers)
        self.past.append((Moment(self.site.clock.instant, known), dict(self.books)))

    @rule(lot=st.integers(0, 1), quantity=st.integers(1, 20), start=spots, end=spots)
    def move_bulk(self, lot: int, quantity: int, start: Spot, end: Spot) -> None:
        if start != end:
            self._run((Move(ITEM, self.lots[lot], 0, quantity, start, end),))

    @rule(piece=st.integers(0, 3), start=spots, end=spots)
    def move_a_piece(self, piece: int, start: Spot, end: Spot) -> None:
        if start != end:
            self._run((Move(SERIAL, 0, self.pieces[piece], 1, start, end),))

    @rule(
        parts=st.lists(st.tuples(st.integers(1, 9), spots, spots), min_size=2, max_size=10),
        lot=st.integers(0, 1),
    )
    def move_many_at_once(self, parts: list[tuple[int, Spot, Spot]], lot: int) -> None:
        moves = tuple(
            Move(ITEM, self.lots[lot], 0, quantity, source, target)
            for quantity, source, target in parts
            if source != target
        )
        if moves:
            self._run(moves)

    @precondition(lambda self: any(key.place in KEPT for key in self.books))
    @rule(data=st.data(), quantity=st.integers(1, 8))
    def promise(self, data: st.DataObject, quantity: int) -> None:
        key = data.draw(st.sampled_from(sorted(k for k in self.books if k.place in KEPT)))
        free = self.books[key] - self.promised.get(key, 0)
        kind = Kind("machine.allocate", tuple, _allocate, dict)
        answer = self.site.run(kind, (key, quantity), ACTOR)
        assert (quantity <= free) == (answer.refusal is None)
        if answer.refusal is None:
            self.promised[key] = self.promised.get(key, 0) + quantity
        self._remember()

    @precondition(lambda self: self.promised)
    @rule(data=st.data())
    def give_a_promise_back(self, data: st.DataObject) -> None:
        with self.site.database.read() as connection:
            one = data.draw(st.sampled_from(allocations(connection, document=1)))
        self.site.run(Kind("machine.release", tuple, _release, dict), one, ACTOR)
        self.promised[one.key] -= one.quantity
        self.promised = {key: amount for key, amount in self.promised.items() if amount}
        self._remember()

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        record, moves = data.draw(st.sampled_from(self.records))
        back = tuple(Move(m.item, m.lot, m.piece, m.quantity, m.target, m.source) for m in moves)
        expected = None if record in self.reversed else self._predict(back)
        answer = self.site.run(Kind("machine.reverse", int, _reverse, dict), record, ACTOR)
        assert (expected is None) == (answer.refusal is not None), answer
        if expected is not None:
            self.books = expected
            self.reversed.add(record)
        self._remember()

    @rule()
    def keep_a_checkpoint(self) -> None:
        write_now(self.site.database)

    @invariant()
    def the_balances_are_the_books(self) -> None:
        with self.site.database.read() as connection:
            rows = stock_at(connection)
        assert self.books == {key_of(row): row.quantity for row in rows}
        assert self.promised == {key_of(row): row.allocated for row in rows if row.allocated}

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def the_past_stays_what_it_was(self, data: st.DataObject) -> None:
        moment, books = data.draw(st.sampled_from(self.past))
        with self.site.database.read() as connection:
            assert books == balances_as_of(connection, moment, {})


TestLedger = Ledger.TestCase
TestLedger.settings = settings(
    max_examples=40,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
