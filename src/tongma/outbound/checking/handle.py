"""Commands of checking on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refusal, Refused, refuse
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.places.query import today_at
from tongma.outbound.checking.decide import decide_check
from tongma.outbound.checking.model import Check, Facts, Staged, WithdrawCheck
from tongma.stock.model import Blocked
from tongma.stock.post.gate import let_out
from tongma.stock.query.supply import supply_at
from tongma.work.documents import store as documents
from tongma.work.documents.dispatching import (
    AtDispatch,
    at_dispatch,
    checked_quantities,
    pickers_of,
)
from tongma.work.documents.model import Document, Line, Link, NewDocument, NewLine
from tongma.work.documents.states import TaskKind
from tongma.work.scanning.proved import Proved, Typed, proved


def check(tx: Tx, command: Check) -> Decision:
    """Compare the scanned goods with the order; the checker is nobody who picked for it."""
    order = documents.open_document(tx, command.order, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    let_out(tx)
    goods = proved(tx, Typed(command.item, command.lot, command.serial), order.id)
    quantity = _quantity(command, goods)
    standing = at_dispatch(tx, order)
    taken = decide_check(_facts(tx, order, goods, (quantity, standing)))
    if isinstance(taken, Refusal):
        raise Refused(taken)
    made = _record(tx, order, taken)
    open_ = _open(tx, order, standing)
    if not open_ and not _unpicked(tx, order):
        documents.finish_tasks(tx, TaskKind.CHECK, document_id=order.id)
        documents.add_task(tx, TaskKind.SHIP, site=order.site, document_id=order.id)
    return Decision(
        {
            "lines": [str(one.id) for one in made],
            "quantity": show(quantity, goods.item.decimals),
            "goods": goods.item.name_zh,
            "left": [*open_],
            "record": str(tx.record_id),
        }
    )


def _quantity(command: Check, goods: Proved) -> int:
    if goods.piece:
        return 1
    text = command.quantity or "1"
    return base_quantity(goods.item, text, None, decimals=goods.item.decimals) * goods.goods.factor


def _facts(tx: Tx, order: Document, goods: Proved, what: tuple[int, list[AtDispatch]]) -> Facts:
    quantity, standing = what
    done = checked_quantities(tx, order)
    staged = []
    for one in standing:
        key = one.allocation.key
        group = (one.allocation.line, key.lot, key.piece, key.packed_as)
        checked = min(done.get(group, 0), one.allocation.quantity)
        done[group] = done.get(group, 0) - checked
        staged.append(
            Staged(
                one.allocation.line,
                key.item,
                key.lot,
                key.piece,
                key.packed_as,
                one.allocation.quantity,
                checked,
                one.words,
            )
        )
    words = f"{goods.item.code} {goods.item.name_zh}"
    words += f" / {goods.lot_number}" if goods.lot_number else ""
    words += f" / {goods.serial}" if goods.serial else ""
    return Facts(
        acting=tx.actor.person,
        pickers=pickers_of(tx, order),
        staged=tuple(staged),
        item=goods.item.id,
        lot=goods.lot,
        piece=goods.piece,
        level=goods.goods.level,
        quantity=quantity,
        words=words,
        blocked=_blocked(tx, order, goods, standing),
    )


def _blocked(tx: Tx, order: Document, goods: Proved, standing: list[AtDispatch]) -> Blocked | None:
    day = today_at(tx.connection, order.site, tx.now)
    keys = [
        one.allocation.key
        for one in standing
        if (one.allocation.key.lot, one.allocation.key.piece) == (goods.lot, goods.piece)
    ]
    judged = supply_at(tx.connection, keys, day)
    return next((one.blocked for one in judged.values() if one.blocked), None)


def _record(tx: Tx, order: Document, taken: list[tuple[Staged, int]]) -> list[Line]:
    there = documents.links_from(tx, document_id=order.id, role="checked_by")
    if there:
        document = there[0].to_document
    else:
        document = documents.add_document(
            tx, NewDocument("check", order.site, order.entity, order.owner, order.partner)
        ).id
        documents.add_link(tx, Link(order.id, 0, document, 0, "checked_by", 0))
    made = documents.add_lines(
        tx,
        document,
        [
            NewLine(one.item, part, lot=one.lot, piece=one.piece, packed_as=one.packed_as)
            for one, part in taken
        ],
    )
    for line, (one, part) in zip(made, taken, strict=True):
        documents.add_link(tx, Link(order.id, one.line, document, line.id, "check_of", part))
        documents.add_step(tx, line, "checked", part)
    return made


def _open(tx: Tx, order: Document, standing: list[AtDispatch]) -> list[str]:
    """Return the words of what is still to be checked."""
    done = checked_quantities(tx, order)
    found = []
    for one in standing:
        key = one.allocation.key
        group = (one.allocation.line, key.lot, key.piece, key.packed_as)
        checked = min(done.get(group, 0), one.allocation.quantity)
        done[group] = done.get(group, 0) - checked
        if checked < one.allocation.quantity:
            found.append(one.words)
    return found


def _unpicked(tx: Tx, order: Document) -> bool:
    """Say whether a pick list of the order is still open."""
    lines = [
        link.to_line for link in documents.links_from(tx, document_id=order.id, role="pick_of")
    ]
    return any(one.state == "open" for one in documents.lines_by_id(tx, lines).values())


def withdraw_check(tx: Tx, command: WithdrawCheck) -> Decision:
    """Take a check back; refused once its goods lie in a carton."""
    done = documents.steps_of_record(tx, command.record, "checked")
    if not done:
        raise refuse("record_unknown", record=str(command.record))
    lines = documents.lines_by_id(tx, [one.line for one in done])
    first = lines[done[0].line]
    link = documents.links_to(tx, line_id=first.id, role="check_of")[0]
    order = documents.open_document(tx, link.from_document, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    packed = {
        (one.allocation.key.lot, one.allocation.key.piece)
        for one in at_dispatch(tx, order)
        if one.packed
    }
    for one in done:
        line = lines[one.line]
        if (line.lot, line.piece) in packed:
            raise refuse("already_packed", line=str(line.id))
        documents.set_line(tx, line.id, state="withdrawn")
        documents.undo_step(tx, one)
    documents.finish_tasks(tx, TaskKind.SHIP, document_id=order.id)
    documents.add_task(tx, TaskKind.CHECK, site=order.site, document_id=order.id)
    return Decision({"lines": [str(one.line) for one in done], "state": "withdrawn"})


KINDS = (
    Kind("checking.check", Check, check),
    Kind("checking.withdraw_check", WithdrawCheck, withdraw_check),
)
