"""The content-addressed store: a file lies under the SHA-256 of its bytes, written once."""

import errno
import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from tongma.foundation.kernel.outcome import DiskFull, refuse

_PIECE = 1 << 20
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
UNFINISHED = ".unfinished"


@contextmanager
def written_whole(target: Path) -> Iterator[TextIO]:
    """Give a text file that becomes the target when all of it is written, and never before.

    Several may write the same target at the same time: each has a file of its own.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(UNFINISHED, f"{target.name}.", target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


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
        return self.keep_stream(io.BytesIO(data), len(data))

    def keep_stream(self, source: BinaryIO, bytes_max: int) -> str:
        """Keep what a stream gives, however large, in little memory; return its SHA-256.

        Refusal ``upload_too_large`` beyond ``bytes_max``; DiskFull where there is no room.
        """
        try:
            return self._keep(source, bytes_max)
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise DiskFull from error
            raise

    def _keep(self, source: BinaryIO, bytes_max: int) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                sha256 = _copied(source, file, bytes_max)
            target = self.path(sha256)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes, or None where they are not there."""
        try:
            return self.path(sha256).read_bytes()
        except (FileNotFoundError, ValueError):
            return None


def _copied(source: BinaryIO, file: BinaryIO, bytes_max: int) -> str:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        size += len(piece)
        if size > bytes_max:
            raise refuse("upload_too_large", limit=str(bytes_max))
        digest.update(piece)
        file.write(piece)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest()
