"""What commands need from the installation that they run in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tongma.foundation.commands.wiring import Wiring
from tongma.foundation.platform.clock import Clock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore

Fault = Callable[[str], None]


def no_fault(_step: str) -> None:
    """Nothing dies here; the simulator brings another."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """Database, clock, files, and what the rooms bring."""

    database: Database
    clock: Clock
    files: FileStore
    wiring: Wiring = field(default_factory=Wiring)
    fault: Fault = no_fault
