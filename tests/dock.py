"""A site with goods and somebody who scans: packages as they come to the dock, through HTTP."""

from tests.harness import somebody
from tongma.foundation.commands.kind import Kind
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.keyfile import secret_of
from tongma.inbound.purchasing.model import OrderLine, PlaceOrder
from tongma.inbound.receiving.handle import KINDS as RECEIVING
from tongma.inbound.receiving.model import OpenReceipt, ReceiveLine
from tongma.masterdata.identifiers.handle import KINDS as IDENTIFIERS
from tongma.masterdata.identifiers.model import Bind
from tongma.stock.post.goods import LotData, find_or_add_lot
from tongma.work.scanning.command_codes import COMMAND_KEY, command_text
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

ACTOR = somebody(
    900, "identifiers.*", "receiving.*", "test.*", "documents.*", "scanning.*", "handling.*",
    "stock.read",
)  # fmt: skip
BIND = IDENTIFIERS[0]
EXPIRY = "2028-12-31"


class Dock:
    """A site with goods, and a scanner."""

    def __init__(self, site, client):
        self.site, self.client = site, client
        self.teller = Teller(site.runtime, cast(), lambda _words: None)
        self.world = build(self.teller, local_date(site.clock.now(), "Asia/Shanghai"))

    def order(self, item, quantity="10"):
        lines = (OrderLine(self.world.items[item], quantity),)
        made = PlaceOrder(self.world.supplier, self.world.site, lines)
        return self.teller.do("buyer", "purchasing.place_order", made)["order"]

    def bind(self, scheme, value, item, **more):
        command = Bind(scheme, value, "item", self.world.items[item], **more)
        assert "accepted" == self.site.run(BIND, command, ACTOR).outcome

    def lot(self, item, number):
        def handle(tx, _command):
            find_or_add_lot(tx, self.world.items[item], LotData(number, EXPIRY, None))
            return {}

        kind = Kind("test.lot", object, handle, dict)
        assert "accepted" == self.site.run(kind, None, ACTOR).outcome

    def receive(self, line, *scans):
        kind = next(one for one in RECEIVING if one.shape is ReceiveLine)
        return self.site.run(kind, line, ACTOR, scans=scans)

    def scan(self, *raws, **where):
        return self.resolve(*({"raw": raw} for raw in raws), **where)

    def resolve(self, *scans, **where):
        answer = self.client.post("/api/v1/scans/resolve", json={"scans": [*scans], **where})
        assert 200 == answer.status_code, answer.text
        return answer.json()

    def command_code(self, action):
        key = secret_of(self.client.app.state.settings.data, COMMAND_KEY)
        return command_text(action, key)

    def receipt(self, item="", notice=0):
        orders = (int(self.order(item)),) if item else ()
        opened = OpenReceipt(self.world.site, orders, notice)
        return int(self.teller.do("receiver", "receiving.open_receipt", opened)["receipt"])

    def command(self, path, command, scans=(), **more):
        body = {"request_id": self.site.request_id(), "command": command,
                "scans": [{"raw": raw} for raw in scans], **more}  # fmt: skip
        return self.client.post(f"/api/v1{path}", json=body)
