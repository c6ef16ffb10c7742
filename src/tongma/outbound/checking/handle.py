"""Commands of checking on the ledger."""

from collections.abc import Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.places.query import today_at
from tongma.outbound.checking.decide import decide_check, decide_withdraw
from tongma.outbound.checking.model import (
    Check,
    CheckedPart,
    CheckFacts,
    CheckWithdrawn,
    GoodsChecked,
    StagedGoods,
    WithdrawCheck,
)
from tongma.stock.model import Blocked
from tongma.stock.post.gate import let_out
from tongma.stock.query.supply import supply_at
from tongma.work.documents import store as documents
from tongma.work.documents.dispatch import AtDispatch, at_dispatch, pickers_of
from tongma.work.documents.model import Document, Line, Link, NewDocument, NewLine
from tongma.work.documents.states import DocumentKind, LineState, TaskKind
from tongma.work.scanning.verification import TypedGoods, VerifiedGoods, verified_goods

_CHECKED = "checked"
"""The step on a line of a check that says who checked."""
_CHECK_OF = "check_of"
"""The link from an order's line to the lines of its check."""


def check(tx: Tx, command: Check) -> GoodsChecked:
    """Compare the scanned goods with the order; the checker is nobody who picked for it."""
    order = documents.open_document(tx, command.order, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    let_out(tx)
    goods = verified_goods(
        tx, TypedGoods(command.item, command.lot, command.serial, command.quantity), order.id
    )
    facts = _facts(tx, order, goods, _quantity(command, goods))
    made = _record(tx, order, allow(decide_check(facts)))
    left = tuple(one.words for one in at_dispatch(tx, order) if one.left_to_check)
    if not left and not _is_picked_still(tx, order):
        documents.finish_tasks(tx, TaskKind.CHECK, document_id=order.id)
        documents.add_task(tx, TaskKind.SHIP, site=order.site, document_id=order.id)
    return GoodsChecked(
        lines=tuple(line.id for line in made),
        quantity=show(facts.quantity, facts.decimals),
        goods=goods.item.name_zh,
        left=left,
        record=tx.record_id,
    )


def _quantity(command: Check, goods: VerifiedGoods) -> int:
    if goods.piece:
        return 1
    text, decimals = command.quantity or "1", goods.item.decimals
    return base_quantity(goods.item, text, decimals=decimals) * goods.goods.factor


def _facts(tx: Tx, order: Document, goods: VerifiedGoods, quantity: int) -> CheckFacts:
    standing = at_dispatch(tx, order)
    words = (f"{goods.item.code} {goods.item.name_zh}", goods.lot_number, goods.serial)
    return CheckFacts(
        acting=tx.actor.person,
        pickers=pickers_of(tx, order),
        staged=tuple(_staged(one) for one in standing),
        item=goods.item.id,
        lot=goods.lot,
        piece=goods.piece,
        serial=goods.serial,
        quantity=quantity,
        decimals=goods.item.decimals,
        words=" / ".join(filter(None, words)),
        blocked=_blocked(tx, order, goods, standing),
    )


def _staged(standing: AtDispatch) -> StagedGoods:
    key = standing.allocation.key
    return StagedGoods(
        line=standing.allocation.line,
        item=key.item,
        lot=key.lot,
        piece=key.piece,
        packed_as=key.packed_as,
        quantity=standing.allocation.quantity,
        checked=standing.checked,
        words=standing.words,
    )


def _blocked(
    tx: Tx, order: Document, goods: VerifiedGoods, standing: Sequence[AtDispatch]
) -> Blocked | None:
    day = today_at(tx.connection, order.site, tx.now)
    scanned = (goods.item.id, goods.lot, goods.piece)
    keys = [one.allocation.key for one in standing if one.goods == scanned]
    judged = supply_at(tx.connection, keys, day).values()
    return next((stock.blocked for stock in judged if stock.blocked), None)


def _record(tx: Tx, order: Document, parts: Sequence[CheckedPart]) -> list[Line]:
    """Add a line for each part to the order's check."""
    document = _check_of(tx, order)
    new = [
        NewLine(
            part.staged.item,
            part.quantity,
            lot=part.staged.lot,
            piece=part.staged.piece,
            packed_as=part.staged.packed_as,
        )
        for part in parts
    ]
    made = documents.add_lines(tx, document, new)
    for line, part in zip(made, parts, strict=True):
        link = Link(order.id, part.staged.line, document, line.id, _CHECK_OF, part.quantity)
        documents.add_link(tx, link)
        documents.add_step(tx, line, _CHECKED, part.quantity)
    return made


def _check_of(tx: Tx, order: Document) -> int:
    """Return the order's check, made at its first scan."""
    there = documents.links_from(tx, document_id=order.id, role="checked_by")
    if there:
        return there[0].to_document
    new = NewDocument(DocumentKind.CHECK, order.site, order.entity, order.owner, order.partner)
    document = documents.add_document(tx, new)
    documents.add_link(tx, Link(order.id, 0, document.id, 0, "checked_by", 0))
    return document.id


def _is_picked_still(tx: Tx, order: Document) -> bool:
    """Say whether a line of a pick list of the order is still open."""
    links = documents.links_from(tx, document_id=order.id, role="pick_of")
    lines = documents.lines_by_id(tx, [link.to_line for link in links])
    return any(line.state == LineState.OPEN for line in lines.values())


def withdraw_check(tx: Tx, command: WithdrawCheck) -> CheckWithdrawn:
    """Take a check back; refused once its goods lie in a carton."""
    done = documents.steps_of_record(tx, command.record, _CHECKED)
    if not done:
        raise refuse("record_unknown", record=str(command.record))
    lines = documents.lines_by_id(tx, [step.line for step in done])
    link = documents.links_to(tx, line_id=done[0].line, role=_CHECK_OF)[0]
    order = documents.open_document(tx, link.from_document, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    packed = {one.goods for one in at_dispatch(tx, order) if one.packed}
    checked = [lines[step.line] for step in done]
    allow(decide_withdraw(checked, packed))
    for step, line in zip(done, checked, strict=True):
        documents.move_line(tx, line, LineState.WITHDRAWN, of=DocumentKind.CHECK)
        documents.undo_step(tx, step)
    documents.finish_tasks(tx, TaskKind.SHIP, document_id=order.id)
    documents.add_task(tx, TaskKind.CHECK, site=order.site, document_id=order.id)
    return CheckWithdrawn(tuple(line.id for line in checked))


KINDS = (
    Kind("checking.check", Check, check, GoodsChecked),
    Kind("checking.withdraw_check", WithdrawCheck, withdraw_check, CheckWithdrawn),
)
