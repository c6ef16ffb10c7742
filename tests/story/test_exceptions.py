"""The exceptions as a table: what happens, who clears it, and what the stock does."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.harness import Installation, sqlite_installation
from tongma.app.rooms import MEANINGS
from tongma.foundation.commands.model import Answer
from tongma.foundation.kernel.time import local_date
from tongma.masterdata.places.query import places_of
from tongma.stock.query.listing import StockFilter, find_stock
from tongma_demo.story import inbound, inside, outbound
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import World, build

RECEIVE, PICK = "receiving.receive_line", "picking.pick"
EXCEPTION, REJECTED = "EXC-01", "RED-01"
NOTHING: dict[str, int] = {}
TABLE = [
    # exception, command, code or disposition, who clears it, what the stock does
    ("more than ordered", RECEIVE, "over", None, {EXCEPTION: 7}),
    ("damaged without a photo", RECEIVE, "photo_required", "receiver", NOTHING),
    ("damaged", RECEIVE, "damaged", None, {REJECTED: 1}),
    ("not on the order", RECEIVE, "item_not_ordered", "buyer", NOTHING),
    ("unknown code", RECEIVE, "code_unknown", None, NOTHING),
    ("broken check digit", RECEIVE, "code_invalid", None, NOTHING),
    ("the same serial again", RECEIVE, "serial_exists", "quality_manager", NOTHING),
    ("expired", RECEIVE, "expired", None, {REJECTED: 1}),
    ("label is not the notice", RECEIVE, "label_differs", "receiver", NOTHING),
    ("second expiry, same lot", RECEIVE, "lot_conflict", "quality_manager", NOTHING),
    ("without order", RECEIVE, "no_order", None, {EXCEPTION: 3}),
    ("short-dated", RECEIVE, "expiry", None, {EXCEPTION: 2}),
    ("short for good", "purchasing.short_close_line", "short_closed", None, NOTHING),
    ("receiver accepts", "acceptance.accept", "same_person", "acceptor", NOTHING),
    ("rejected without reason", "acceptance.accept", "reason_required", None, NOTHING),
    ("bin of another status", "putaway.put_away", "place_status", "quality_manager", NOTHING),
    (
        "bin of another temperature",
        "putaway.put_away",
        "place_temperature",
        "quality_manager",
        NOTHING,
    ),
    ("counter counts again", "counting.count_bin", "same_person", "counter", NOTHING),
    ("counter approves", "counting.approve_count", "same_person", "warehouse_manager", NOTHING),
    ("told after the count", "transfers.relocate", "before_count", None, NOTHING),
    ("sender judges it", "late.accept_late_fact", "same_person", "warehouse_manager", NOTHING),
    ("the count has it", "late.refuse_late_fact", "refused", None, NOTHING),
    (
        "accepted after all",
        "late.accept_late_fact",
        "accepted",
        None,
        {"A-01-01": -6, "A-01-02": 6},
    ),
    ("another item", PICK, "wrong_item", "picker", NOTHING),
    ("another lot", PICK, "wrong_lot", "picker", NOTHING),
    ("another level", PICK, "wrong_level", "picker", NOTHING),
    ("another bin", PICK, "wrong_place", "picker", NOTHING),
    ("too many", PICK, "too_many", "sales", NOTHING),
    ("held", PICK, "stock_held", "quality_manager", NOTHING),
    ("not allocated", PICK, "not_allocated", "sales", NOTHING),
    ("the bin is short", "picking.short_pick", "short", None, NOTHING),
    ("picker checks", "checking.check", "same_person", "checker", NOTHING),
    ("unchecked goods", "shipping.open_shipment", "nothing_checked", "checker", NOTHING),
    ("held at the gate", "shipping.dispatch", "stock_held", "quality_manager", NOTHING),
]


@dataclass
class Seen:
    """One command of the story, with what the stock did."""

    command: str
    codes: set[str]
    clears: str | None
    stock: dict[str, int] = field(default_factory=dict)


class Witness(Teller):
    """Tells the story and writes down what each command did to the stock of each place."""

    seen: list[Seen]

    def answer(self, who: str, name: str, command: Any, *parts: Any, **named: Any) -> Answer:
        before = self.by_place()
        answer = super().answer(who, name, command, *parts, **named)
        after = self.by_place()
        changed = {
            place: after.get(place, 0) - before.get(place, 0)
            for place in {*before, *after}
            if after.get(place, 0) != before.get(place, 0)
        }
        refusal = answer.refusal
        clears = MEANINGS.of(refusal.code).role(refusal.facts) if refusal else None
        self.seen.append(Seen(name, codes_of(answer), clears, changed))
        return answer

    def by_place(self) -> dict[str, int]:
        with self.runtime.database.read() as connection:
            rows = find_stock(connection, StockFilter(by="place"), 1000)
            codes = places_of(connection, [row.place for row in rows])
        found: dict[str, int] = {}
        for row in rows:
            code = codes[row.place].code
            found[code] = found.get(code, 0) + int(row.quantity)
        return found


def codes_of(answer: Answer) -> set[str]:
    """Return everything that names the outcome: refusal, hold, disposition, state."""
    if answer.refusal is not None:
        return {answer.refusal.code}
    result: dict[str, Any] = dict(answer.result)
    found = {str(result.get(name)) for name in ("held", "state") if result.get(name)}
    found |= {part["disposition"] for part in result.get("parts", [])}
    found |= {"short"} if "count_task" in result else set()
    return found | ({answer.case} if answer.case else set())


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    with sqlite_installation(tmp_path_factory.mktemp("story")) as site:
        return told(site)


def told(site: Installation) -> list[Seen]:
    witness = Witness(site.runtime, cast(), lambda _words: None)
    witness.seen = []
    world: World = build(witness, local_date(site.clock.now(), "Asia/Shanghai"))
    inbound.tell(witness, world)
    inside.tell(witness, world)
    outbound.tell(witness, world)
    return witness.seen


@pytest.mark.parametrize(("words", "command", "code", "clears", "stock"), TABLE)
def test_each_exception_has_its_outcome_its_person_and_its_stock(
    seen: list[Seen], words: str, command: str, code: str, clears: str | None, stock: dict[str, int]
) -> None:
    found = [one for one in seen if one.command == command and code in one.codes]

    assert found, words
    assert {clears} == {one.clears for one in found}
    assert stock in [one.stock for one in found]
