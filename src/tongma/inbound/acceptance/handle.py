"""Commands of acceptance on the ledger."""

from dataclasses import dataclass

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refused, refuse
from tongma.foundation.kernel.quantity import QuantityError, parse, show
from tongma.inbound.acceptance.decide import decide_accept
from tongma.inbound.acceptance.model import Accept, Facts, WithdrawAcceptance
from tongma.masterdata.catalogue.query import item_of
from tongma.masterdata.places.query import place_for
from tongma.stock.model import Move, Spot, Status
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import decimals_of, pieces
from tongma.stock.query.history import pieces_moved
from tongma.work.documents import store as documents
from tongma.work.documents.files import attach
from tongma.work.documents.model import Document, Line, Link, NewDocument, NewLine
from tongma.work.documents.states import TaskKind


@dataclass(frozen=True, slots=True)
class _Split:
    """What is released and what rejected: scaled quantities, and pieces where there are some."""

    released: int
    rejected: int
    released_pieces: tuple[int, ...] = ()
    rejected_pieces: tuple[int, ...] = ()
    strangers: tuple[str, ...] = ()


def accept(tx: Tx, command: Accept) -> Decision:
    """Release or reject; released goods wait for put-away, rejected ones go to the red zone."""
    line = documents.line_of(tx, command.receipt_line)
    receipt = documents.document_of(tx, line.document, "receipt", lock=False)
    tx.at(site=receipt.site, owner=receipt.owner, entity=receipt.entity, document=receipt.id)
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    split = _split(tx, line, command, decimals)
    refusal = decide_accept(
        Facts(
            received_by=line.made_by,
            acting=tx.actor.person,
            state=line.state,
            waiting=line.quantity - line.done,
            released=split.released,
            rejected=split.rejected,
            strangers=split.strangers,
            reason=tx.request.reason,
        )
    )
    if refusal is not None:
        raise Refused(refusal)
    _post(tx, receipt, line, split)
    made = _record(tx, receipt, line, split)
    if command.photo:
        attach(tx, receipt.id, command.photo, line=line.id, kind="photo")
    return Decision(
        {
            "lines": [str(one.id) for one in made],
            "released": show(split.released, decimals),
            "rejected": show(split.rejected, decimals),
            "left": show(line.quantity - line.done - split.released - split.rejected, decimals),
        }
    )


def _split(tx: Tx, line: Line, command: Accept, decimals: int) -> _Split:
    waiting = _waiting_pieces(tx, line)
    if not waiting:
        if command.all:
            return _Split(line.quantity - line.done, 0)
        try:
            return _Split(parse(command.released, decimals), parse(command.rejected, decimals))
        except QuantityError as error:
            raise refuse("quantity_wrong", quantity=str(error)) from None
    rejected = [one for one in command.rejected_serials if one in waiting]
    wanted = command.released_serials
    if command.all:
        wanted = tuple(one for one in waiting if one not in command.rejected_serials)
    released = [one for one in wanted if one in waiting]
    known = {*released, *rejected}
    strangers = [one for one in (*wanted, *command.rejected_serials) if one not in known]
    return _Split(
        len(released),
        len(rejected),
        tuple(waiting[one] for one in released),
        tuple(waiting[one] for one in rejected),
        tuple(strangers),
    )


def _waiting_pieces(tx: Tx, line: Line) -> dict[str, int]:
    """Return serial → piece of what this line brought and what still waits where it was put."""
    brought = pieces_moved(tx.connection, line.record_id, line.place)
    if not brought:
        return {}
    there = stock_at(
        tx.connection, place=line.place, lot=line.lot, item=line.item, status=Status.QUARANTINE
    )
    waiting = {row.piece for row in there} & set(brought)
    return {one.serial: one.id for one in pieces(tx.connection, waiting).values()}


def _post(tx: Tx, receipt: Document, line: Line, split: _Split) -> None:
    here = Spot(line.place, Status.QUARANTINE, receipt.owner, line.packed_as)
    good = here._replace(status=Status.RELEASED)
    moves = _moves(line, here, good, (split.released, split.released_pieces))
    if split.rejected:
        red = _red(tx, receipt, line)
        bad = Spot(red, Status.REJECTED, receipt.owner, line.packed_as)
        moves += _moves(line, here, bad, (split.rejected, split.rejected_pieces))
    post(tx, moves)


def _moves(line: Line, source: Spot, target: Spot, what: tuple[int, tuple[int, ...]]) -> list[Move]:
    quantity, its_pieces = what
    if its_pieces:
        return [Move(line.item, line.lot, one, 1, source, target) for one in its_pieces]
    return [Move(line.item, line.lot, 0, quantity, source, target)] if quantity else []


def _red(tx: Tx, receipt: Document, line: Line) -> int:
    item = item_of(tx.connection, line.item)
    temperature = item.temperature_class if item else ""
    return place_for(tx.connection, receipt.site, "rejected", temperature).id


def _record(tx: Tx, receipt: Document, line: Line, split: _Split) -> list[Line]:
    """Keep the acceptance as a document of its own, and say what is to be done next."""
    record = documents.add_document(
        tx,
        NewDocument(
            "acceptance", receipt.site, receipt.entity, receipt.owner, receipt.partner, "closed"
        ),
    )
    red = _red(tx, receipt, line)
    parts = [(split.released, "released", line.place), (split.rejected, "rejected", red)]
    made = documents.add_lines(
        tx,
        record.id,
        [
            NewLine(
                line.item,
                quantity,
                lot=line.lot,
                packed_as=line.packed_as,
                place=place,
                state=state,
            )
            for quantity, state, place in parts
            if quantity
        ],
    )
    for one in made:
        documents.add_link(
            tx, Link(receipt.id, line.id, record.id, one.id, "accepted_as", one.quantity)
        )
        if one.state == "released":
            documents.add_task(
                tx,
                TaskKind.PUT_AWAY,
                site=receipt.site,
                document_id=record.id,
                line_id=one.id,
                place=line.place,
                item=line.item,
            )
    after = documents.add_done(tx, line.id, split.released + split.rejected)
    if after.state == "done":
        documents.finish_tasks(tx, TaskKind.ACCEPT, line_id=line.id)
    return made


def withdraw_acceptance(tx: Tx, command: WithdrawAcceptance) -> Decision:
    """Put the goods back into quarantine; refused once they have been put away."""
    line = documents.line_of(tx, command.line)
    record = documents.document_of(tx, line.document, "acceptance")
    tx.at(site=record.site, owner=record.owner, entity=record.entity, document=record.id)
    together = documents.lines_of_record(tx, line.record_id)
    for one in together:
        if one.done or one.state == "withdrawn":
            raise refuse("already_put_away", line=str(one.id), state=one.state)
    reverse_record(tx, line.record_id)
    for one in together:
        documents.set_line(tx, one.id, state="withdrawn")
        documents.finish_tasks(tx, TaskKind.PUT_AWAY, line_id=one.id)
        for link in documents.links_to(tx, line_id=one.id, role="accepted_as"):
            documents.add_done(tx, link.from_line, -one.quantity)
    source = documents.links_to(tx, line_id=line.id, role="accepted_as")[0]
    documents.add_task(
        tx,
        TaskKind.ACCEPT,
        site=record.site,
        document_id=source.from_document,
        line_id=source.from_line,
        item=line.item,
    )
    return Decision({"lines": [str(one.id) for one in together], "state": "withdrawn"})


KINDS = (
    Kind("acceptance.accept", Accept, accept),
    Kind("acceptance.withdraw_acceptance", WithdrawAcceptance, withdraw_acceptance),
)
