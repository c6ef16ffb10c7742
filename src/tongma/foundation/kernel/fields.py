"""The plain fields of what is said of a thing: texts, whole numbers, yes or no. Pure.

A column of such a thing is declared once, as a field of its dataclass; its table, its writing, its
checks and the sheets that bring it follow from there.
"""

import dataclasses
import typing
from collections.abc import Collection, Mapping
from typing import Any

from tongma.foundation.kernel.private import PRIVATE

PLAIN = (str, int, bool)
ADDED: Mapping[str, Any] = {"added": True}
"""Metadata of a field whose column a later migration has added: the database knows its default."""


def plain_fields(data: type[Any], *, but: Collection[str] = ()) -> dict[str, type[Any]]:
    """Return name → ``str``, ``int`` or ``bool`` of the plain fields, in their order.

    ``but``: plain fields that are kept elsewhere.

    >>> @dataclasses.dataclass
    ... class Shelf:
    ...     code: str
    ...     width: int
    ...     boxes: tuple[str, ...] = ()
    >>> plain_fields(Shelf, but=["width"])
    {'code': <class 'str'>}
    """
    types = {field.name: _bare(field.type) for field in dataclasses.fields(data)}
    return {name: kind for name, kind in types.items() if kind in PLAIN and name not in but}


def _bare(kind: Any) -> Any:
    """Return a type without what an ``Annotated`` says beside it: an id is a number."""
    return typing.get_args(kind)[0] if hasattr(kind, "__metadata__") else kind


def private_fields(data: type[Any]) -> frozenset[str]:
    """Return the names of the fields that the journal may hold only as a commitment."""
    return frozenset(
        field.name
        for field in dataclasses.fields(data)
        if PRIVATE in getattr(field.type, "__metadata__", ())
    )


def plain_values(said: Any, *, but: Collection[str] = ()) -> dict[str, str | int]:
    """Return the plain fields of one thing as a row has them: yes is 1, no is 0."""
    return {
        name: int(getattr(said, name)) if kind is bool else getattr(said, name)
        for name, kind in plain_fields(type(said), but=but).items()
    }
