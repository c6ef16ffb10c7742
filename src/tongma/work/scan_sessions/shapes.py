"""The answer about packages scanned in a row. Pure."""

from dataclasses import dataclass
from typing import Literal

from tongma.masterdata.names.shapes import ControlledItemOut
from tongma.work.scan_sessions.session import Counted
from tongma.work.scanning.model import Outcome
from tongma.work.scanning.shapes import CandidateOut, QuestionOut


@dataclass(frozen=True, slots=True)
class CountedGoodsOut:
    """So much of a lot."""

    item: ControlledItemOut
    lot: str
    """The lot's number; empty for none."""
    base_quantity: str
    """Decimal text; below zero where goods were taken into a larger unit."""


@dataclass(frozen=True, slots=True)
class InsideOrAnotherOut:
    """The question whether goods are out of a unit that was counted, or beside it."""

    ask: Literal["inside_or_another"]
    choices: list[Literal["inside", "another"]]


@dataclass(frozen=True, slots=True)
class CountedPackageOut:
    """What one package is, and what it added."""

    outcome: Outcome
    object: CandidateOut | None
    question: QuestionOut | InsideOrAnotherOut | None
    counted: Counted
    reason: str
    """scanned_already, in_counted_unit, opened_already, content_unknown, same_lot_counted,
    serial_not_scanned, lot_differs; empty for none.
    """
    added: list[CountedGoodsOut]


@dataclass(frozen=True, slots=True)
class ScanSessionOut:
    """All packages, in their order, and what they are together."""

    packages: list[CountedPackageOut]
    totals: list[CountedGoodsOut]
    open: list[str]
    """The units that are open now, the outermost first."""
