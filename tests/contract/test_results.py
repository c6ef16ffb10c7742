"""Every command of the application answers with a shape, and takes texts that have a door."""

import dataclasses
import typing
from collections.abc import Iterator

import pytest

from tongma.app.rooms import ROOMS, WIRING
from tongma.foundation.kernel.texts import Door

KINDS = [kind for room in ROOMS for kind in room.kinds]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_command_names_its_result_and_the_result_is_a_frozen_dataclass(kind):
    assert dataclasses.is_dataclass(kind.result)
    assert kind.result.__dataclass_params__.frozen
    assert kind.result.__doc__


def bare_texts(hint, path) -> Iterator[str]:
    """Yield where a plain text stands in a shape: nobody says what may stand in it."""
    marks = getattr(hint, "__metadata__", ())
    if any(isinstance(mark, Door) for mark in marks):
        return
    if marks:
        yield from bare_texts(typing.get_args(hint)[0], path)
    elif hint is str:
        yield path
    elif dataclasses.is_dataclass(hint):
        for name, inner in typing.get_type_hints(hint, include_extras=True).items():
            yield from bare_texts(inner, f"{path}.{name}")
    elif typing.get_origin(hint) is not typing.Literal:
        for inner in typing.get_args(hint):
            yield from bare_texts(inner, path)


@pytest.mark.parametrize("kind", WIRING.kinds.values(), ids=lambda kind: kind.name)
def test_every_text_of_a_command_passes_a_door(kind):
    assert [] == list(bare_texts(kind.shape, kind.shape.__name__))
