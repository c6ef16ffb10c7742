"""Commands, results and facts of sales 销售. Pure."""

from dataclasses import dataclass
from typing import Annotated, Literal

from tongma.foundation.kernel.bounds import MANY
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.money import Currency
from tongma.foundation.kernel.texts import Day
from tongma.stock.model import Blocked, Key
from tongma.work.documents.model import OrderLine
from tongma.work.documents.states import DocumentState, LineState

PassedOver = Literal[
    "not_released", "held", "expired", "short_life", "allocated", "not_in_storage", "later_expiry"
]
"""Why stock was not chosen; the list is closed."""


@dataclass(frozen=True, slots=True)
class PlaceSalesOrder:
    """Take a customer's order."""

    customer: Id
    site: Id
    lines: Annotated[tuple[OrderLine, ...], MANY]
    owner: Id = 0
    ship_to: Id = 0
    currency: Currency = "CNY"
    due: Day = ""


@dataclass(frozen=True, slots=True)
class SalesOrderPlaced:
    """The order, and its lines as they were sent."""

    order: Id
    number: str
    lines: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Allocate:
    """Allocate stock to every open line of an order, first expiry first."""

    order: Id


@dataclass(frozen=True, slots=True)
class AllocatedStock:
    """Stock that now belongs to a line; ids are 0 where there is none."""

    allocation: Id
    lot: Id
    piece: Id
    place: Id
    packed_as: Id
    """The sealed packaging level; 0 when loose."""
    quantity: str


@dataclass(frozen=True, slots=True)
class StockPassedOver:
    """Stock that could have served a line, and the one reason why it does not."""

    lot: Id
    lot_number: str
    expiry: str | None
    """Its last usable day; null where it does not expire."""
    place: Id
    quantity: str
    reason: PassedOver


@dataclass(frozen=True, slots=True)
class LineAllocated:
    """What a line was given just now, what was passed over, and what it still misses."""

    line: Id
    chosen: tuple[AllocatedStock, ...]
    passed_over: tuple[StockPassedOver, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class OrderAllocated:
    """Each open line with its stock; ``complete``: nothing is missing."""

    order: Id
    lines: tuple[LineAllocated, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class ReleaseAllocation:
    """Give back what is allocated to an order and not yet picked."""

    order: Id


@dataclass(frozen=True, slots=True)
class AllocationReleased:
    """How many allocations were given back."""

    order: Id
    released: int


@dataclass(frozen=True, slots=True)
class CancelSalesOrder:
    """Cancel an order of which nothing has left; what is allocated is given back."""

    order: Id


@dataclass(frozen=True, slots=True)
class SalesOrderCancelled:
    """The order and all its lines are cancelled."""

    order: Id
    state: DocumentState = DocumentState.CANCELLED


@dataclass(frozen=True, slots=True)
class ShortCloseSalesLine:
    """Close a line although not everything was delivered."""

    line: Id


@dataclass(frozen=True, slots=True)
class SalesLineShortClosed:
    """The line waits for nothing more; ``order_closed``: no other line does."""

    line: Id
    order_closed: bool
    state: LineState = LineState.SHORT_CLOSED


@dataclass(frozen=True, slots=True)
class StockCandidate:
    """Stock that could serve a line; quantities scaled."""

    key: Key
    free: int
    allocated: int
    lot_number: str
    last_day: str | None
    """Its last usable day; None where it does not expire."""
    life_days: int | None
    """Days between made-on date (or the item's stated life) and expiry; None where unknown."""
    blocked: Blocked | None
    """Why it may not go out, judged now; None where it may."""
    in_storage: bool
    """Whether it lies in a bin that goods are picked from."""
    factor: int
    """Base units in one sealed case, scaled as the quantities are; 1 when loose."""
    sequence: int
    """Where its bin stands on the walk."""

    @property
    def quantity(self) -> int:
        """All that lies there."""
        return self.free + self.allocated


@dataclass(frozen=True, slots=True)
class LineDemand:
    """What a line still needs, scaled, and what the customer demands of it."""

    quantity: int
    day: str
    """The day by which life is judged, local at the site."""
    min_days: int
    """Least remaining life in days; 0 for no rule."""
    min_life_percent: int
    """Least remaining life in percent of the total; 0 for no rule."""


@dataclass(frozen=True, slots=True)
class AllocationChoice:
    """A quantity, scaled, to be taken from a key."""

    key: Key
    quantity: int


@dataclass(frozen=True, slots=True)
class PassedCandidate:
    """Stock that was passed over, with its one reason."""

    stock: StockCandidate
    reason: PassedOver


@dataclass(frozen=True, slots=True)
class AllocationPlan:
    """An allocation, explained; ``missing`` is scaled."""

    choices: tuple[AllocationChoice, ...]
    passed: tuple[PassedCandidate, ...]
    missing: int
