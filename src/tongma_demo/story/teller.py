"""Runs commands as people would, says each step in plain words, and keeps count."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tongma.app.rooms import KINDS, MEANINGS
from tongma.foundation.commands.model import Answer, Request, Scan
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.platform.clock import new_request_id
from tongma.inside.counting.model import CountBin, FoundGoods, OpenCount
from tongma.masterdata.catalogue.query import LevelFacts, items_of, levels_of_item
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import pieces
from tongma.stock.query.holds import list_holds
from tongma.work.documents.model import Line
from tongma.work.documents.query import lines_of_document, lines_waiting
from tongma.work.documents.uploads import keep_upload
from tongma_demo.story.world import World

Say = Callable[[str], None]
Snapshot = dict[tuple[int, ...], int]


class Failed(AssertionError):
    """A step did not end as the story says."""


def cast(first_person: int = 900) -> dict[str, Actor]:
    """Return one person for each part; no two parts are the same person."""
    parts = (
        "master_data", "buyer", "receiver", "acceptor", "second_acceptor", "storekeeper",
        "sales", "picker", "checker", "shipper", "counter", "second_counter", "count_approver",
        "quality_manager", "second_manager",
    )  # fmt: skip
    folders = frozenset(f"{name.partition('.')[0]}.*" for name in KINDS)
    return {
        part: Actor(number, part, (Grant(part, EVERYWHERE, EVERYWHERE, folders),))
        for number, part in enumerate(parts, first_person)
    }


class Expected(NamedTuple):
    """How a command must end, and what the story says of it."""

    code: str
    """Of the refusal, or the case of a held command."""
    words: str


class Teller:
    """Tells the story on one database."""

    def __init__(self, runtime: Runtime, people: Mapping[str, Actor], say: Say) -> None:
        self.runtime = runtime
        self.people = people
        self.say = say
        self.steps = 0
        self.failed = 0

    def answer(
        self, who: str, name: str, command: Any, scans: Sequence[str] = (), **about: Any
    ) -> Answer:
        """Run one command and return its answer.

        ``about``: ``reason``, and ``happened_at`` (microseconds UTC) of a device without network.
        """
        request = Request(
            request_id=new_request_id(self.runtime.clock),
            command=command,
            station="story",
            **about,
            scans=tuple(Scan(raw, "]d2") for raw in scans),
        )
        return run(self.runtime, KINDS[name], request, self.people[who])

    def do(self, who: str, name: str, command: Any, words: str = "", **parts: Any) -> Any:
        """Run a command that must be accepted; return its result."""
        answer = self.answer(who, name, command, **parts)
        good = answer.outcome in ("accepted", "held")
        self._count(good, words or f"{who}: {name}", answer)
        return answer.result

    def refused(
        self, who: str, name: str, command: Any, expected: Expected, **parts: Any
    ) -> Answer:
        """Run a command that must be refused as expected, leaving all stock as it was."""
        code, words = expected
        before = self.stock()
        answer = self.answer(who, name, command, **parts)
        said = answer.refusal.code if answer.refusal else answer.outcome
        good = said == code and self.stock() == before
        self._count(good, words, answer)
        return answer

    def held(self, who: str, name: str, command: Any, expected: Expected, **parts: Any) -> Answer:
        """Run a command that must be held as expected."""
        code, words = expected
        answer = self.answer(who, name, command, **parts)
        self._count(answer.case == code, words, answer)
        return answer

    def check(self, words: str, expected: object, actual: object) -> None:
        """State a fact that must hold."""
        self.steps += 1
        if expected == actual:
            self.say(f"  ✓ {words}")
            return
        self.failed += 1
        self.say(f"  ✗ {words}: expected {expected}, found {actual}")

    def chapter(self, words: str) -> None:
        """Begin a chapter."""
        self.say(f"\n{words}")

    def _count(self, good: bool, words: str, answer: Answer) -> None:  # noqa: FBT001 - a verdict
        self.steps += 1
        outcome: str = answer.outcome
        if answer.refusal is not None:
            outcome = f"refused {answer.refusal.code}"
            role = MEANINGS.of(answer.refusal.code).role(answer.refusal.facts)
            outcome += f" (cleared by {role})" if role else ""
        elif answer.case:
            outcome = f"held {answer.case}"
        if not good:
            self.failed += 1
            facts = dict(answer.refusal.facts) if answer.refusal else dict(answer.result)
            self.say(f"  ✗ {words} → {outcome} {facts}")
            raise Failed(f"{words} → {outcome} {facts}")
        self.say(f"  ✓ {words} → {outcome}")

    def stock(self) -> Snapshot:
        """Return all balances by key."""
        with self.runtime.database.read() as connection:
            return {
                (r.item, r.lot, r.piece, r.place, r.status, r.owner, r.packed_as): r.quantity
                for r in stock_at(connection)
            }

    def quantity(self, **filters: int) -> int:
        """Return how much lies where the filters say, over all keys."""
        with self.runtime.database.read() as connection:
            return sum(row.quantity for row in stock_at(connection, **filters))

    def levels(self, item: int) -> list[LevelFacts]:
        """Return an item's packaging levels."""
        with self.runtime.database.read() as connection:
            return levels_of_item(connection, item)

    def photo(self) -> str:
        """Upload a picture and return its SHA-256."""
        data = b"a picture of a damaged carton"
        receiver = self.people["receiver"]
        return keep_upload(self.runtime, data, receiver, name="damage.jpg", media_type="image/jpeg")

    def waiting_lines(self, site: int) -> list[Line]:
        """Return the receipt lines that wait for acceptance, the oldest first."""
        with self.runtime.database.read() as connection:
            return lines_waiting(connection, "receipt", site)

    def pick_lines(self, pick_list: int) -> dict[str, int]:
        """Return the lines of a pick list by kind: sealed, loose, piece."""
        with self.runtime.database.read() as connection:
            lines = lines_of_document(connection, pick_list)
            items = items_of(connection, [line.item for line in lines])
        found = {}
        for line in lines:
            kind = "sealed" if line.packed_as else "loose"
            found["piece" if items[line.item].serial_control else kind] = line.id
        return found

    def allocated(self) -> int:
        """Return how much is allocated anywhere."""
        with self.runtime.database.read() as connection:
            return sum(row.allocated for row in stock_at(connection))

    def lift_count_holds(self, who: str, world: World) -> None:
        """Count every bin that a short pick has put on hold, so that it may be used again."""
        with self.runtime.database.read() as connection:
            bins = [one.target for one in list_holds(connection) if one.reason == "count"]
            rows = {place: stock_at(connection, place=place) for place in bins}
            serials = pieces(connection, [r.piece for found in rows.values() for r in found])
        for place, found in rows.items():
            count = self.do(
                who, "counting.open_count", OpenCount(world.site, (place,)), "the bin is counted"
            )
            there = tuple(
                FoundGoods(r.item, r.lot, r.packed_as, serials=(serials[r.piece].serial,))
                if r.piece
                else FoundGoods(r.item, r.lot, r.packed_as, str(r.quantity))
                for r in found
            )
            self.do(
                who,
                "counting.count_bin",
                CountBin(int(count["count"]), place, there),
                "nothing is missing: the bin is free again",
            )
