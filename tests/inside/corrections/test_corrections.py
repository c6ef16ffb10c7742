"""Lots and pieces corrected: the ledger follows, and what was believed stays."""

import itertools

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.commands.kind import Kind
from tongma.foundation.journal.append import last_number, number_pending
from tongma.foundation.platform.settings import Settings
from tongma.inside.corrections.handle import KINDS
from tongma.inside.corrections.model import CorrectGoods, CorrectLot, CorrectPiece
from tongma.masterdata.catalogue.handle import SAVE_ITEM
from tongma.masterdata.catalogue.model import ItemData, SaveItem
from tongma.masterdata.identifiers.goods import believed_goods
from tongma.stock.check.everything import check_everything
from tongma.stock.model import HoldScope, Move, PlaceClass, Spot, Status, Virtual
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.stock.post.holds import place_hold
from tongma.stock.post.movements import post
from tongma.stock.post.tree import add_place
from tongma.stock.query.balances import stock_at
from tongma.stock.tables import lineage
from tongma.work.documents.model import NewDocument, NewLine
from tongma.work.documents.store import add_document, add_lines

PIECE, LOT, TEXT, GOODS = KINDS
ACTOR = somebody(900, "corrections.*", "catalogue.*", "stock.read", "test.*")
SITE, BIN, OWNER = 100, 101, 50
DAYS = ["2026-01-01", "2026-03-01", "2026-05-01", "2026-07-01"]


class Warehouse:
    """An item with two lots and a piece of the first in a bin."""

    def __init__(self, site):
        self.site = site
        serial = ItemData("STENT", "支架", serial_control=True)
        self.item = int(self.do(SAVE_ITEM, SaveItem(serial)).result["id"])
        self.lots, self.piece = self.test(self._goods)

    def _goods(self, tx):
        add_place(tx, SITE, "site", klass=PlaceClass.KEPT)
        add_place(tx, BIN, "bin", klass=PlaceClass.KEPT, parent=SITE)
        lots = [
            find_or_add_lot(tx, self.item, LotData(number, "2028-01-31"))
            for number in ("L1", "L2", "L3")
        ]
        (piece,) = add_pieces(tx, self.item, lots[0], ["S1"])
        spot = Spot(BIN, Status.RELEASED, OWNER)
        supplier = spot._replace(place=int(Virtual.SUPPLIER))
        post(tx, [Move(self.item, lots[0], piece, 1, supplier, spot)])
        post(tx, [Move(self.item, lots[0], 0, 10, supplier, spot)])
        return lots, piece

    def test(self, work):
        found = []
        kind = Kind("test.work", object, lambda tx, _c: (found.append(work(tx)), {})[1], dict)
        assert "accepted" == (answer := self.do(kind, None)).outcome, answer
        return found[0]

    def do(self, kind, command, reason="the label was misread"):
        answer = self.site.run(kind, command, ACTOR, reason=reason)
        number_pending(self.site.database, self.site.clock)
        return answer

    def read(self, work):
        with self.site.database.read() as connection:
            return work(connection)

    def number(self):
        return self.read(last_number)

    def stock(self):
        return {(row.lot, row.piece): row.quantity for row in self.read(stock_at)}

    def believed(self, scheme, value, valid, known):
        goods = self.read(lambda c: believed_goods(c, scheme, value, valid=valid, known=known))
        return [(one.number, one.serial, one.expiry) for one in goods]


@pytest.fixture
def warehouse(site):
    return Warehouse(site)


