"""The facts of a recorded command: its fields one by one, told apart by their types. Pure."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from tongma.foundation.kernel.ids import Id

_AS_ID = get_args(Id)[1]
_NOTHING: tuple[Any, ...] = (None, "", False, [], {})


class Leaf(NamedTuple):
    """One field that says something."""

    path: tuple[str, ...]
    """Names of fields, and the number of the row (from 1) in a list."""
    value: str
    """As it was recorded; of what is private nothing."""
    is_id: bool = False
    is_private: bool = False

    @property
    def name(self) -> str:
        """What the field is called in the command."""
        return next(part for part in reversed(self.path) if not part.isdecimal())

    @property
    def row(self) -> str:
        """The number of the row in the outermost list; empty outside one."""
        return next((part for part in self.path if part.isdecimal()), "")


def leaves_of(shape: Any, value: Any, path: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Yield what a command says, in the order of its fields.

    Args:
        shape: the dataclass of the command, or the type of what is inside it.
        value: the same as canonical JSON has it; what is empty, no and the id 0 says nothing.
        path: where it stands.
    """
    is_id = _AS_ID in get_args(shape)
    if any(value is one or (value == one and type(value) is type(one)) for one in _NOTHING):
        return
    if is_id and str(value) == "0":
        return
    if isinstance(value, Mapping):
        yield from _inside(shape, value, path)
    elif isinstance(value, list):
        of = next((one for one in _parts(shape) if one is not Ellipsis), str)
        for row, inner in enumerate(value, 1):
            yield from leaves_of(of, inner, (*path, str(row)))
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield Leaf(path, text, is_id)


def _inside(shape: Any, value: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Leaf]:
    if set(value) == {"commitment"}:
        yield Leaf(path, "", is_private=True)
        return
    fields = {one.name: one.type for one in dataclasses.fields(of)} if (of := _class(shape)) else {}
    for name in sorted(value, key=list(fields).index) if set(value) <= set(fields) else value:
        yield from leaves_of(fields.get(name, str), value[name], (*path, name))


def _class(shape: Any) -> Any:
    """Return the dataclass that a type is, or may be; None where it is none."""
    among = (shape, *get_args(shape))
    return next((one for one in among if dataclasses.is_dataclass(one)), None)


def _parts(shape: Any) -> tuple[Any, ...]:
    """Return the types of a list's rows; of one that may be missing too."""
    inner = get_args(shape)
    lists = [one for one in inner if get_args(one) and one is not type(None)]
    if type(None) in inner and lists:
        return get_args(lists[0])
    return inner
