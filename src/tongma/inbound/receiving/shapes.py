"""The answers of receiving's lists."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.inbound.receiving.model import Validity


@dataclass(frozen=True, slots=True)
class CertificateOffer:
    """A certificate that received goods may carry."""

    id: Id
    number: str
    kind: str
    valid_from: str
    valid_to: str
    """ISO dates; empty: no bound."""
    state: Validity
    of_lot: bool
    """The lot carries it already, and cannot get another."""


@dataclass(frozen=True, slots=True)
class CertificateOffers:
    """Certificates of an item, the valid ones first."""

    rows: list[CertificateOffer]
