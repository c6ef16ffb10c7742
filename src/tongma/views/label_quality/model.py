"""What may be wrong with a label. Pure."""

from typing import Literal, NamedTuple, TypeAlias

Fault: TypeAlias = Literal[
    "no_separator",
    "wrong_check_digit",
    "other_rule",
    "unknown",
    "against_notice",
    "against_registered",
]
FAULTS: tuple[Fault, ...] = (
    "no_separator",
    "wrong_check_digit",
    "other_rule",
    "unknown",
    "against_notice",
    "against_registered",
)
"""Each is a flag of the table of faulty labels."""


class PackageOutcome(NamedTuple):
    """What a record says of a package beside its scans."""

    refusal: str = ""
    """The refusal's or the held case's code."""
    differences: frozenset[str] = frozenset()
    """Fields in which the label was not what the notice says."""


class LabelFaults(NamedTuple):
    """Which faults a label has, and the codes that say so."""

    faults: frozenset[Fault]
    codes: tuple[str, ...]


class SupplierMonth(NamedTuple):
    """The labels of a supplier in a month."""

    supplier: int
    month: str
    """``YYYY-MM``."""
    labels: int
    faults: dict[str, int]
    """Labels with each fault."""

    def rate(self, name: Fault) -> float:
        """Return the share of labels with a fault, 0 to 1."""
        return round(self.faults[name] / self.labels, 4) if self.labels else 0.0
