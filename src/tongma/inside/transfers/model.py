"""Commands of relocation 移位 and transfer 调拨. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class What:
    """Stock to be moved: from where, of which lot, how much."""

    item: int
    quantity: str
    """Base quantity; for pieces the number of serials."""
    place: int
    lot: int = 0
    serials: tuple[str, ...] = ()
    packed_as: int = 0
    status: int = 2


@dataclass(frozen=True, slots=True)
class Relocate:
    """Move stock to another place of the same site."""

    site: int
    what: What
    place: int = 0
    place_code: str = ""
    """The target, by id or by its scanned code."""
    owner: int = 0


@dataclass(frozen=True, slots=True)
class UndoRelocation:
    """Take a relocation back."""

    record: int


@dataclass(frozen=True, slots=True)
class DispatchTransfer:
    """Send stock to another site; until it arrives it is in transit."""

    site: int
    to_site: int
    lines: tuple[What, ...]
    owner: int = 0


@dataclass(frozen=True, slots=True)
class ArriveTransfer:
    """Book what has arrived; what has not stays in transit, visibly."""

    transfer: int
    line: int
    quantity: str = ""
    """Base quantity; empty: all that is still in transit."""
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CancelTransfer:
    """Bring a transfer back of which nothing has arrived."""

    transfer: int
