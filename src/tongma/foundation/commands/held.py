"""Commands that a person must decide on before they take effect.

Whoever keeps such commands (``late``) says so here: ``commands`` lies below it.
"""

from collections.abc import Callable

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, HeldBack, ensure

Keep = Callable[[Tx, HeldBack], Decision]
"""Keeps the command of the transaction for a person; returns what its sender is told."""

_keepers: list[Keep] = []


def when_held(keep: Keep) -> Keep:
    """Register what keeps held commands; usable as a decorator."""
    _keepers[:] = [keep]
    return keep


def keep_held(tx: Tx, held: HeldBack) -> Decision:
    """Keep the command; its work has been rolled back."""
    ensure(_keepers, "nobody keeps held commands")
    return _keepers[0](tx, held)
