"""How a thing stands, by its holds and by the conditions of its stock. Pure."""

from collections.abc import Collection

from tongma.stock.model import Blocked, Status
from tongma.stock.query.lying import Condition


def decide_blocked(
    conditions: Collection[Condition], *, held: bool, held_inside: bool, label_expired: bool = False
) -> tuple[list[Blocked], list[Blocked]]:
    """Return why none of the goods may go out, and why some may not; each in the order held,
    expired, not_released.

    Args:
        conditions: status and expiry of the parts of its stock; empty where there is none.
        held: whether a hold lies on all of it.
        held_inside: whether one reaches some of it.
        label_expired: whether its label, or its lot, has a last day of use that is over.

    What is true of all parts is not repeated as true of some.
    """
    expired = [one.expired for one in conditions]
    waiting = [one.status != Status.RELEASED for one in conditions]
    told: tuple[tuple[Blocked, bool, bool], ...] = (
        ("held", held, held_inside),
        ("expired", label_expired or (bool(expired) and all(expired)), any(expired)),
        ("not_released", bool(waiting) and all(waiting), any(waiting)),
    )
    return (
        [why for why, whole, _part in told if whole],
        [why for why, whole, part in told if part and not whole],
    )
