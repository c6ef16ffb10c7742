"""The plain fields of what is said of a thing: texts, whole numbers, yes or no. Pure.

A column of such a thing is declared once, as a field of its dataclass; its table, its writing, its
checks and the sheets that bring it follow from there.
"""

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any

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
    return {
        one.name: one.type
        for one in dataclasses.fields(data)
        if isinstance(one.type, type) and one.type in PLAIN and one.name not in but
    }


def plain_values(said: Any, *, but: Collection[str] = ()) -> dict[str, str | int]:
    """Return the plain fields of one thing as a row has them: yes is 1, no is 0."""
    return {
        name: int(getattr(said, name)) if kind is bool else getattr(said, name)
        for name, kind in plain_fields(type(said), but=but).items()
    }
