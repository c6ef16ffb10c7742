"""What is printed reads back from the rendered picture."""

import io

import pypdfium2
import pytest
import zxingcpp
from fastapi.testclient import TestClient

from devicecodes import read
from tests.facts import ITEM, item
from tests.harness import Installation, somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.hub.supplier_documents.signed_notice import open_notice, public_key_of
from tongma.masterdata.identifiers.query import Bound
from tongma.stock.query.goods import LotFacts
from tongma.views.printing.labels import _goods_label
from tongma.views.printing.paper import labels_pdf
from tongma_demo.story.run import tell

READER = somebody(900, "documents.*", "stock.read", "labels.*", "catalogue.*", "identifiers.*")


@pytest.fixture
def client(site: Installation, tmp_path):
    tell(site.runtime, lambda _words: None)
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: READER)
    with TestClient(app) as client:
        yield client


def pages(content: bytes, dpi: int) -> list[list[zxingcpp.Barcode]]:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return [
        zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil().convert("L"))
        for page in document
    ]


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return [page.get_textpage().get_text_range() for page in document]


def stock(client, **filters):
    return client.get("/api/v1/stock", params={"limit": 200, **filters}).json()["rows"]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_goods_label_reads_back_as_the_same_goods(client, dpi: int) -> None:
    row = next(r for r in stock(client) if r["item"]["code"] == "STN-30")
    parts = {"lot": row["lot"]["id"], "piece": row["piece"]["id"]}
    made = client.get(f"/api/v1/labels/items/{row['item']['id']}", params=parts)
    symbol = pages(made.content, dpi)[0][0]
    reading = read(symbol.bytes.decode(), symbol.symbology_identifier)

    assert reading.status == "valid"
    assert (row["lot"]["number"], row["piece"]["serial"]) == (reading.lot, reading.serial)
    assert row["lot"]["expiry"] == reading.expiry
    assert row["piece"]["serial"] in texts(made.content)[0]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_carton_label_reads_back_as_its_sscc(client, dpi: int) -> None:
    shipments = client.get("/api/v1/documents", params={"kind": "shipment"}).json()["rows"]
    sent = next(one for one in shipments if one["state"] == "delivered")
    carton = client.get(f"/api/v1/shipping/shipments/{sent['id']}").json()["cartons"][0]
    made = client.get(f"/api/v1/labels/cartons/{carton['id']}")
    symbol = pages(made.content, dpi)[0][0]
    reading = read(symbol.bytes.decode(), symbol.symbology_identifier)

    assert ("valid", "sscc") == (reading.status, reading.identifier.scheme)
    assert carton["sscc"] == reading.identifier.value


def test_bin_labels_say_the_bin_in_symbol_and_words(client) -> None:
    places = client.get("/api/v1/places", params={"limit": 100}).json()["rows"]
    bins = [one for one in places if one["code"].startswith("A-01")][:3]
    made = client.get("/api/v1/labels/places", params={"ids": ",".join(b["id"] for b in bins)})
    read_back = [page[0].text for page in pages(made.content, 203)]

    assert sorted(one["code"] for one in bins) == sorted(read_back)
    assert all(code in text for code, text in zip(read_back, texts(made.content), strict=True))


def test_goods_without_a_code_get_one_that_scans_as_the_item(client, site) -> None:
    data = {"code": "NOCODE-1", "name_zh": "无码产品"}
    data |= {"lot_control": False, "expiry_control": False}
    item = client.put("/api/v1/items/by/ext:erp/N-1", json={"data": data}).json()["result"]["id"]
    refused = client.get(f"/api/v1/labels/items/{item}")
    body = {"request_id": site.request_id(), "command": {"item": item}}
    given = client.post("/api/v1/labels/give-code", json=body).json()["result"]["gtin"]
    symbol = pages(client.get(f"/api/v1/labels/items/{item}").content, 203)[0][0]
    scanned = client.post(
        "/api/v1/scans/resolve",
        json={"scans": [{"raw": symbol.bytes.decode(), "symbology": symbol.symbology_identifier}]},
    ).json()

    assert "item_without_code" == refused.json()["code"]
    assert given in symbol.text
    assert ("item", item) == (scanned["object"]["kind"], scanned["object"]["id"])


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("hibc-udi-di", "A123BJC5D6E71"),
        ("ma-di", "MA.156.M0.100204.13351764"),
        ("ppn", "111234567842"),
        ("isbt128-di", "A9997XYZ100T0479"),
    ],
)
def test_an_item_with_the_code_of_another_issuer_has_labels_in_that_issuers_words(
    client, site, scheme, value
):
    data = {"code": "OTHER-1", "name_zh": "非 GS1 产品"}
    data |= {"lot_control": False, "expiry_control": False}
    item = client.put("/api/v1/items/by/ext:erp/O-1", json={"data": data}).json()["result"]["id"]
    target = {"target_kind": "item", "target": item}
    bound = {"scheme": scheme, "value": value, **target}
    body = {"request_id": site.request_id(), "reason": "code", "command": bound}
    given = client.post("/api/v1/identifiers/bind", json=body)
    assert 200 == given.status_code, given.text
    made = client.get(f"/api/v1/labels/items/{item}")
    symbol = pages(made.content, 203)[0][0]
    raw, symbology = symbol.bytes.decode(), symbol.symbology_identifier
    scanned = client.post(
        "/api/v1/scans/resolve", json={"scans": [{"raw": raw, "symbology": symbology}]}
    ).json()

    assert (scheme, value) == read(raw, symbology).identifier[:2]
    assert ("item", item) == (scanned["object"]["kind"], scanned["object"]["id"])


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize(
    ("scheme", "value", "lot", "serial"),
    [
        ("gtin", "06901234567892", "A-1", "s1"),
        ("hibc-udi-di", "A123BJC5D6E71", "LOT-0123456789.ABC", "S-1"),
        ("ma-di", "MA.156.M0.100204.13351764", "240105#a", "S~1"),
        ("ppn", "111234567842", "(A)1", "s/1"),
        ("isbt128-di", "A9997XYZ100T0479", "00000000000000A123", "000012"),
    ],
)
def test_lot_serial_and_expiry_read_back_from_the_picture_of_a_label(
    scheme, value, lot, serial, dpi
):
    code = Bound(1, scheme, value, 0, "item", ITEM, 0, "confirmed", "", "test", "", "")
    facts = LotFacts(1, ITEM, lot, 0, "2030-01-31", None, 0)
    symbol = pages(labels_pdf([_goods_label(item(), code, facts, serial)]), dpi)[0][0]
    reading = read(symbol.bytes.decode(), symbol.symbology_identifier)

    assert (scheme, value) == reading.identifier[:2]
    assert (lot, serial, "2030-01-31") == (reading.lot, reading.serial, reading.expiry)


