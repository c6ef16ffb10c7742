"""The answers about marking with a UDI. Pure."""

from dataclasses import dataclass
from typing import Literal

from tongma.masterdata.names.shapes import PartnerOut


@dataclass(frozen=True, slots=True)
class UdiExpectationOut:
    """What is expected of a label, and why."""

    answer: Literal["expected", "optional", "missing"]
    reason: str
    """no_device, made_on_unknown, made_before or must_carry."""
    batch: str
    """Of the rule that holds; empty for none, as what follows."""
    since: str
    """ISO date from which goods that are made must carry it."""
    source: str
    made_on: str
    """ISO date by which it was judged; empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class UnmarkedOut:
    """How many received lines of a supplier had no UDI although they must."""

    supplier: PartnerOut | None
    lines: int
    """Received lines that must have one."""
    missing: int
    items: int
    """Different items among them."""
    rate: float
    """Of missing to lines, 0 to 1."""
