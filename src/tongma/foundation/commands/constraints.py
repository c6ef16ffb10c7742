"""What the database refuses, as refusals: the last guard behind the deciders."""

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import Refusal

_refusals: dict[str, Refusal] = {}


def declare(constraint: str, code: str, clears: str, *, unique: str | None = None) -> None:
    """Say which refusal a constraint means, and which role can clear it.

    SQLite names checks, but unique indexes only by their columns: ``unique`` is that text, for
    example ``"piece.item, piece.serial"``.
    """
    _refusals[constraint] = Refusal(code, clears=clears)
    if unique is not None:
        _refusals[unique] = Refusal(code, clears=clears)


def refusal_of(error: sa.exc.IntegrityError) -> Refusal | None:
    """Return the refusal of a violated constraint, or None where it is a defect."""
    diagnostics = getattr(error.orig, "diag", None)
    name = getattr(diagnostics, "constraint_name", None)
    message = str(error.orig)
    if name is None:
        name = message.partition(" constraint failed: ")[2]
    return _refusals.get(name or "")