@pytest.mark.parametrize("kind", ["receipt", "acceptance", "pick_list", "count", "shipment"])
def test_every_document_prints_with_its_number_in_words_and_symbol(client, kind: str) -> None:
    rows = client.get("/api/v1/documents", params={"kind": kind, "limit": 100}).json()["rows"]
    states = {"shipment": ("delivered",)}.get(kind, ("open", "closed"))
    document = next(one for one in rows if one["state"] in states)
    name = client.get(f"/api/v1/documents/{document['id']}/prints").json()["rows"][0]["name"]
    made = client.get(f"/api/v1/documents/{document['id']}/prints/{name}")

    assert "application/pdf" == made.headers["content-type"]
    assert document["number"] == pages(made.content, 203)[0][0].text
    assert document["number"] in texts(made.content)[0]


def test_a_document_has_the_prints_of_its_kind_and_no_other(client) -> None:
    rows = client.get("/api/v1/documents", params={"kind": "receipt", "limit": 1}).json()["rows"]
    refused = client.get(f"/api/v1/documents/{rows[0]['id']}/prints/note")

    assert ("no_print", {"kind": "receipt", "name": "note"}) == (
        refused.json()["code"],
        refused.json()["facts"],
    )


def test_the_accompanying_note_sums_up_to_what_left(client) -> None:
    rows = client.get("/api/v1/documents", params={"kind": "shipment"}).json()["rows"]
    sent = next(one for one in rows if one["state"] == "delivered")
    note = client.get(f"/api/v1/shipping/shipments/{sent['id']}/note").json()
    gloves = [int(one["quantity"]) for one in note["lines"] if one["item"] == "GLV-7"]

    assert 60 == sum(gloves)
    assert "临江示范医院" == note["consignee"]["name"]


def test_the_printed_note_carries_codes_that_are_the_notice(client) -> None:
    rows = client.get("/api/v1/documents", params={"kind": "shipment"}).json()["rows"]
    sent = next(one for one in rows if one["state"] == "delivered")
    made = client.get(f"/api/v1/documents/{sent['id']}/prints/note").content
    found = [one.text for page in pages(made, 300) for one in page if one.text.startswith("TN1:")]
    key = client.get("/api/v1/papers/key").json()
    notice = open_notice(found, lambda _key_id: public_key_of(key["public_key"]))

    asked = client.get(f"/api/v1/shipping/shipments/{sent['id']}/note/codes").json()
    assert sorted(asked["texts"]) == sorted(found)
    assert sent["number"] == notice.number
    assert 60 == sum(int(one.quantity) for one in notice.lines if one.code == "GLV-7")
    assert key["key_id"] in "".join(texts(made))


def test_a_print_tells_the_time_of_the_house_and_words_for_units(client) -> None:
    rows = client.get("/api/v1/documents", params={"kind": "shipment"}).json()["rows"]
    sent = next(one for one in rows if one["state"] == "delivered")
    note = client.get(f"/api/v1/shipping/shipments/{sent['id']}/note").json()
    told = "".join(texts(client.get(f"/api/v1/documents/{sent['id']}/prints/note").content))

    assert note["dispatched_at"] not in told
    assert "EA" not in {line["unit"] for line in note["lines"]} or "个" in told
