"""Every record of a released file of NMPA or FDA, in the order of the file, from any place on.

    for place, record, faults in read(Path("UDID_FULL_RELEASE_20260801.zip")): ...

Constant memory, whatever the size: a record at a time. What is wrong is reported with its place and
never stops the reading.
"""

from collections.abc import Iterator
from pathlib import Path

from tongma.masterdata.udidb import delimited, gudid, nmpa
from tongma.masterdata.udidb.archive import ArchiveLimits, Folder, Member, Unfit, folders
from tongma.masterdata.udidb.fields import Odd
from tongma.masterdata.udidb.fragments import as_utf8, encoding_of, fragments, head_of, parsed
from tongma.masterdata.udidb.model import FileFault, Found, Position

_READERS = ((b"<udid", nmpa.record_of), (b"<gudid", gudid.record_of))


def read(
    path: Path, after: Position | None = None, limits: ArchiveLimits | None = None
) -> Iterator[Found]:
    """Give place, record and faults, one after the other.

    path: a file as published: XML, the delimited files in a folder, or either in a ZIP, ZIPs in
    ZIPs too. after: the last place already read; what stands before it is passed over quickly.
    """
    waiting = after
    size = _size(path)
    for folder in folders(path, limits):
        for found in _folder(folder, size, waiting):
            if waiting is None:
                yield found
            elif found[0] == waiting:
                waiting = None


def _size(path: Path) -> int:
    """Return about how many bytes of text there are; rows pack to a tenth."""
    if path.is_dir():
        return sum(one.stat().st_size for one in path.iterdir())
    return path.stat().st_size * 10


def _folder(folder: Folder, size: int, after: Position | None) -> Iterator[Found]:
    if folder.unfit is not None:
        yield _unfit(folder.path, 0, folder.unfit)
        return
    tables = {name: one for one in folder.members if (name := delimited.table_of(one))}
    if delimited.DEVICES in tables:
        try:
            yield from delimited.records(tables, size)
        except Unfit as unfit:
            yield _unfit(folder.path, 0, unfit)
    reached = after is None
    for member in folder.members:
        if member in tables.values() or not (reached or (after and member.path == after.path)):
            # What stands before the file where reading ended was read.
            continue
        yield from _xml(member, None if reached else after)
        reached = True


def _unfit(path: str, record: int, unfit: Unfit) -> Found:
    place = Position(path, record)
    return place, None, (FileFault(place, unfit.code, unfit.detail, lost=True),)


def _xml(member: Member, after: Position | None) -> Iterator[Found]:
    number = 0
    # Records that were read already are counted and not parsed.
    passed = 0 if after is None else after.record
    try:
        head, chunks = head_of(member.chunks())
        encoding = encoding_of(head)
        text = b"".join(as_utf8(iter([head]), encoding)).lower()
        reader = next((one for mark, one in _READERS if mark in text), None)
        if reader is None:
            place = Position(member.path, 0)
            yield place, None, (FileFault(place, "format_unknown", lost=True),)
            return
        for number, fragment in enumerate(fragments(as_utf8(chunks, encoding)), 1):
            place = Position(member.path, number)
            if number < passed:
                continue
            element = parsed(fragment, encoding)
            if isinstance(element, str):
                yield place, None, (FileFault(place, element, _shown(fragment.content), lost=True),)
                continue
            odd = Odd()
            record = reader(element, odd)
            faults = tuple(
                FileFault(place, code, words, record is None) for code, words in odd.found
            )
            yield place, record, faults
    except Unfit as unfit:
        yield _unfit(member.path, number, unfit)


def _shown(content: bytes) -> str:
    return content[:80].decode("utf-8", "replace")
