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
