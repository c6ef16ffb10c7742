"""The answers about label quality. Pure."""

from dataclasses import dataclass

from tongma.masterdata.names.shapes import PartnerOut
from tongma.views.label_quality.model import Fault
from tongma.work.documents.shapes import DocumentNumberOut


@dataclass(frozen=True, slots=True)
class FaultRatesOut:
    """The share of labels with each fault, 0 to 1."""

    no_separator: float
    wrong_check_digit: float
    other_rule: float
    unknown: float
    against_notice: float
    against_registered: float


@dataclass(frozen=True, slots=True)
class SupplierMonthOut:
    """The labels of a supplier in a month, and how many have which fault."""

    supplier: PartnerOut | None
    month: str
    """``YYYY-MM``."""
    labels: int
    no_separator: int
    wrong_check_digit: int
    other_rule: int
    unknown: int
    against_notice: int
    against_registered: int
    rates: FaultRatesOut


@dataclass(frozen=True, slots=True)
class FaultyLabelOut:
    """A label with a fault, and where it was scanned."""

    raw: str
    station: str
    at: str
    """RFC 3339, UTC."""
    document: DocumentNumberOut
    faults: list[Fault]
    codes: list[str]
    """The findings and refusals that say so."""


@dataclass(frozen=True, slots=True)
class SupplierMonthWithExamplesOut(SupplierMonthOut):
    """A supplier's month with its last faulty labels."""

    examples: list[FaultyLabelOut]