def test_a_piece_of_the_wrong_lot_is_moved_with_its_lineage_and_the_past_is_kept(warehouse):
    first, second, _third = warehouse.lots
    before = warehouse.number()
    answer = warehouse.do(PIECE, CorrectPiece(warehouse.piece, lot=second))

    assert "accepted" == answer.outcome
    assert {(first, 0): 10, (second, warehouse.piece): 1} == warehouse.stock()
    ((row,),) = [warehouse.read(lambda c: c.execute(sa.select(lineage)).all())]
    assert (first, second, warehouse.piece, 1) == (
        row.from_lot, row.to_lot, row.to_piece, row.quantity,
    )  # fmt: skip
    said = [
        warehouse.believed("serial", "S1", DAYS[3], known)[0][0]
        for known in (before, warehouse.number())
    ]
    assert ["L1", "L2"] == said
    assert [] == check_everything(warehouse.site.database).faults


def test_a_piece_that_was_relabelled_had_its_old_lot_until_the_day_before(warehouse):
    warehouse.do(PIECE, CorrectPiece(warehouse.piece, lot=warehouse.lots[1], since=DAYS[2]))
    known = warehouse.number()
    told = [warehouse.believed("serial", "S1", day, known)[0][0] for day in DAYS]
    assert ["L1", "L1", "L2", "L2"] == told


def test_the_expiry_of_a_lot_is_corrected_and_the_old_one_is_still_told(warehouse):
    before = warehouse.number()
    answer = warehouse.do(LOT, CorrectLot(warehouse.lots[0], expiry="2029-01-31"))
    after = warehouse.number()

    assert "accepted" == answer.outcome
    told = [warehouse.believed("lot", "L1", DAYS[0], known) for known in (before, after)]
    assert [[("L1", "", "2028-01-31")], [("L1", "", "2029-01-31")]] == told
    assert [("L1", "S1", "2029-01-31")] == warehouse.believed("serial", "S1", DAYS[0], after)


def test_no_correction_makes_goods_that_were_made_after_they_expire(warehouse):
    late = warehouse.do(LOT, CorrectLot(warehouse.lots[0], produced="2028-02-01"))
    both = CorrectLot(warehouse.lots[0], produced="2028-02-01", expiry="2028-01-30")
    kept = warehouse.do(LOT, CorrectLot(warehouse.lots[0], produced="2027-02-01"))
    early = warehouse.do(LOT, CorrectLot(warehouse.lots[0], expiry="2027-01-31"))
    piece = CorrectPiece(warehouse.piece, expiry="2027-01-31")
    refused = [late, warehouse.do(LOT, both), early, warehouse.do(PIECE, piece)]

    assert "accepted" == kept.outcome
    assert ["produced_after_expiry"] * 4 == [one.refusal.code for one in refused]


def test_a_label_cannot_bring_a_made_on_date_after_the_known_expiry(warehouse):
    def bring(tx):
        find_or_add_lot(tx, warehouse.item, LotData("L1", produced="2028-02-01"))

    def add(tx):
        find_or_add_lot(tx, warehouse.item, LotData("L9", "2028-01-31", "2028-02-01"))

    for work in (bring, add):
        kind = Kind("test.work", object, lambda tx, _command, work=work: work(tx), dict)
        assert "produced_after_expiry" == warehouse.do(kind, None).refusal.code


def test_a_lot_cannot_take_the_number_of_another(warehouse):
    answer = warehouse.do(LOT, CorrectLot(warehouse.lots[0], number="L2"))
    assert "lot_exists" == answer.refusal.code


def test_goods_of_the_wrong_lot_are_moved_into_the_right_one(warehouse):
    first, second, _third = warehouse.lots
    answer = warehouse.do(GOODS, CorrectGoods(first, second, BIN, "4"))

    assert "accepted" == answer.outcome
    assert 6 == warehouse.stock()[first, 0]
    assert 4 == warehouse.stock()[second, 0]
    more = warehouse.do(GOODS, CorrectGoods(first, second, BIN, "7"))
    assert "not_enough_stock" == more.refusal.code


def test_held_goods_do_not_leave_their_hold_by_a_correction(warehouse):
    lot = warehouse.lots[0]
    warehouse.test(lambda tx: place_hold(tx, "recall", HoldScope.LOT, lot))
    answer = warehouse.do(PIECE, CorrectPiece(warehouse.piece, lot=warehouse.lots[1]))
    assert ("stock_held", "recall") == (answer.refusal.code, answer.refusal.facts["reason"])


