"""What arrived is taken in: compared, posted, followed up. One way for lines and whole units."""

from decimal import Decimal

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Json, Refusal, Refused, refuse
from tongma.foundation.kernel.quantity import show
from tongma.inbound.receiving import store
from tongma.inbound.receiving.arriving import Arrived
from tongma.inbound.receiving.decide import decide_receive
from tongma.inbound.receiving.histories import histories_of
from tongma.inbound.receiving.labelling import udi_missing_since
from tongma.inbound.receiving.model import (
    Facts,
    OpenLine,
    Part,
    Plan,
    ReceiveLine,
)
from tongma.masterdata.catalogue.query import items_of
from tongma.masterdata.places.query import PlaceInfo, place_for, place_of, today_at
from tongma.masterdata.policy.query import value_of
from tongma.stock.model import HoldScope, Move, Spot, Status, Virtual
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.stock.post.holds import place_hold
from tongma.stock.post.movements import post
from tongma.stock.query.goods import find_pieces
from tongma.work.documents import store as documents
from tongma.work.documents.files import attach, file_known
from tongma.work.documents.model import Document, Line, Link, NewLine
from tongma.work.documents.states import TaskKind

_PLACE = {
    "over": "exception",
    "no_order": "exception",
    "damaged": "rejected",
    "expired": "rejected",
}
_STATE = {"ordered": "open", "over": "undecided", "no_order": "undecided"}


def take_in(tx: Tx, receipt: Document, command: ReceiveLine, arrived: Arrived) -> Decision:
    """Compare order, notice and label; post what came into quarantine, exception or reject.

    Refusals: what ``decide_receive`` refuses, ``serial_exists``, ``place_not_receiving``.
    """
    facts = _facts(tx, receipt, command, arrived)
    plan = decide_receive(facts)
    if isinstance(plan, Refusal):
        raise Refused(plan)
    return _post(tx, receipt, command, (arrived, plan))


def _facts(tx: Tx, receipt: Document, command: ReceiveLine, arrived: Arrived) -> Facts:
    orders, notice = store.orders_of(tx, receipt.id)
    item = arrived.item
    percent = Decimal(
        str(value_of(tx.connection, "over_receipt_percent", [("site", receipt.site)]))
    )
    waiting = store.waiting_lines(tx, orders, item.id) if orders else []
    lines = tuple(
        OpenLine(line, ordered - done, int(ordered * percent / 100))
        for line, ordered, done in waiting
    )
    expected: list[str] = []
    if orders and not lines:
        known = items_of(tx.connection, store.ordered_items(tx, orders))
        expected = [f"{one.code} {one.name_zh}" for one in known.values()]
    return Facts(
        item=item,
        goods=arrived.goods,
        quantity=arrived.quantity,
        serials=arrived.serials,
        day=today_at(tx.connection, receipt.site, tx.happened_at),
        has_orders=bool(orders),
        order_lines=lines,
        ordered_items=tuple(expected),
        notice=store.notice_says(tx, notice, item.id) if notice else (),
        damaged=command.damaged,
        photo_known=bool(command.photo) and file_known(tx, command.photo),
        second_look=command.second_look,
        udi_missing_since=udi_missing_since(tx, arrived),
    )


def _post(tx: Tx, receipt: Document, command: ReceiveLine, what: tuple[Arrived, Plan]) -> Decision:
    arrived, plan = what
    goods, item = arrived.goods, arrived.item
    lot = 0
    if goods.lot:
        data = LotData(
            goods.lot, goods.expiry, goods.produced, command.certificate, receipt.partner
        )
        lot = find_or_add_lot(tx, item.id, data)
    pieces = _new_pieces(tx, arrived, lot)
    packed_as = goods.level if command.sealed and not pieces else 0
    lines = _lines(tx, receipt, plan, (arrived, lot, packed_as, command))
    moves: list[Move] = []
    at = 0
    for part, line in zip(plan.parts, lines, strict=True):
        spot = Spot(line.place, _status(part), receipt.owner, packed_as)
        outside = Spot(Virtual.SUPPLIER, spot.status, receipt.owner, packed_as)
        taken = pieces[at : at + part.quantity]
        at += len(taken)
        moves += [Move(item.id, lot, one, 1, outside, spot) for one in taken]
        if not pieces:
            moves.append(Move(item.id, lot, 0, part.quantity, outside, spot))
    post(tx, moves)
    _follow_up(tx, receipt, plan, (lines, lot))
    if command.photo:
        attach(tx, receipt.id, command.photo, line=lines[0].id, kind="photo")
    return _told(plan, lines, arrived, lot)


def _status(part: Part) -> Status:
    rejected = part.disposition in ("damaged", "expired")
    return Status.REJECTED if rejected else Status.QUARANTINE


