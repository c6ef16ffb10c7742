"""What the stock list says, page by page."""

import csv
import io

import pytest

from tests.dock import EXPIRY
from tests.views.conftest import READER
from tongma_demo.story.world import STENT, label


def test_the_stock_of_a_piece_lists_no_other_piece(dock):
    receipt = str(dock.receipt("stent"))
    for serial in ("S1", "S2"):
        scan = [label(STENT, EXPIRY, "L1", serial)]
        dock.command("/receiving/receive-line", {"receipt": receipt}, scan)
    piece = dock.scan(label(STENT, EXPIRY, "L1", "S1"))["object"]["id"]
    rows = dock.client.get("/api/v1/stock", params={"piece": piece}).json()["rows"]

    assert ["S1"] == [one["piece"]["serial"] for one in rows]


@pytest.mark.parametrize("by", ["item", "lot", "piece", "place", "owner", "key"])
def test_the_pages_of_stock_follow_each_other_without_gap(told, by):
    whole = told.pages("/stock", by=by, limit=500)

    assert whole == told.pages("/stock", by=by, limit=2)
    assert len(whole) > 2


def test_the_pages_of_past_stock_follow_each_other_without_gap(told):
    whole = told.pages("/stock", as_of="2090-01-01T00:00:00Z", limit=500)

    assert whole == told.pages("/stock", as_of="2090-01-01T00:00:00Z", limit=2)
    assert len(whole) > 2


def test_stock_as_of_now_is_the_stock_of_now(told):
    now = {row["cursor"]: row["quantity"] for row in told.pages("/stock", limit=500)}
    then = told.pages("/stock", as_of="2090-01-01T00:00:00Z", limit=500)
    kept = {row["cursor"]: row["quantity"] for row in then if row["place"]["kind"] != "partner"}

    assert now == kept


def test_a_cursor_of_another_group_is_refused(dock):
    answer = dock.client.get("/api/v1/stock", params={"by": "item", "after": "1.2.3"})
    past = dock.client.get(
        "/api/v1/stock", params={"as_of": "2026-09-22T00:00:00Z", "after": "1.2.3"}
    )

    assert ("cursor_wrong", "cursor_wrong") == (answer.json()["code"], past.json()["code"])


def test_a_past_that_is_no_instant_is_refused(dock):
    answer = dock.client.get("/api/v1/stock", params={"as_of": "yesterday"})

    assert "instant_wrong" == answer.json()["code"]


def test_movements_of_everything_are_refused(dock):
    answer = dock.client.get("/api/v1/movements")

    assert ("filter_required", ["item", "lot", "piece", "place"]) == (
        answer.json()["code"],
        answer.json()["facts"]["one_of"],
    )


BYS = ["item", "lot", "piece", "place", "owner", "key"]
THEN = "2090-01-01T00:00:00Z"


@pytest.mark.parametrize("by", BYS)
def test_the_past_keeps_the_view_and_adds_up_as_the_present_does(told, by):
    now = told.pages("/stock", by=by, limit=500)
    then = told.pages("/stock", by=by, as_of=THEN, limit=500)

    assert {row["cursor"]: row["quantity"] for row in now} == {
        row["cursor"]: row["quantity"] for row in then
    }
    assert then == told.pages("/stock", by=by, as_of=THEN, limit=1)


@pytest.mark.parametrize("as_of", ["", THEN])
@pytest.mark.parametrize("by", BYS)
def test_no_sum_is_of_several_items(told, by, as_of):
    rows = told.pages("/stock", by=by, as_of=as_of, limit=500)

    assert rows
    assert all(row["item"] for row in rows)


@pytest.mark.parametrize("as_of", ["", THEN])
def test_stock_by_serial_says_where_each_is(told, as_of):
    pieces = [row for row in told.pages("/stock", by="piece", as_of=as_of) if row["piece"]]

    assert pieces
    assert all(row["place"]["code"] for row in pieces)


def test_the_past_is_narrowed_by_expiry_as_the_present_is(told):
    dates = sorted({r["lot"]["expiry"] for r in told.pages("/stock") if r["lot"]})
    asked = {"expires_by": dates[0], "by": "lot"}
    now, then = told.pages("/stock", **asked), told.pages("/stock", as_of=THEN, **asked)

    assert [row["cursor"] for row in now] == [row["cursor"] for row in then]
    assert {dates[0]} == {row["lot"]["expiry"] for row in then}


@pytest.mark.parametrize(
    ("by", "untold"),
    [
        ("item", ["批号", "有效期至", "序列号", "位置", "货主", "包装"]),
        ("lot", ["序列号", "位置", "货主", "包装"]),
        ("place", ["批号", "有效期至", "序列号", "货主", "包装"]),
        ("key", []),
    ],
)
def test_a_sheet_of_a_view_has_no_column_that_the_view_adds_up_over(told, by, untold):
    told.actor = READER
    answer = told.client.get("/api/v1/stock", params={"by": by, "format": "csv"})
    headings, first, *_more = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))

    everything = ["批号", "有效期至", "序列号", "位置", "货主", "包装", "数量", "单位", "质量状态"]
    assert [one for one in everything if one not in untold] == [
        one for one in everything if one in headings
    ]
    assert float(first[headings.index("数量")]) > 0
