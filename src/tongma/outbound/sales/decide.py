"""Orders taken and given up; allocation, explained: first expiry first, one reason for each lot.

Pure.
"""

from collections.abc import Collection, Iterable

from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.time import days_between
from tongma.outbound.sales.model import (
    AllocationChoice,
    AllocationPlan,
    LineDemand,
    PassedCandidate,
    PassedOver,
    PlaceSalesOrder,
    StockCandidate,
)
from tongma.stock.expiry import demanded_life
from tongma.work.documents.states import LineState

_NEVER = "9999-12-31"


def decide_place(command: PlaceSalesOrder, addresses: Collection[int]) -> Refusal | None:
    """Return why an order is not taken, or None.

    Args:
        command: the order; ``ship_to`` 0 names no address.
        addresses: the customer's own.

    In order: ``address_unknown``, ``no_lines``.
    """
    if command.ship_to and command.ship_to not in addresses:
        return Refusal("address_unknown", {"address": str(command.ship_to)})
    if not command.lines:
        return Refusal("no_lines")
    return None


def decide_begin(order: str, open_lines: int) -> Refusal | None:
    """Refuse ``nothing_to_allocate``: no line of the order (its number) is open."""
    return None if open_lines else Refusal("nothing_to_allocate", {"order": order})


def decide_cancel(order: str, done: int, picked: int) -> Refusal | None:
    """Return why an order is not cancelled, or None.

    Args:
        order: its number.
        done: what has left, of any of its lines, scaled.
        picked: allocations whose goods no longer lie where they are picked from.

    In order: ``already_shipped``, ``already_picked``.
    """
    if done:
        return Refusal("already_shipped", {"order": order})
    if picked:
        return Refusal("already_picked", {"order": order})
    return None


def decide_short_close(order: str, line: int, state: str, picked: int) -> Refusal | None:
    """Return why a line is not closed short, or None.

    Args:
        order: the number of its order.
        line: its id.
        state: how far it is.
        picked: its allocations whose goods no longer lie where they are picked from.

    In order: ``line_not_open``, ``already_picked``.
    """
    if state != LineState.OPEN:
        return Refusal("line_not_open", {"line": str(line), "state": state})
    if picked:
        return Refusal("already_picked", {"order": order, "line": str(line)})
    return None


def decide_allocate(demand: LineDemand, candidates: Iterable[StockCandidate]) -> AllocationPlan:
    """Choose stock for a line.

    Order: last usable day, then lot number, then sealed cases before loose pieces as far as whole
    cases are needed, then walking sequence. What does not expire comes last. A sealed case is
    opened only when its lot has nothing loose left.
    """
    usable: list[StockCandidate] = []
    passed: list[PassedCandidate] = []
    for stock in candidates:
        reason = reason_against(demand, stock)
        if reason is None:
            usable.append(stock)
        else:
            passed.append(PassedCandidate(stock, reason))
    left = demand.quantity
    choices: list[AllocationChoice] = []
    for lot in _by_lot(usable):
        taken, left = _from_lot(lot, left)
        choices += taken
        chosen = {choice.key for choice in taken}
        passed += [PassedCandidate(one, "later_expiry") for one in lot if one.key not in chosen]
    return AllocationPlan(tuple(choices), tuple(passed), left)


def reason_against(demand: LineDemand, stock: StockCandidate) -> PassedOver | None:
    """Return the one reason why the stock may not serve the line, the gravest first.

    In order: what blocks it (``not_released``, ``held``, ``expired``), ``not_in_storage``,
    ``expired`` or ``short_life`` by the customer's demand, ``allocated``.
    """
    if stock.blocked is not None:
        return stock.blocked
    if not stock.in_storage:
        return "not_in_storage"
    if stock.last_day is not None:
        remaining = days_between(demand.day, stock.last_day)
        if remaining < 0:
            return "expired"
        if remaining < demanded_life(demand.min_days, demand.min_life_percent, stock.life_days):
            return "short_life"
    if stock.free <= 0:
        return "allocated"
    return None


def _by_lot(usable: list[StockCandidate]) -> list[list[StockCandidate]]:
    """Group by lot in FEFO order; sealed before loose, then the walk."""
    ordered = sorted(
        usable,
        key=lambda c: (c.last_day or _NEVER, c.lot_number, c.key.lot, c.factor == 1, c.sequence),
    )
    groups: dict[int, list[StockCandidate]] = {}
    for stock in ordered:
        groups.setdefault(stock.key.lot, []).append(stock)
    return list(groups.values())


def _from_lot(lot: list[StockCandidate], wanted: int) -> tuple[list[AllocationChoice], int]:
    """Take whole cases first, then loose, then open a case for the rest."""
    left = wanted
    taken = dict.fromkeys((stock.key for stock in lot), 0)
    for whole_cases in (True, False):
        for stock in lot:
            amount = min(stock.free - taken[stock.key], left)
            amount -= amount % stock.factor if whole_cases else 0
            taken[stock.key] += amount
            left -= amount
    return [AllocationChoice(key, amount) for key, amount in taken.items() if amount], left
