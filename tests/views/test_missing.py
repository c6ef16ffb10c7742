"""What is not there is said to be not there, at every address that names one thing."""

import re

from tests.harness import somebody
from tongma.app.rooms import KINDS

FOLDERS = {f"{name.partition('.')[0]}.*" for name in KINDS}
READER = somebody(
    900, *FOLDERS, "documents.read", "stock.read", "journal.read", "people.read", "system.read"
)
NEEDS_MORE = {"/receiving/receipts/{receipt_id}/certificates": {"item": 1}}
NO_SUCH = {
    "/lots/{lot_id}": "lot_unknown",
    "/pieces/{piece_id}": "piece_unknown",
    "/people/{person}/sessions": "person_unknown",
    "/people/{person}/api-keys": "person_unknown",
    "/udi/loads/{load_id}/faults": "load_unknown",
}


def test_one_thing_that_is_not_there_is_not_found(told):
    told.actor = READER
    paths = [
        path.removeprefix("/api/v1")
        for path, operations in told.client.app.openapi()["paths"].items()
        if "get" in operations and "{" in path
    ]
    answers = {}
    for path in paths:
        asked = re.sub(r"\{[^}]+\}", "999999", path)
        answer = told.client.get(f"/api/v1{asked}", params=NEEDS_MORE.get(path, {}))
        answers[path] = (answer.status_code, answer.json().get("code", ""))

    assert {} == {
        path: told
        for path, told in answers.items()
        if told[0] != 404 or not told[1].endswith("_unknown")
    }
    assert NO_SUCH == {path: answers[path][1] for path in NO_SUCH}


def test_a_lot_and_a_piece_have_their_words(told):
    row = next(row for row in told.pages("/stock", limit=500) if row["piece"] and row["lot"])
    lot = told.get(f"/lots/{row['lot']['id']}")
    piece = told.get(f"/pieces/{row['piece']['id']}")

    assert (row["lot"]["number"], row["item"], row["lot"]["expiry"]) == (
        lot["number"], lot["item"], lot["expiry"]
    )  # fmt: skip
    assert (row["piece"]["serial"], row["item"], row["lot"]) == (
        piece["serial"], piece["item"], piece["lot"]
    )  # fmt: skip


def test_the_row_that_means_no_lot_is_no_lot(told):
    told.actor = READER
    found = [told.client.get(f"/api/v1/{kind}/0").status_code for kind in ("lots", "pieces")]

    assert {200}.isdisjoint(found)
