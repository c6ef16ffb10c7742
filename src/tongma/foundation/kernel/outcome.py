"""The four families of what can go wrong, and what a command may answer.

::

    finding   a value   something odd in a code or a file, with its place and its rule
    refusal   a value   the business says no: stable code, facts, who can clear it
    trouble   raised    the world is failing; the same request may be sent again (503)
    defect    raised    we are wrong; never caught below the top (500)

A command ends as ``accepted``, ``repeated``, ``refused``, ``held`` or, when trouble passed the
retries, ``later``. Only ``later`` is sent again by a device, and it is never stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

from tongma.foundation.kernel.readable import is_readable, readable

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Facts: TypeAlias = Mapping[str, Json]
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Refusal:
    r"""The business says no. ``code`` states the fact and never changes its meaning.

    Words, HTTP status and who clears it stand once, in the ``refusals.toml`` of the folder that
    makes it; where several roles may, the fact ``role`` names the one. Its facts can be read: what
    nobody can see of a text that was sent is escaped, in the answer and in the record alike.

    >>> Refusal("code_unknown", {"raw": "01\x1dA"}).facts["raw"]
    '01\\x1dA'
    """

    code: str
    facts: Facts = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Escape what cannot be read."""
        if not is_readable(self.facts):
            object.__setattr__(self, "facts", readable(self.facts))


@dataclass(frozen=True, slots=True)
class Held:
    """A command of which a person must decide something: the case, and what is known of it."""

    case: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in a code or a file row; never stops anything by itself."""

    code: str
    severity: Literal["error", "warning", "note"]
    at: str
    """Where: a column name, a field, a position."""
    facts: Facts = field(default_factory=dict)


class Refused(Exception):
    """Carries a refusal from deep inside a handler to ``commands``.

    There the work is rolled back to the savepoint and the refusal kept as the outcome.
    """

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.code} {dict(refusal.facts)}")
        self.refusal = refusal


class HeldBack(Exception):
    """Carries a case from deep inside a handler to ``commands``: a person must decide first.

    There the work is rolled back to the savepoint; the command itself is kept for that person.
    """

    def __init__(self, case: str, facts: Facts) -> None:
        super().__init__(f"{case} {dict(facts)}")
        self.case = case
        self.facts = facts


class BeforeCause(Exception):
    """What is claimed to have happened at an instant can only have happened later.

    ``commands`` takes the work back and does it again at ``at``, where the device's clock may be
    that wrong or a person has decided so; otherwise the command is held.
    """

    def __init__(self, at: int, facts: Facts) -> None:
        super().__init__(f"not before {at} {dict(facts)}")
        self.at = at
        self.facts = facts


class Trouble(Exception):
    """The world is failing: database away, lock timeout. The same request may be sent again."""

    code = "later"
    """What the answer calls it."""

    def __init__(self, reason: str, *, retry_after_seconds: int = 1) -> None:
        super().__init__(reason)
        self.retry_after_seconds = retry_after_seconds


class DiskFull(Trouble):
    """There is no room to write: it goes on by itself as soon as somebody makes some."""

    code = "disk_full"

    def __init__(self) -> None:
        reason = "the disk is full: nothing can be written until there is room"
        super().__init__(reason, retry_after_seconds=30)


class Defect(AssertionError):
    """We are wrong: an invariant does not hold. Aborts the transaction; alarm."""


def refuse(code: str, **facts: Json) -> Refused:
    """Make a refusal to be raised, its facts by keyword.

    >>> refuse("short_life", expiry="2026-05-31").refusal
    Refusal(code='short_life', facts={'expiry': '2026-05-31'})
    """
    return Refused(Refusal(code, facts))


def allow(decided: "R | Refusal") -> R:
    """Return what a decider decided; raise its refusal, if it gave one.

    >>> allow(None)
    >>> allow(("A-01-01", 12))
    ('A-01-01', 12)
    """
    if isinstance(decided, Refusal):
        raise Refused(decided)
    return decided


def finished(outcome: "R | Held") -> R:
    """Return the result of a command that is a part of another; a part is never held by itself."""
    if isinstance(outcome, Held):
        message = f"a part was held: {outcome.case}"
        raise Defect(message)
    return outcome


def ensure(condition: object, what: str) -> None:
    """Raise ``Defect`` unless the condition holds. Stays on in production."""
    if not condition:
        raise Defect(what)
