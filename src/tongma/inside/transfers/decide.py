"""What may be moved, sent, and booked as arrived. Pure."""

from collections.abc import Collection, Sequence

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.inside.transfers.model import TransferWay


def decide_way(where: TransferWay) -> Refusal | None:
    """Return why goods do not go from one place to the other, or None.

    In order: ``place_other_site`` (the target, then the source), ``same_place``.
    """
    if where.target_site != where.site:
        return Refusal("place_other_site", {"place": where.target_code})
    if where.source_site != where.site:
        return Refusal("place_other_site", {"place": where.source_code})
    if where.source == where.target:
        return Refusal("same_place", {"place": where.source_code})
    return None


def decide_amount(quantity: int, typed: str, *, factor: int = 1, level: str = "") -> Refusal | None:
    """Return why an amount cannot be moved, or None.

    Args:
        quantity: scaled base quantity.
        typed: as it was written.
        factor: scaled content of the sealed level, 1 where goods are loose.
        level: its name.

    In order: ``quantity_wrong`` (nothing), ``case_not_whole``.
    """
    if quantity <= 0:
        return Refusal("quantity_wrong", {"quantity": typed})
    if quantity % factor:
        facts = {"level": level, "factor": str(factor), "quantity": typed}
        return Refusal("case_not_whole", facts)
    return None


def decide_serials(wanted: Sequence[str], known: Collection[str]) -> Refusal | None:
    """Refuse ``serial_unknown``, naming every serial that the item does not have."""
    missing = [serial for serial in wanted if serial not in known]
    return Refusal("serial_unknown", {"serials": [*missing]}) if missing else None


def decide_transfer(site: str, to_site: str, lines: int) -> Refusal | None:
    """Refuse ``transfer_wrong``: to the site itself, or of nothing.

    ``site``, ``to_site``: their codes, which no two sites share; ``lines``: how many.
    """
    if site != to_site and lines:
        return None
    return Refusal("transfer_wrong", {"site": site, "to_site": to_site})


def decide_arrival(line: int, state: str, *, of_transfer: bool) -> Refusal | None:
    """Refuse ``line_not_open``: another document's line, or one that has arrived."""
    if of_transfer and state == "open":
        return None
    return Refusal("line_not_open", {"line": str(line), "state": state})


def decide_arriving(
    line: int, arriving: int, in_transit: int, strangers: Collection[str]
) -> Refusal | None:
    """Return why so much cannot arrive, or None.

    Args:
        line: its id.
        arriving: scaled base quantity that is said to have come, 0 for pieces.
        in_transit: scaled base quantity of the line that is still on the road.
        strangers: serials said to have come that were not sent on this line.

    In order: ``serial_not_here``, ``more_than_sent``.
    """
    if strangers:
        told: dict[str, Json] = {"serials": [*sorted(strangers)], "role": "storeman"}
        return Refusal("serial_not_here", told)
    if arriving > in_transit:
        return Refusal("more_than_sent", {"line": str(line)})
    return None


def decide_cancel(number: str, arrived: Sequence[int]) -> Refusal | None:
    """Refuse ``already_received``: something of the lines with these numbers has arrived."""
    if not arrived:
        return None
    told: dict[str, Json] = {"number": number, "lines": [str(line) for line in arrived]}
    return Refusal("already_received", told)
