"""A reader with the rights of one owner sees nothing of another owner's, in any view."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import Installation, postgres_installation, sqlite_installation
from tests.harness import somebody as harness_somebody
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.journal.append import number_pending
from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.settings import Settings
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening, SignOpening
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inside.corrections.model import CorrectLot
from tongma.inside.counting.model import OpenCount
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.masterdata.partners.model import PartnerData, SavePartner
from tongma.outbound.sales.model import PlaceSalesOrder
from tongma.stock.query.balances import stock_at
from tongma.stock.tables import balance, lot, movement, piece
from tongma.stock.tables import place as place_table
from tongma.work.documents.model import AttachFile, OrderLine
from tongma.work.documents.tables import document, line, task
from tongma_demo.story import inbound, inside, outbound
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

RIGHTS = frozenset(
    {f"{name.partition('.')[0]}.*" for name in KINDS} | {"documents.read", "stock.read"}
) | frozenset({"journal.read"})
SEEN_BY_ALL = {
    "/catalogue", "/items", "/certificates", "/places", "/partners", "/people", "/roles",
    "/settings", "/units", "/imports", "/labels", "/session", "/identifiers", "/stations",
    "/titles", "/system", "/udi", "/registered", "/cleaning", "/papers/fields", "/papers/key",
    "/notice-reader",
}  # fmt: skip
"""Reference data, and what belongs to the caller: no owner's."""
LOOKED_AT = {
    "/documents", "/documents/{document_id}", "/documents/{document_id}/timeline",
    "/documents/{document_id}/prints", "/documents/{document_id}/prints/{name}", "/movements",
    "/stock", "/tasks", "/holds", "/search", "/sales/orders/{order_id}/allocation",
    "/checking/orders/{order_id}", "/shipping/shipments/{shipment_id}",
    "/shipping/shipments/{shipment_id}/note", "/counting/counts/{count_id}", "/files/{sha256}",
    "/journal", "/journal/records/{record_id}", "/journal/stream", "/putaway/suggestions",
    "/late/facts", "/activity", "/papers", "/papers/{paper}", "/parallel/runs",
    "/parallel/runs/{run}", "/parallel/runs/{run}/differences",
    "/shipping/shipments/{shipment_id}/note/codes", "/receiving/receipts/{receipt_id}/certificates",
    "/twins", "/label-quality", "/unknown-codes", "/unknown-codes/{code_id}/suggestions",
    "/scans/kept", "/standing",
}  # fmt: skip
"""The stream sends what the journal's list sends; late facts have their own test."""


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


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shared]:
    folder = tmp_path_factory.mktemp("owners")
    if request.param == "sqlite":
        with sqlite_installation(folder) as site:
            yield told(site, folder)
    else:
        databases = request.getfixturevalue("postgres_databases")
        with postgres_installation(databases, folder) as site:
            yield told(site, folder)


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


@pytest.fixture
def client_only(shared: Shared) -> Shared:
    """Asked by somebody with the client's rights only."""
    shared.asking.append(reader(shared.theirs))
    return shared


def reader(owner: int) -> Actor:
    return Actor(2_000 + owner, "reader", (Grant("reader", EVERYWHERE, owner, RIGHTS),))


def test_every_view_is_looked_at_here(shared: Shared) -> None:
    shared.asking.append(reader(shared.theirs))
    described = shared.get("/openapi.json").json()["paths"]
    paths = {
        path.removeprefix("/api/v1")
        for path, operations in described.items()
        if "get" in operations and path.startswith("/api/v1")
    }
    left = {path for path in paths if not any(path.startswith(one) for one in SEEN_BY_ALL)}

    assert LOOKED_AT == left


def test_documents_are_listed_and_exported_by_owner(client_only: Shared) -> None:
    listed = {int(row["id"]) for row in client_only.rows("/documents", limit=500)}
    exported = client_only.get("/documents", format="csv").text

    assert set(client_only.of(client_only.theirs)) == listed
    assert client_only.of(client_only.company)
    for row in client_only.documents[client_only.company]:
        assert row.number not in exported


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/documents/{}", ""),
        ("/documents/{}/timeline", ""),
        ("/documents/{}/prints", ""),
        ("/documents/{}/prints/receipt", "receipt"),
        ("/receiving/receipts/{}/certificates", "receipt"),
        ("/sales/orders/{}/allocation", "sales_order"),
        ("/checking/orders/{}", "sales_order"),
        ("/shipping/shipments/{}", "shipment"),
        ("/shipping/shipments/{}/note", "shipment"),
    ],
)
def test_a_document_of_another_owner_is_unknown(client_only: Shared, path: str, kind: str) -> None:
    wanted = client_only.of(client_only.company, kind)
    codes = {client_only.get(path.format(one), item=1).json()["code"] for one in wanted}
    assert {"document_unknown"} == codes
    client_only.asking.append(reader(client_only.company))
    assert 200 in {client_only.get(path.format(one), item=1).status_code for one in wanted}


