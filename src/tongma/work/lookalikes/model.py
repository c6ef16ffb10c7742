"""What others are told of goods that are easily taken for others. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class LookalikeNear:
    """Goods in the same bin or beside it that are easily taken for those in hand."""

    kind: str
    """In what they are alike: ``name``, ``code`` or ``lot``."""
    item: Id
    code: str
    name: str
    lot: str
    """The lot's number."""
    place: Id
    place_code: str
