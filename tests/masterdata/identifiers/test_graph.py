"""What was believed of a code at any (valid, known) pair equals a model that keeps everything."""

import itertools
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness import somebody
from tongma.foundation.journal.append import last_number, number_pending
from tongma.masterdata.identifiers.handle import KINDS
from tongma.masterdata.identifiers.history import believed, versions_of
from tongma.masterdata.identifiers.model import (
    Bind,
    Confirm,
    Correct,
    Period,
    Retire,
    covers,
    overlap,
)
from tongma.stock.query.goods import lots
from tongma.stock.tables import item, lot

ACTOR = somebody(900, "identifiers.*")
BIND, CONFIRM, CORRECT, RETIRE = KINDS
DAYS = [f"2026-0{month}-01" for month in range(1, 7)]
VALUES = ["A-1", "B-2"]


@dataclass
class Believed:
    """One binding in the model."""

    id: str
    value: str
    target: int
    status: str
    valid_from: str
    valid_to: str


def add_lots(site, count):
    """Put an item with lots into the ledger's nouns; ids 1001, 1002 …"""

    def work(connection):
        connection.execute(item.insert().values(id=1000, decimals=0))
        for number in range(1, count + 1):
            row = {"id": 1000 + number, "item": 1000, "number": f"L{number}", "variant": 0,
                   "certificate": 0}  # fmt: skip
            connection.execute(lot.insert().values(row))

    site.database.write(work)
    with site.database.read() as connection:
        assert set(range(1001, 1001 + count)) == set(lots(connection, range(1001, 1001 + count)))


def say(site, kind, command):
    answer = site.run(kind, command, ACTOR, reason="because it was wrong")
    number_pending(site.database, site.clock)
    return answer


class Model:
    """What is believed now, as a list; and a copy of it for each journal number."""

    def __init__(self, site):
        self.site = site
        self.now = []
        self.then = {self.number(): []}

    def number(self):
        with self.site.database.read() as connection:
            return last_number(connection)

    def step(self, draw):
        verb = draw(st.sampled_from(["bind", "bind", "confirm", "correct", "retire"]))
        chosen = draw(st.integers(0, 9))
        period = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
        if draw(st.booleans()):
            period[1] = ""
        target = 1000 + draw(st.integers(1, 3))
        if verb == "bind":
            status = draw(st.sampled_from(["proposed", "confirmed"]))
            self.bind(Bind("lot-label", VALUES[chosen % 2], "lot", target, status=status,
                           valid_from=period[0], valid_to=period[1]))  # fmt: skip
        elif self.now:
            there = self.now[chosen % len(self.now)]
            self.change(verb, there, target, period)
        self.then[self.number()] = [Believed(**vars(one)) for one in self.now]

    def in_the_way(self, value, target, status, period, but=None):
        there = [
            one
            for one in self.now
            if one is not but and one.value == value and one.status in ("confirmed", status)
            and overlap(Period(*period), Period(one.valid_from, one.valid_to))
        ]  # fmt: skip
        same = [one for one in there if one.target == target]
        others = [one for one in there if one.status == "confirmed" and one.target != target]
        return same, others

    def bind(self, command):
        period = (command.valid_from, command.valid_to)
        same, others = self.in_the_way(command.value, command.target, command.status, period)
        answer = say(self.site, BIND, command)
        if same:
            assert (answer.outcome, answer.result["binding"]) == (
                "accepted",
                answer.result["binding"],
            )
            assert answer.result["binding"] in {one.id for one in same}
        elif others and command.status == "confirmed":
            assert answer.refusal.code == "identifier_taken"
        else:
            self.now.append(Believed(answer.result["binding"], command.value, command.target,
                                     command.status, *period))  # fmt: skip

    def change(self, verb, there, target, period):
        if verb == "confirm":
            new = Believed(
                "", there.value, there.target, "confirmed", there.valid_from, there.valid_to
            )
            answer = say(self.site, CONFIRM, Confirm(int(there.id)))
            if there.status == "confirmed":
                return
        elif verb == "correct":
            new = Believed("", there.value, target, there.status, *period)
            answer = say(self.site, CORRECT, Correct(int(there.id), target, None, *period))
        else:
            last = period[1] if period[1] >= there.valid_from else ""
            answer = say(self.site, RETIRE, Retire(int(there.id), last))
            new = Believed("", there.value, there.target, "retired", there.valid_from, last)
        same, others = self.in_the_way(
            new.value, new.target, new.status, (new.valid_from, new.valid_to), there
        )
        if new.status == "confirmed" and (same or others):
            assert answer.refusal.code == "identifier_taken"
            return
        self.now.remove(there)
        new.id = answer.result["binding"]
        self.retired_or_kept(new)

    def retired_or_kept(self, new):
        self.now.append(new) if new.status != "retired" else self.ended(new)

    def ended(self, new):
        self.past = [*getattr(self, "past", []), (self.number(), new)]

    def answer(self, value, valid, known):
        number = max(n for n in self.then if n <= known)
        there = [one for one in self.then[number] if one.value == value]
        there += [one for n, one in getattr(self, "past", []) if n <= known and one.value == value]
        return sorted(
            (one.target, one.status)
            for one in there
            if covers(one.valid_from, one.valid_to, valid)
            and (one.status != "retired" or one.valid_to)
        )


