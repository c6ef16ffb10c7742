"""AccessGUDID's delimited release: nine files of rows, joined by the primary DI.

The files need not have the same order, and together they do not fit into memory: their rows are
dealt into buckets by a checksum of the DI, in temporary files, and each bucket is then joined by
itself. The same files give the same records in the same order, always.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO
from zlib import crc32

from tongma.masterdata.udidb import gudid
from tongma.masterdata.udidb.archive import Member
from tongma.masterdata.udidb.fields import Odd, plain
from tongma.masterdata.udidb.model import FileFault, Found, Position

DEVICES = "device"
_LISTS = (
    *("identifiers", "environmentalConditions", "productCodes", "premarketSubmissions"),
    "gmdnTerms",
)
_LONGEST_LINE = 200_000
# A bucket is held in memory, as objects of some ten times the size; its files are open at once.
_BYTES_A_BUCKET = 4 << 20
_MOST_BUCKETS = 500
KEY = "PrimaryDI"


def table_of(member: Member) -> str:
    """Return which table of the release a file is; "" for none."""
    stem, _, ending = member.name.rpartition(".")
    if ending.lower() != "txt":
        return ""
    known = {name.lower(): name for name in (DEVICES, *_LISTS)}
    return known.get(stem.lower(), "")


class Buckets:
    """Rows by table and bucket, in temporary files that end with this object."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        self.heads: dict[str, list[str]] = {}
        self.faults: list[FileFault] = []
        self._folder = folder

    def deal(self, table: str, member: Member) -> None:
        """Deal the rows of one file; faults of rows are kept."""
        rows = lines(member)
        number, head = next(rows, (0, ""))
        columns = [name.strip() for name in head.lstrip("\ufeff").split("|")]
        if KEY not in columns:
            place = Position(member.path, number)
            self.faults.append(FileFault(place, "columns_missing", KEY, lost=True))
            return
        self.heads[table] = columns
        at, width = columns.index(KEY), len(columns)
        with ExitStack() as opened:
            files = [opened.enter_context(self._open(table, n, "w")) for n in range(self.count)]
            for number, line in rows:
                cells = line.split("|")
                if len(cells) == width:
                    files[crc32(cells[at].encode()) % self.count].write(f"{number}|{line}\n")
                    continue
                detail = f"{len(cells)} cells, {width} columns"
                place = Position(member.path, number)
                self.faults.append(FileFault(place, "columns_wrong", detail, lost=True))

    def _open(self, table: str, bucket: int, mode: str) -> IO[str]:
        path = self._folder / f"{table}.{bucket}"
        return path.open(mode, encoding="utf-8", newline="\n")

    def rows(self, table: str, bucket: int) -> Iterator[tuple[int, dict[str, str]]]:
        """Give a bucket's rows with their line numbers, in the order of the file."""
        columns = self.heads[table]
        with self._open(table, bucket, "r") as opened:
            for line in opened:
                number, *cells = line.rstrip("\n").split("|")
                yield int(number), dict(zip(columns, map(plain, cells), strict=True))


def lines(member: Member) -> Iterator[tuple[int, str]]:
    """Give the lines of a file with their numbers from 1; one that is too long is left out."""
    rest, number = b"", 0
    for chunk in member.chunks():
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            number += 1
            if len(line) <= _LONGEST_LINE and line.strip():
                yield number, line.rstrip(b"\r").decode("utf-8", "replace")
        if len(rest) > _LONGEST_LINE:
            rest = rest[: _LONGEST_LINE + 1]
    if rest.strip() and len(rest) <= _LONGEST_LINE:
        yield number + 1, rest.rstrip(b"\r").decode("utf-8", "replace")


def records(tables: Mapping[str, Member], size: int) -> Iterator[Found]:
    """Give the joined records; a record's place is its line in the file of devices.

    size: bytes of all files together, as far as known; it sets the number of buckets.
    """
    count = max(1, min(_MOST_BUCKETS, size // _BYTES_A_BUCKET))
    with tempfile.TemporaryDirectory(prefix="udi-") as folder:
        buckets = Buckets(Path(folder), count)
        for table, member in tables.items():
            buckets.deal(table, member)
        for fault in buckets.faults:
            yield fault.place, None, (fault,)
        if DEVICES in buckets.heads:
            for bucket in range(count):
                yield from _joined(buckets, bucket, tables[DEVICES].path)


def _joined(buckets: Buckets, bucket: int, path: str) -> Iterator[Found]:
    groups: dict[str, dict[str, list[dict[str, str]]]] = {}
    for table in _LISTS:
        if table in buckets.heads:
            for _, row in buckets.rows(table, bucket):
                groups.setdefault(row[KEY], {}).setdefault(table, []).append(row)
    for line, device in buckets.rows(DEVICES, bucket):
        odd, place = Odd(), Position(path, line)
        lists = groups.get(device[KEY], {})
        if device[KEY] and not _has_primary(lists):
            own = {"deviceId": device[KEY], "deviceIdType": "Primary"}
            lists = {**lists, "identifiers": [own, *lists.get("identifiers", [])]}
        record = gudid.assembled(device, lists, odd)
        faults = tuple(FileFault(place, code, text, record is None) for code, text in odd.found)
        yield place, record, faults


def _has_primary(lists: Mapping[str, list[dict[str, str]]]) -> bool:
    return any(row.get("deviceIdType") == "Primary" for row in lists.get("identifiers", ()))
