"""What came is taken in: decided, posted, followed up. One way for lines and whole units."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.foundation.kernel.quantity import show
from tongma.inbound.receiving import store
from tongma.inbound.receiving.decide import decide_receive
from tongma.inbound.receiving.facts import read_facts
from tongma.inbound.receiving.model import (
    Arrival,
    Disposition,
    IntakePart,
    IntakePlan,
    LineReceived,
    ReceivedPart,
    ReceiveLine,
)
from tongma.masterdata.places.query import place_for
from tongma.stock.model import HoldScope, Move, Spot, Status, Virtual
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.stock.post.holds import place_hold
from tongma.stock.post.movements import post
from tongma.work.documents import store as documents
from tongma.work.documents.files import attach
from tongma.work.documents.model import Document, Line, Link, NewLine
from tongma.work.documents.states import DocumentKind, LineState, TaskKind

RECEIVING = "receiving"
_PURPOSES = {
    Disposition.ORDERED: RECEIVING,
    Disposition.OVER: "exception",
    Disposition.NO_ORDER: "exception",
    Disposition.DAMAGED: "rejected",
    Disposition.EXPIRED: "rejected",
}
_STATES = {
    Disposition.ORDERED: LineState.OPEN,
    Disposition.OVER: LineState.UNDECIDED,
    Disposition.NO_ORDER: LineState.UNDECIDED,
    Disposition.DAMAGED: LineState.REJECTED,
    Disposition.EXPIRED: LineState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Intake:
    """Goods on their way from the truck into the ledger: all that the steps of it need."""

    receipt: Document
    command: ReceiveLine
    arrival: Arrival
    plan: IntakePlan
    lot: int
    """0 where the item has none."""

    @property
    def packed_as(self) -> int:
        """The sealed level in which the goods stay; 0 when loose."""
        sealed = self.command.sealed and not self.arrival.serials
        return self.arrival.level if sealed else 0


def take_in(tx: Tx, receipt: Document, command: ReceiveLine, arrival: Arrival) -> LineReceived:
    """Compare order, notice and label; post what came into quarantine, exception or reject.

    Refusals: what ``decide_receive`` refuses, ``lot_conflict``, ``no_place_for``.
    """
    plan = allow(decide_receive(command, read_facts(tx, receipt, command, arrival)))
    intake = Intake(receipt, command, arrival, plan, _lot(tx, receipt, command, arrival))
    lines = _add_lines(tx, intake)
    _post(tx, intake, lines)
    _move_sources(tx, intake, lines)
    _give_tasks(tx, intake, lines)
    if plan.hold_expiry and intake.lot:
        place_hold(tx, "expiry", HoldScope.LOT, intake.lot, document=receipt.id, approvals=2)
    if command.photo:
        attach(tx, receipt.id, command.photo, line=lines[0].id, kind="photo")
    return _result(intake, lines)


def _lot(tx: Tx, receipt: Document, command: ReceiveLine, arrival: Arrival) -> int:
    if not arrival.lot:
        return 0
    data = LotData(
        arrival.lot, arrival.expiry, arrival.produced, command.certificate, receipt.partner
    )
    return find_or_add_lot(tx, arrival.item.id, data)


def _add_lines(tx: Tx, intake: Intake) -> list[Line]:
    """Make a line of the receipt for each part, at the place where it goes."""
    arrival, command, plan = intake.arrival, intake.command, intake.plan
    new = [
        NewLine(
            arrival.item.id,
            part.quantity,
            typed_quantity=command.quantity,
            level=arrival.level,
            lot=intake.lot,
            packed_as=intake.packed_as,
            place=_place(tx, intake, part),
            state=_STATES[part.disposition],
        )
        for part in plan.parts
    ]
    lines = documents.add_lines(tx, intake.receipt.id, new)
    ways = {scan.way for scan in tx.request.scans} or {"typed"}
    rows = [
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
    ]
    store.keep_lines(tx, rows)
    store.keep_differences(tx, lines[0].id, plan.differences)
    return lines


def _place(tx: Tx, intake: Intake, part: IntakePart) -> int:
    """Return where a part goes: cold goods wait, or are rejected, in the cold."""
    purpose = _PURPOSES[part.disposition]
    if purpose == RECEIVING and intake.command.place:
        return intake.command.place
    temperature = intake.arrival.item.temperature_class
    return place_for(tx.connection, intake.receipt.site, purpose, temperature).id


def _status(part: IntakePart) -> Status:
    is_rejected = _STATES[part.disposition] == LineState.REJECTED
    return Status.REJECTED if is_rejected else Status.QUARANTINE


def _post(tx: Tx, intake: Intake, lines: Sequence[Line]) -> None:
    """Post the goods from the supplier to where each part goes; of pieces one each, in order."""
    item, owner = intake.arrival.item.id, intake.receipt.owner
    serials = intake.arrival.serials
    pieces = iter(add_pieces(tx, item, intake.lot, serials) if serials else ())
    moves: list[Move] = []
    for part, line in zip(intake.plan.parts, lines, strict=True):
        target = Spot(line.place, _status(part), owner, intake.packed_as)
        source = target._replace(place=Virtual.SUPPLIER)
        if serials:
            moves += [
                Move(item, intake.lot, next(pieces), 1, source, target)
                for _ in range(part.quantity)
            ]
        else:
            moves.append(Move(item, intake.lot, 0, part.quantity, source, target))
    post(tx, moves)


def _move_sources(tx: Tx, intake: Intake, lines: Sequence[Line]) -> None:
    """Say on order and notice what has come of them."""
    for part, line in zip(intake.plan.parts, lines, strict=True):
        if part.disposition == Disposition.ORDERED:
            order = DocumentKind.PURCHASE_ORDER
            ordered = documents.add_done(tx, part.order_line, part.quantity, of=order)
            _link(tx, ordered, line, "received_as")
        elif part.disposition == Disposition.OVER:
            ordered = documents.lines_by_id(tx, [part.order_line])[part.order_line]
            _link(tx, ordered, line, "excess_of")
    if intake.plan.notice_line:
        came, notice = intake.arrival.quantity, DocumentKind.SHIPPING_NOTICE
        documents.add_done(tx, intake.plan.notice_line, came, of=notice)


def _link(tx: Tx, ordered: Line, line: Line, role: str) -> None:
    documents.add_first_link(
        tx, Link(ordered.document, ordered.id, line.document, line.id, role, line.quantity)
    )


def _give_tasks(tx: Tx, intake: Intake, lines: Sequence[Line]) -> None:
    """Say who has to do what: ordered goods are accepted, excess waits for the buyer."""
    tasks = {LineState.OPEN: TaskKind.ACCEPT, LineState.UNDECIDED: TaskKind.DECIDE_EXCESS}
    for line in lines:
        kind = tasks.get(LineState(line.state))
        if kind is not None:
            documents.add_task(
                tx,
                kind,
                site=intake.receipt.site,
                document_id=intake.receipt.id,
                line_id=line.id,
                place=line.place,
                item=line.item,
            )


def _result(intake: Intake, lines: Sequence[Line]) -> LineReceived:
    item, plan = intake.arrival.item, intake.plan
    parts = tuple(
        ReceivedPart(
            line.id,
            part.disposition,
            show(part.quantity, item.decimals),
            line.place,
            part.order_line,
        )
        for part, line in zip(plan.parts, lines, strict=True)
    )
    return LineReceived(
        parts,
        item.id,
        intake.lot,
        held="expiry" if plan.hold_expiry else None,
        differences=tuple(difference.field for difference in plan.differences),
    )
