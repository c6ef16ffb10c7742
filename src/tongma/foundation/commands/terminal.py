"""A word of the command line: it lives in the folder of the capability that it is about."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tongma.foundation.commands.model import Act
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.platform.settings import Settings


class Opened(Protocol):
    """Opens the installation; ``make`` also makes an embedded database that is not there."""

    def __call__(self, *, make: bool = True) -> Runtime:
        """Return its runtime."""
        ...


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a word of the command line works with."""

    settings: Settings
    open: Opened
    kinds: Mapping[str, Act]


def no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare nothing: the word stands alone."""


@dataclass(frozen=True, slots=True)
class Word:
    """``tongma <name>``: what it is for, its arguments, and what it does; returns the exit code."""

    name: str
    about: str
    run: Callable[[argparse.Namespace, Terminal], int]
    declare: Callable[[argparse.ArgumentParser], None] = no_arguments
