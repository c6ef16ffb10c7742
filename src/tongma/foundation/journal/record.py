"""The bytes of a record. Pure; these bytes are final.

A record is three byte strings:

``envelope``  canonical JSON, at most 65,535 bytes: who, what, when, and the hashes of the rest.
              It is the leaf of the Merkle tree, so it holds no number and no previous hash.
``body``      canonical JSON: the command, its scans, its outcome and the effects on all tables
              but the movements, complete enough to rebuild without deciding again.
``lines``     one canonical JSON array per movement, each ended by a line feed; may be empty.

Personal data and free text stand as ``{"commitment": hex}``: HMAC-SHA-256 of the text under a
random salt of its own, kept in a table apart (erasing the salt makes the value unprovable and
leaves every hash right).
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from tongma.foundation.kernel.canonical import canonical, sha256
from tongma.foundation.kernel.outcome import ensure

SCHEMA = "tongma.record/2"
"""``/1`` had no ``credential`` and no ``credential_by``; its records stay as they are."""
ENVELOPE_BYTES_MAX = 65_535
SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """What the envelope says in plain words."""

    record_id: int
    request_id: str
    command: str
    version: int
    outcome: str
    """``accepted``, ``held`` or ``refused``."""
    actor: int
    role: str
    on_behalf: int
    site: int
    entity: int
    owner: int
    document: int
    """Correlation: the document that it belongs to; 0 for none."""
    cause: int
    """The record that made this one follow; 0 for none."""
    happened_at: int
    recorded_at: int
    credential: str = ""
    """By what the actor acted: ``session:…``, ``key:`` and its id; empty: the installation."""
    credential_by: int = 0
    """Who made that key."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The three byte strings of a record."""

    envelope: bytes
    body: bytes
    lines: bytes


def seal(entry: Entry, body: bytes, movements: Sequence[Sequence[str]]) -> Sealed:
    """Return the final bytes of a record; ``body`` is canonical JSON."""
    lines = "".join([_line(row) for row in movements]).encode()
    envelope = canonical(
        {
            "schema": SCHEMA,
            "record_id": str(entry.record_id),
            "request_id": entry.request_id,
            "command": entry.command,
            "version": entry.version,
            "outcome": entry.outcome,
            "actor": str(entry.actor),
            "role": entry.role,
            "credential": entry.credential,
            "credential_by": str(entry.credential_by),
            "on_behalf": str(entry.on_behalf),
            "site": str(entry.site),
            "entity": str(entry.entity),
            "owner": str(entry.owner),
            "document": str(entry.document),
            "cause": str(entry.cause),
            "happened_at": str(entry.happened_at),
            "recorded_at": str(entry.recorded_at),
            "body_sha256": sha256(body).hex(),
            "lines_sha256": sha256(lines).hex(),
            "lines": len(movements),
        }
    )
    ensure(len(envelope) <= ENVELOPE_BYTES_MAX, "an envelope is larger than a leaf may be")
    return Sealed(envelope, body, lines)


def _line(row: Sequence[str]) -> str:
    """Return the canonical JSON of a list of whole numbers as text, which needs no escaping."""
    return '["' + '","'.join(row) + '"]\n'


def commitment(salt: bytes, value: str) -> dict[str, str]:
    """Return what stands in the record instead of a private text."""
    return {"commitment": hmac.new(salt, value.encode(), hashlib.sha256).hexdigest()}
