"""How a table says that its texts are searched. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

KINDS = ("item", "lot", "piece", "place", "partner", "document")
"""Kinds of objects that the search knows; kept by their number here, so new ones come last."""


class Searched(NamedTuple):
    """Which columns of a table are searched, and whose they are."""

    kind: str
    """One of KINDS; empty where the column ``target_kind`` tells."""
    object: str
    """The column of the object's id."""
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()
    """Searched also by the first letters of their pinyin."""
    is_own: bool = False
    """Whether each object has one row here, made with it."""
    ended: str = ""
    """The column that is null while a row holds; empty: always."""

    def reads(self, columns: Mapping[str, Any]) -> bool:
        """Say whether a change of these columns changes what is found."""
        return not columns.keys().isdisjoint({*self.texts, *self.names, self.ended})


class Named(NamedTuple):
    """An object whose words are new or have changed."""

    kind: str
    object: int
    row: Mapping[str, Any] | None
    """Its own row, where that tells everything; None: read it."""


def searched(kind: str, object_: str = "id", **columns: Any) -> dict[str, Any]:
    """Return the table info that declares it."""
    return {"searched": Searched(kind, object_, **columns)}
