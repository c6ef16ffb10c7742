"""The life of every document, line and task: its states, and the one table of legal steps. Pure.

``move`` in ``store`` is the only way from one state to another, and asks ``may_move``. The tables
are drawn by ``python -m tongma.work.documents``.

>>> may_move(LINE_STEPS, DocumentKind.COUNT, LineState.RECOUNT, LineState.TO_APPROVE)
True
>>> may_move(DOCUMENT_STEPS, DocumentKind.COUNT, DocumentState.CLOSED, DocumentState.OPEN)
False
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

S = TypeVar("S", bound=StrEnum)


class DocumentKind(StrEnum):
    """What a document is."""

    PURCHASE_ORDER = "purchase_order"
    SHIPPING_NOTICE = "shipping_notice"
    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    PUT_AWAY = "put_away"
    COUNT = "count"
    SALES_ORDER = "sales_order"
    PICK_LIST = "pick_list"
    CHECK = "check"
    SHIPMENT = "shipment"
    RELOCATION = "relocation"
    TRANSFER = "transfer"
    OPENING_STOCK = "opening_stock"
    IMPORT = "import"


class DocumentState(StrEnum):
    """How far a document is."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    UNDONE = "undone"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"


class LineState(StrEnum):
    """How far a line is."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    SHORT_CLOSED = "short_closed"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"
    # receipt: excess waits for the buyer, or goes back
    UNDECIDED = "undecided"
    REJECTED = "rejected"
    TO_RETURN = "to_return"
    # acceptance: what became of the goods
    RELEASED = "released"
    # count
    RECOUNT = "recount"
    TO_APPROVE = "to_approve"
    POSTED = "posted"
    # pick list
    SHORT = "short"


class TaskState(StrEnum):
    """How far a task is."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"


Steps = Mapping[DocumentKind, frozenset[tuple[S, S]]]
_D, _L = DocumentState, LineState
_CLOSING = frozenset({(_D.OPEN, _D.CLOSED)})
_ORDER = frozenset({(_D.OPEN, _D.CLOSED), (_D.CLOSED, _D.OPEN), (_D.OPEN, _D.CANCELLED)})
_DOING = frozenset({(_L.OPEN, _L.DONE), (_L.DONE, _L.OPEN)})
_ORDER_LINE = _DOING | {(_L.OPEN, _L.SHORT_CLOSED), (_L.OPEN, _L.CANCELLED)}

DOCUMENT_STEPS: Steps[DocumentState] = {
    DocumentKind.PURCHASE_ORDER: _ORDER,
    DocumentKind.SHIPPING_NOTICE: _ORDER,
    DocumentKind.RECEIPT: _CLOSING,
    DocumentKind.ACCEPTANCE: frozenset(),
    DocumentKind.PUT_AWAY: frozenset(),
    DocumentKind.COUNT: frozenset({(_D.OPEN, _D.CLOSED), (_D.OPEN, _D.CANCELLED)}),
    DocumentKind.SALES_ORDER: _ORDER,
    DocumentKind.PICK_LIST: frozenset({(_D.OPEN, _D.CLOSED), (_D.CLOSED, _D.OPEN)}),
    DocumentKind.CHECK: frozenset(),
    DocumentKind.SHIPMENT: frozenset(
        {
            (_D.OPEN, _D.DISPATCHED),
            (_D.OPEN, _D.CANCELLED),
            (_D.DISPATCHED, _D.DELIVERED),
        }
    ),
    DocumentKind.RELOCATION: frozenset({(_D.CLOSED, _D.UNDONE)}),
    DocumentKind.TRANSFER: frozenset({(_D.OPEN, _D.CLOSED), (_D.OPEN, _D.CANCELLED)}),
    DocumentKind.OPENING_STOCK: frozenset({(_D.OPEN, _D.CLOSED), (_D.OPEN, _D.CANCELLED)}),
    DocumentKind.IMPORT: frozenset(),
}
"""Kind of document → the steps from one state to another that it may make."""

