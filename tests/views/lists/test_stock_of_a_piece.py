"""The stock of one piece is that piece alone."""

from tests.dock import EXPIRY
from tongma_demo.story.world import STENT, label


def test_the_stock_of_a_piece_lists_no_other_piece(dock):
    receipt = str(dock.receipt("stent"))
    for serial in ("S1", "S2"):
        scan = [label(STENT, EXPIRY, "L1", serial)]
        dock.command("/receiving/receive-line", {"receipt": receipt}, scan)
    piece = dock.scan(label(STENT, EXPIRY, "L1", "S1"))["object"]["id"]
    rows = dock.client.get("/api/v1/stock", params={"piece": piece}).json()["rows"]

    assert ["S1"] == [one["piece"]["serial"] for one in rows]
