"""What an identifier may be bound to, and what stands in the way. Pure."""

from collections.abc import Sequence

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.identifiers.model import (
    BindingStatus,
    Correct,
    Identifier,
    Period,
    Standing,
    Target,
    overlap,
    period_refusal,
)
from tongma.masterdata.identifiers.query import Bound


def decide_bind(target: Target, standing: Standing, *, is_known: bool) -> Refusal | None:
    """Return why a code may not be bound to a thing, or None.

    Args:
        target: what the code shall mean.
        standing: how sure, and when.
        is_known: whether there is such a thing.

    In order: ``period_wrong``, ``target_unknown``.
    """
    refusal = period_refusal(standing.valid_from, standing.valid_to)
    if refusal is None and not is_known:
        facts = {"kind": target.kind, "target": str(target.id), "level": str(target.level)}
        return Refusal("target_unknown", facts)
    return refusal


def decide_correct(
    reason: str, target: Target, standing: Standing, *, is_known: bool
) -> Refusal | None:
    """Return why a binding may not be corrected so, or None.

    ``reason``: why, as the person says it; blanks are no reason. In order: ``reason_required``,
    then as ``decide_bind``.
    """
    if not reason.strip():
        return Refusal("reason_required", {"step": "correct"})
    return decide_bind(target, standing, is_known=is_known)


def decide_retire(reason: str, standing: Standing) -> Refusal | None:
    """Return why a binding may not end so, or None. In order: ``reason_required``,
    ``period_wrong`` (its last day is no date, or lies before its first).
    """
    if not reason.strip():
        return Refusal("reason_required", {"step": "retire"})
    return period_refusal(standing.valid_from, standing.valid_to)


def corrected(there: Bound, command: Correct) -> tuple[Target, Standing]:
    """Return what a binding says once it is corrected: what is not given stays as it was."""
    level = there.level if command.level is None else command.level
    standing = Standing(
        there.status,
        there.valid_from if command.valid_from is None else command.valid_from,
        there.valid_to if command.valid_to is None else command.valid_to,
    )
    return Target(there.target_kind, command.target or there.target, level), standing


def decide_claim(
    given: Identifier, target: Target, standing: Standing, bound: Sequence[Bound]
) -> Bound | Refusal | None:
    """Return the binding that says it already, ``identifier_taken``, or None: bind it.

    Args:
        given: the identifier in normal form.
        target: what it shall mean.
        standing: how sure, and when; what is only proposed may contradict.
        bound: everything that its value is bound to, in any scope and time.
    """
    there = _in_the_way(given, standing, bound)
    same = next((one for one in there if one.means == target), None)
    if same is not None:
        return same
    return _taken(there, standing)


def decide_supersede(
    given: Identifier, standing: Standing, bound: Sequence[Bound]
) -> Refusal | None:
    """Return ``identifier_taken`` where another binding says something at that time, or None.

    ``bound``: everything that the value is bound to beside the binding that ends.
    """
    return _taken(_in_the_way(given, standing, bound), standing)


def _taken(there: Sequence[Bound], standing: Standing) -> Refusal | None:
    other = next((one for one in there if one.status == BindingStatus.CONFIRMED), None)
    if other is None or standing.status != BindingStatus.CONFIRMED:
        return None
    facts = {"scheme": other.scheme, "value": other.value, "kind": other.target_kind}
    return Refusal("identifier_taken", {**facts, "target": str(other.target)})


def _in_the_way(given: Identifier, standing: Standing, bound: Sequence[Bound]) -> list[Bound]:
    """Return what the identifier means in that time, as sure or surer."""
    period = Period(standing.valid_from, standing.valid_to)
    as_sure = {BindingStatus.CONFIRMED, standing.status}
    return [
        there
        for there in bound
        if there.scope == given.scope
        and there.status in as_sure
        and overlap(period, Period(there.valid_from, there.valid_to))
    ]
