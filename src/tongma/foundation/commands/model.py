"""What goes in and what comes out of a command. Pure."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.texts import (
    Code,
    Day,
    LotNumber,
    Note,
    RawText,
    SerialNumber,
    Word,
)

C = TypeVar("C")

Way = Literal["scanned", "typed", "imported", "rfid"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person answered where a code may mean several things; only what was asked is given.

    It picks one of the meanings that the code has, and can give it no other.
    """

    item: Id = 0
    lot: LotNumber = ""
    serial: SerialNumber = ""
    expiry: Day = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One symbol or typed text as it came in, kept byte for byte."""

    raw: RawText
    symbology: Word | None = None
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
    station: Code = ""
    app_version: Word = ""
    reason: Note = ""
    scans: tuple[Scan, ...] = ()
    on_behalf: int = 0


class Readable(Protocol):
    """A kind of command, as far as reading its records goes."""

    @property
    def name(self) -> str:
        """What it is called in records; the action that a role must allow."""
        ...

    @property
    def shape(self) -> type[Any]:
        """The dataclass of the command."""
        ...

    @property
    def version(self) -> int:
        """Of the command's shape."""
        ...


class Act(Readable, Protocol):
    """A kind of command, as whoever lies below its transaction knows it."""

    @property
    def handle(self) -> Callable[[Any, Any], Any]:
        """What reads, decides and posts."""
        ...

    @property
    def open_to_all(self) -> bool:
        """Whether anyone who is logged in may."""
        ...

    def body(self, result: Any) -> bytes:
        """Return the canonical JSON of a result."""
        ...


@dataclass(frozen=True, slots=True)
class Call(Generic[C]):
    """One request on its way: what kind, what was sent, and the id of the record to come."""

    kind: Act
    request: Request[C]
    record_id: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a request, the same each time it is asked."""

    outcome: Literal["accepted", "held", "refused", "repeated"]
    request_id: str
    record_id: int
    body: bytes = b"{}"
    """Canonical JSON of the result, or of the facts of a held case: kept, journalled and sent."""
    refusal: Refusal | None = None
    first_outcome: str = ""
    """Of a repeated request: what the first answer was."""
    case: str | None = None
    """Of a held command: what a person must decide."""

    @property
    def result(self) -> dict[str, Any]:
        """The body read as JSON."""
        read: dict[str, Any] = json.loads(self.body)
        return read