def test_ones_own_documents_can_be_read_and_no_count_of_everybodys_goods(
    client_only: Shared,
) -> None:
    for one in client_only.of(client_only.theirs):
        assert 200 == client_only.get(f"/documents/{one}").status_code
        assert client_only.rows(f"/documents/{one}/timeline")
    for one in client_only.of(0, "count"):
        assert 404 == client_only.get(f"/counting/counts/{one}").status_code
        assert 404 == client_only.get(f"/documents/{one}").status_code
        assert 404 == client_only.get(f"/documents/{one}/timeline").status_code


def test_a_document_links_to_nothing_of_another_owner(client_only: Shared) -> None:
    theirs = set(client_only.of(client_only.theirs))
    for one in theirs:
        links = client_only.get(f"/documents/{one}").json()["links"]
        assert {int(link["document"]["id"]) for link in links} <= theirs


@pytest.mark.parametrize("by", ["item", "lot", "piece", "place", "owner", "key"])
def test_stock_is_summed_for_the_owner_alone(client_only: Shared, by: str) -> None:
    rows = client_only.rows("/stock", by=by, limit=500)

    assert ["30"] == [row["quantity"] for row in rows]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_stock_of_the_past_is_the_owners_alone(client_only: Shared, form: str) -> None:
    asked = {"as_of": "2099-01-01T00:00:00Z", "format": form}
    answer = client_only.get("/stock", **asked)

    if form == "json":
        assert ["30"] == [row["quantity"] for row in answer.json()["rows"]]
    else:
        assert 2 == len(answer.text.strip().splitlines())


def test_movements_are_the_owners_alone(client_only: Shared) -> None:
    items = {row.item for row in client_only.read(sa.select(line.c.item).where(line.c.item != 0))}
    told = {int(r["record_id"]) for i in items for r in client_only.rows("/movements", item=i)}
    query = sa.select(movement.c.record_id).where(movement.c.to_owner == client_only.theirs)

    assert {row.record_id for row in client_only.read(query)} == told


def test_tasks_are_the_owners_alone(client_only: Shared) -> None:
    told = {int(row["id"]) for row in client_only.rows("/tasks", limit=500)}
    query = (
        sa.select(task.c.id, document.c.owner)
        .join(document, document.c.id == task.c.document)
        .where(task.c.state != "done")
    )
    rows = client_only.read(query)
    others = {row.id for row in rows if row.owner == client_only.company}

    assert others
    assert not told & others
    assert {row.id for row in rows if row.owner == client_only.theirs} <= told


def test_unknown_codes_are_told_where_their_document_may_be_read(client_only: Shared) -> None:
    def asked() -> list[int]:
        rows = client_only.rows("/unknown-codes", state="")
        return [client_only.get(f"/unknown-codes/{row['id']}/suggestions").status_code
                for row in rows]  # fmt: skip

    assert [] == asked()
    client_only.asking.append(reader(client_only.company))
    assert {200} == set(asked())


def test_twins_are_looked_for_among_the_owners_goods_alone(client_only: Shared) -> None:
    sites = client_only.read(sa.select(document.c.site).where(document.c.site != 0).distinct())
    told = [client_only.rows("/twins", site=row.site, limit=500) for row in sites]
    assert [] == [
        one for rows in told for one in rows if one["one"]["lot"]["number"] != "THEIR-LOT"
    ]


def test_label_quality_is_told_of_the_owners_receipts_alone(client_only: Shared) -> None:
    client_only.client.app.state.jobs.run_now("label_quality")
    assert [] == client_only.rows("/label-quality")
    client_only.asking.append(reader(client_only.company))
    assert client_only.rows("/label-quality")


def test_holds_say_nothing_of_another_owners_documents(client_only: Shared) -> None:
    rows = client_only.rows("/holds", state="all", limit=500)
    hidden = set(client_only.of(client_only.company))

    assert not {int(row["document"]["id"]) for row in rows if row["document"]} & hidden
    client_only.asking.append(reader(client_only.company))
    every = client_only.rows("/holds", state="all", limit=500)
    assert {int(row["document"]["id"]) for row in every if row["document"]} & hidden


