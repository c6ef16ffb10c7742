"""A warehouse that works by the dice: what people may do next, done through the bad network."""

import random
from collections.abc import Callable
from typing import Any

from tests.harness import Installation
from tests.simulation.devices import Network
from tongma.foundation.commands.model import Answer
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.time import add_days, local_date
from tongma.inbound.acceptance.model import Accept, WithdrawAcceptance
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inbound.putaway.model import GiveBackPutAway, PutAway
from tongma.inbound.receiving.model import OpenReceipt, ReceiveLine, UndoLine
from tongma.inside.backdated.model import AcceptLateFact, CaseState, RefuseLateFact
from tongma.inside.backdated.query import find_cases
from tongma.inside.counting.model import ApproveCount, CountBin, FoundGoods, OpenCount
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.inside.transfers.model import Moved, Relocate
from tongma.outbound.checking.model import Check
from tongma.outbound.picking.model import MakeList, Pick, ShortPick, Unpick
from tongma.outbound.sales.model import Allocate, PlaceSalesOrder, ReleaseAllocation
from tongma.outbound.shipping.model import Dispatch, NewCarton, OpenShipment, Pack
from tongma.stock.query.balances import allocations, stock_at
from tongma.stock.query.goods import lots, pieces
from tongma.stock.query.holds import list_holds
from tongma.work.documents.model import OrderLine
from tongma.work.documents.query import lines_waiting
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import GLOVE, GLOVE_CASE, STENT, build, label

BINS = ("A-01-01", "A-01-02", "A-01-03")
LOTS = ("L1", "L2", "L3")


def is_done(answer: Answer) -> bool:
    """Say whether the command took effect: it was neither refused nor held."""
    return "accepted" in (answer.outcome, answer.first_outcome)


