"""Commands, results and facts of acceptance 验收. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import PIECES
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, SerialNumber, Word
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.work.documents.states import LineState


@dataclass(frozen=True, slots=True)
class Accept:
    """Release and reject what waits on a receipt's line: by quantity, or by piece.

    ``released`` and ``rejected`` are base quantities; for pieces the lists name serials, and empty
    lists with ``all`` release everything that still waits. A rejection needs a reason.
    """

    receipt_line: Id
    released: Amount = "0"
    rejected: Amount = "0"
    released_serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    rejected_serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    all: bool = False
    photo: Word = ""


@dataclass(frozen=True, slots=True)
class LineAccepted:
    """What was released and rejected, and what still waits on the line; base quantities."""

    lines: tuple[Id, ...]
    """The lines of the acceptance record: what was released first, then what was rejected."""
    released: str
    rejected: str
    left: str


@dataclass(frozen=True, slots=True)
class WithdrawAcceptance:
    """Take an acceptance back, while its goods still stand where they were accepted."""

    line: Id


@dataclass(frozen=True, slots=True)
class AcceptanceWithdrawn:
    """The goods wait for acceptance again; ``lines`` of the record are withdrawn."""

    lines: tuple[Id, ...]
    state: str


@dataclass(frozen=True, slots=True)
class AcceptanceFacts:
    """What decides about an acceptance."""

    received_by: int
    acting: int
    state: str
    """Of the receipt's line."""
    item: ItemFacts
    waiting: int
    """What the line still waits for, scaled."""
    pieces: Mapping[str, int]
    """Serial → piece of what stands where the line put it; empty for goods without serials."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Goods that are released, or that are rejected: a scaled quantity, of pieces one each."""

    state: LineState
    """``released`` or ``rejected``."""
    quantity: int
    pieces: tuple[int, ...] = ()
