"""A small warehouse and its people: what a test of one act needs to have happened before it."""

import sqlalchemy as sa

from tongma.foundation.kernel.time import local_date
from tongma.inbound.acceptance.model import Accept
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inbound.receiving.model import OpenReceipt, ReceiveLine
from tongma.masterdata.places.query import find_place
from tongma.stock.check.everything import check_everything
from tongma.stock.query.goods import find_lots
from tongma.work.documents.model import OrderLine
from tongma.work.documents.query import lines_by_id
from tongma.work.documents.tables import task
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

EXPIRY = "2099-12-31"


class Floor:
    """The world of the story, empty, and short ways to fill it."""

    def __init__(self, site):
        self.site = site
        self.teller = Teller(site.runtime, cast(), lambda _words: None)
        self.world = build(self.teller, local_date(site.clock.now(), "Asia/Shanghai"))

    def answer(self, who, name, command, **parts):
        return self.teller.answer(who, name, command, **parts)

    def do(self, who, name, command, **parts):
        """Run a command that must be accepted, and return its result."""
        answer = self.answer(who, name, command, **parts)
        assert "accepted" == answer.outcome, answer
        return answer.result

    def refused(self, who, name, command, **parts):
        """Run a command that must be refused, and return the code."""
        answer = self.answer(who, name, command, **parts)
        assert answer.refusal is not None, answer
        return answer.refusal.code

    def order(self, *lines):
        """Place an order of (item, quantity) and return its id."""
        wanted = tuple(OrderLine(self.world.items[item], quantity) for item, quantity in lines)
        command = PlaceOrder(self.world.supplier, self.world.site, wanted)
        return int(self.do("buyer", "purchasing.place_order", command)["order"])

    def receipt(self, *orders):
        """Open a receipt for orders; for none, one for goods without order."""
        supplier = 0 if orders else self.world.supplier
        command = OpenReceipt(self.world.site, orders, supplier=supplier)
        return int(self.do("receiver", "receiving.open_receipt", command)["receipt"])

    def receive(self, receipt, item, quantity="", **typed):
        """Receive by hand and return the ids of the lines."""
        usual = {"lot": "L1", "expiry": EXPIRY}
        command = ReceiveLine(receipt, quantity, self.world.items[item], **(usual | typed))
        done = self.do("receiver", "receiving.receive_line", command)
        return [int(part["line"]) for part in done["parts"]]

    def received(self, item, quantity, **typed):
        """Order, open a receipt and receive; return the receipt's line."""
        receipt = self.receipt(self.order((item, quantity)))
        return self.receive(receipt, item, quantity, **typed)[0]

    def accepted(self, item, quantity, **typed):
        """Order, receive and accept; return the line that waits for put-away."""
        command = Accept(self.received(item, quantity, **typed), all=True)
        return int(self.do("acceptor", "acceptance.accept", command)["lines"][0])

    def stocked(self, item, place, quantity, lot="L1", **more):
        """Book opening stock and return its lot's id."""
        line = OpeningLine(
            self.world.items[item], self.world.places[place], quantity, lot, EXPIRY, **more
        )
        made = PrepareOpening(self.world.site, (line,))
        opening = int(self.do("storekeeper", "opening.prepare_opening", made)["opening"])
        self.do("second_manager", "opening.sign_opening", SignOpening(opening))
        with self.site.database.read() as connection:
            return find_lots(connection, self.world.items[item], lot)[0].id

    def there(self, item, place, **more):
        """How much of an item lies in a place."""
        at = {"item": self.world.items[item], "place": self.world.places[place]}
        return self.teller.quantity(**at, **more)

    def elsewhere(self, code):
        """The place of a code at the other site."""
        with self.site.database.read() as connection:
            return find_place(connection, self.world.other_site, code).id

    def line(self, line_id):
        """A line of a document as it is now."""
        with self.site.database.read() as connection:
            return lines_by_id(connection, [line_id])[line_id]

    def open_tasks(self, kind):
        """The lines of the open tasks of a kind."""
        query = sa.select(task.c.line).where(task.c.kind == kind, task.c.state != "done")
        with self.site.database.read() as connection:
            return list(connection.execute(query).scalars())

    def faults(self):
        """What is wrong with the books."""
        return check_everything(self.site.database).faults
