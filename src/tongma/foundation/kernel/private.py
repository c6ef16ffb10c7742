"""Marks what the journal may hold only as a salted commitment: personal data and free text."""

from typing import Annotated, TypeAlias


class Private:
    """Marker for ``Annotated``: the value stays out of the hashed bytes."""


PRIVATE = Private()

PrivateText: TypeAlias = Annotated[str, PRIVATE]
"""Free text or personal data: kept apart, erasable, bound by a commitment."""
