"""Commands of labels 标签. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class GiveCode:
    """Give an item without a code a number of our own, to be printed and scanned here."""

    item: Id


@dataclass(frozen=True, slots=True)
class CodeGiven:
    """The item's own number, the same each time it is asked for."""

    item: Id
    gtin: str