def asked(site, value, valid, known):
    with site.database.read() as connection:
        found = believed(connection, "lot-label", value, valid=valid, known=known)
    return sorted((one.target, one.status) for one in found)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_pair_of_times_gets_what_was_believed_then(fresh_site, data):
    with fresh_site() as site:
        add_lots(site, 3)
        model = Model(site)
        told = {}
        for _ in range(data.draw(st.integers(1, 12))):
            model.step(data.draw)
            last = model.number()
            told |= {(value, DAYS[2], last): asked(site, value, DAYS[2], last) for value in VALUES}
        for value, day, number in itertools.product(VALUES, DAYS, model.then):
            assert model.answer(value, day, number) == asked(site, value, day, number)
        for pair, answer in told.items():
            assert answer == asked(site, *pair)


def test_a_correction_names_what_it_corrects_and_who_said_so(site):
    add_lots(site, 2)
    first = say(site, BIND, Bind("lot-label", "A-1", "lot", 1001))
    second = say(site, CORRECT, Correct(int(first.result["binding"]), 1002))

    with site.database.read() as connection:
        versions = versions_of(connection, "lot-label", "A-1")
    assert [(1001, 0), (1002, int(first.result["binding"]))] == [
        (one.bound.target, one.supersedes) for one in versions
    ]
    assert versions[0].known_to == versions[1].known_from
    assert str(versions[1].bound.id) == second.result["binding"]
    assert second.record_id == versions[1].record


def test_a_correction_without_a_reason_is_refused(site):
    add_lots(site, 2)
    first = say(site, BIND, Bind("lot-label", "A-1", "lot", 1001))
    answer = site.run(CORRECT, Correct(int(first.result["binding"]), 1002), ACTOR)
    assert answer.refusal.code == "reason_required"


def test_a_binding_that_was_corrected_is_corrected_no_more(site):
    add_lots(site, 2)
    first = say(site, BIND, Bind("lot-label", "A-1", "lot", 1001))
    old = int(first.result["binding"])
    say(site, CORRECT, Correct(old, 1002))

    kinds = ((CONFIRM, Confirm), (CORRECT, Correct), (RETIRE, Retire))
    codes = [say(site, kind, made(old)).refusal.code for kind, made in kinds]
    assert ["binding_unknown"] * 3 == codes


def test_a_code_cannot_be_bound_to_what_is_not_there(site):
    answer = say(site, BIND, Bind("lot-label", "A-1", "lot", 77))
    assert (answer.refusal.code, answer.refusal.facts["kind"]) == ("target_unknown", "lot")
