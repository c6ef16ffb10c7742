"""Binding an unknown code, with the level that it needs, or dismissing it."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.catalogue.store import item_version
from tongma.masterdata.identifiers.binding import bind
from tongma.masterdata.identifiers.model import Identifier, Target
from tongma.masterdata.udi_proposals.takeover import level_of
from tongma.work.unknown_codes import store
from tongma.work.unknown_codes.decide import decide_dismiss, decide_open
from tongma.work.unknown_codes.model import (
    BindCode,
    CodeDismissed,
    Dismiss,
    UnknownCode,
    UnknownCodeBound,
    UnknownCodeState,
)


def dismiss(tx: Tx, command: Dismiss) -> CodeDismissed:
    """Dismiss a code with all its tasks. Refusals in order: ``unknown_code_unknown``,
    ``unknown_code_closed``, ``reason_required``.
    """
    tx.everywhere()
    there = _open(tx, command.code)
    allow(decide_dismiss(tx.request.reason))
    store.close(tx, there.id, UnknownCodeState.DISMISSED)
    return CodeDismissed(there.id, UnknownCodeState.DISMISSED)


def bind_code(tx: Tx, command: BindCode) -> UnknownCodeBound:
    """Bind a code and finish all its tasks. Refusals in order: ``unknown_code_unknown``,
    ``unknown_code_closed``, ``item_unknown``, what saving the level refuses, ``identifier_taken``.
    """
    tx.everywhere()
    there = _open(tx, command.code)
    if item_version(tx, command.item) is None:
        raise refuse("item_unknown", item=str(command.item))
    level = level_of(tx, command.item, command.factor, command.level_name)
    given = Identifier(there.scheme, there.value, role=command.role)
    binding = bind(tx, given, Target("item", command.item, level), source="unknown")
    return UnknownCodeBound(binding, level)


def _open(tx: Tx, code: int) -> UnknownCode:
    there = store.code_of(tx, code)
    if there is None:
        raise refuse("unknown_code_unknown", unknown=str(code))
    allow(decide_open(there.value, there.state))
    return there


KINDS = (
    Kind("unknown.dismiss", Dismiss, dismiss, CodeDismissed),
    Kind("unknown.bind_code", BindCode, bind_code, UnknownCodeBound),
)
