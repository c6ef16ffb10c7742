"""What the feed answers: records as CloudEvents 1.0, in their order."""

from dataclasses import dataclass
from typing import Any, Literal

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class EventData:
    """What a record says without its body."""

    outcome: str
    request_id: str
    actor: Id
    site: Id
    owner: Id
    document: Id
    recorded_at: str
    """RFC 3339, UTC."""


@dataclass(frozen=True, slots=True)
class EventOut:
    """A record as a CloudEvent (JSON format); its number is an extension attribute."""

    specversion: Literal["1.0"]
    id: Id
    """Of the record."""
    source: str
    """The site: ``/sites/7``."""
    type: str
    """``tongma.`` and the name of the command."""
    subject: str
    """Id of the document; empty for none."""
    time: str
    """When it happened: RFC 3339, UTC."""
    number: int
    data: EventData


@dataclass(frozen=True, slots=True)
class HiddenEvent:
    """A record that the reader has no right to: its number alone."""

    number: int
    hidden: Literal[True] = True


@dataclass(frozen=True, slots=True)
class FeedOut:
    """Records after a number. ``next`` is the cursor for the following call."""

    rows: list[EventOut | HiddenEvent]
    next: int
    newest: int
    """The last number there is."""


@dataclass(frozen=True, slots=True)
class JournalRecordOut:
    """One record, as it was hashed."""

    number: int | None
    """None where it waits for its number."""
    envelope: dict[str, Any]
    """The Merkle leaf: ids, times, and the SHA-256 of body and lines."""
    body: dict[str, Any]
    """The command, what surrounded it, its outcome and its effects."""
    lines: list[str]
    """Its movements, at most a thousand, each as JSON."""


STREAM: dict[str, Any] = {
    "text/event-stream": {
        "schema": {"type": "string"},
        "itemSchema": {
            "type": "object",
            "required": ["event", "data"],
            "properties": {
                "id": {"type": "string", "pattern": "^[0-9]{1,19}$"},
                "event": {"type": "string", "enum": ["record", "heartbeat", "ended"]},
                "data": {
                    "type": "string",
                    "contentMediaType": "application/json",
                    "contentSchema": {
                        "anyOf": [
                            {"$ref": "#/components/schemas/EventOut"},
                            {"$ref": "#/components/schemas/HiddenEvent"},
                            {
                                "type": "object",
                                "title": "Ended",
                                "required": ["code"],
                                "properties": {"code": {"type": "string"}},
                            },
                            {"type": "object", "title": "Heartbeat", "maxProperties": 0},
                        ]
                    },
                },
            },
        },
    }
}
"""What the live stream is made of, in the words of OpenAPI 3.2: ``record`` has an event of the feed
and its number as id, ``ended`` the refusal that ends it, ``heartbeat`` nothing."""