class Warehouse:
    """The people of the story, working at random."""

    def __init__(self, site: Installation, seed: int) -> None:
        self.site = site
        self.dice = random.Random(seed)
        self.people = cast()
        self.network = Network(site, self.dice)
        teller = Teller(site.runtime, self.people, lambda _words: None)
        self.world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))
        self.serial = 0
        self.receipt = 0
        self.undo: dict[str, list[int]] = {}
        self.orders: list[int] = []

    def work(self, steps: int) -> None:
        """Do so many things."""
        doing: list[Callable[[], object]] = [
            self.receive, self.receive, self.receive, self.accept, self.accept, self.put_away,
            self.put_away, self.relocate, self.count, self.hold, self.lift, self.lift, self.sell,
            self.allocate, self.listing, self.listing, self.pick, self.pick, self.pick, self.pick,
            self.check, self.check, self.check, self.ship, self.ship, self.take_back, self.settle,
        ]  # fmt: skip
        for _ in range(steps):
            self.dice.choice(doing)()

    def send(self, who: str, name: str, command: Any, *scans: str, reason: str = "") -> Answer:
        """Send a command as a person."""
        return self.network.send(self.people[who], name, command, scans, reason)

    def read(self, query: Callable[..., Any], *parts: Any, **named: Any) -> Any:
        """Read something of the site."""
        with self.site.database.read() as connection:
            return query(connection, *parts, **named)

    def expiry(self) -> str:
        """All lots of the simulation live as long."""
        return add_days(self.world.today, 700)

    def receive(self) -> None:
        """Order when there is no receipt, then receive something."""
        if not self.receipt or self.dice.random() < 0.05:
            glove, stent = self.world.items["glove"], self.world.items["stent"]
            lines = (OrderLine(glove, "400"), OrderLine(stent, "30"))
            order = self.send(
                "buyer",
                "purchasing.place_order",
                PlaceOrder(self.world.supplier, self.world.site, lines),
            )
            opened = self.send(
                "receiver",
                "receiving.open_receipt",
                OpenReceipt(self.world.site, (int(order.result["order"]),)),
            )
            if not is_done(opened):
                return
            self.receipt = int(opened.result["receipt"])
        lot = self.dice.choice(LOTS)
        kind = self.dice.random()
        if kind < 0.4:
            self.serial += 1
            scan = label(STENT, self.expiry(), lot, f"S{self.serial - self.dice.randint(0, 1)}")
            command = ReceiveLine(self.receipt)
        elif kind < 0.6:
            scan = label(GLOVE_CASE, self.expiry(), lot)
            command = ReceiveLine(self.receipt, "1", sealed=True)
        else:
            scan = label(GLOVE, self.expiry(), lot)
            command = ReceiveLine(self.receipt, str(self.dice.randint(1, 30)))
        answer = self.send("receiver", "receiving.receive_line", command, scan)
        if is_done(answer) and answer.result.get("parts"):
            self.undo.setdefault("line", []).append(int(answer.result["parts"][0]["line"]))

    def accept(self) -> None:
        """Release or reject some of what waits."""
        waiting = self.read(lines_waiting, "receipt", self.world.site)
        if not waiting:
            return
        line = self.dice.choice(waiting)
        command = Accept(line.id, all=True)
        if self.dice.random() < 0.2 and line.item == self.world.items["glove"]:
            command = Accept(line.id, released=str(self.dice.randint(0, 5)), rejected="1")
        answer = self.send("acceptor", "acceptance.accept", command, reason="simulated")
        if is_done(answer):
            self.undo.setdefault("accepted", []).append(int(answer.result["lines"][0]))

    def put_away(self) -> None:
        """Put something away that was accepted."""
        waiting = self.undo.get("accepted", [])
        if waiting:
            line = self.dice.choice(waiting)
            command = PutAway(line, place_code=self.dice.choice(BINS))
            answer = self.send("storekeeper", "putaway.put_away", command)
            if is_done(answer):
                self.undo.setdefault("put", []).append(answer.record_id)

    def relocate(self) -> None:
        """Move some stock, there or not."""
        rows = [row for row in self.read(stock_at, status=2) if row.piece == 0]
        if rows:
            row = self.dice.choice(rows)
            what = Moved(
                row.item, str(self.dice.randint(1, 12)), row.place, row.lot, packed_as=row.packed_as
            )
            self.send(
                "storekeeper",
                "transfers.relocate",
                Relocate(self.world.site, what, place_code=self.dice.choice(BINS)),
            )

    def count(self) -> None:
        """Count a bin; sometimes something is missing, twice the same, and approved."""
        place = self.world.places[self.dice.choice(BINS)]
        opened = self.send("counter", "counting.open_count", OpenCount(self.world.site, (place,)))
        if not is_done(opened):
            return
        count, line = int(opened.result["count"]), int(opened.result["lines"][0])
        command = CountBin(count, place, self._found(place))
        self.send("counter", "counting.count_bin", command)
        self.send("second_counter", "counting.count_bin", command)
        self.send("count_approver", "counting.approve_count", ApproveCount(line))

    def _found(self, place: int) -> tuple[FoundGoods, ...]:
        rows = self.read(stock_at, place=place)
        serials = self.read(pieces, [row.piece for row in rows])
        found: dict[tuple[int, int, int, int], int] = {}
        for row in rows:
            key = (row.item, row.lot, row.packed_as, row.piece)
            found[key] = found.get(key, 0) + row.quantity
        missing = self.dice.random() < 0.2
        counted = []
        for (item, lot, level, piece), quantity in found.items():
            if piece:
                counted.append(FoundGoods(item, lot, serials=(serials[piece].serial,)))
                continue
            less = 1 if missing and not level else 0
            missing = missing and not less
            counted.append(FoundGoods(item, lot, level, str(max(quantity - less, 0))))
        return tuple(counted)

    def hold(self) -> None:
        """Hold a lot or a bin."""
        rows = self.read(stock_at)
        if rows:
            row = self.dice.choice(rows)
            target = ("lot", row.lot) if self.dice.random() < 0.5 else ("place", row.place)
            if target[1]:
                self.send(
                    "quality_manager", "holds.place_hold", PlaceHold(*target), reason="simulated"
                )

    def lift(self) -> None:
        """Lift every hold that is open."""
        for one in self.read(list_holds):
            self.send("quality_manager", "holds.lift_hold", LiftHold(one.id), reason="settled")

    def sell(self) -> None:
        """Take an order."""
        lines = (
            OrderLine(self.world.items["glove"], str(self.dice.randint(1, 70))),
            OrderLine(self.world.items["stent"], "1"),
        )
        order = self.send(
            "sales",
            "sales.place_sales_order",
            PlaceSalesOrder(self.world.hospital, self.world.site, lines),
        )
        self.orders.append(int(order.result["order"]))
        self.send("sales", "sales.allocate", Allocate(self.orders[-1]))

    def allocate(self) -> None:
        """Allocate an order again, or give its allocation back."""
        if self.orders:
            order = self.dice.choice(self.orders)
            if self.dice.random() < 0.2:
                self.send("sales", "sales.release_allocation", ReleaseAllocation(order))
            else:
                self.send("sales", "sales.allocate", Allocate(order))

    def listing(self) -> None:
        """Release an order to the floor."""
        if self.orders:
            self.send("picker", "picking.make_list", MakeList(self.dice.choice(self.orders[-6:])))

    def pick(self) -> None:
        """Pick a line, or find the bin short."""
        waiting = self.read(lines_waiting, "pick_list", self.world.site)
        if not waiting:
            return
        line = self.dice.choice(waiting)
        if self.dice.random() < 0.05:
            self.send("picker", "picking.short_pick", ShortPick(line.id))
            return
        lot = self.read(lots, [line.lot])[line.lot].number
        answer = self.send("picker", "picking.pick", Pick(line.id), self._scan(line, lot))
        if is_done(answer):
            self.undo.setdefault("picked", []).append(answer.record_id)

    def _scan(self, line: Any, lot: str) -> str:
        if line.item == self.world.items["stent"]:
            rows = [r for r in self.read(stock_at, place=line.place, lot=line.lot) if r.piece]
            known = self.read(pieces, [r.piece for r in rows])
            serial = self.dice.choice([p.serial for p in known.values()] or ["S0"])
            return label(STENT, self.expiry(), lot, serial)
        return label(GLOVE_CASE if line.packed_as else GLOVE, self.expiry(), lot)

    def _scan_of(self, key: Any, amount: int) -> tuple[str, str]:
        """Return a scan of staged goods and how many of the scanned level."""
        lot = self.read(lots, [key.lot])[key.lot].number
        if key.piece:
            serial = self.read(pieces, [key.piece])[key.piece].serial
            return label(STENT, self.expiry(), lot, serial), ""
        if key.packed_as and amount % 50 == 0:
            return label(GLOVE_CASE, self.expiry(), lot), str(amount // 50)
        return label(GLOVE, self.expiry(), lot), str(amount)

    def _staged_of(self) -> dict[int, list[Any]]:
        """Return what stands at dispatch by the order that it is for."""
        dock = self.world.places["DOCK-OUT"]
        found = {
            order: [a for a in self.read(allocations, document=order) if a.key.place == dock]
            for order in self.orders
        }
        return {order: given for order, given in found.items() if given}

    def check(self) -> None:
        """Check something that stands at dispatch, for its order or for another."""
        staged = self._staged_of()
        if not staged:
            return
        order = self.dice.choice(sorted(staged))
        one = self.dice.choice(staged[order])
        scan, quantity = self._scan_of(one.key, one.quantity)
        wanted = self.dice.choice(self.orders) if self.dice.random() < 0.1 else order
        self.send("checker", "checking.check", Check(wanted, quantity), scan)

    def ship(self) -> None:
        """Pack everything of an order that is checked, and send it away."""
        staged = self._staged_of()
        if not staged:
            return
        order = self.dice.choice(sorted(staged))
        opened = self.send("shipper", "shipping.open_shipment", OpenShipment(order))
        if not is_done(opened):
            return
        shipment = int(opened.result["shipment"])
        carton = self.send("shipper", "shipping.new_carton", NewCarton(shipment))
        if not is_done(carton):
            return
        for one in staged[order]:
            scan, quantity = self._scan_of(one.key, one.quantity)
            command = Pack(shipment, int(carton.result["carton"]), quantity)
            self.send("shipper", "shipping.pack", command, scan)
        self.send("shipper", "shipping.dispatch", Dispatch(shipment, self.world.carrier))

    def settle(self) -> None:
        """Decide on what was held because it came too late, either way."""
        everywhere = Reach(frozenset({(0, 0)}))
        asked = {"state": CaseState.OPEN, "before": 0, "limit": 5}
        for case in self.read(find_cases, 0, everywhere, **asked):
            name, shape = self.dice.choice(
                [
                    ("late.accept_late_fact", AcceptLateFact),
                    ("late.refuse_late_fact", RefuseLateFact),
                ]
            )
            self.send("second_manager", name, shape(case.id), reason="simulated")

    def take_back(self) -> None:
        """Undo something that was done; whoever is too late is refused."""
        ways: dict[str, tuple[str, str, Callable[[int], Any]]] = {
            "line": ("receiver", "receiving.undo_line", UndoLine),
            "accepted": ("acceptor", "acceptance.withdraw_acceptance", WithdrawAcceptance),
            "put": ("storekeeper", "putaway.give_back_put_away", GiveBackPutAway),
            "picked": ("picker", "picking.unpick", Unpick),
        }
        what = self.dice.choice(list(ways))
        if self.undo.get(what):
            who, name, shape = ways[what]
            self.send(who, name, shape(self.dice.choice(self.undo[what])))
