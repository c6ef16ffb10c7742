"""Many writers at once, on both databases: nothing twice, nothing negative, nobody stuck."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.harness import Installation
from tongma.app.rooms import KINDS
from tongma.foundation.bus.feed import read_headers
from tongma.foundation.commands.model import Answer, Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.time import add_days, local_date
from tongma.foundation.platform.clock import SystemClock, new_request_id
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inbound.receiving.model import OpenReceipt, ReceiveLine
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.outbound.picking.model import MakeList, Pick
from tongma.outbound.sales.model import Allocate, PlaceSalesOrder
from tongma.stock.check.everything import check_everything
from tongma.stock.query.goods import find_lots
from tongma.work.documents.model import OrderLine
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import GLOVE, World, build, label

WRITERS = 8


@pytest.fixture
def teller(site: Installation) -> Teller:
    runtime = replace(site.runtime, clock=SystemClock())
    return Teller(runtime, cast(), lambda _words: None)


@pytest.fixture
def world(teller: Teller) -> World:
    """A hundred gloves of one lot in one bin."""
    world = build(teller, local_date(teller.runtime.clock.now(), "Asia/Shanghai"))
    line = OpeningLine(
        world.items["glove"], world.places["A-01-01"], "100", "GA1", add_days(world.today, 700)
    )
    done = teller.do("storekeeper", "opening.prepare_opening", PrepareOpening(world.site, (line,)))
    teller.do("buyer", "opening.sign_opening", SignOpening(int(done["opening"])))
    return world


def at_once(work: list[Callable[[], Answer]]) -> list[Answer]:
    start = threading.Barrier(len(work))

    def begin(one: Callable[[], Answer]) -> Answer:
        start.wait()
        return one()

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(begin, work))


def order(teller: Teller, world: World, quantity: str) -> int:
    lines = (OrderLine(world.items["glove"], quantity),)
    command = PlaceSalesOrder(world.hospital, world.site, lines)
    return int(teller.do("sales", "sales.place_sales_order", command)["order"])


def faults(runtime: Runtime) -> list[str]:
    number_pending(runtime.database, runtime.clock)
    return check_everything(runtime.database).faults


def test_nothing_is_allocated_twice(teller: Teller, world: World) -> None:
    orders = [order(teller, world, "30") for _ in range(WRITERS)]
    at_once(
        [lambda one=one: teller.answer("sales", "sales.allocate", Allocate(one)) for one in orders]
    )

    assert 100 == teller.allocated()
    assert [] == faults(teller.runtime)


def test_six_copies_of_one_request_have_one_effect(teller: Teller, world: World) -> None:
    request = Request(
        request_id=new_request_id(teller.runtime.clock),
        command=PlaceHold("lot", lot_of(teller, world)),
        reason="six times",
    )
    kind = KINDS["holds.place_hold"]
    person = teller.people["quality_manager"]
    answers = at_once([lambda: run(teller.runtime, kind, request, person) for _ in range(6)])

    assert ["accepted"] + ["repeated"] * 5 == sorted(one.outcome for one in answers)
    assert 1 == len({one.record_id for one in answers})


def lot_of(teller: Teller, world: World) -> int:
    with teller.runtime.database.read() as connection:
        return find_lots(connection, world.items["glove"], "GA1")[0].id


def test_a_pick_and_a_hold_never_miss_each_other(teller: Teller, world: World) -> None:
    one = order(teller, world, "50")
    teller.do("sales", "sales.allocate", Allocate(one))
    listed = teller.do("picker", "picking.make_list", MakeList(one))
    line = teller.pick_lines(int(listed["pick_list"]))["loose"]
    scan = [label(GLOVE, add_days(world.today, 700), "GA1")]
    for _ in range(10):
        hold, pick = at_once(
            [
                lambda: teller.answer(
                    "quality_manager",
                    "holds.place_hold",
                    PlaceHold("lot", lot_of(teller, world)),
                    reason="race",
                ),
                lambda: teller.answer("picker", "picking.pick", Pick(line, "1"), scans=scan),
            ]
        )
        saw_the_pick = len(hold.result["picked"]) > 0
        refused = pick.refusal is not None
        assert refused or saw_the_pick or pick.record_id > hold.record_id, (hold, pick)
        assert not (refused and pick.refusal.code not in ("stock_held", "not_allocated"))
        teller.do(
            "quality_manager", "holds.lift_hold", LiftHold(int(hold.result["hold"])), reason="over"
        )
        teller.answer("sales", "sales.allocate", Allocate(one))

    assert [] == faults(teller.runtime)


def test_a_new_lot_that_several_docks_meet_at_once_is_one_lot(teller: Teller, world: World) -> None:
    lines = (OrderLine(world.items["glove"], "100"),)
    docks = []
    for _ in range(WRITERS):
        placed = teller.do(
            "buyer", "purchasing.place_order", PlaceOrder(world.supplier, world.site, lines)
        )
        opened = OpenReceipt(world.site, (int(placed["order"]),))
        docks.append(int(teller.do("receiver", "receiving.open_receipt", opened)["receipt"]))
    expiry = add_days(world.today, 700)
    refused = []
    for number in range(10):
        scan = [label(GLOVE, expiry, f"NEW{number}")]
        answers = at_once(
            [
                lambda dock=dock, scan=scan: teller.answer(
                    "receiver", "receiving.receive_line", ReceiveLine(dock, "1"), scans=scan
                )
                for dock in docks
            ]
        )
        refused += [one.refusal for one in answers if one.outcome != "accepted"]
    assert [] == refused
    with teller.runtime.database.read() as connection:
        assert 1 == len(find_lots(connection, world.items["glove"], "NEW0"))
    assert [] == faults(teller.runtime)


@pytest.mark.postgres
def test_no_reader_of_numbers_misses_a_record(teller: Teller, world: World) -> None:
    seen: list[int] = []
    stop = threading.Event()

    def read() -> None:
        cursor = 0
        while not stop.is_set() or len(seen) < last():
            number_pending(teller.runtime.database, teller.runtime.clock)
            with teller.runtime.database.read() as connection:
                rows = read_headers(connection, cursor, 50)
            seen.extend(row.seq for row in rows)
            cursor = seen[-1] if seen else 0

    def last() -> int:
        number_pending(teller.runtime.database, teller.runtime.clock)
        with teller.runtime.database.read() as connection:
            return len(read_headers(connection, 0, 1000))

    thread = threading.Thread(target=read)
    thread.start()
    at_once([lambda: answer_of_many(teller, world) for _ in range(4)])
    stop.set()
    thread.join(timeout=60)

    assert list(range(1, last() + 1)) == seen
    assert [] == faults(teller.runtime)


def answer_of_many(teller: Teller, world: World) -> Answer:
    answers = []
    for _ in range(10):
        lines = (OrderLine(world.items["glove"], "1"),)
        command = PlaceSalesOrder(world.hospital, world.site, lines)
        answers.append(teller.answer("sales", "sales.place_sales_order", command))
        answers.append(
            teller.answer("sales", "sales.place_sales_order", PlaceSalesOrder(0, world.site, lines))
        )
    return answers[-1]
