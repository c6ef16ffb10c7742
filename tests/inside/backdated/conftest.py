"""Twenty gloves in a bin, and who works there."""

from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa

from tests.harness import Installation
from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Answer
from tongma.foundation.kernel.time import local_date
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.inside.counting.model import CountBin, FoundGoods, OpenCount
from tongma.inside.transfers.model import Moved, Relocate
from tongma.stock.query.goods import find_lots
from tongma.work.documents.tables import task
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import World, build

SECOND = 1_000_000


@dataclass
class Bin:
    """Twenty gloves in A-01-01, and who works there."""

    site: Installation
    teller: Teller
    world: World
    lot: int

    def run(self, who: str, name: str, command: object, **parts: Any) -> Answer:
        return self.site.run(KINDS[name], command, self.teller.people[who], **parts)

    def place(self, code: str = "A-01-01") -> int:
        return self.world.places[code]

    def take(
        self, quantity: str, happened_at: int, target: str = "A-01-02", source: str = "A-01-01"
    ) -> Answer:
        what = Moved(self.world.items["glove"], quantity, self.place(source), self.lot)
        command = Relocate(self.world.site, what, place_code=target)
        return self.run("storekeeper", "transfers.relocate", command, happened_at=happened_at)

    def open_count(self, code: str = "A-01-01") -> tuple[int, int]:
        opened = self.run(
            "counter", "counting.open_count", OpenCount(self.world.site, (self.place(code),))
        )
        return int(str(opened.result["count"])), int(dict[str, Any](opened.result)["lines"][0])

    def count(self, quantity: str, count: int, who: str = "counter", **parts: Any) -> Answer:
        found = (FoundGoods(self.world.items["glove"], self.lot, quantity=quantity, **parts),)
        return self.run(who, "counting.count_bin", CountBin(count, self.place(), found))

    def there(self, code: str = "A-01-01") -> int:
        return self.teller.quantity(item=self.world.items["glove"], place=self.place(code))

    def open_tasks(self, kind: str) -> list[int]:
        query = sa.select(task.c.place).where(task.c.kind == kind, task.c.state != "done")
        with self.site.database.read() as connection:
            return list(connection.execute(query).scalars())


@pytest.fixture
def bin_(site: Installation) -> Bin:
    teller = Teller(site.runtime, cast(), lambda _words: None)
    world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))
    line = OpeningLine(world.items["glove"], world.places["A-01-01"], "20", "L1", "2099-12-31")
    made = teller.do("storekeeper", "opening.prepare_opening", PrepareOpening(world.site, (line,)))
    teller.do("second_manager", "opening.sign_opening", SignOpening(int(made["opening"])))
    with site.database.read() as connection:
        lot = find_lots(connection, world.items["glove"], "L1")[0].id
    return Bin(site, teller, world, lot)
