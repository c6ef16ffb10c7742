"""Commands and facts of sales 销售. Pure."""

from dataclasses import dataclass
from typing import Literal

from tongma.stock.model import Key
from tongma.work.documents.model import OrderLine

PassedOver = Literal[
    "not_released", "held", "expired", "short_life", "allocated", "not_in_storage", "later_expiry"
]
"""Why stock was not chosen; the list is closed."""


@dataclass(frozen=True, slots=True)
class PlaceSalesOrder:
    """Take a customer's order."""

    customer: int
    site: int
    lines: tuple[OrderLine, ...]
    owner: int = 0
    ship_to: int = 0
    currency: str = "CNY"
    due: str = ""


@dataclass(frozen=True, slots=True)
class Allocate:
    """Allocate stock to every open line of an order, first expiry first."""

    order: int


@dataclass(frozen=True, slots=True)
class ReleaseAllocation:
    """Give back what is allocated to an order and not yet picked."""

    order: int


@dataclass(frozen=True, slots=True)
class CancelSalesOrder:
    """Cancel an order of which nothing has left; what is allocated is given back."""

    order: int


@dataclass(frozen=True, slots=True)
class ShortCloseSalesLine:
    """Close a line although not everything was delivered."""

    line: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Stock that could serve a line."""

    key: Key
    free: int
    allocated: int
    lot_number: str
    last_day: str | None
    life_days: int | None
    """Days between made-on date (or the item's stated life) and expiry; None where unknown."""
    blocked: str | None
    in_storage: bool
    factor: int
    """Base units in one sealed case; 1 when loose."""
    sequence: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line still needs, scaled, and what the customer demands of it."""

    quantity: int
    day: str
    """The day by which life is judged: shipping day plus transit."""
    min_days: int
    min_life_percent: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A quantity to be taken from a key."""

    key: Key
    quantity: int


@dataclass(frozen=True, slots=True)
class Passed:
    """Stock that was passed over, with its one reason."""

    key: Key
    lot_number: str
    last_day: str | None
    quantity: int
    reason: PassedOver


@dataclass(frozen=True, slots=True)
class Chosen:
    """An allocation, explained."""

    choices: tuple[Choice, ...]
    passed: tuple[Passed, ...]
    missing: int
