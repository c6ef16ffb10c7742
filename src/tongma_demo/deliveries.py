"""Goods come in: ordered, announced, received by scan, accepted, put away."""

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tongma.foundation.kernel.time import add_days, local_date
from tongma.inbound.acceptance.model import Accept
from tongma.inbound.purchasing.model import AnnounceDelivery, NoticeLine, PlaceOrder
from tongma.inbound.putaway.model import PutAway
from tongma.inbound.receiving.model import CloseReceipt, OpenReceipt, ReceiveLine
from tongma.masterdata.places.query import places_for
from tongma.work.documents.model import OrderLine
from tongma.work.documents.query import lines_waiting
from tongma_demo.clock import SeedClock
from tongma_demo.goods import DemoItem
from tongma_demo.master import Master
from tongma_demo.story.world import label
from tongma_demo.worker import Worker

_SERIALS_MAX = 8


@dataclass(slots=True)
class Deliveries:
    """The inbound side of the demo site."""

    worker: Worker
    master: Master
    clock: SeedClock
    dice: random.Random
    running: int = 0
    announced: list[tuple[int, list[NoticeLine]]] = field(default_factory=list)
    next_bin: dict[str, int] = field(default_factory=dict)

    def day(self, day: int, rates: dict[str, Any], *, last: bool) -> None:
        """Receive what was announced, put it away, and order again."""
        keep = int(rates["today"]["announced"]) if last else 0
        due = self.announced[: len(self.announced) - keep] if keep else self.announced
        self.announced = self.announced[len(due) :]
        for notice, lines in due:
            self.clock.to(day, 9)
            self._receive(notice, lines, rates["arriving"])
        self._accept(day, rates, last=last)
        every = int(rates["buying"]["every_days"])
        late = day >= int(rates["days"]["past"]) - 1
        suppliers = sorted({item.supplier_code for item in self.master.goods.values()})
        for number, code in enumerate(suppliers):
            if late or day % every == number % every:
                self.clock.to(day, 10 + number % 5)
                self._order(code, int(rates["buying"]["items_per_order"]))

    def _today(self) -> str:
        return local_date(self.clock.now(), "Asia/Shanghai")

    def _order(self, supplier: str, how_many: int) -> None:
        mine = [
            (item, goods)
            for item, goods in self.master.goods.items()
            if goods.supplier_code == supplier
        ]
        chosen = self.dice.sample(mine, min(how_many, len(mine)))
        lines = [self._line(item, one) for item, one in chosen]
        order = self.worker.do(
            "caigou",
            "purchasing.place_order",
            PlaceOrder(
                self.master.partners[supplier],
                self.master.site,
                tuple(
                    OrderLine(line.item, line.quantity, 0, str(goods.price), "13")
                    for line, (_item, goods) in zip(lines, chosen, strict=True)
                ),
                due=add_days(self._today(), 1),
            ),
        )
        notice = self.worker.do(
            "caigou",
            "purchasing.announce_delivery",
            AnnounceDelivery((int(order["order"]),), tuple(lines), due=add_days(self._today(), 1)),
        )
        self.announced.append((int(notice["notice"]), lines))

    def _line(self, item: int, goods: DemoItem) -> NoticeLine:
        self.running += 1
        today = date.fromisoformat(self._today())
        made = add_days(today.isoformat(), -self.dice.randint(20, 150))
        life = goods.shelf_life_days
        expiry = add_days(made, life) if life else ""
        lot = "" if goods.tracked == "none" else f"{goods.family}{made[2:4]}{self.running:04d}"
        if goods.tracked == "serial":
            count = self.dice.randint(2, _SERIALS_MAX)
            serials = tuple(f"{self.running:05d}{n:03d}" for n in range(count))
            return NoticeLine(item, str(count), 0, lot, expiry, "", serials)
        factor = goods.levels[-1].factor
        count = factor * self.dice.randint(1, 4) if factor > 1 else self.dice.randint(5, 40)
        return NoticeLine(item, str(count), 0, lot, expiry)

    def _receive(self, notice: int, lines: list[NoticeLine], rates: dict[str, int]) -> None:
        opened = self.worker.do(
            "shouhuo", "receiving.open_receipt", OpenReceipt(self.master.site, notice=notice)
        )
        receipt = int(opened["receipt"])
        for line in lines:
            goods = self.master.goods[line.item]
            if line.serials:
                self._receive_pieces(receipt, line, goods)
            else:
                self._receive_bulk(receipt, line, goods, rates)
        self.worker.do("shouhuo", "receiving.close_receipt", CloseReceipt(receipt))

    def _receive_pieces(self, receipt: int, line: NoticeLine, goods: DemoItem) -> None:
        for serial in line.serials:
            self.worker.record(
                "shouhuo",
                "receiving.receive_line",
                ReceiveLine(receipt),
                [label(goods.levels[0].gtin, line.expiry, line.lot, serial)],
            )

    def _receive_bulk(
        self, receipt: int, line: NoticeLine, goods: DemoItem, rates: dict[str, int]
    ) -> None:
        outer = goods.levels[-1]
        cases = int(line.quantity) // outer.factor
        sealed = outer.factor > 1
        scan = [label(outer.gtin, line.expiry, line.lot)]
        name = "receiving.receive_line"
        self.worker.record("shouhuo", name, ReceiveLine(receipt, str(cases), sealed=sealed), scan)
        if not sealed and self.dice.random() * 100 < rates["over"]:
            self.worker.record("shouhuo", name, ReceiveLine(receipt, "1"), scan)

    def _accept(self, day: int, rates: dict[str, Any], *, last: bool) -> None:
        with self.worker.runtime.database.read() as connection:
            waiting = lines_waiting(connection, "receipt", self.master.site)
        if last:
            waiting = waiting[: -int(rates["today"]["waiting_for_acceptance"])]
        self.clock.to(day, 13)
        accepted = []
        for line in waiting:
            bad = self.dice.random() * 100 < rates["arriving"]["rejected"]
            split = bad and not line.packed_as and line.quantity > 1
            pieces = bool(self.master.goods[line.item].tracked == "serial")
            command = Accept(line.id, all=True)
            if split and not pieces:
                command = Accept(line.id, released=str(line.quantity - 1), rejected="1")
            reason = "包装破损" if split else ""
            done = self.worker.do("yanshou", "acceptance.accept", command, reason=reason)
            accepted.append((int(done["lines"][0]), line.item))
        if last:
            accepted = accepted[: -int(rates["today"]["waiting_for_put_away"])]
        self.clock.to(day, 14.5)
        for line_id, item in accepted:
            self._put_away(line_id, self.master.goods[item])

    def _put_away(self, line: int, goods: DemoItem) -> None:
        """Each item has its bin; high-value implants lie in the cabinets."""
        zone = {"ambient": "H" if goods.is_implant else "A", "cool": "L", "cold": "C"}
        letter = zone.get(goods.storage, "F")
        with self.worker.runtime.database.read() as connection:
            bins = [
                place.id
                for place in places_for(connection, self.master.site, kind="bin", purpose="storage")
                if place.code.startswith(f"{letter}-")
            ]
        at = self.next_bin.setdefault(goods.code, len(self.next_bin))
        self.worker.do("baoguan", "putaway.put_away", PutAway(line, bins[at % len(bins)]))
