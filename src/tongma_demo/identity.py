"""What the codes of the demo site teach: unknown codes, bad labels, a correction, proposals."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from tongma.app.worker import jobs_of
from tongma.foundation.kernel.time import add_days, local_date
from tongma.inbound.receiving.model import OpenReceipt, ReceiveLine
from tongma.inside.corrections.model import CorrectLot
from tongma.masterdata.udi_proposals.sweep import propose_all
from tongma.masterdata.udidb.load import load
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import lots
from tongma_demo.clock import SeedClock
from tongma_demo.goods import DemoItem, check_digit
from tongma_demo.master import Master
from tongma_demo.registered import case_gtin, first_of_families, write_release
from tongma_demo.story.world import label
from tongma_demo.worker import Worker

_RECEIVE = "receiving.receive_line"
_FOREIGN = "0952099900001"


@dataclass(slots=True)
class Identity:
    """Tells the last day's surprises at the dock, and what the public databases say."""

    worker: Worker
    master: Master
    clock: SeedClock

    def tell(self) -> None:
        """Tell everything."""
        known = first_of_families(iter(self.master.goods.values()))
        self._learn(known)
        chosen = [one for one in known if len(one.levels) > 1][:2]
        for goods in chosen:
            self._unknown_codes(goods)
        self._bad_labels(chosen[0])
        self._prolonged_expiry()
        jobs_of(self.worker.runtime).run_now("label_quality")

    def _learn(self, known: list[DemoItem]) -> None:
        runtime = self.worker.runtime
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "UDID_DAY_UPDATE_20261101.xml"
            write_release(path, known)
            load(runtime.database, runtime.clock, path)
        propose_all(runtime)

    def _receipt(self, goods: DemoItem) -> int:
        """Open a receipt of goods that nobody ordered."""
        command = OpenReceipt(
            self.master.site,
            supplier=self.master.partners[goods.supplier_code],
            owner=self.master.company,
        )
        return int(self.worker.do("shouhuo", "receiving.open_receipt", command)["receipt"])

    def _unknown_codes(self, goods: DemoItem) -> None:
        """A case that only the public record knows, in two receipts; a code of nobody's."""
        expiry = add_days(local_date(self.clock.now(), "Asia/Shanghai"), 400)
        case = label(case_gtin(goods), expiry, f"{goods.family}U01")
        foreign = label(_FOREIGN + check_digit(_FOREIGN), expiry, "Z9")
        receipts = [self._receipt(goods), self._receipt(goods)]
        for receipt in receipts:
            self.worker.record("shouhuo", _RECEIVE, ReceiveLine(receipt, "1"), [case])
        self.worker.record("shouhuo", _RECEIVE, ReceiveLine(receipts[0], "1"), [foreign])

    def _bad_labels(self, wares: DemoItem) -> None:
        """A wrong check digit, a lost separator, no lot; and goods without any code on them."""
        gtin = wares.levels[0].gtin
        wrong = gtin[:-1] + str((int(gtin[-1]) + 1) % 10)
        lost = f"01{gtin}10{wares.family}7721A91728123"
        receipt = self._receipt(wares)
        for raw in (label(wrong, "", "L77"), lost, f"01{gtin}"):
            self.worker.record("shouhuo", _RECEIVE, ReceiveLine(receipt, "1"), [raw])
        expiry = add_days(local_date(self.clock.now(), "Asia/Shanghai"), 300)
        item = next(number for number, goods in self.master.goods.items() if goods is wares)
        by_hand = ReceiveLine(receipt, "2", item=item, lot=f"{wares.family}H01", expiry=expiry)
        self.worker.record("shouhuo", _RECEIVE, by_hand)

    def _prolonged_expiry(self) -> None:
        """The maker has prolonged the life of a lot; what was believed before stays."""
        with self.worker.runtime.database.read() as connection:
            wanted = [row.lot for row in stock_at(connection, status=2) if row.lot]
            dated = [one for one in lots(connection, wanted).values() if one.expiry]
        if dated:
            lot = min(dated, key=lambda one: (one.expiry or "", one.id))
            command = CorrectLot(lot.id, expiry=add_days(lot.expiry or "", 90))
            reason = "注册人通知：稳定性研究通过，有效期延长 90 天"
            self.worker.do("zhiliang", "corrections.correct_lot", command, reason=reason)
