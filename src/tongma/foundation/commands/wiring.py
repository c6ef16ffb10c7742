"""What the rooms of an installation bring together, as commands need it while they run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from tongma.foundation.commands.model import Act, Readable
from tongma.foundation.kernel.outcome import Refusal, ensure

F = TypeVar("F", bound=Callable[..., Any])


class Hook(Generic[F]):
    """A moment at which capabilities above have something to do, named by the one below."""

    def __init__(self, name: str) -> None:
        self.name = name

    def calls(self, what: F) -> "Hooked[F]":
        """Say what is done at that moment; stands in a room."""
        return Hooked(self, what)


@dataclass(frozen=True, slots=True)
class Hooked(Generic[F]):
    """Something that is done at a moment."""

    hook: Hook[F]
    what: F


@dataclass(frozen=True, slots=True)
class Wiring:
    """Commands by name, refusals by constraint, and what is done at which moment."""

    kinds: Mapping[str, Act] = field(default_factory=dict)
    readers: Mapping[str, Readable] = field(default_factory=dict)
    """The kinds, and those without an address: what a record of any of them is read by."""
    constraints: Mapping[str, Refusal] = field(default_factory=dict)
    hooks: tuple[Hooked[Any], ...] = ()

    def all_at(self, hook: Hook[F]) -> tuple[F, ...]:
        """Return what is done at a moment, in the order of the rooms."""
        return tuple(one.what for one in self.hooks if one.hook is hook)

    def one_at(self, hook: Hook[F]) -> F:
        """Return the one thing that is done at a moment."""
        found = self.all_at(hook)
        ensure(len(found) == 1, f"{len(found)} rooms answer for {hook.name}; there must be one")
        return found[0]
