"""What stands on a pick list, whether a scan is what the line wants, and which stock it takes.

Pure.
"""

from collections.abc import Mapping, Sequence

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.foundation.kernel.quantity import show
from tongma.outbound.picking.model import (
    AllocatedPart,
    ExpectedPick,
    ListLine,
    OpenedCases,
    PickGroup,
    ScannedGoods,
    group_of,
)
from tongma.stock.model import Allocation
from tongma.stock.rules import may_not_leave
from tongma.work.documents.states import LineState


def decide_list(
    order: str,
    given: Sequence[Allocation],
    walk: Mapping[int, int],
    listed: Mapping[PickGroup, int],
) -> tuple[ListLine, ...] | Refusal:
    """Return the lines of a new list in walking order, one for each lot in each bin, or why none.

    Args:
        order: its number.
        given: the order's allocations.
        walk: place → where it stands on the walk, for places that goods are picked from only.
        listed: what open lines of lists still wait for, scaled. A case that was opened since is
            loose now: what a sealed line waits for beyond its sealed stock covers loose stock of
            the same lot in the same bin.

    Refusal ``nothing_to_pick``.
    """
    here = [one for one in given if one.key.place in walk]
    sums: dict[PickGroup, int] = {}
    items: dict[PickGroup, int] = {}
    for allocation in sorted(here, key=lambda a: (walk[a.key.place], a.key, a.line)):
        sums[group_of(allocation)] = sums.get(group_of(allocation), 0) + allocation.quantity
        items[group_of(allocation)] = allocation.key.item
    opened: dict[PickGroup, int] = {}
    for group, left in listed.items():
        loose = group._replace(packed_as=0)
        opened[loose] = opened.get(loose, 0) + max(0, left - sums.get(group, 0))
    lines = []
    for group, quantity in sums.items():
        covered = listed.get(group, 0) + opened.get(group, 0)
        if quantity > covered:
            lines.append(ListLine(group, items[group], quantity - covered))
    return tuple(lines) or Refusal("nothing_to_pick", {"order": order})


def decide_open(line: int, state: str) -> Refusal | None:
    """Refuse ``line_not_open``: nothing is picked from a line that is done, short or given up."""
    if state != LineState.OPEN:
        return Refusal("line_not_open", {"line": str(line), "state": state})
    return None


def decide_pick(expected: ExpectedPick, scanned: ScannedGoods) -> Refusal | None:
    """Return why the pick is refused, expected beside scanned, or None.

    In order: ``wrong_place``, ``wrong_item``, ``wrong_lot``, ``wrong_level``,
    ``stock_not_released``, ``stock_held``, ``stock_expired``, ``serial_not_here``, ``too_many``.
    """
    wrong = _wrong(expected, scanned)
    if wrong is not None:
        return wrong
    if scanned.blocked is not None:
        return may_not_leave(scanned.blocked, {"goods": scanned.words})
    if scanned.piece and not scanned.here:
        return Refusal(
            "serial_not_here",
            {"serials": [scanned.serial], "place": expected.place_code, "role": "storeman"},
        )
    if scanned.quantity > expected.left:
        left = show(expected.left, expected.decimals)
        taken = show(scanned.quantity, expected.decimals)
        return Refusal("too_many", {"expected": left, "scanned": taken, "role": "sales"})
    return None


def _wrong(expected: ExpectedPick, scanned: ScannedGoods) -> Refusal | None:
    if scanned.place_code and scanned.place_code != expected.place_code:
        return _beside("wrong_place", expected.place_code, scanned.place_code)
    if scanned.item != expected.item:
        return _beside("wrong_item", [expected.item_code], scanned.item_code)
    if scanned.lot != expected.lot:
        return _beside("wrong_lot", [expected.lot_number], scanned.lot_number)
    if scanned.factor > 1 and scanned.level != expected.level:
        return _beside("wrong_level", expected.level_name or "loose", scanned.level_name)
    return None


def _beside(code: str, expected: Json, scanned: str) -> Refusal:
    return Refusal(code, {"expected": expected, "scanned": scanned, "role": "picker"})


def decide_piece(own: Sequence[Allocation], scanned: ScannedGoods) -> Allocation | Refusal:
    """Return the allocation that a piece is picked by.

    Its own; else the first of the same lot and bin, whose place it takes. Refusal
    ``not_allocated``.

    Args:
        own: the line's allocations of that lot in that bin.
        scanned: the piece.
    """
    if not own:
        return Refusal("not_allocated", {"goods": scanned.words, "missing": "1"})
    return next((one for one in own if one.key.piece == scanned.piece), own[0])


def decide_take(
    own: Sequence[Allocation], quantity: int, words: str, decimals: int
) -> tuple[AllocatedPart, ...] | Refusal:
    """Return which allocations a quantity is picked by, in their order, or ``not_allocated``.

    Args:
        own: the line's allocations of that lot in that bin, at the scanned level.
        quantity: scaled, above zero.
        words: the goods as people call them.
        decimals: of the item.
    """
    parts, left = _parts(own, quantity)
    if left:
        return Refusal("not_allocated", {"goods": words, "missing": show(left, decimals)})
    return tuple(parts)


def cases_to_open(
    quantity: int,
    factor: int,
    own: Sequence[Allocation],
    others: Sequence[Allocation],
    free: int,
) -> OpenedCases:
    """Return what becomes loose when as many cases are opened as a loose quantity needs.

    The line's own allocations first, then what is nobody's, then others'.

    Args:
        quantity: wanted, scaled; at most what ``own`` has.
        factor: scaled base units in one case.
        own: the line's allocations on the sealed stock.
        others: those of other lines on the same stock.
        free: what of that stock is allocated to nobody, scaled.

    >>> cases_to_open(6, 5, (), (), 20)
    OpenedCases(allocated=(), free=10)
    """
    mine, left = _parts(own, -(-quantity // factor) * factor)
    spare = min(left, free)
    theirs, left = _parts(others, left - spare)
    return OpenedCases((*mine, *theirs), spare + left)


def _parts(given: Sequence[Allocation], wanted: int) -> tuple[list[AllocatedPart], int]:
    """Return what the allocations give of a quantity, and what is left of it."""
    parts = []
    left = wanted
    for allocation in given:
        part = min(left, allocation.quantity)
        if part:
            parts.append(AllocatedPart(allocation, part))
            left -= part
    return parts, left


def decide_rest(
    own: Sequence[Allocation], opened: Sequence[Allocation], left: int
) -> tuple[Allocation, ...]:
    """Return the allocations that a line which is short gives back.

    Args:
        own: the line's allocations of its lot in its bin, at its level.
        opened: those on loose stock there, whose case was opened since.
        left: what the line still waits for, scaled: opened stock counts as far as it is missing
            from its own.
    """
    missing = left - sum(one.quantity for one in own)
    parts, _left = _parts(opened, max(0, missing))
    return (*own, *(part.allocation for part in parts))
