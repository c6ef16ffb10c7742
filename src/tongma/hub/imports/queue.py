"""A confirmed sheet waits in a table until the job has taken it in.

Whoever confirms is answered as soon as it is in, or told to come again: the same request then gets
the answer. A server that goes down in the middle goes on with it when it is there again.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, cast

from tongma.foundation.commands.model import Answer, Request
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import Defect, Trouble
from tongma.hub.imports import store
from tongma.hub.imports.confirmation import confirm, goes_in_parts
from tongma.hub.imports.model import ConfirmImport, SheetState

WAIT_SECONDS = 15.0
"""How long whoever confirms waits for the answer; later than that it is asked for again."""
_LOOK_SECONDS = 0.05
_AGAIN_SECONDS = 5


def take_in(
    runtime: Runtime, request: Request[ConfirmImport], actor: Actor, wake: Callable[[], None]
) -> Answer:
    """Have a sheet taken in by the job, and answer as ``imports.confirm_import``.

    What goes in as one command, or not at all, is done at once. Raises Trouble while it goes on.
    """
    if not goes_in_parts(runtime, request, actor):
        return confirm(runtime, request, actor)
    now = runtime.clock.now()
    runtime.database.write(
        lambda connection: store.keep_waiting(connection, request, actor.person, now)
    )
    wake()
    deadline = time.monotonic() + WAIT_SECONDS
    while (state := _state(runtime, request.request_id)) == SheetState.WAITING:
        if time.monotonic() > deadline:
            message = "the sheet is being taken in"
            raise Trouble(message, retry_after_seconds=_AGAIN_SECONDS)
        time.sleep(_LOOK_SECONDS)
    if state == SheetState.FAILED:
        message = f"taking in the sheet of {request.request_id} failed; the log says why"
        raise Defect(message)
    answer = confirm(runtime, request, actor)  # from memory
    if answer.outcome != "repeated":
        return answer
    first = cast("Literal['accepted', 'held', 'refused']", answer.first_outcome)
    return replace(answer, outcome=first, first_outcome="")


def _state(runtime: Runtime, request_id: str) -> SheetState | None:
    with runtime.database.glance() as connection:
        return store.state_of(connection, request_id)
