"""What the check names as a text or date that no command would take today, a command mends."""

import pytest
import sqlalchemy as sa

from tests.inside.corrections.test_corrections import ACTOR, LOT, PIECE, TEXT, Warehouse
from tongma.app.rooms import KINDS
from tongma.foundation.platform.schema import metadata
from tongma.inside.corrections.model import CorrectLot, CorrectPiece, CorrectText
from tongma.stock.check.everything import check_everything
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.stock.tables import lot, piece
from tongma.work.documents.model import NewDocument, NewLine
from tongma.work.documents.notices import keep_notice_lines
from tongma.work.documents.store import add_document, add_lines

MENDED_BY = {
    "certificate": "catalogue.save_certificate",
    "item_detail": "catalogue.save_item",
    "partner": "partners.save_partner",
    "partner_licence": "partners.save_partner",
    "place_detail": "places.save_place",
    "lot": "corrections.correct_lot",
    "piece": "corrections.correct_piece",
    "document": "corrections.correct_text",
    "notice_line": "corrections.correct_text",
    "opening_line": "corrections.correct_text",
}
"""Every table of which the check asks the texts → the command that mends a row of it."""


@pytest.fixture
def warehouse(site):
    return Warehouse(site)


def faults(warehouse):
    return check_everything(warehouse.site.database).faults


def test_every_text_that_the_check_asks_has_a_command_that_mends_it():
    asked = {
        column.table.name
        for table in metadata.sorted_tables
        for column in table.columns
        if "door" in column.info
    }
    assert MENDED_BY.keys() == asked
    assert set(MENDED_BY.values()) <= KINDS.keys()


@pytest.mark.parametrize("number", ["A1 ", "\u3000A1", "Ａ1", "A\u200b1", "A" * 60, "A\x1f1"])
def test_the_odd_number_of_a_lot_is_named_mended_and_kept_as_it_was(warehouse, number):
    odd = warehouse.test(lambda tx: find_or_add_lot(tx, warehouse.item, LotData(number)))
    known = warehouse.number()
    assert [True] == [f"lot {odd}: number" in fault for fault in faults(warehouse)]

    answer = warehouse.do(LOT, CorrectLot(odd, number="A1"))
    assert ("accepted", []) == (answer.outcome, faults(warehouse))
    assert [(number, "", None)] == warehouse.believed("lot", number, "2026-01-01", known)


def test_an_odd_lot_whose_right_number_is_there_becomes_the_second_lot_of_it(warehouse):
    odd = warehouse.test(lambda tx: find_or_add_lot(tx, warehouse.item, LotData("L1 ")))

    assert "accepted" == warehouse.do(LOT, CorrectLot(odd, number="L1")).outcome
    assert [] == faults(warehouse)
    query = sa.select(lot.c.variant).where(lot.c.number == "L1").order_by(lot.c.variant)
    assert [0, 1] == warehouse.read(lambda c: [*c.execute(query).scalars()])
    again = warehouse.do(LOT, CorrectLot(warehouse.lots[1], number="L1"))
    assert "lot_exists" == again.refusal.code


@pytest.mark.parametrize("day", ["abc", "2028/06/15", "20280615", "2029-02-29"])
@pytest.mark.parametrize("field", ["expiry", "produced"])
@pytest.mark.parametrize("right", ["2028-06-15", ""])
def test_the_odd_day_of_a_lot_is_mended_by_a_day_or_by_none(warehouse, day, field, right):
    data = LotData("X9", **{field: day})
    odd = warehouse.test(lambda tx: find_or_add_lot(tx, warehouse.item, data))
    assert 1 == len(faults(warehouse))

    command = CorrectLot(odd, **({field: right} if right else {"clear": (field,)}))
    assert "accepted" == warehouse.do(LOT, command).outcome
    assert [] == faults(warehouse)


def test_a_real_day_is_never_cleared(warehouse):
    answer = warehouse.do(LOT, CorrectLot(warehouse.lots[0], clear=("expiry",)))
    assert ("nothing_to_correct", {"fields": ["expiry"]}) == (
        answer.refusal.code,
        dict(answer.refusal.facts),
    )


def test_the_odd_serial_and_expiry_of_a_piece_are_mended(warehouse):
    def odd_piece(tx):
        (made,) = add_pieces(tx, warehouse.item, warehouse.lots[0], ["S9 "])
        tx.update(piece, {"id": made}, {"expiry": "soon"})
        return made

    made = warehouse.test(odd_piece)
    assert 2 == len(faults(warehouse))
    command = CorrectPiece(made, serial="S9", expiry="")
    assert "accepted" == warehouse.do(PIECE, command).outcome
    assert [] == faults(warehouse)


def papers(warehouse):
    """A document with an odd due date, and a line that announces and opens goods oddly."""

    def make(tx):
        document = add_document(tx, NewDocument("shipping_notice", due="soon")).id
        (line,) = (made.id for made in add_lines(tx, document, [NewLine(warehouse.item, 1)]))
        row = {"line": line, "order_line": 0, "lot": "A1 ", "expiry": "2028/1/1",
               "produced": "x", "serials": "", "sscc": ""}  # fmt: skip
        keep_notice_lines(tx, [row])
        opened = {"line": line, "lot": "A1", "expiry": "2028.1.1", "produced": "",
                  "serials": "", "status": 2, "supplier": 0}  # fmt: skip
        tx.insert(metadata.tables["opening_line"], opened)
        return document, line

    return warehouse.test(make)


TEXTS = [
    ("due", "2028-01-01", "soon"),
    ("notice_lot", "A1", "A1 "),
    ("notice_expiry", "2028-01-01", "2028/1/1"),
    ("notice_produced", "", "x"),
    ("opening_expiry", "2028-01-01", "2028.1.1"),
]


def test_the_odd_texts_of_documents_are_mended_one_by_one(warehouse):
    document, line = papers(warehouse)
    for left, (of, text, before) in zip(range(len(TEXTS), 0, -1), TEXTS, strict=True):
        assert left == len(faults(warehouse))
        at = 0 if of == "due" else line
        answer = warehouse.do(TEXT, CorrectText(of, document, text, at))
        told = {"document": str(document), "text": text, "before": before}
        assert ("accepted", told) == (answer.outcome, answer.result)
        again = warehouse.do(TEXT, CorrectText(of, document, text, at))
        assert "nothing_to_correct" == again.refusal.code
    assert [] == faults(warehouse)


def test_a_text_is_not_mended_into_another_odd_one_nor_on_another_document(warehouse):
    document, line = papers(warehouse)
    cases = {
        "date_wrong": CorrectText("notice_expiry", document, "2028/1/2", line),
        "line_unknown": CorrectText("notice_lot", document, "A1", line + 10**6),
        "document_unknown": CorrectText("due", document + 10**6, "2028-01-01"),
    }
    told = {code: warehouse.do(TEXT, command).refusal.code for code, command in cases.items()}
    assert {code: code for code in cases} == told
    silent = warehouse.do(TEXT, CorrectText("due", document, "2028-01-01"), reason=" ")
    assert "reason_required" == silent.refusal.code
    assert ACTOR.role_for("corrections.correct_text") is not None
