"""A site with the goods of two owners, asked by somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import Installation
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.settings import Settings
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.inside.holds.model import PlaceHold
from tongma.masterdata.catalogue.query import items_of
from tongma.masterdata.identifiers.model import Bind
from tongma.masterdata.partners.model import PartnerData, SavePartner
from tongma.outbound.sales.model import PlaceSalesOrder
from tongma.stock.query.goods import find_lots, find_pieces
from tongma.work.documents.model import AttachFile, OrderLine
from tongma.work.documents.tables import document
from tongma_demo.story import inbound, inside, outbound
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

RIGHTS = frozenset(
    {f"{name.partition('.')[0]}.*" for name in KINDS} | {"documents.read", "stock.read"}
) | frozenset({"journal.read"})


@dataclass
class Shared:
    """The story's goods are the company's; some gloves and an order are a client's."""

    site: Installation
    client: TestClient
    asking: list[Actor]
    company: int
    theirs: int
    sha256: str
    documents: dict[int, list[Any]] = field(default_factory=dict)

    def get(self, path: str, **parameters: Any) -> Any:
        return self.client.get(f"/api/v1{path}", params=parameters)

    def rows(self, path: str, **parameters: Any) -> list[dict[str, Any]]:
        answer = self.get(path, **parameters)
        assert 200 == answer.status_code, answer.text
        found: list[dict[str, Any]] = answer.json()["rows"]
        return found

    def read(self, query: sa.Select[Any]) -> list[Any]:
        with self.site.database.read() as connection:
            return list(connection.execute(query))

    def of(self, owner: int, kind: str = "") -> list[int]:
        return [row.id for row in self.documents[owner] if kind in ("", row.kind)]


def told(site: Installation, folder: Any) -> Shared:
    teller = Teller(site.runtime, cast(), lambda _words: None)
    world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))
    for chapter in (inbound, inside, outbound):
        chapter.tell(teller, world)
    data = PartnerData("THEIRS", "委托存放有限公司", ("own",))
    theirs = int(teller.do("master_data", "partners.save_partner", SavePartner(data))["id"])
    glove = world.items["glove"]
    goods = OpeningLine(glove, world.places["A-01-02"], "30", "THEIR-LOT", "2099-12-31")
    prepare = PrepareOpening(world.site, (goods,), theirs)
    made = teller.do("storekeeper", "opening.prepare_opening", prepare)
    teller.do("second_manager", "opening.sign_opening", SignOpening(int(made["opening"])))
    order = PlaceSalesOrder(world.hospital, world.site, (OrderLine(glove, "5"),), owner=theirs)
    teller.do("sales", "sales.place_sales_order", order)
    plant(teller, world.site, world.items, world.places["A-01-02"])
    sha256 = teller.photo()
    query = sa.select(document).order_by(document.c.id)
    with site.database.read() as connection:
        rows = connection.execute(query).all()
    receipt = next(row for row in rows if row.kind == "receipt")
    teller.do("receiver", "documents.attach_file", AttachFile(receipt.id, sha256))
    number_pending(site.database, site.clock)
    asking: list[Actor] = []
    app = create_app(site.runtime, Settings(folder, ""), lambda _request: asking[-1])
    company = receipt.owner
    by_owner = {
        owner: [row for row in rows if row.owner == owner] for owner in (0, company, theirs)
    }
    return Shared(site, TestClient(app), asking, company, theirs, sha256, by_owner)


HIDDEN_LOT, HIDDEN_SERIAL, HIDDEN_DAY, HIDDEN_EPC, HIDDEN_CODE = (
    "HIDDENLOT7", "HIDDENSER7", "2098-07-06", "3034257BF7194E4000001A85", "OURLOT-LABEL",
)  # fmt: skip


def plant(teller: Teller, site: int, items: Mapping[str, int], place: int) -> None:
    """Make goods of the company whose names stand nowhere else: a held lot, and a piece of it."""
    read = teller.runtime.database.read
    with read() as connection:
        known = items_of(connection, items.values()).values()
    serialised = next(one.id for one in known if one.serial_control)
    glove = items["glove"]
    lines = (
        OpeningLine(glove, place, "7", HIDDEN_LOT, HIDDEN_DAY),
        OpeningLine(serialised, place, "", HIDDEN_LOT, HIDDEN_DAY, serials=(HIDDEN_SERIAL,)),
    )
    made = teller.do("storekeeper", "opening.prepare_opening", PrepareOpening(site, lines))
    teller.do("second_manager", "opening.sign_opening", SignOpening(int(made["opening"])))
    with read() as connection:
        hidden = find_lots(connection, glove, HIDDEN_LOT)[0].id
        serial = find_pieces(connection, serialised, [HIDDEN_SERIAL])[0].id
    teller.do("quality_manager", "holds.place_hold", PlaceHold("lot", hidden), reason="x")
    for bind in (Bind("internal", HIDDEN_CODE, "lot", hidden),
                 Bind("epc", HIDDEN_EPC, "piece", serial)):  # fmt: skip
        teller.do("master_data", "identifiers.bind", bind)


def reader(owner: int) -> Actor:
    return Actor(2_000 + owner, "reader", (Grant("reader", EVERYWHERE, owner, RIGHTS),))
