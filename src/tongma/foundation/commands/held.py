"""Commands that a person must decide on before they take effect.

Whoever keeps such commands (``backdated``) answers this moment: ``commands`` lies below it.
"""

from collections.abc import Callable

from tongma.foundation.commands.tx import Tx
from tongma.foundation.commands.wiring import Hook
from tongma.foundation.kernel.outcome import Held, HeldBack

KEEPING: Hook[Callable[[Tx, HeldBack], Held]] = Hook("commands.keeping")
"""Keeps the command of the transaction for a person; returns what its sender is told."""

SKEW: Hook[Callable[[Tx], int]] = Hook("commands.skew")
"""By how many microseconds a device's clock may be behind, where the transaction acts."""

BEFORE_ITS_CAUSE = "before_its_cause"
"""The case of a command that claims to have happened before what it follows from."""