def _new_pieces(tx: Tx, arrived: Arrived, lot: int) -> list[int]:
    """Make the pieces; a serial that is known stops everything, with both histories."""
    if not arrived.serials:
        return []
    known = find_pieces(tx.connection, arrived.item.id, arrived.serials)
    if known:
        raise refuse(
            "serial_exists",
            item=arrived.item.code,
            serials=[one.serial for one in known[:10]],
            histories=histories_of(tx.connection, [one.id for one in known[:10]]),
        )
    return add_pieces(tx, arrived.item.id, lot, arrived.serials)


def _lines(
    tx: Tx, receipt: Document, plan: Plan, about: tuple[Arrived, int, int, ReceiveLine]
) -> list[Line]:
    """Make a line of the receipt for each part, at the place where it goes."""
    arrived, lot, packed_as, command = about
    warm = arrived.item.temperature_class
    places = [_place(tx, receipt, command, (part, warm)) for part in plan.parts]
    lines = documents.add_lines(
        tx,
        receipt.id,
        [
            NewLine(
                arrived.item.id,
                part.quantity,
                typed_quantity=command.quantity,
                level=arrived.goods.level,
                lot=lot,
                packed_as=packed_as,
                place=place.id,
                state=_STATE.get(part.disposition, "rejected"),
            )
            for part, place in zip(plan.parts, places, strict=True)
        ],
    )
    ways = {scan.way for scan in tx.request.scans} or {"typed"}
    store.keep_lines(
        tx,
        [
            {
                "line": line.id,
                "order_line": part.order_line,
                "notice_line": plan.notice_line,
                "disposition": part.disposition,
                "way": "typed" if "typed" in ways else min(ways),
                "certificate": command.certificate,
                "status": int(_status(part)),
            }
            for part, line in zip(plan.parts, lines, strict=True)
        ],
    )
    store.keep_differences(tx, lines[0].id, plan.differences)
    return lines


def _place(tx: Tx, receipt: Document, command: ReceiveLine, what: tuple[Part, str]) -> PlaceInfo:
    """Return where a part goes: cold goods wait, or are rejected, in the cold."""
    part, temperature = what
    purpose = _PLACE.get(part.disposition, "receiving")
    if purpose != "receiving" or not command.place:
        return place_for(tx.connection, receipt.site, purpose, temperature)
    place = place_of(tx.connection, command.place)
    if place.site != receipt.site or place.purpose != "receiving":
        raise refuse("place_not_receiving", place=place.code)
    return place


def _follow_up(tx: Tx, receipt: Document, plan: Plan, made: tuple[list[Line], int]) -> None:
    """Move order and notice on, hold what is short-dated, and say who has to do what."""
    lines, lot = made
    for part, line in zip(plan.parts, lines, strict=True):
        if part.disposition == "ordered":
            order_line = documents.add_done(tx, part.order_line, part.quantity)
            _link(tx, order_line, line, "received_as")
            _task(tx, receipt, line, TaskKind.ACCEPT)
        elif part.disposition in ("over", "no_order"):
            if part.order_line:
                order_line = documents.lines_by_id(tx, [part.order_line])[part.order_line]
                _link(tx, order_line, line, "excess_of")
            _task(tx, receipt, line, TaskKind.DECIDE_EXCESS)
    total = sum(part.quantity for part in plan.parts)
    if plan.notice_line:
        documents.add_done(tx, plan.notice_line, total)
    if plan.hold_expiry and lot:
        place_hold(tx, "expiry", (HoldScope.LOT, lot), document=receipt.id, approvals=2)


def _link(tx: Tx, order: Line, line: Line, role: str) -> None:
    documents.add_first_link(
        tx, Link(order.document, order.id, line.document, line.id, role, line.quantity)
    )


def _task(tx: Tx, receipt: Document, line: Line, kind: TaskKind) -> None:
    documents.add_task(
        tx,
        kind,
        site=receipt.site,
        document_id=receipt.id,
        line_id=line.id,
        place=line.place,
        item=line.item,
    )


def _told(plan: Plan, lines: list[Line], arrived: Arrived, lot: int) -> Decision:
    parts: list[Json] = [
        {
            "line": str(line.id),
            "disposition": part.disposition,
            "quantity": show(part.quantity, arrived.decimals),
            "place": str(line.place),
            "order_line": str(part.order_line),
        }
        for part, line in zip(plan.parts, lines, strict=True)
    ]
    return Decision(
        {
            "parts": parts,
            "item": str(arrived.item.id),
            "lot": str(lot),
            "held": "expiry" if plan.hold_expiry else None,
            "differences": [one.field for one in plan.differences],
        }
    )
