"""Commands on the identity graph: bind, confirm, correct, retire."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import EVERYWHERE
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.identifiers.binding import bind, supersede
from tongma.masterdata.identifiers.decide import (
    corrected,
    decide_bind,
    decide_correct,
    decide_retire,
)
from tongma.masterdata.identifiers.model import (
    Bind,
    BindingStatus,
    CodeBound,
    Confirm,
    Correct,
    Identifier,
    Retire,
    Standing,
    Target,
)
from tongma.masterdata.identifiers.query import Bound, binding_of
from tongma.masterdata.identifiers.targets import is_known
from tongma.stock.query.tree import roots_of


def bind_code(tx: Tx, command: Bind) -> CodeBound:
    """Bind a code to an object. Refusals in order: ``period_wrong``, ``target_unknown``,
    ``identifier_wrong``, ``identifier_taken``.
    """
    target = Target(command.target_kind, command.target, command.level)
    _act_on(tx, target)
    standing = Standing(command.status, command.valid_from, command.valid_to)
    allow(decide_bind(target, standing, is_known=is_known(tx, target)))
    given = Identifier(command.scheme, command.value, command.scope, command.role)
    return CodeBound(bind(tx, given, target, source="person", standing=standing))


def confirm(tx: Tx, command: Confirm) -> CodeBound:
    """Confirm what was proposed. Refusals: ``binding_unknown``, ``identifier_taken``."""
    tx.at()
    there = _believed(tx, command.binding)
    _act_on(tx, there.means)
    if there.status == BindingStatus.CONFIRMED:
        return CodeBound(there.id)
    standing = Standing(BindingStatus.CONFIRMED, there.valid_from, there.valid_to)
    return CodeBound(supersede(tx, there, there.means, standing))


def correct(tx: Tx, command: Correct) -> CodeBound:
    """Correct a binding. Refusals in order: ``binding_unknown``, ``reason_required``,
    ``period_wrong``, ``target_unknown``, ``identifier_taken``.
    """
    tx.at()
    there = _believed(tx, command.binding)
    target, standing = corrected(there, command)
    _act_on(tx, there.means, target)
    known = is_known(tx, target)
    allow(decide_correct(tx.request.reason, target, standing, is_known=known))
    return CodeBound(supersede(tx, there, target, standing))


def retire(tx: Tx, command: Retire) -> CodeBound:
    """Say that a code means the object no more. Refusals in order: ``binding_unknown``,
    ``reason_required``, ``period_wrong``.
    """
    tx.at()
    there = _believed(tx, command.binding)
    _act_on(tx, there.means)
    standing = Standing(BindingStatus.RETIRED, there.valid_from, command.valid_to)
    allow(decide_retire(tx.request.reason, standing))
    return CodeBound(supersede(tx, there, there.means, standing))


def _act_on(tx: Tx, *targets: Target) -> None:
    """Check the right: a code of a place is that site's, every other is of all sites."""
    places = [target.id for target in targets if target.kind == "place"]
    roots = roots_of(tx.connection, places)
    sites = {roots.get(place, EVERYWHERE) for place in places}
    if len(places) < len(targets):
        sites.add(EVERYWHERE)
    tx.at()
    tx.reaches([(site, EVERYWHERE) for site in sites])


def _believed(tx: Tx, binding: int) -> Bound:
    there = binding_of(tx.connection, binding)
    if there is None or there.status == BindingStatus.RETIRED:
        raise refuse("binding_unknown", binding=str(binding))
    return there


KINDS = (
    Kind("identifiers.bind", Bind, bind_code, CodeBound),
    Kind("identifiers.confirm", Confirm, confirm, CodeBound),
    Kind("identifiers.correct", Correct, correct, CodeBound),
    Kind("identifiers.retire", Retire, retire, CodeBound),
)
