"""Weeks of work at the demo site, told by rates (``data/history.toml``) from a seed."""

import random
from dataclasses import dataclass

from tongma.foundation.kernel.quantity import show
from tongma.inside.counting.model import ApproveCount, CountBin, FoundGoods, OpenCount
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import pieces
from tongma_demo.clock import SeedClock
from tongma_demo.deliveries import Deliveries
from tongma_demo.goods import read
from tongma_demo.master import Master
from tongma_demo.outgoing import Outgoing
from tongma_demo.worker import Worker

SUNDAY = 6


@dataclass(slots=True)
class History:
    """Tells the days one after another."""

    worker: Worker
    master: Master
    clock: SeedClock
    seed: int

    def tell(self) -> None:
        """Tell all days up to today."""
        dice = random.Random(self.seed)  # noqa: S311 - invented history
        rates = read("history")
        deliveries = Deliveries(self.worker, self.master, self.clock, dice)
        outgoing = Outgoing(self.worker, self.master, self.clock, dice)
        days = int(rates["days"]["past"])
        for day in range(1, days + 1):
            if day % 7 == SUNDAY:
                continue
            last = day == days
            deliveries.day(day, rates, last=last)
            if day > int(rates["buying"]["every_days"]) + 1:
                outgoing.day(day, rates, last=last)
            if day % int(rates["counting"]["every_days"]) == 1:
                self._count(day, rates["counting"], dice)
            if day in (20, days - 2):
                self._hold(lift=day == 20)  # noqa: PLR2004 - the early one is settled

    def _count(self, day: int, rates: dict[str, int], dice: random.Random) -> None:
        """Count some bins; where something is missing a second person counts, a third approves."""
        self.clock.to(day, 16.5)
        with self.worker.runtime.database.read() as connection:
            rows = stock_at(connection, status=2)
            codes = {place: code for code, place in self.master.bins.items()}
            used = sorted({row.place for row in rows if codes.get(row.place, "-")[0] in "AHLC"})
        if not used:
            return
        chosen = dice.sample(used, min(int(rates["bins"]), len(used)))
        opened = self.worker.do(
            "zhuguan", "counting.open_count", OpenCount(self.master.site, tuple(chosen))
        )
        count = int(opened["count"])
        for place in chosen:
            missing = dice.random() * 100 < rates["missing"]
            found = self._found(place, missing=missing)
            state = self.worker.do("pandian", "counting.count_bin", CountBin(count, place, found))
            if state["state"] != "recount":
                continue
            again = self.worker.do("pandian2", "counting.count_bin", CountBin(count, place, found))
            self.worker.record(
                "zhuguan", "counting.approve_count", ApproveCount(int(again["line"]))
            )

    def _found(self, place: int, *, missing: bool) -> tuple[FoundGoods, ...]:
        with self.worker.runtime.database.read() as connection:
            rows = stock_at(connection, place=place)
            serials = pieces(connection, [row.piece for row in rows])
        found = []
        for row in rows:
            if row.piece:
                found.append(FoundGoods(row.item, row.lot, serials=(serials[row.piece].serial,)))
                continue
            less = 1 if missing and row.quantity - row.allocated > 1 and not row.packed_as else 0
            missing = missing and not less
            found.append(FoundGoods(row.item, row.lot, row.packed_as, show(row.quantity - less)))
        return tuple(found)

    def _hold(self, *, lift: bool) -> None:
        """Quality holds a lot; an early hold is lifted again after two days."""
        with self.worker.runtime.database.read() as connection:
            rows = [row for row in stock_at(connection, status=2) if row.lot]
        if not rows:
            return
        hold = self.worker.do(
            "zhiliang",
            "holds.place_hold",
            PlaceHold("lot", rows[len(rows) // 2].lot, site=self.master.site),
            reason="客户反馈包装密封问题，待质量部确认",
        )
        if lift:
            self.worker.do(
                "zhiliang",
                "holds.lift_hold",
                LiftHold(int(hold["hold"])),
                reason="复检合格",
            )
