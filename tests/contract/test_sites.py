"""Who has every right at another site changes nothing here: each command that the story tells is
tried by such a person first, in the very moment in which it will be accepted.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.harness import Installation, sqlite_installation
from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Request, Scan
from tongma.foundation.commands.run import run
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.clock import new_request_id
from tongma.masterdata.people.roles import READING
from tongma_demo.story import inbound, inside, outbound
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

EVERY = frozenset({f"{name.partition('.')[0]}.*" for name in KINDS} | set(READING))
EMPTY = 2**40
"""A site where nothing is and nothing was."""
OUTSIDERS = {
    "at another site": Actor(899, "outsider", (Grant("all", EMPTY, EVERYWHERE, EVERY),)),
    "for another owner": Actor(898, "outsider", (Grant("all", EVERYWHERE, EMPTY, EVERY),)),
}
ALLOWED = {
    "labels.give_code": "an item without a code gets a number of our own: nothing is changed",
}
"""What who has a right anywhere may do to what is of all sites, and why."""
PLACES = {"places.save_place": "places have no owner", "handling.build_unit": "it is empty"}
"""What else who acts for another owner may do at a site, and why."""


class _Undone(Exception):
    """Takes a write back, with the answer that it had."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer


@contextmanager
def undone(database: Any) -> Iterator[None]:
    """While it lasts, every write is done to its end and then undone."""
    whole = database.write

    def write(work: Any) -> Any:
        def and_back(connection: Any) -> None:
            raise _Undone(work(connection))

        try:
            whole(and_back)
        except _Undone as done:
            return done.answer

    database.write = write
    try:
        yield
    finally:
        database.write = whole


class Watched(Teller):
    """Lets the outsiders try each command before it is done."""

    def __init__(self, site: Installation) -> None:
        super().__init__(site.runtime, cast(), lambda _words: None)
        self.tried: dict[str, dict[str, set[str]]] = {who: defaultdict(set) for who in OUTSIDERS}

    def answer(self, who: str, name: str, command: Any, scans: Any = (), **about: Any) -> Any:
        codes = {}
        for outsider, actor in OUTSIDERS.items():
            request = Request(
                new_request_id(self.runtime.clock),
                command,
                scans=tuple(Scan(raw, "]d2") for raw in scans),
                **about,
            )
            with undone(self.runtime.database):
                refusal = run(self.runtime, KINDS[name], request, actor).refusal
            codes[outsider] = refusal.code if refusal else "accepted"
        answer = super().answer(who, name, command, scans, **about)
        if answer.refusal is None:
            for outsider, code in codes.items():
                self.tried[outsider][name].add(code)
        return answer


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    with sqlite_installation(tmp_path_factory.mktemp("sites")) as site:
        teller = Watched(site)
        world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))
        for chapter in (inbound, inside, outbound):
            chapter.tell(teller, world)
        yield teller.tried


@pytest.mark.parametrize("outsider", OUTSIDERS)
def test_an_outsider_is_refused_whatever_the_house_does(told, outsider):
    allowed = ALLOWED | (PLACES if outsider == "for another owner" else {})
    found = {name: codes for name, codes in told[outsider].items() if name not in allowed}
    wrong = {name: codes for name, codes in found.items() if codes != {"not_allowed"}}

    assert {} == wrong
    assert len(found) > 50
