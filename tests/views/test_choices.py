"""What a person may choose from while receiving and laying down opening stock."""

from tests.harness import somebody
from tongma.inbound.receiving.handle import KINDS
from tongma.inbound.receiving.model import ReceiveLine
from tongma.masterdata.catalogue.handle import SAVE_CERTIFICATE
from tongma.masterdata.catalogue.model import CertificateData, SaveCertificate

MASTER = somebody(910, "catalogue.*")
RECEIVER = somebody(911, "receiving.*", "documents.read")
RECEIVE_LINE = next(kind for kind in KINDS if kind.name == "receiving.receive_line")


def an_open_receipt(client):
    rows = client.get("/api/v1/documents", params={"kind": "receipt", "limit": 200}).json()["rows"]
    return next(row for row in rows if row["state"] == "open")


def some_item(client):
    return client.get("/api/v1/items", params={"q": "GLV"}).json()["rows"][0]


def holder(client):
    return int(client.get("/api/v1/partners").json()["rows"][0]["id"])


def certificate(client, site, number, dates):
    item = int(some_item(client)["id"])
    data = CertificateData(
        number=number, kind="registration", holder=holder(client), items=(item,),
        valid_from=dates[0], valid_to=dates[1],
    )  # fmt: skip
    made = site.run(SAVE_CERTIFICATE, SaveCertificate(data), MASTER)
    assert made.refusal is None, made.refusal
    return made.result["id"]


def test_certificates_are_offered_valid_ones_first_and_expired_ones_marked(client, site):
    certificate(client, site, "OLD-1", ("2015-01-01", "2020-01-01"))
    certificate(client, site, "NEW-1", ("2024-01-01", "2030-01-01"))
    receipt, item = an_open_receipt(client), some_item(client)
    path = f"/api/v1/receiving/receipts/{receipt['id']}/certificates"
    rows = client.get(path, params={"item": item["id"]}).json()["rows"]
    states = {row["number"]: row["state"] for row in rows}

    assert ("valid", "expired") == (states["NEW-1"], states["OLD-1"])
    assert sorted(states.values(), key=["valid", "not_yet", "expired"].index) == [
        row["state"] for row in rows
    ]


def test_a_lot_cannot_carry_a_certificate_of_another_item(client, site):
    receipt, item = an_open_receipt(client), some_item(client)
    command = ReceiveLine(
        int(receipt["id"]), "1", item=int(item["id"]), lot="C-1", expiry="2029-01-01",
        certificate=77777,
    )  # fmt: skip
    refused = site.run(RECEIVE_LINE, command, RECEIVER)

    assert "certificate_unknown" == refused.refusal.code
