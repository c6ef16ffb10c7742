"""A site with goods in its bins, and the people who sell, pick, check and ship them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.harness import Installation, somebody, sqlite_installation
from tongma.foundation.commands.model import Answer
from tongma.foundation.kernel.time import add_days, local_date
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.masterdata.catalogue.model import ItemData, LevelData, SaveItem
from tongma.masterdata.policy.model import SaveSetting
from tongma.outbound.checking.model import Check
from tongma.outbound.picking.model import MakeList, Pick
from tongma.outbound.sales.model import Allocate, PlaceSalesOrder
from tongma.outbound.shipping.model import NewCarton, OpenShipment
from tongma.work.documents.model import Line, OrderLine
from tongma.work.documents.query import lines_of_document
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build


class Floor:
    """The story's site and people; each step is a command that must be accepted."""

    def __init__(self, site: Installation) -> None:
        self.site = site
        manager = somebody(990, "policy.*", username="manager")
        people = cast() | {"manager": manager}
        self.teller = Teller(site.runtime, people, lambda _words: None)
        self.world = build(self.teller, local_date(site.clock.now(), "Asia/Shanghai"))
        self.items = dict(self.world.items)

    def item(self, word: str, **more: Any) -> int:
        """Make an item of its own."""
        data = ItemData(word.upper(), word, temperature_class="ambient", **more)
        done = self.teller.do("master_data", "catalogue.save_item", SaveItem(data))
        self.items[word] = int(done["id"])
        return self.items[word]

    def kilograms(self) -> int:
        """Make an item that is counted in thousandths, in sealed cases of five."""
        return self.item("powder", decimals=3, levels=(LevelData("case", 5),))

    def set(self, name: str, value: str, scope: str = "everywhere", target: str = "0") -> None:
        """Set a manager's rule."""
        self.do("manager", "policy.save_setting", SaveSetting(name, value, scope, target))

    def level(self, word: str, name: str) -> int:
        """Return a packaging level's id."""
        levels = self.teller.levels(self.items[word])
        return next(level.id for level in levels if level.name == name)

    def day(self, days: int) -> str:
        """Return the day so many days from today."""
        return add_days(self.world.today, days)

    def stock(self, word: str, quantity: str, lot: str = "", **more: Any) -> None:
        """Lay goods into a bin; ``place`` by its code, ``packed_as`` by the level's name."""
        more["place"] = self.world.places[more.pop("place", "A-01-01")]
        if "packed_as" in more:
            more["packed_as"] = self.level(word, more["packed_as"])
        expiry = more.pop("expiry", self.day(700) if lot else "")
        line = OpeningLine(self.items[word], quantity=quantity, lot=lot, expiry=expiry, **more)
        done = self.do("storekeeper", "opening.prepare_opening",
                       PrepareOpening(self.world.site, (line,)))  # fmt: skip
        self.do("second_manager", "opening.sign_opening", SignOpening(int(done["opening"])))

    def send(self, who: str, name: str, command: Any, **parts: Any) -> Answer:
        """Send a command, whatever becomes of it."""
        return self.teller.answer(who, name, command, **parts)

    def do(self, who: str, name: str, command: Any, **parts: Any) -> dict[str, Any]:
        """Send a command that must be accepted."""
        done: dict[str, Any] = self.teller.do(who, name, command, **parts)
        return done

    def order(self, *lines: tuple[str, str]) -> int:
        """Take the hospital's order, each line an item and a quantity."""
        wanted = tuple(OrderLine(self.items[word], quantity) for word, quantity in lines)
        command = PlaceSalesOrder(self.world.hospital, self.world.site, wanted)
        return int(self.do("sales", "sales.place_sales_order", command)["order"])

    def allocate(self, order: int) -> dict[str, Any]:
        """Allocate what can be had."""
        return self.do("sales", "sales.allocate", Allocate(order))

    def listed(self, order: int) -> list[Line]:
        """Make the pick list of an order and return its lines."""
        done = self.do("picker", "picking.make_list", MakeList(order))
        return self.lines(int(done["pick_list"]))

    def picked(self, order: int, *lots: str) -> None:
        """Pick all lines of a fresh list; ``lots``: each line's lot number, in its order."""
        for line, lot in zip(self.listed(order), lots, strict=True):
            self.do("picker", "picking.pick", Pick(line.id, item=line.item, lot=lot))

    def checked(self, order: int, word: str, quantity: str, lot: str = "", serial: str = "") -> int:
        """Check goods; returns the record."""
        command = Check(order, quantity, self.items[word], lot, serial)
        return int(self.do("checker", "checking.check", command)["record"])

    def carton(self, order: int) -> tuple[int, int]:
        """Open a shipment and take a carton; returns both."""
        shipment = int(
            self.do("shipper", "shipping.open_shipment", OpenShipment(order))["shipment"]
        )
        done = self.do("shipper", "shipping.new_carton", NewCarton(shipment))
        return shipment, int(done["carton"])

    def lines(self, document: int) -> list[Line]:
        """Return the lines of a document."""
        with self.site.database.read() as connection:
            return lines_of_document(connection, document)


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Floor]:
    """The site on the embedded database: what both databases do is in the story and in stock."""
    with sqlite_installation(tmp_path) as site:
        yield Floor(site)
