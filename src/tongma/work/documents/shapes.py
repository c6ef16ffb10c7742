"""What an upload answers, and what stands beside a document's id in an answer. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class DocumentOut:
    """A document 单据 by name."""

    id: Id
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class UploadOut:
    """A file that is kept; commands refer to it by ``sha256``."""

    sha256: str
    size: int
    """Bytes."""
    media_type: str
    """As its first bytes say; what the sender claims is not believed."""
    name: str


@dataclass(frozen=True, slots=True)
class DocumentNumberOut:
    """A document of which the kind is known."""

    id: Id
    number: str
