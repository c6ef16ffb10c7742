"""What may be put where, opened and broken up. Pure."""

from tongma.foundation.kernel.outcome import Refusal


def decide_put_in(unit_site: int, into_site: int, into: str) -> Refusal | None:
    """Refuse ``place_other_site``: between sites goods go by a transfer. ``into``: its code."""
    return None if unit_site == into_site else Refusal("place_other_site", {"place": into})


def decide_break_up(unit: str, goods: int, inner: int, allocated: int) -> Refusal | None:
    """Return why a unit is not broken up, or None.

    Args:
        unit: its code.
        goods: how many balances lie in it, 0 or more.
        inner: how many units stand in it, 0 or more.
        allocated: scaled quantity in it that is promised to orders, 0 or more.

    In order: ``unit_empty``, ``unit_allocated``.
    """
    if not goods and not inner:
        return Refusal("unit_empty", {"unit": unit})
    if allocated:
        return Refusal("unit_allocated", {"unit": unit})
    return None


def decide_open_case(wanted: int, free: int, place: str, level: str) -> Refusal | None:
    """Refuse ``case_not_here``: none is to be opened, or fewer stand here than that.

    Args:
        wanted: scaled base quantity in the cases to be opened.
        free: scaled base quantity sealed there that is not allocated.
        place: code of the place.
        level: name of the packaging level.
    """
    if wanted <= 0 or free < wanted:
        return Refusal("case_not_here", {"place": place, "level": level})
    return None
