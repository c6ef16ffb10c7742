"""The answer about an RFID batch. Pure."""

from dataclasses import dataclass

from tongma.masterdata.names.shapes import ControlledItemOut
from tongma.work.scanning.shapes import PlaceCodeOut
from tongma.work.standing.shapes import StandingOut


@dataclass(frozen=True, slots=True)
class MissingOut:
    """A thing that was expected and not heard: a piece, or a handling unit."""

    item: ControlledItemOut | None
    """None for a handling unit, and where nobody knows the code."""
    serial: str
    sscc: str
    """Of a handling unit; else empty."""
    lot: str
    """The lot's number; empty where the ledger does not know the piece."""
    place: PlaceCodeOut | None
    """Where the ledger has it, where that is the reader's to know."""
    reason: str
    """unreadable, unknown_code, weak, no_serial, second_tag; empty where nothing is unsure."""
    epc: str
    """The tag; empty where none was heard."""
    standing: StandingOut | None
    """What stands against a piece or unit that the ledger knows; else None."""


@dataclass(frozen=True, slots=True)
class TagOut(MissingOut):
    """A tag that was heard."""

    reads: int
    antennas: list[int]
    first_at: str | None
    """RFC 3339, UTC; None where the reader gave no time."""
    last_at: str | None
    rssi_best: float | None
    """dBm; None where the reader does not say."""


@dataclass(frozen=True, slots=True)
class TagCountsOut:
    """How many of each verdict."""

    found: int
    missing: int
    stray: int
    unsure: int


@dataclass(frozen=True, slots=True)
class BatchOut:
    """One pass of a reader beside what was expected there."""

    tags: int
    reads: int
    counts: TagCountsOut
    found: list[TagOut]
    missing: list[MissingOut]
    stray: list[TagOut]
    unsure: list[TagOut]
