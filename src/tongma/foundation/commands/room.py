"""What a capability brings, said in its ``room.py``; nothing registers itself on import."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.kind import Inner, Kind
from tongma.foundation.commands.terminal import Word
from tongma.foundation.commands.wiring import Hooked, Wiring
from tongma.foundation.kernel.check import Findings
from tongma.foundation.kernel.outcome import Refusal, ensure
from tongma.foundation.platform.jobs.model import Job

Check = Callable[[sa.Connection, Findings], None]


@dataclass(frozen=True, slots=True)
class Room:
    """What one folder brings; ``package`` is its dotted name, where its refusals.toml lies."""

    package: str
    kinds: tuple[Kind[Any, Any], ...] = ()
    inner: tuple[Inner, ...] = ()
    """Kinds without an address, so that their records are read."""
    routers: tuple[APIRouter, ...] = ()
    """With the commands of ``kinds`` in the first; empty: the commands alone."""
    constraints: tuple[Constraint, ...] = ()
    hooks: tuple[Hooked[Any], ...] = ()
    words: tuple[Word, ...] = ()
    """Words of the command line."""
    jobs: tuple[Job, ...] = ()
    checks: tuple[Check, ...] = ()
    """What ``tongma check`` asks of the folder's tables beside what it asks of all."""
    tables: object = None
    """The module of its tables, named so that the schema knows them."""


def wiring_of(rooms: Iterable[Room]) -> Wiring:
    """Return what the rooms bring together; a name that two of them bring is a defect."""
    there = tuple(rooms)
    kinds = [kind for room in there for kind in room.kinds]
    by_name = {kind.name: kind for kind in kinds}
    ensure(len(by_name) == len(kinds), "two rooms bring the same command")
    constraints = {
        name: Refusal(constraint.code)
        for room in there
        for constraint in room.constraints
        for name in constraint.names
    }
    inner = {kind.name: kind for room in there for kind in room.inner}
    hooks = tuple(hooked for room in there for hooked in room.hooks)
    return Wiring(by_name, {**by_name, **inner}, constraints, hooks)