LINE_STEPS: Steps[LineState] = {
    DocumentKind.PURCHASE_ORDER: _ORDER_LINE,
    DocumentKind.SHIPPING_NOTICE: _ORDER_LINE,
    DocumentKind.RECEIPT: _DOING
    | {
        (_L.OPEN, _L.UNDONE),
        (_L.UNDECIDED, _L.UNDONE),
        (_L.UNDECIDED, _L.OPEN),
        (_L.UNDECIDED, _L.TO_RETURN),
        (_L.REJECTED, _L.UNDONE),
    },
    DocumentKind.ACCEPTANCE: frozenset({(_L.RELEASED, _L.WITHDRAWN), (_L.REJECTED, _L.WITHDRAWN)}),
    DocumentKind.PUT_AWAY: frozenset(),
    DocumentKind.COUNT: frozenset(
        {
            (_L.OPEN, _L.DONE),
            (_L.OPEN, _L.RECOUNT),
            (_L.RECOUNT, _L.RECOUNT),
            (_L.DONE, _L.RECOUNT),
            (_L.RECOUNT, _L.DONE),
            (_L.RECOUNT, _L.TO_APPROVE),
            (_L.TO_APPROVE, _L.RECOUNT),
            (_L.TO_APPROVE, _L.POSTED),
            (_L.OPEN, _L.CANCELLED),
            (_L.RECOUNT, _L.CANCELLED),
            (_L.TO_APPROVE, _L.CANCELLED),
        }
    ),
    DocumentKind.SALES_ORDER: _ORDER_LINE,
    DocumentKind.PICK_LIST: _DOING | {(_L.OPEN, _L.SHORT)},
    DocumentKind.CHECK: frozenset({(_L.OPEN, _L.WITHDRAWN)}),
    DocumentKind.SHIPMENT: _DOING,
    DocumentKind.RELOCATION: frozenset(),
    DocumentKind.TRANSFER: _DOING | {(_L.OPEN, _L.CANCELLED)},
    DocumentKind.OPENING_STOCK: frozenset({(_L.OPEN, _L.DONE)}),
    DocumentKind.IMPORT: frozenset(),
}
"""Kind of document → the steps that its lines may make."""

TASK_STEPS: frozenset[tuple[TaskState, TaskState]] = frozenset(
    {
        (TaskState.OPEN, TaskState.TAKEN),
        (TaskState.TAKEN, TaskState.OPEN),
        (TaskState.TAKEN, TaskState.TAKEN),
        (TaskState.OPEN, TaskState.DONE),
        (TaskState.TAKEN, TaskState.DONE),
    }
)


class TaskKind(StrEnum):
    """What is to be done."""

    RECEIVE = "receive"
    ACCEPT = "accept"
    DECIDE_EXCESS = "decide_excess"
    SHORT = "short"
    PUT_AWAY = "put_away"
    SIGN_OPENING = "sign_opening"
    ALLOCATE = "allocate"
    HELD_ORDER = "held_order"
    RELEASE_TO_FLOOR = "release_to_floor"
    PICK = "pick"
    CHECK = "check"
    SHIP = "ship"
    DISPATCH = "dispatch"
    DELIVER = "deliver"
    ARRIVE = "arrive"
    COUNT = "count"
    COUNT_BIN = "count_bin"
    RECOUNT = "recount"
    APPROVE_COUNT = "approve_count"
    LATE_FACT = "late_fact"
    UNKNOWN_CODE = "unknown_code"
    LABEL_CONFLICT = "label_conflict"


ACTIONS: Mapping[TaskKind, str] = {
    TaskKind.RECEIVE: "receiving.open_receipt",
    TaskKind.ACCEPT: "acceptance.accept",
    TaskKind.DECIDE_EXCESS: "purchasing.decide_excess",
    TaskKind.SHORT: "purchasing.short_close_line",
    TaskKind.PUT_AWAY: "putaway.put_away",
    TaskKind.SIGN_OPENING: "opening.sign_opening",
    TaskKind.ALLOCATE: "sales.allocate",
    TaskKind.HELD_ORDER: "sales.allocate",
    TaskKind.RELEASE_TO_FLOOR: "picking.make_list",
    TaskKind.PICK: "picking.pick",
    TaskKind.CHECK: "checking.check",
    TaskKind.SHIP: "shipping.open_shipment",
    TaskKind.DISPATCH: "shipping.dispatch",
    TaskKind.DELIVER: "shipping.deliver",
    TaskKind.ARRIVE: "transfers.arrive_transfer",
    TaskKind.COUNT: "counting.count_bin",
    TaskKind.COUNT_BIN: "counting.open_count",
    TaskKind.RECOUNT: "counting.count_bin",
    TaskKind.APPROVE_COUNT: "counting.approve_count",
    TaskKind.LATE_FACT: "late.accept_late_fact",
    TaskKind.UNKNOWN_CODE: "identifiers.bind",
    TaskKind.LABEL_CONFLICT: "scanning.settle_conflict",
}
"""Kind of task → the action that does it, and so who may."""


def may_move(steps: Steps[S], kind: DocumentKind, present: S, to: S) -> bool:
    """Say whether a document of the kind, or a line of it, may go from one state to another."""
    return (present, to) in steps[kind]