def test_how_goods_of_another_owner_stand_is_told_as_far_as_the_code_in_the_hand(
    client_only: Shared,
) -> None:
    lots = [row.id for row in client_only.read(sa.select(lot.c.id).where(lot.c.id != 0))]
    theirs = [client_only.get("/standing", kind="lot", id=one).json() for one in lots]
    client_only.asking.append(reader(client_only.company))
    companys = [client_only.get("/standing", kind="lot", id=one).json() for one in lots]

    assert 1 == sum(bool(told["statuses"]) for told in theirs)
    assert 1 < sum(bool(told["statuses"]) for told in companys)


def test_a_search_finds_documents_lots_and_pieces_of_the_owner_alone(client_only: Shared) -> None:
    words = [row.number for row in client_only.documents[client_only.company]]
    words += [row.number for row in client_only.read(sa.select(lot.c.number).where(lot.c.id != 0))]
    words += [row.serial for row in client_only.read(sa.select(piece.c.serial)) if row.serial]
    found = [hit for word in words for hit in client_only.rows("/search", q=word)]
    goods = [hit["title"] for hit in found if hit["kind"] in ("lot", "piece")]

    assert ["THEIR-LOT"] == sorted(set(goods))
    shown = {int(hit["id"]) for hit in found if hit["kind"] == "document"}
    assert not shown & set(client_only.of(client_only.company))


def test_the_journal_hides_what_is_of_another_owner(client_only: Shared) -> None:
    hidden = {
        row.record_id
        for row in client_only.read(
            sa.select(record.c.record_id).where(record.c.owner == client_only.company)
        )
    }
    told: set[int] = set()
    after = 0
    while rows := client_only.rows("/journal", after=after, limit=500):
        told |= {int(row["id"]) for row in rows if "id" in row}
        after = rows[-1]["number"]

    read = {int(row["record_id"]) for row in client_only.rows("/activity", limit=500)
            if not row["hidden"]}  # fmt: skip
    assert hidden
    assert not told & hidden
    assert not read & hidden
    assert 403 == client_only.get(f"/journal/records/{min(hidden)}").status_code


def test_a_file_is_read_with_its_document_only(client_only: Shared) -> None:
    assert 404 == client_only.get(f"/files/{client_only.sha256}").status_code
    client_only.asking.append(reader(client_only.company))
    assert 200 == client_only.get(f"/files/{client_only.sha256}").status_code


def test_bins_are_suggested_for_the_owners_lines_only(client_only: Shared) -> None:
    query = sa.select(line.c.id).join(document, document.c.id == line.c.document)
    lines = client_only.read(query.where(document.c.kind == "acceptance"))

    assert [[]] == [client_only.rows("/putaway/suggestions", line=one.id) for one in lines[:1]]
    client_only.asking.append(reader(client_only.company))
    assert client_only.rows("/putaway/suggestions", line=lines[0].id)


def test_a_scanned_number_of_another_owners_document_means_nothing(client_only: Shared) -> None:
    def kind(raw: str) -> str:
        answer = client_only.client.post("/api/v1/scans/resolve", json={"scans": [{"raw": raw}]})
        meant = answer.json()["object"]
        return str(meant["kind"]) if meant else "unknown"

    other = client_only.documents[client_only.company][0]
    own = client_only.documents[client_only.theirs][0]
    assert ("unknown", own.kind) == (kind(other.number), kind(own.number))


def test_a_scanned_piece_of_another_owner_does_not_say_where_it_is(client_only: Shared) -> None:
    with client_only.site.database.read() as connection:
        row = next(one for one in stock_at(connection) if one.piece and one.quantity > 0)
    serial = client_only.read(sa.select(piece.c.serial).where(piece.c.id == row.piece))[0].serial
    answer = client_only.client.post("/api/v1/scans/resolve", json={"scans": [{"raw": serial}]})

    [there] = [one for one in answer.json()["candidates"] if one["kind"] == "piece"]
    assert {"serial": serial, "place": None} == {k: there["piece"][k] for k in ("serial", "place")}


def test_a_label_scanned_for_another_owners_document_is_not_shown(client_only: Shared) -> None:
    answers = []
    for owner in (client_only.company, client_only.theirs):
        asked = {"scans": [{"raw": f"ODD-{owner}"}], "document_id": client_only.of(owner)[0]}
        answers.append(client_only.client.post("/api/v1/scans/resolve", json=asked).status_code)

    assert [404, 200] == answers
    kept = [one["raw"] for one in client_only.rows("/scans/kept", q="ODD-")]
    assert [f"ODD-{client_only.theirs}"] == kept