def test_goods_that_a_document_waits_for_are_refused_with_its_number(warehouse):
    def paper(tx):
        made = add_document(tx, NewDocument("receipt"))
        add_lines(tx, made.id, [NewLine(warehouse.item, 1, lot=warehouse.lots[0], place=BIN)])
        return made.number

    number = warehouse.test(paper)
    answer = warehouse.do(PIECE, CorrectPiece(warehouse.piece, lot=warehouse.lots[1]))
    assert ("goods_on_document", number) == (answer.refusal.code, answer.refusal.facts["number"])


@pytest.mark.parametrize(
    ("command", "reason", "code"),
    [
        (CorrectPiece(1, serial="S2"), "", "reason_required"),
        (CorrectPiece(1, serial="S2"), "misread", "piece_unknown"),
        (CorrectPiece(0, serial="S1"), "misread", "nothing_to_correct"),
        (CorrectPiece(0, lot=77), "misread", "lot_unknown"),
        (CorrectPiece(0, serial="S2", since="2099-01-01"), "misread", "period_wrong"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(warehouse, command, reason, code):
    named = CorrectPiece(
        command.piece or warehouse.piece, command.lot, command.serial, None, command.since
    )
    assert code == warehouse.do(PIECE, named, reason).refusal.code


def test_versions_and_the_past_are_told_over_http_with_who_and_why(warehouse, tmp_path):
    before = warehouse.number()
    warehouse.do(PIECE, CorrectPiece(warehouse.piece, serial="S-1"))
    app = create_app(warehouse.site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        rows = client.get(f"/api/v1/identifiers/goods?piece={warehouse.piece}").json()["rows"]
        asked = {"scheme": "serial", "value": "S1", "known": str(before)}
        then = client.get("/api/v1/identifiers/believed", params=asked).json()["goods"]
        now = client.get("/api/v1/identifiers/believed", params={**asked, "known": ""}).json()

    assert [("S1", before), ("S-1", before + 1)] == [
        (row["serial"], row["known_from"]) for row in rows
    ]
    assert "the label was misread" == rows[1]["reason"]
    assert rows[0]["known_to"] == rows[1]["known_from"]
    assert "corrections.correct_piece" == rows[1]["command"]
    assert ("L1", "STENT") == (then[0]["number"], then[0]["item"]["code"])
    assert [] == now["goods"]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 2), st.sampled_from(["", "S1", "S2"]), st.sampled_from(["", *DAYS])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_pair_of_times_gets_what_was_believed_of_the_piece_then(fresh_site, steps):
    """The model keeps the whole history of days for each journal number."""
    with fresh_site() as site:
        warehouse = Warehouse(site)
        now = [("", "L1", "S1")]
        then = {warehouse.number(): list(now)}
        for lot, serial, day in steps:
            since = day if day > now[-1][0] else ""
            answer = warehouse.do(
                PIECE, CorrectPiece(warehouse.piece, warehouse.lots[lot], serial, None, since)
            )
            stated = (f"L{lot + 1}", serial or now[-1][2])
            if answer.outcome == "accepted":
                begins = since or now[-1][0]
                now = [*(now if since else now[:-1]), (begins, *stated)]
            else:
                assert ("nothing_to_correct", stated) == (answer.refusal.code, now[-1][1:])
            then[warehouse.number()] = list(now)
        for known, day in itertools.product(then, DAYS):
            holding = [one for one in then[known] if one[0] <= day][-1]
            for serial in ("S1", "S2"):
                told = warehouse.believed("serial", serial, day, known)
                wanted = [(*holding[1:], "2028-01-31")] if holding[2] == serial else []
                assert wanted == told
        assert [] == check_everything(site.database).faults
