"""Commands of opening stock on the ledger."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.inbound.opening_stock import store
from tongma.inbound.opening_stock.decide import decide_prepare, decide_sign
from tongma.inbound.opening_stock.model import (
    CancelOpening,
    OpeningCancelled,
    OpeningFacts,
    OpeningPrepared,
    OpeningSigned,
    PrepareOpening,
    SigningFacts,
    SignOpening,
)
from tongma.inbound.opening_stock.store import OpeningDetail
from tongma.masterdata.catalogue.query import items_of, levels_of
from tongma.masterdata.partners.query import owner_of_goods, partner_in_role
from tongma.masterdata.places.query import places_of, site_of
from tongma.stock.model import Move, Spot, Virtual
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.stock.post.movements import post
from tongma.stock.query.goods import find_pieces
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, NewDocument, NewLine
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind

KIND = DocumentKind.OPENING_STOCK


def prepare_opening(tx: Tx, command: PrepareOpening) -> OpeningPrepared:
    """Check every line and keep it; a second person signs."""
    site = site_of(tx.connection, command.site)
    owner = owner_of_goods(tx.connection, command.owner, site.entity)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    for supplier in {line.supplier for line in command.lines if line.supplier}:
        partner_in_role(tx.connection, supplier, "supplier")
    quantities = allow(decide_prepare(command, _facts(tx, command)))
    opening = documents.add_document(tx, NewDocument(KIND, site.id, site.entity, owner))
    new = [
        NewLine(line.item, quantity, line.quantity, packed_as=line.packed_as, place=line.place)
        for line, quantity in zip(command.lines, quantities, strict=True)
    ]
    lines = documents.add_lines(tx, opening.id, new)
    _keep_what_is_said(tx, command, lines)
    documents.add_task(tx, TaskKind.SIGN_OPENING, site=site.id, document_id=opening.id)
    return OpeningPrepared(opening.id, opening.number, len(lines))


def _facts(tx: Tx, command: PrepareOpening) -> OpeningFacts:
    levels = [line.packed_as for line in command.lines if line.packed_as]
    return OpeningFacts(
        command.site,
        items_of(tx.connection, [line.item for line in command.lines]),
        places_of(tx.connection, [line.place for line in command.lines]),
        levels_of(tx.connection, levels),
    )


def _keep_what_is_said(tx: Tx, command: PrepareOpening, lines: Sequence[Line]) -> None:
    store.keep_lines(
        tx,
        [
            {
                "line": line.id,
                "lot": said.lot,
                "expiry": said.expiry,
                "produced": said.produced,
                "serials": "\n".join(said.serials),
                "status": said.status,
                "supplier": said.supplier,
            }
            for line, said in zip(lines, command.lines, strict=True)
        ],
    )


def sign_opening(tx: Tx, command: SignOpening) -> OpeningSigned:
    """Book the lines from the opening place; the signer is not who prepared them."""
    opening = documents.open_document(tx, command.opening, KIND)
    tx.at_document(opening)
    lines = documents.lines_of(tx, opening.id)
    details = store.details_of(tx, opening.id)
    known = _known_serials(tx, lines, details)
    allow(decide_sign(SigningFacts(opening.created_by, tx.actor.person, known)))
    moves = [move for line in lines for move in _book(tx, opening, line, details[line.id])]
    post(tx, moves)
    documents.move_document(tx, opening, DocumentState.CLOSED)
    documents.finish_tasks(tx, TaskKind.SIGN_OPENING, document_id=opening.id)
    return OpeningSigned(opening.id, len(moves))


def _known_serials(
    tx: Tx, lines: Sequence[Line], details: Mapping[int, OpeningDetail]
) -> list[str]:
    serials: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        serials[line.item] += details[line.id].each_serial
    return [
        piece.serial
        for item, wanted in serials.items()
        for piece in find_pieces(tx.connection, item, wanted)
    ]


def _book(tx: Tx, opening: Document, line: Line, said: OpeningDetail) -> list[Move]:
    """Make lot and pieces of a line and return its moves; the line is done."""
    lot = 0
    if said.lot:
        data = LotData(said.lot, said.expiry or None, said.produced or None, 0, said.supplier)
        lot = find_or_add_lot(tx, line.item, data)
    documents.move_line(tx, line, LineState.DONE, of=KIND, done=line.quantity, lot=lot)
    target = Spot(line.place, said.status, opening.owner, line.packed_as)
    source = target._replace(place=Virtual.OPENING)
    if not said.each_serial:
        return [Move(line.item, lot, 0, line.quantity, source, target)]
    made = add_pieces(tx, line.item, lot, said.each_serial)
    return [Move(line.item, lot, piece, 1, source, target) for piece in made]


def cancel_opening(tx: Tx, command: CancelOpening) -> OpeningCancelled:
    """Mark it cancelled; nothing was booked."""
    opening = documents.open_document(tx, command.opening, KIND)
    tx.at_document(opening)
    documents.move_document(tx, opening, DocumentState.CANCELLED)
    documents.finish_tasks(tx, TaskKind.SIGN_OPENING, document_id=opening.id)
    return OpeningCancelled(opening.id, DocumentState.CANCELLED)


KINDS = (
    Kind("opening.prepare_opening", PrepareOpening, prepare_opening, OpeningPrepared),
    Kind("opening.sign_opening", SignOpening, sign_opening, OpeningSigned),
    Kind("opening.cancel_opening", CancelOpening, cancel_opening, OpeningCancelled),
)
