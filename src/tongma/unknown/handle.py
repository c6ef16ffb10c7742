"""Dismissing an unknown code; binding one is ``identifiers.bind`` or ``identifiers.confirm``."""

from tongma.commands.model import Kind
from tongma.commands.tx import Tx
from tongma.kernel.outcome import Decision, refuse
from tongma.unknown import store
from tongma.unknown.model import Dismiss


def dismiss(tx: Tx, command: Dismiss) -> Decision:
    """Dismiss a code with all its tasks. Refusals in order: ``unknown_code_unknown``,
    ``unknown_code_closed``, ``reason_required``.
    """
    tx.at()
    there = store.code_of(tx, command.code)
    if there is None:
        raise refuse("unknown_code_unknown", unknown=str(command.code))
    if there.state != "open":
        raise refuse("unknown_code_closed", value=there.value, state=there.state)
    if not tx.request.reason.strip():
        raise refuse("reason_required", step="dismiss")
    store.close(tx, there.id, "dismissed")
    return Decision({"code": str(there.id), "state": "dismissed"})


KINDS = (Kind("unknown.dismiss", Dismiss, dismiss),)
