"""Commands of relocation 移位 and transfer 调拨. Pure."""

from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import MANY, PIECES
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, Code, SerialNumber
from tongma.stock.model import StatusNumber
from tongma.work.documents.states import DocumentState


@dataclass(frozen=True, slots=True)
class Moved:
    """Stock to be moved: from where, of which lot, how much."""

    item: Id
    quantity: Amount
    """Base quantity; for pieces the number of serials."""
    place: Id
    lot: Id = 0
    serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    packed_as: Id = 0
    status: StatusNumber = 2


@dataclass(frozen=True, slots=True)
class Relocate:
    """Move stock to another place of the same site."""

    site: Id
    what: Moved
    place: Id = 0
    place_code: Code = ""
    """The target, by id or by its scanned code."""
    owner: Id = 0


@dataclass(frozen=True, slots=True)
class UndoRelocation:
    """Take a relocation back."""

    record: Id


@dataclass(frozen=True, slots=True)
class DispatchTransfer:
    """Send stock to another site; until it arrives it is in transit."""

    site: Id
    to_site: Id
    lines: Annotated[tuple[Moved, ...], MANY]
    owner: Id = 0


@dataclass(frozen=True, slots=True)
class ArriveTransfer:
    """Book what has arrived; what has not stays in transit, visibly."""

    transfer: Id
    line: Id
    quantity: Amount = ""
    """Base quantity; empty: all that is still in transit."""
    serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()


@dataclass(frozen=True, slots=True)
class CancelTransfer:
    """Bring a transfer back of which nothing has arrived."""

    transfer: Id


@dataclass(frozen=True, slots=True)
class Relocated:
    """The relocation, and the record by which it can be undone."""

    relocation: Id
    number: str
    place_code: str
    record: Id


@dataclass(frozen=True, slots=True)
class RelocationUndone:
    """The goods lie again where they lay."""

    relocation: Id
    state: DocumentState


@dataclass(frozen=True, slots=True)
class TransferDispatched:
    """The goods are in transit."""

    transfer: Id
    number: str
    lines: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class TransferArrived:
    """How much of a line has arrived now, and how much is still in transit; base units."""

    line: Id
    quantity: str
    in_transit: str
    record: Id


@dataclass(frozen=True, slots=True)
class TransferCancelled:
    """Everything is back where it came from."""

    transfer: Id
    state: DocumentState


@dataclass(frozen=True, slots=True)
class TransferWay:
    """Where goods lie and where they are to go within a site, for a relocation."""

    site: int
    source: int
    source_site: int
    source_code: str
    target: int
    target_site: int
    target_code: str
