"""The one write path for quantities, on both databases."""

from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from tests.harness import Installation, somebody
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.stock.model import Key, Move, PlaceClass, Spot, Status, Virtual
from tongma.stock.post.goods import LotData, add_item, add_pieces, find_or_add_lot
from tongma.stock.post.movements import post
from tongma.stock.post.tree import add_place
from tongma.stock.query.balances import stock_at

OWNER = 50
SITE, BIN_A, BIN_B, CUSTOMER, GLOVES, STENT = 100, 101, 102, 103, 110, 111
ACTOR = somebody(900, "test.*")


@dataclass(frozen=True)
class Nothing:
    """A command without fields."""


@dataclass(frozen=True)
class Moves:
    """Post these."""

    moves: tuple[Move, ...]


def _set_up(tx: Tx, _command: Nothing) -> dict:
    add_item(tx, GLOVES, 0)
    add_item(tx, STENT, 0)
    add_place(tx, SITE, "site", klass=PlaceClass.KEPT)
    add_place(tx, BIN_A, "bin", klass=PlaceClass.KEPT, parent=SITE)
    add_place(tx, BIN_B, "bin", klass=PlaceClass.KEPT, parent=SITE)
    add_place(tx, CUSTOMER, "partner", klass=PlaceClass.PARTNER)
    lot = find_or_add_lot(tx, GLOVES, LotData("L1", "2027-05-31"))
    return {"lot": str(lot)}


def _post(tx: Tx, command: Moves) -> dict:
    post(tx, command.moves)
    return {}


SET_UP = Kind("test.set_up", Nothing, _set_up, dict)
POST = Kind("test.post", Moves, _post, dict)


@pytest.fixture
def lot(site: Installation) -> int:
    answer = site.run(SET_UP, Nothing(), ACTOR)
    assert answer.outcome == "accepted"
    return int(str(answer.result["lot"]))


def spot(place: int) -> Spot:
    return Spot(place, Status.RELEASED, OWNER)


def balances(site: Installation) -> dict[int, int]:
    with site.database.read() as connection:
        return {row.place: row.quantity for row in stock_at(connection)}


def move(lot: int, quantity: int, source: int, target: int) -> Moves:
    return Moves((Move(GLOVES, lot, 0, quantity, spot(source), spot(target)),))


def test_stock_comes_from_the_supplier_and_goes_to_a_customer(site: Installation, lot: int) -> None:
    site.run(POST, move(lot, 10, Virtual.SUPPLIER, BIN_A), ACTOR)
    site.run(POST, move(lot, 4, BIN_A, CUSTOMER), ACTOR)

    assert balances(site) == {BIN_A: 6, CUSTOMER: 4}


def test_a_row_that_reaches_zero_is_deleted(site: Installation, lot: int) -> None:
    site.run(POST, move(lot, 10, Virtual.SUPPLIER, BIN_A), ACTOR)
    site.run(POST, move(lot, 10, BIN_A, BIN_B), ACTOR)

    assert balances(site) == {BIN_B: 10}


def test_more_than_there_is_is_refused_with_what_is_there(site: Installation, lot: int) -> None:
    site.run(POST, move(lot, 3, Virtual.SUPPLIER, BIN_A), ACTOR)
    answer = site.run(POST, move(lot, 4, BIN_A, BIN_B), ACTOR)

    assert answer.refusal is not None
    assert answer.refusal.code == "not_enough_stock"
    assert answer.refusal.facts["on_hand"] == "3"
    assert balances(site) == {BIN_A: 3}


def test_a_customer_may_go_below_zero_and_back(site: Installation, lot: int) -> None:
    site.run(POST, move(lot, 2, CUSTOMER, BIN_A), ACTOR)
    assert balances(site) == {BIN_A: 2, CUSTOMER: -2}
    site.run(POST, move(lot, 2, BIN_A, CUSTOMER), ACTOR)

    assert balances(site) == {}


def _pieces(tx: Tx, command: Moves) -> dict:
    count = command.moves[0].quantity
    ids = add_pieces(tx, STENT, 0, [f"S{n}" for n in range(count)])
    source, target = command.moves[0].source, command.moves[0].target
    post(tx, [Move(STENT, 0, one, 1, source, target) for one in ids])
    return {"pieces": [str(one) for one in ids]}


PIECES = Kind("test.pieces", Moves, _pieces, dict)


@pytest.mark.parametrize("count", [1, 3, 250])
def test_pieces_come_and_go_set_based(site: Installation, lot: int, count: int) -> None:
    answer = site.run(PIECES, move(lot, count, Virtual.SUPPLIER, BIN_A), ACTOR)
    ids = [int(one) for one in answer.result["pieces"]]
    out = tuple(Move(STENT, 0, one, 1, spot(BIN_A), spot(CUSTOMER)) for one in ids)
    site.run(POST, Moves(out), ACTOR)

    with site.database.read() as connection:
        rows = stock_at(connection, place=CUSTOMER)
    assert sorted(ids) == sorted(row.piece for row in rows)


def test_a_piece_is_never_in_two_places(site: Installation, lot: int) -> None:
    answer = site.run(PIECES, move(lot, 1, Virtual.SUPPLIER, BIN_A), ACTOR)
    piece = int(answer.result["pieces"][0])
    twice = Move(STENT, 0, piece, 1, spot(Virtual.SUPPLIER), spot(BIN_B))
    answer = site.run(POST, Moves((twice,)), ACTOR)

    assert answer.refusal is not None
    assert answer.refusal.code == "piece_in_two_places"


def test_the_same_request_has_one_effect_and_one_answer(site: Installation, lot: int) -> None:
    request_id = site.request_id()
    first = site.run(POST, move(lot, 5, Virtual.SUPPLIER, BIN_A), ACTOR, request_id=request_id)
    again = site.run(POST, move(lot, 5, Virtual.SUPPLIER, BIN_A), ACTOR, request_id=request_id)
    other = site.run(POST, move(lot, 6, Virtual.SUPPLIER, BIN_A), ACTOR, request_id=request_id)
    thief = site.run(
        POST, move(lot, 5, Virtual.SUPPLIER, BIN_A), somebody(901, "test.*"), request_id=request_id
    )

    assert (first.outcome, again.outcome) == ("accepted", "repeated")
    assert first.record_id == again.record_id
    assert [a.refusal.code for a in (other, thief) if a.refusal] == ["id_reused", "id_reused"]
    assert balances(site) == {BIN_A: 5}


@pytest.mark.parametrize("table", ["record", "movement", "answer", "request", "position"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET record_id = 1", "DELETE FROM {}"])
def test_the_database_refuses_to_change_the_past(
    site: Installation, lot: int, table: str, verb: str
) -> None:
    if table == "answer":
        verb = verb.replace("record_id = 1", "outcome = 'x'")
    site.run(POST, move(lot, 5, Virtual.SUPPLIER, BIN_A), ACTOR)

    with pytest.raises(sa.exc.DBAPIError, match=r"append-only|permission denied"):
        site.database.write(lambda c: c.exec_driver_sql(verb.format(table)))


def test_a_key_at_rest_shows_lock_order() -> None:
    assert Key._fields[:2] == ("lot", "piece")
