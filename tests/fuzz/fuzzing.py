"""Sends every operation with one odd thing at a time, and keeps what went wrong.

At each step of the story, what is about to be done is sent first with odd fields, as the person
who is about to do it; each is done to its end and undone. Afterwards all operations are sent, and
some of the commands for good, so that every list and every record can be read with them.
"""

import functools
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis

from tests.fuzz import odd
from tests.fuzz.bases import bases, described
from tests.fuzz.calls import API, Call, Place
from tests.fuzz.ground import ANYBODY, Ground
from tests.fuzz.readable import bad_record
from tests.fuzz.sending import fault_of
from tongma.app.rooms import CHECKS, KINDS
from tongma.foundation.kernel.canonical import plain
from tongma.stock.check.everything import check_everything

CORPUS = Path(__file__).parent / "corpus.jsonl"
DECK = 400


@functools.cache
def deck(seed: int) -> list[Any]:
    """Return odd values, as Hypothesis draws them for a seed."""
    drawn: list[Any] = []

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=DECK,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(value=odd.values)
    def draw(value: Any) -> None:
        drawn.append(value)

    draw()
    return drawn


def corpus() -> dict[str, list[tuple[Place, Any]]]:
    """Return what once went wrong: operation → places and values."""
    found: dict[str, list[tuple[Place, Any]]] = defaultdict(list)
    for line in CORPUS.read_text("utf-8").splitlines():
        case = json.loads(line)
        found[case["call"]].append((tuple(case["place"]), case["value"]))
    return found


@dataclass
class Fuzzing:
    """One run of it.

    Args:
        seed: of everything that is drawn.
        part: which of ``parts`` shares of steps and operations.
        each: odd things for each call at the end; at a step of the story ``at_step``.
    """

    seed: int = 0
    part: int = 0
    parts: int = 1
    each: int = 6
    at_step: int = 3
    faults: dict[str, str] = field(default_factory=dict)
    """What went wrong, once each → the case as a line of the corpus."""
    statuses: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    steps: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(f"{self.seed} {self.part}")
        self.deck = deck(self.seed)
        self.corpus = corpus()
        self.replayed: set[str] = set()
        self.described: dict[str, set[str]] = {}

    def moment(self, ground: Ground, who: str, name: str, command: Any, scans: Any) -> None:
        """Send what is about to be done with something odd in it."""
        self.steps += 1
        if self.steps % self.parts != self.part or name not in KINDS:
            return
        folder, _, verb = name.partition(".")
        call = Call(
            "POST",
            f"{API}/{folder}/{verb.replace('_', '-')}",
            has_body=True,
            body={
                "request_id": "", "command": plain(command), "happened_at": None,
                "station": "F-1", "app_version": "1", "reason": "why",
                "scans": [{"raw": raw, "symbology": "]d2", "way": "scanned", "chosen": None}
                          for raw in scans],
            },
        )  # fmt: skip
        with ground.undone() as bad:
            self.send(ground, call, who=who, count=self.at_step)
            self.note_bad(bad)

    def send(self, ground: Ground, call: Call, *, count: int, who: str = ANYBODY) -> None:
        """Send a call as it is, then with one odd thing, so many times."""
        described = self._described()[call.name]
        for place, value in self.cases(call, count):
            put = call if place is None else call.put(place, value)
            status, fault = fault_of(ground, put, described, who)
            self.statuses[call.name][status] += 1
            if fault:
                case = {"call": call.name, "place": place or (), "value": value}
                self.faults.setdefault(f"{call.name}: {fault}", json.dumps(case))

    def cases(self, call: Call, count: int) -> Iterator[tuple[Place | None, Any]]:
        yield None, None
        if call.name not in self.replayed:
            self.replayed.add(call.name)
            yield from self.corpus.get(call.name, ())
        places = list(call.places())
        for _time in range(count if places else 0):
            yield self.chance.choice(places), self.chance.choice(self.deck)

    def _described(self) -> dict[str, set[str]]:
        if not self.described:
            self.described = {
                f"{method.upper()} {path}": set(operation["responses"])
                for path, operations in described()["paths"].items()
                for method, operation in operations.items()
            }
        return self.described

    def note_bad(self, bad: list[str]) -> None:
        for words in bad:
            self.faults.setdefault(words, "")

    def everything(self, ground: Ground) -> None:
        """Send every operation of this share, then read everything that is there."""
        for at, call in enumerate(bases(ground, self.chance, self.part, self.parts)):
            is_command = call.has_body and call.method != "DELETE" and "session" not in call.path
            if is_command and at % 4:
                with ground.undone() as bad:
                    self.send(ground, call, count=self.each)
                self.note_bad(bad)
            else:
                self.send(ground, call, count=self.each)
        self.note_bad([words for row in ground.new_records() for words in bad_record(row)])
        if self.part == 0:
            self.read_all(ground)

    def read_all(self, ground: Ground) -> None:
        """Read every list in all its forms, and the whole feed; then prove the books."""
        ground.number()
        described = self._described()
        for name in described:
            method, _, path = name.partition(" ")
            if method == "GET" and "{" not in path and not path.endswith(("/stream", "/session")):
                for form in ("json", "csv", "xlsx"):
                    self.read(ground, Call(method, path, query={"format": form, "limit": "500"}))
        after = "0"
        while after:
            feed = ground.client.get(f"{API}/journal", params={"after": after, "limit": 500}).json()
            after = feed["next"] if len(feed["rows"]) == 500 else ""
        found = check_everything(ground.site.database, CHECKS)
        self.note_bad([f"check: {fault}" for fault in found.faults])

    def read(self, ground: Ground, call: Call) -> None:
        status, fault = fault_of(ground, call, self._described()[call.name])
        if fault and status >= 500:
            self.faults.setdefault(f"{call.name}: {fault}", json.dumps({"call": call.name}))
