"""A reader with the rights of one owner sees nothing of another owner's, in any view."""

import pytest
import sqlalchemy as sa

from tests.views.owners import Shared, reader
from tongma.foundation.journal.tables import record
from tongma.stock.query.balances import stock_at
from tongma.stock.tables import lot, movement, piece
from tongma.work.documents.tables import document, line, task

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
    "/late/facts", "/lots/{lot_id}", "/pieces/{piece_id}",
    "/activity", "/activity/{record_id}", "/activity/{record_id}/proof",
    "/papers", "/papers/{paper}", "/parallel/runs",
    "/parallel/runs/{run}", "/parallel/runs/{run}/differences",
    "/shipping/shipments/{shipment_id}/note/codes", "/receiving/receipts/{receipt_id}/certificates",
    "/twins", "/label-quality", "/unknown-codes", "/unknown-codes/{code_id}/suggestions",
    "/scans/kept", "/standing",
}  # fmt: skip
"""The stream sends what the journal's list sends; late facts have their own test."""


@pytest.fixture
def client_only(shared: Shared) -> Shared:
    """Asked by somebody with the client's rights only."""
    shared.asking.append(reader(shared.theirs))
    return shared


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
    for address in ("/journal/records/{}", "/activity/{}", "/activity/{}/proof"):
        assert {403} == {client_only.get(address.format(one)).status_code for one in hidden}


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


def test_a_scanned_piece_of_another_owner_is_as_one_never_heard_of(client_only: Shared) -> None:
    with client_only.site.database.read() as connection:
        row = next(one for one in stock_at(connection) if one.piece and one.quantity > 0)
    serial = client_only.read(sa.select(piece.c.serial).where(piece.c.id == row.piece))[0].serial
    answer = client_only.client.post("/api/v1/scans/resolve", json={"scans": [{"raw": serial}]})

    assert ("unknown", []) == (answer.json()["outcome"], answer.json()["candidates"])


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
