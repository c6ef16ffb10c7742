"""Every text, list and number of a command passes its door, before anything is recorded."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from tongma.foundation.kernel.bounds import Bound, bounds_of
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.kernel.texts import Door, TextWrong, door_of

Pass = Callable[[Any, str], Any]
"""Takes a value and its path, and returns the value as it is kept; raises Refused."""


def tidied(command: Any) -> Any:
    """Return the command with every text as its door keeps it; the same object where none changed.

    Raises Refused with the code of the door (``text_wrong``, ``date_wrong``, ``instant_wrong``,
    ``number_wrong``), ``sign_unclear``, ``list_too_long`` or ``number_out_of_range``, the field and
    the value.
    """
    shape: Any = type(command)
    through = _through(shape)
    return command if through is None else through(command, "")


@cache
def _through(hint: Any) -> Pass | None:
    """Return what sends a value of this type through its doors; None where there is none."""
    door = door_of(hint)
    if door is not None:
        return _text(door)
    if getattr(hint, "__metadata__", ()):
        inner_pass = _through(typing.get_args(hint)[0])
        bounds = bounds_of(hint)
        return _within(bounds, inner_pass) if bounds else inner_pass
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _any_of(inner)
    if origin in (tuple, list, Sequence) and inner:
        return _each(_through(inner[0]))
    if origin in (dict, Mapping) and inner:
        return _entries(_through(inner[0]), _through(inner[1]))
    return None


def _text(door: Door) -> Pass:
    def through(value: Any, path: str) -> Any:
        if not isinstance(value, str):
            return value
        try:
            kept = door.check(value)
        except TextWrong as wrong:
            raise Refused(wrong.refusal(door.code, path, value)) from None
        return value if kept == value else kept

    return through


def _within(bounds: Sequence[Bound], through: Pass | None) -> Pass:
    def check(value: Any, path: str) -> Any:
        for bound in bounds:
            refusal = bound.refusal(value, path)
            if refusal is not None:
                raise Refused(refusal)
        return value if through is None else through(value, path)

    return check


def _record(shape: type) -> Pass | None:
    hints = typing.get_type_hints(shape, include_extras=True)
    names = [field.name for field in dataclasses.fields(shape) if field.init]
    found = [(name, _through(hints[name])) for name in names]
    doors = [(name, through) for name, through in found if through is not None]
    if not doors:
        return None

    def through_all(value: Any, path: str) -> Any:
        if not dataclasses.is_dataclass(value):
            return value
        changed = {}
        for name, through in doors:
            before = getattr(value, name)
            after = through(before, f"{path}.{name}" if path else name)
            if after is not before:
                changed[name] = after
        return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]

    return through_all


def _each(through: Pass | None) -> Pass | None:
    if through is None:
        return None

    def all_of(value: Any, path: str) -> Any:
        if not isinstance(value, tuple | list):
            return value
        after = [through(inner, f"{path}.{at}") for at, inner in enumerate(value)]
        same = all(one is other for one, other in zip(after, value, strict=True))
        return value if same else type(value)(after)

    return all_of


def _entries(name: Pass | None, inner: Pass | None) -> Pass | None:
    if name is None and inner is None:
        return None

    def all_of(value: Any, path: str) -> Any:
        if not isinstance(value, Mapping):
            return value
        kept = {}
        for key, old in value.items():
            new_key = key if name is None else name(key, path)
            kept[new_key] = old if inner is None else inner(old, f"{path}.{new_key}")
        return value if kept == value else kept

    return all_of


def _any_of(parts: tuple[Any, ...]) -> Pass | None:
    """Send a value of a union through the doors of whichever part it is."""
    found = [through for part in parts if (through := _through(part)) is not None]
    if not found:
        return None

    def whichever(value: Any, path: str) -> Any:
        for through in found:
            value = through(value, path)
        return value

    return whichever
