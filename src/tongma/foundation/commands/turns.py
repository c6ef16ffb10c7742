"""How a job changes facts: by commands, as the system in a role of its own."""

from typing import Any

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Answer, Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.platform.jobs.turn import Turn


def runtime_of(turn: Turn) -> Runtime:
    """Return the runtime of the installation that a job works on."""
    assert isinstance(turn.on, Runtime), "jobs that send commands are given a runtime"
    return turn.on


def send(
    turn: Turn, kind: Kind[Any, Any], command: object, key: str, *, reason: str = ""
) -> Answer:
    """Run a command of a turn; done again after a crash it is answered from memory.

    ``key`` tells the commands of the turn apart. What the job has no right to is refused.
    """
    request = Request(turn.request_id(key), command, reason=reason)
    return run(runtime_of(turn), kind, request, turn.actor)
