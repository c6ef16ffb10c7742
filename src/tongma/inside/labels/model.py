"""Commands of labels 标签. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GiveCode:
    """Give an item without a code a number of our own, to be printed and scanned here."""

    item: int