def test_papers_and_lists_of_others_are_read_with_the_right_for_every_owner(
    client_only: Shared,
) -> None:
    assert 403 == client_only.get("/papers").status_code
    assert 403 == client_only.get("/parallel/runs").status_code
    assert 403 == client_only.get("/parallel/runs/1").status_code
    assert 403 == client_only.get("/parallel/runs/1/differences").status_code
    assert 404 == client_only.get("/papers/1").status_code


def test_a_note_of_another_owner_gives_no_codes(client_only: Shared) -> None:
    (shipment, *_rest) = client_only.of(client_only.company, "shipment")
    assert 404 == client_only.get(f"/shipping/shipments/{shipment}/note/codes").status_code


def lot_of(shared: Shared, owner: int) -> int:
    """A lot that lies here for one owner alone."""
    query = sa.select(balance.c.lot, balance.c.owner).where(balance.c["class"] == 1)
    owners: dict[int, set[int]] = {}
    for row in shared.read(query):
        owners.setdefault(row.lot, set()).add(row.owner)
    return next(lot_id for lot_id, whose in owners.items() if lot_id and whose == {owner})


def refused(shared: Shared, actor: Actor, name: str, command: Any) -> str | None:
    """Run a command and return the code of its refusal; None where it is accepted."""
    refusal = shared.site.run(KINDS[name], command, actor, reason="because").refusal
    return refusal.code if refusal else None


def test_who_acts_for_one_owner_holds_and_lifts_on_that_owners_goods_alone(shared: Shared) -> None:
    actor = reader(shared.theirs)
    ours, theirs = lot_of(shared, shared.company), lot_of(shared, shared.theirs)
    world = shared.site
    wanted = [PlaceHold("lot", ours, "recall"), PlaceHold("lot", theirs)]
    placed = [refused(shared, actor, "holds.place_hold", one) for one in wanted]
    item = shared.read(sa.select(lot.c.item).where(lot.c.id == theirs))[0].item
    of_all = refused(shared, actor, "holds.place_hold", PlaceHold("item", item, "recall"))
    everybody = harness_somebody(1_999, "holds.*")
    hold = world.run(KINDS["holds.place_hold"], wanted[0], everybody, reason="because").result
    lifted = refused(shared, actor, "holds.lift_hold", LiftHold(int(hold["hold"])))
    world.run(KINDS["holds.lift_hold"], LiftHold(int(hold["hold"])), everybody, reason="because")

    assert ["not_allowed", None, "not_allowed", "not_allowed"] == [*placed, of_all, lifted]


def test_who_acts_for_one_owner_corrects_that_owners_goods_alone(shared: Shared) -> None:
    actor = reader(shared.theirs)
    ours, theirs = lot_of(shared, shared.company), lot_of(shared, shared.theirs)
    wanted = [CorrectLot(one, expiry="2098-12-31") for one in (ours, theirs)]

    assert ["not_allowed", None] == [
        refused(shared, actor, "corrections.correct_lot", one) for one in wanted
    ]


def test_a_count_of_everybodys_goods_is_not_opened_for_one_owner(shared: Shared) -> None:
    actor = reader(shared.theirs)
    site, place = shared.read(
        sa.select(place_table.c.root, balance.c.place)
        .join(balance, balance.c.place == place_table.c.id)
        .where(balance.c.owner == shared.theirs, balance.c["class"] == 1)
    )[0]

    assert "not_allowed" == refused(shared, actor, "counting.open_count", OpenCount(site, (place,)))


@pytest.mark.parametrize(
    ("owner", "code"), [(2**62, "partner_unknown"), (0, None), ("supplier", "partner_role")]
)
@pytest.mark.parametrize("name", ["opening.prepare_opening", "purchasing.place_order"])
def test_goods_belong_to_a_partner_who_owns_goods(
    shared: Shared, name: str, owner: Any, code: str | None
) -> None:
    order = next(row for row in shared.documents[shared.company] if row.kind == "purchase_order")
    whose = order.partner if owner == "supplier" else owner
    item, place = shared.read(
        sa.select(balance.c.item, balance.c.place).where(balance.c.owner == shared.theirs)
    )[0]
    if name == "opening.prepare_opening":
        goods = OpeningLine(item, place, "1", "OWNED", "2099-12-31")
        command: Any = PrepareOpening(order.site, (goods,), whose)
    else:
        command = PlaceOrder(order.partner, order.site, (OrderLine(item, "1"),), owner=whose)

    actor = harness_somebody(1_998, "opening.*", "purchasing.*")

    assert code == refused(shared, actor, name, command)
