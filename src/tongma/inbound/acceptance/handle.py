"""Commands of acceptance on the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.foundation.kernel.quantity import show
from tongma.inbound.acceptance.decide import decide_accept, decide_withdraw
from tongma.inbound.acceptance.model import (
    Accept,
    AcceptanceFacts,
    AcceptanceWithdrawn,
    LineAccepted,
    Verdict,
    WithdrawAcceptance,
)
from tongma.masterdata.catalogue.query import ItemFacts, known_item
from tongma.masterdata.places.query import place_for
from tongma.stock.model import Move, Spot, Status
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record
from tongma.stock.query.history import pieces_left
from tongma.work.documents import store as documents
from tongma.work.documents.files import attach
from tongma.work.documents.model import Document, Line, Link, NewDocument, NewLine
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind

_STATUS = {LineState.RELEASED: Status.RELEASED, LineState.REJECTED: Status.REJECTED}


@dataclass(frozen=True, slots=True)
class _Portion:
    """Goods that are released, or rejected, and the place where they stand from now on."""

    verdict: Verdict
    place: int


def accept(tx: Tx, command: Accept) -> LineAccepted:
    """Release or reject; released goods wait for put-away, rejected ones go to the red zone."""
    line = documents.line_of(tx, command.receipt_line)
    receipt = documents.document_of(tx, line.document, DocumentKind.RECEIPT, lock=False)
    tx.at_document(receipt)
    item = known_item(tx.connection, line.item)
    facts = AcceptanceFacts(
        received_by=line.made_by,
        acting=tx.actor.person,
        state=line.state,
        item=item,
        waiting=line.quantity - line.done,
        pieces=pieces_left(
            tx.connection, line.record_id, line.place, lot=line.lot, status=Status.QUARANTINE
        ),
        reason=tx.request.reason,
    )
    verdicts = allow(decide_accept(command, facts))
    portions = [
        _Portion(verdict, _place(tx, line, verdict.state, site=receipt.site, item=item))
        for verdict in verdicts
    ]
    _post(tx, receipt, line, portions)
    made = _record(tx, receipt, line, portions)
    if command.photo:
        attach(tx, receipt.id, command.photo, line=line.id, kind="photo")
    by_state = {verdict.state: verdict.quantity for verdict in verdicts}
    return LineAccepted(
        tuple(each.id for each in made),
        released=show(by_state.get(LineState.RELEASED, 0), item.decimals),
        rejected=show(by_state.get(LineState.REJECTED, 0), item.decimals),
        left=show(facts.waiting - sum(by_state.values()), item.decimals),
    )


def _place(tx: Tx, line: Line, state: LineState, *, site: int, item: ItemFacts) -> int:
    """Return where goods stand from now on: rejected ones in the red zone of their temperature."""
    if state == LineState.RELEASED:
        return line.place
    return place_for(tx.connection, site, "rejected", item.temperature_class).id


def _post(tx: Tx, receipt: Document, line: Line, portions: Sequence[_Portion]) -> None:
    here = Spot(line.place, Status.QUARANTINE, receipt.owner, line.packed_as)
    moves = []
    for portion in portions:
        verdict = portion.verdict
        target = here._replace(place=portion.place, status=_STATUS[verdict.state])
        if verdict.pieces:
            moves += [Move(line.item, line.lot, piece, 1, here, target) for piece in verdict.pieces]
        else:
            moves.append(Move(line.item, line.lot, 0, verdict.quantity, here, target))
    post(tx, moves)


def _record(tx: Tx, receipt: Document, line: Line, portions: Sequence[_Portion]) -> list[Line]:
    """Keep the acceptance as a document of its own, and say what is to be done next."""
    record = documents.add_document(
        tx,
        NewDocument(
            DocumentKind.ACCEPTANCE,
            receipt.site,
            receipt.entity,
            receipt.owner,
            receipt.partner,
            DocumentState.CLOSED,
        ),
    )
    new = [
        NewLine(
            line.item,
            portion.verdict.quantity,
            lot=line.lot,
            packed_as=line.packed_as,
            place=portion.place,
            state=portion.verdict.state,
        )
        for portion in portions
    ]
    made = documents.add_lines(tx, record.id, new)
    for each in made:
        link = Link(receipt.id, line.id, record.id, each.id, "accepted_as", each.quantity)
        documents.add_link(tx, link)
        if each.state == LineState.RELEASED:
            documents.add_task(
                tx,
                TaskKind.PUT_AWAY,
                site=receipt.site,
                document_id=record.id,
                line_id=each.id,
                place=line.place,
                item=line.item,
            )
    judged = sum(each.quantity for each in made)
    after = documents.add_done(tx, line.id, judged, of=DocumentKind.RECEIPT)
    if after.state == LineState.DONE:
        documents.finish_tasks(tx, TaskKind.ACCEPT, line_id=line.id)
    return made


def withdraw_acceptance(tx: Tx, command: WithdrawAcceptance) -> AcceptanceWithdrawn:
    """Put the goods back into quarantine; refused once they have been put away."""
    line = documents.line_of(tx, command.line)
    record = documents.document_of(tx, line.document, DocumentKind.ACCEPTANCE)
    tx.at_document(record)
    together = documents.lines_of_record(tx, line.record_id)
    allow(decide_withdraw(together))
    reverse_record(tx, line.record_id)
    for each in together:
        documents.move_line(tx, each, LineState.WITHDRAWN, of=DocumentKind.ACCEPTANCE)
        documents.finish_tasks(tx, TaskKind.PUT_AWAY, line_id=each.id)
        for link in documents.links_to(tx, line_id=each.id, role="accepted_as"):
            documents.add_done(tx, link.from_line, -each.quantity, of=DocumentKind.RECEIPT)
    source = documents.links_to(tx, line_id=line.id, role="accepted_as")[0]
    documents.finish_tasks(tx, TaskKind.ACCEPT, line_id=source.from_line)
    documents.add_task(
        tx,
        TaskKind.ACCEPT,
        site=record.site,
        document_id=source.from_document,
        line_id=source.from_line,
        item=line.item,
    )
    return AcceptanceWithdrawn(tuple(each.id for each in together), LineState.WITHDRAWN)


KINDS = (
    Kind("acceptance.accept", Accept, accept, LineAccepted),
    Kind(
        "acceptance.withdraw_acceptance",
        WithdrawAcceptance,
        withdraw_acceptance,
        AcceptanceWithdrawn,
    ),
)
