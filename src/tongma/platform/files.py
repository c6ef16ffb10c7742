"""The content-addressed store: a file lies under the SHA-256 of its bytes, written once."""

import hashlib
import os
import tempfile
from pathlib import Path


class FileStore:
    """Files in a folder, two levels deep by the first digits of their hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Return where a file lies. ``sha256``: 64 hex digits, lower case."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):  # noqa: PLR2004
            message = "not a SHA-256"
            raise ValueError(message)
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def keep(self, data: bytes) -> str:
        """Write the bytes durably, unless they are there, and return their SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes, or None where they are not there."""
        try:
            return self.path(sha256).read_bytes()
        except (FileNotFoundError, ValueError):
            return None
