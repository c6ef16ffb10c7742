"""The files inside a released archive, archives in archives too, within bounds.

What a ZIP says about sizes is not believed: bytes are counted while they are unpacked. An inner
archive is unpacked to a temporary file, as only a whole file has a directory that can be read.
"""

import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

CHUNK = 1 << 20
_PATIENCE = 64 << 20
"""Below this many bytes a ratio proves nothing."""


class ArchiveLimits(NamedTuple):
    """What an archive may hold at most: levels, files, bytes in all, bytes out per byte in."""

    depth: int = 3
    files: int = 20_000
    total: int = 400 << 30
    ratio: int = 400


class Unfit(Exception):
    """An archive, or a file in it, that cannot be read: fault code, and why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class Member(NamedTuple):
    """A file: its path through the archives, its own name, and how to read it from the start."""

    path: str
    name: str
    chunks: Callable[[], Iterator[bytes]]


class Folder(NamedTuple):
    """The files that lie beside each other in one archive; or why it cannot be opened."""

    path: str
    members: tuple[Member, ...]
    unfit: Unfit | None = None


class ArchiveBudget:
    """What is left of the limits while one archive is walked."""

    def __init__(self, limits: ArchiveLimits) -> None:
        self.limits = limits
        self.files = 0
        self.total = 0

    def take_file(self) -> None:
        """Count one file more."""
        self.files += 1
        if self.files > self.limits.files:
            raise Unfit("archive_too_large", f"more than {self.limits.files} files")

    def take_bytes(self, count: int, out: int, packed: int) -> None:
        """Count bytes unpacked: of all files, and `out` of one file that has `packed` bytes."""
        self.total += count
        if self.total > self.limits.total:
            raise Unfit("archive_too_large", f"more than {self.limits.total} bytes")
        if out > _PATIENCE and out > packed * self.limits.ratio:
            raise Unfit("archive_too_large", f"unpacks to {self.limits.ratio} times its size")


def folders(path: Path, limits: ArchiveLimits | None = None) -> Iterator[Folder]:
    """Give each folder of files of a released file: plain, an archive, or unpacked as a folder.

    Files of a folder may be read until the next one is asked for. Order: as in the archive; of an
    unpacked folder by name.
    """
    budget = ArchiveBudget(limits or ArchiveLimits())
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.is_file())
        plain = [one for one in files if not zipfile.is_zipfile(one)]
        if plain:
            yield Folder(path.name, tuple(_plain(f"{path.name}/{one.name}", one) for one in plain))
        for file in files:
            if file not in plain:
                yield from _zip(file.open("rb"), f"{path.name}/{file.name}", 1, budget)
    elif zipfile.is_zipfile(path):
        yield from _zip(path.open("rb"), path.name, 1, budget)
    else:
        yield Folder("", (_plain(path.name, path),))


def _plain(path: str, file: Path) -> Member:
    def chunks() -> Iterator[bytes]:
        with file.open("rb") as opened:
            while chunk := opened.read(CHUNK):
                yield chunk

    return Member(path, file.name, chunks)


def _zip(file: BinaryIO, path: str, depth: int, budget: ArchiveBudget) -> Iterator[Folder]:
    with file:
        if depth > budget.limits.depth:
            yield Folder(path, (), Unfit("archive_too_deep", f"{depth} levels"))
            return
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            yield Folder(path, (), Unfit("archive_wrong", str(error)))
            return
        with archive:
            yield from _members(archive, path, depth, budget)


def _members(
    archive: zipfile.ZipFile, path: str, depth: int, budget: ArchiveBudget
) -> Iterator[Folder]:
    groups: dict[str, list[Member]] = {}
    inner: list[zipfile.ZipInfo] = []
    try:
        for info in archive.infolist():
            if info.is_dir():
                continue
            budget.take_file()
            if info.filename.lower().endswith(".zip"):
                inner.append(info)
                continue
            folder, _, name = info.filename.rpartition("/")
            member = _packed(archive, info, f"{path}/{info.filename}", name, budget)
            groups.setdefault(folder, []).append(member)
    except Unfit as unfit:
        yield Folder(path, (), unfit)
        return
    for folder, members in groups.items():
        yield Folder(f"{path}/{folder}" if folder else path, tuple(members))
    for info in inner:
        yield from _nested(archive, info, f"{path}/{info.filename}", depth, budget)


def _nested(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, depth: int, budget: ArchiveBudget
) -> Iterator[Folder]:
    with tempfile.TemporaryFile() as copy:
        try:
            for chunk in _unpack(archive, info, budget):
                copy.write(chunk)
        except Unfit as unfit:
            yield Folder(path, (), unfit)
            return
        copy.seek(0)
        yield from _zip(copy, path, depth + 1, budget)


def _packed(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, name: str, budget: ArchiveBudget
) -> Member:
    return Member(path, name, lambda: _unpack(archive, info, budget))


def _unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: ArchiveBudget
) -> Iterator[bytes]:
    out = 0
    try:
        with archive.open(info) as opened:
            while chunk := opened.read(CHUNK):
                out += len(chunk)
                budget.take_bytes(len(chunk), out, info.compress_size)
                yield chunk
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise Unfit("archive_wrong", f"{info.filename}: {error}") from error
