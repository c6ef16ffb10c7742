"""Allocation, explained: first expiry first, and for every lot passed over one reason. Pure."""

from collections.abc import Iterable
from math import ceil

from tongma.foundation.kernel.time import days_between
from tongma.outbound.sales.model import Candidate, Choice, Chosen, Passed, PassedOver, Wanted
from tongma.stock.model import Key

_NEVER = "9999-12-31"


def decide_allocate(wanted: Wanted, candidates: Iterable[Candidate]) -> Chosen:
    """Choose stock for a line.

    Order: last usable day, then lot number, then sealed cases before loose pieces as far as whole
    cases are needed, then walking sequence. What does not expire comes last. A sealed case is
    opened only when its lot has nothing loose left.
    """
    usable: list[Candidate] = []
    passed: list[Passed] = []
    for one in candidates:
        reason = reason_against(wanted, one)
        if reason is None:
            usable.append(one)
        else:
            passed.append(_passed(one, reason))
    left = wanted.quantity
    choices: list[Choice] = []
    for lot in _by_lot(usable):
        taken, left = _from_lot(lot, left)
        choices += taken
        chosen = {choice.key for choice in taken}
        passed += [_passed(one, "later_expiry") for one in lot if one.key not in chosen]
    return Chosen(tuple(choices), tuple(passed), left)


def reason_against(wanted: Wanted, one: Candidate) -> PassedOver | None:
    """Return the one reason why the stock may not serve the line, the gravest first."""
    if one.blocked is not None:
        return one.blocked  # type: ignore[return-value]
    if not one.in_storage:
        return "not_in_storage"
    if one.last_day is not None:
        remaining = days_between(wanted.day, one.last_day)
        percent = wanted.min_life_percent
        share = ceil(one.life_days * percent / 100) if one.life_days and percent else 0
        if remaining < max(wanted.min_days, share):
            return "short_life" if remaining >= 0 else "expired"
    if one.free <= 0:
        return "allocated"
    return None


def _by_lot(usable: list[Candidate]) -> list[list[Candidate]]:
    """Group by lot in FEFO order; sealed before loose, then the walk."""
    ordered = sorted(
        usable,
        key=lambda c: (c.last_day or _NEVER, c.lot_number, c.key.lot, c.factor == 1, c.sequence),
    )
    groups: dict[int, list[Candidate]] = {}
    for one in ordered:
        groups.setdefault(one.key.lot, []).append(one)
    return list(groups.values())


def _from_lot(lot: list[Candidate], wanted: int) -> tuple[list[Choice], int]:
    """Take whole cases first, then loose, then open a case for the rest."""
    left = wanted
    taken: dict[Key, int] = {}
    for one in lot:
        amount = min(one.free, left)
        if one.factor > 1:
            amount -= amount % one.factor
        if amount:
            taken[one.key] = amount
            left -= amount
    for one in lot:
        rest = one.free - taken.get(one.key, 0)
        if left and one.factor > 1 and rest:
            amount = min(rest, left)
            taken[one.key] = taken.get(one.key, 0) + amount
            left -= amount
    return [Choice(key, amount) for key, amount in taken.items()], left


def _passed(one: Candidate, reason: PassedOver) -> Passed:
    return Passed(one.key, one.lot_number, one.last_day, one.free + one.allocated, reason)
