"""Goods go out: ordered, allocated, picked, checked, packed, shipped, delivered."""

import random
from dataclasses import dataclass
from typing import Any

from tongma.masterdata.places.query import places_of
from tongma.outbound.checking.model import Check
from tongma.outbound.picking.model import MakeList, Pick
from tongma.outbound.sales.model import Allocate, PlaceSalesOrder
from tongma.outbound.shipping.model import Deliver, Dispatch, NewCarton, OpenShipment, Pack
from tongma.stock.query.balances import allocations, stock_at
from tongma.stock.query.goods import lots, pieces
from tongma.work.documents.model import Line, OrderLine
from tongma.work.documents.query import lines_of_document
from tongma_demo.clock import SeedClock
from tongma_demo.master import Master
from tongma_demo.story.world import label
from tongma_demo.worker import Worker


@dataclass(slots=True)
class Outgoing:
    """The outbound side of the demo site."""

    worker: Worker
    master: Master
    clock: SeedClock
    dice: random.Random

    def day(self, day: int, rates: dict[str, Any], *, last: bool) -> None:
        """Serve the day's orders; on the last day some are left for the picker."""
        selling = rates["selling"]
        waiting = int(selling["allocated_but_waiting"]) if last else 0
        for number in range(int(selling["orders_per_day"])):
            self.clock.to(day, 15 + number / 4)
            order = self._order(int(selling["lines_per_order"]))
            if order is None:
                return
            done = self.worker.do("xiaoshou", "sales.allocate", Allocate(order))
            if not any(line["chosen"] for line in done["lines"]):
                continue
            listed = self.worker.do("jianhuo", "picking.make_list", MakeList(order))
            if number >= int(selling["orders_per_day"]) - waiting:
                continue
            self._pick(int(listed["pick_list"]), order)
            self._ship(order)

    def _order(self, how_many: int) -> int | None:
        with self.worker.runtime.database.read() as connection:
            free: dict[int, int] = {}
            for row in stock_at(connection, status=2):
                if row.quantity > row.allocated and row.place in self.master.bins.values():
                    free[row.item] = free.get(row.item, 0) + row.quantity - row.allocated
        if not free:
            return None
        chosen = self.dice.sample(sorted(free), min(how_many, len(free)))
        lines = tuple(
            OrderLine(
                item,
                str(self.dice.randint(1, max(1, min(free[item] // 3, 30)))),
                0,
                str(self.master.goods[item].price),
                "13",
            )
            for item in chosen
        )
        customer = self.dice.choice(self.master.customers)
        done = self.worker.do(
            "xiaoshou",
            "sales.place_sales_order",
            PlaceSalesOrder(customer, self.master.site, lines),
        )
        return int(done["order"])

    def _pick(self, pick_list: int, order: int) -> None:
        with self.worker.runtime.database.read() as connection:
            lines = lines_of_document(connection, pick_list)
            codes = {
                p.id: p.code for p in places_of(connection, [one.place for one in lines]).values()
            }
        for line in lines:
            for scan, quantity in self._scans_of_line(line, order):
                self.worker.record(
                    "jianhuo", "picking.pick", Pick(line.id, quantity, codes[line.place]), [scan]
                )

    def _scans_of_line(self, line: Line, order: int) -> list[tuple[str, str]]:
        goods = self.master.goods[line.item]
        with self.worker.runtime.database.read() as connection:
            lot = lots(connection, [line.lot]).get(line.lot)
            given = [
                a
                for a in allocations(connection, document=order)
                if (a.key.lot, a.key.place, a.key.packed_as, a.key.item)
                == (line.lot, line.place, line.packed_as, line.item)
            ]
            serials = pieces(connection, [a.key.piece for a in given])
        number, expiry = (lot.number, lot.expiry or "") if lot else ("", "")
        if serials:
            return [
                (label(goods.levels[0].gtin, expiry, number, piece.serial), "")
                for piece in serials.values()
            ]
        if line.packed_as and line.quantity % goods.levels[-1].factor == 0:
            cases = line.quantity // goods.levels[-1].factor
            return [(label(goods.levels[-1].gtin, expiry, number), str(cases))]
        return [(label(goods.levels[0].gtin, expiry, number), str(line.quantity))]

    def _ship(self, order: int) -> None:
        """Check, pack and ship everything that was picked."""
        with self.worker.runtime.database.read() as connection:
            given = allocations(connection, document=order)
            places = places_of(connection, [one.key.place for one in given])
            staged = [one for one in given if places[one.key.place].purpose == "dispatch"]
            known = lots(connection, [one.key.lot for one in staged])
            serials = pieces(connection, [one.key.piece for one in staged])
        scans = []
        for waiting in staged:
            goods = self.master.goods[waiting.key.item]
            lot = known.get(waiting.key.lot)
            sealed = bool(waiting.key.packed_as)
            level = goods.levels[-1] if sealed else goods.levels[0]
            serial = serials[waiting.key.piece].serial if waiting.key.piece else ""
            number, expiry = (lot.number, lot.expiry or "") if lot and lot.number else ("", "")
            quantity = str(waiting.quantity // level.factor) if not serial else ""
            scans.append((label(level.gtin, expiry, number, serial), quantity))
        if not scans:
            return
        for scan, quantity in scans:
            self.worker.record("fuhe", "checking.check", Check(order, quantity), [scan])
        opened = self.worker.record("fahuo", "shipping.open_shipment", OpenShipment(order))
        if opened.refusal is not None:
            return
        shipment = int(str(opened.result["shipment"]))
        carton = self.worker.do("fahuo", "shipping.new_carton", NewCarton(shipment))
        for scan, quantity in scans:
            self.worker.record(
                "fahuo", "shipping.pack", Pack(shipment, int(carton["carton"]), quantity), [scan]
            )
        waybill = f"SF{shipment:09d}"
        carrier = self.dice.choice(self.master.carriers)
        gone = self.worker.record(
            "fahuo", "shipping.dispatch", Dispatch(shipment, carrier, waybill)
        )
        if gone.refusal is None and self.dice.random() < 0.9:  # noqa: PLR2004 - most arrive
            self.worker.do("fahuo", "shipping.deliver", Deliver(shipment, "器械科签收"))
