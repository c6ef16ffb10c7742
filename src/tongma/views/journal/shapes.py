"""The answers about what was done. Pure."""

from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import PersonOut, PlaceOut
from tongma.work.documents.shapes import DocumentOut


@dataclass(frozen=True, slots=True)
class ActivityOut:
    """What somebody did, or was refused."""

    number: int
    """Of the record in the journal."""
    record_id: Id
    command: str
    outcome: str
    code: str | None
    """Of a refusal."""
    person: PersonOut | None
    site: PlaceOut | None
    document: DocumentOut | None
    happened_at: str
    """RFC 3339, UTC."""
    recorded_at: str
    credential: str = ""
    """By what they acted: ``session:…``, ``key:`` and its id; empty for the installation."""
    credential_by: PersonOut | None = None
    """Who made that key."""
    hidden: Literal[False] = False


@dataclass(frozen=True, slots=True)
class ScanChosenOut:
    """What a person answered where the code may mean several things; empty for what was clear."""

    item: Id
    lot: str
    serial: str
    expiry: str


@dataclass(frozen=True, slots=True)
class ScanMadeOut:
    """A symbol or typed text, as it came in."""

    raw: str
    symbology: str | None
    way: str
    """scanned, typed, imported or rfid."""
    chosen: ScanChosenOut | None


@dataclass(frozen=True, slots=True)
class TimelineRecordOut:
    """What somebody did on a document."""

    number: int
    record_id: Id
    command: str
    outcome: str
    code: str | None
    """Of a refusal."""
    facts: dict[str, JsonValue]
    """Of the refusal; else the result of the command."""
    person: PersonOut | None
    happened_at: str
    """RFC 3339, UTC."""
    recorded_at: str
    reason: str
    """Empty where none was given, or where it was erased."""
    station: str
    scans: list[ScanMadeOut]


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A piece of a sentence; with the kind and id of what it names, where that has a page."""

    text: str
    kind: str = ""
    """item, lot, piece, place, partner, person, certificate, a kind of document; else empty."""
    id: Id = 0


@dataclass(frozen=True, slots=True)
class ToldField:
    """A field of the command, with its word and its value in words."""

    row: str
    """The number of the row in a list; empty outside one."""
    label: str
    value: list[ToldPart]


@dataclass(frozen=True, slots=True)
class ToldRecordOut:
    """A record as a person tells it, in the language asked."""

    number: int | None
    record_id: Id
    outcome: str
    sentence: list[ToldPart]
    """Its texts, one after the other, are the sentence."""
    happened_at: str
    """RFC 3339, UTC."""
    recorded_at: str
    happened_local: str
    """On the clock of the site, with its zone."""
    recorded_local: str
    fields: list[ToldField]
    """At most 500."""
    fields_left: int
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class ProofFaultOut:
    """What is wrong with one record."""

    number: int
    what: Literal["gap", "envelope", "body", "lines", "columns"]


@dataclass(frozen=True, slots=True)
class ProofOut:
    """What was verified around a record; ``first`` and ``last`` 0 where it waits for its number."""

    first: int
    last: int
    records: int
    faults: list[ProofFaultOut]
