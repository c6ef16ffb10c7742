"""What goes in and what comes out of a command. Pure."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from tongma.foundation.kernel.outcome import Decision, Json, Refusal, refuse

if TYPE_CHECKING:
    from tongma.foundation.commands.tx import Tx

C = TypeVar("C")

Way = Literal["scanned", "typed", "imported", "rfid"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person answered where a code may mean several things; only what was asked is given.

    It picks one of the meanings that the code has, and can give it no other.
    """

    item: int = 0
    lot: str = ""
    serial: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One symbol or typed text as it came in, kept byte for byte."""

    raw: str
    symbology: str | None = None
    way: Way = "scanned"
    chosen: Chosen | None = None


@dataclass(frozen=True, slots=True)
class Request(Generic[C]):
    """A command with what surrounds it."""

    request_id: str
    command: C
    happened_at: int | None = None
    """Microseconds UTC as the device says; None means now."""
    offset_minutes: int = 0
    station: str = ""
    app_version: str = ""
    reason: str = ""
    scans: tuple[Scan, ...] = ()
    on_behalf: int = 0


@dataclass(frozen=True, slots=True)
class Kind(Generic[C]):
    """A kind of command: ``name`` is also the action that a role must allow."""

    name: str
    shape: type[C]
    handle: "Callable[[Tx, C], Decision]"
    version: int = 1
    open_to_all: bool = False
    """Anyone who is logged in may: changing one's own password."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a request, the same each time it is asked."""

    outcome: Literal["accepted", "held", "refused", "repeated"]
    request_id: str
    record_id: int
    result: Mapping[str, Json]
    refusal: Refusal | None = None
    first_outcome: str = ""
    """Of a repeated request: what the first answer was."""
    held: str | None = None


WHOLE_MAX = 2**63 - 1
"""Both databases hold 64 signed bits."""


def plain(value: Any) -> Any:
    """Return dataclasses, tuples and ints as the JSON of the journal: ids as strings."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        if not -WHOLE_MAX <= value <= WHOLE_MAX:
            raise refuse("number_too_large", limit=str(WHOLE_MAX))
        return str(value)
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return [plain(inner) for inner in value]
