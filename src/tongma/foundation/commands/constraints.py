"""What the database refuses, as refusals: the last guard behind the deciders."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import Refusal


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint of a table, and the code of the refusal that its violation means.

    SQLite names checks, but unique indexes only by their columns: ``unique`` is that text, for
    example ``"piece.item, piece.serial"``.
    """

    name: str
    code: str
    unique: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """How the two databases call it."""
        return (self.name, self.unique) if self.unique else (self.name,)


def refusal_of(error: sa.exc.IntegrityError, declared: Mapping[str, Refusal]) -> Refusal | None:
    """Return the refusal of a violated constraint, or None where it is a defect."""
    diagnostics = getattr(error.orig, "diag", None)
    name = getattr(diagnostics, "constraint_name", None)
    message = str(error.orig)
    if name is None:
        name = message.partition(" constraint failed: ")[2]
    return declared.get(name or "")
