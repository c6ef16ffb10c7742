"""The answers of the GETs of proposals. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import ItemOut


@dataclass(frozen=True, slots=True)
class ProposalOut:
    """What a public database says of an item beyond, or against, what is confirmed."""

    id: Id
    item: ItemOut
    kind: str
    """identifier, field, certificate or chain."""
    name: str
    """The identifier's scheme, or the field."""
    proposed: str
    current: str
    """What is confirmed instead; empty where nothing is."""
    role: str
    level: str
    """Published name of the packaging level."""
    factor: str | None
    """Base units of an identifier's level: a whole number."""
    state: str
    binding: Id | None
    """The proposed binding; None where its level does not exist yet."""
    source: str
    primary: str
    """The primary DI of the record."""
    version_on: str
