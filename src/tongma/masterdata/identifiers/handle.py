"""Commands on the identity graph: bind, confirm, correct, retire."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refused, refuse
from tongma.masterdata.identifiers.model import (
    Bind,
    Confirm,
    Correct,
    Identifier,
    Retire,
    period_refusal,
)
from tongma.masterdata.identifiers.query import Bound, binding_of
from tongma.masterdata.identifiers.store import Standing, Target, bind, supersede
from tongma.masterdata.identifiers.targets import is_known


def bind_code(tx: Tx, command: Bind) -> Decision:
    """Bind a code to an object. Refusals in order: ``period_wrong``, ``target_unknown``,
    ``identifier_wrong``, ``identifier_taken``.
    """
    tx.at()
    standing = Standing(command.status, command.valid_from, command.valid_to)
    target = Target(command.target_kind, command.target, command.level)
    _check(tx, target, standing)
    given = Identifier(command.scheme, command.value, command.scope, command.role)
    return _told(bind(tx, given, target, source="person", standing=standing))


def confirm(tx: Tx, command: Confirm) -> Decision:
    """Confirm what was proposed. Refusals: ``binding_unknown``, ``identifier_taken``."""
    tx.at()
    there = _believed(tx, command.binding)
    if there.status == "confirmed":
        return _told(there.id)
    standing = Standing("confirmed", there.valid_from, there.valid_to)
    return _told(supersede(tx, there, Target(*there.means), standing))


def correct(tx: Tx, command: Correct) -> Decision:
    """Correct a binding. Refusals in order: ``binding_unknown``, ``reason_required``,
    ``period_wrong``, ``target_unknown``, ``identifier_taken``.
    """
    tx.at()
    there = _believed(tx, command.binding)
    _need_reason(tx, "correct")
    level = there.level if command.level is None else command.level
    target = Target(there.target_kind, command.target or there.target, level)
    standing = Standing(
        there.status,
        there.valid_from if command.valid_from is None else command.valid_from,
        there.valid_to if command.valid_to is None else command.valid_to,
    )
    _check(tx, target, standing)
    return _told(supersede(tx, there, target, standing))


def retire(tx: Tx, command: Retire) -> Decision:
    """Say that a code means the object no more. Refusals in order: ``binding_unknown``,
    ``reason_required``, ``period_wrong``.
    """
    tx.at()
    there = _believed(tx, command.binding)
    _need_reason(tx, "retire")
    standing = Standing("retired", there.valid_from, command.valid_to)
    _check_period(standing)
    return _told(supersede(tx, there, Target(*there.means), standing))


def _believed(tx: Tx, binding: int) -> Bound:
    there = binding_of(tx.connection, binding)
    if there is None or there.status == "retired":
        raise refuse("binding_unknown", binding=str(binding))
    return there


def _need_reason(tx: Tx, step: str) -> None:
    if not tx.request.reason.strip():
        raise refuse("reason_required", step=step)


def _check(tx: Tx, target: Target, standing: Standing) -> None:
    _check_period(standing)
    if not is_known(tx, target.kind, target.id, target.level):
        raise refuse(
            "target_unknown", kind=target.kind, target=str(target.id), level=str(target.level)
        )


def _check_period(standing: Standing) -> None:
    wrong = period_refusal(standing.valid_from, standing.valid_to)
    if wrong is not None:
        raise Refused(wrong)


def _told(binding: int) -> Decision:
    return Decision({"binding": str(binding)})


KINDS = (
    Kind("identifiers.bind", Bind, bind_code),
    Kind("identifiers.confirm", Confirm, confirm),
    Kind("identifiers.correct", Correct, correct),
    Kind("identifiers.retire", Retire, retire),
)
