"""What the database refuses, as refusals: the last guard behind the deciders."""

import sqlalchemy as sa

from tongma.kernel.outcome import Refusal

_codes: dict[str, str] = {}


def declare(constraint: str, code: str, *, unique: str | None = None) -> None:
    """Say which refusal a constraint means.

    SQLite names checks, but unique indexes only by their columns: ``unique`` is that text, for
    example ``"piece.item, piece.serial"``.
    """
    _codes[constraint] = code
    if unique is not None:
        _codes[unique] = code


def refusal_of(error: sa.exc.IntegrityError) -> Refusal | None:
    """Return the refusal of a violated constraint, or None where it is a defect."""
    diagnostics = getattr(error.orig, "diag", None)
    name = getattr(diagnostics, "constraint_name", None)
    message = str(error.orig)
    if name is None:
        name = message.partition(" constraint failed: ")[2]
    code = _codes.get(name or "")
    return None if code is None else Refusal(code)
