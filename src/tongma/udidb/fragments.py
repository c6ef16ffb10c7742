"""Device elements out of a long XML text, one after the other, in constant memory.

Each element is parsed by itself, so that a broken one costs only itself, reading can begin again at
any record, and no document type or entity of the file is ever looked at: what is not declared
cannot expand. Both published formats have records named `device`, never one inside another.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

LONGEST = 1_000_000
"""Bytes of one record; published ones have a few thousand."""
_EDGE = re.compile(rb"<device(?=[\s>])|</device\s*>")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._\-]+)["']""")
_LONGEST_EDGE = 32
_OPENING = '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
_HEAD = 4096


class Fragment:
    """The bytes of one device element, or a fault code in their place."""

    __slots__ = ("content", "fault")

    def __init__(self, content: bytes, fault: str = "") -> None:
        self.content = content
        self.fault = fault


def head_of(chunks: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the beginning of a stream and all of it, the beginning included."""
    iterator = iter(chunks)
    first = next(iterator, b"")
    while len(first) < _HEAD and (more := next(iterator, b"")):
        first += more

    def whole() -> Iterator[bytes]:
        yield first
        yield from iterator

    return first[:_HEAD], whole()


def encoding_of(head: bytes) -> str:
    """Return the encoding that mark or declaration name, else UTF-8."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    found = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    name = found[1].decode() if found else "utf-8"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


def as_utf8(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Turn a UTF-16 stream into UTF-8; other encodings keep their bytes below 128."""
    if not encoding.startswith("utf-16"):
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")


def fragments(chunks: Iterable[bytes], longest: int = LONGEST) -> Iterator[Fragment]:
    """Give every device element of the stream, faulty ones too, in order."""
    buffer, begin, scanned = b"", -1, 0
    skipping = False
    for chunk in chunks:
        buffer += chunk
        for edge in _EDGE.finditer(buffer, scanned):
            if edge.group().startswith(b"</"):
                if begin >= 0 and not skipping:
                    yield _sized(buffer[begin : edge.end()], longest)
                begin, skipping = -1, False
            else:
                if begin >= 0 and not skipping:
                    yield Fragment(buffer[begin : edge.start()][:longest], "record_cut")
                begin, skipping = edge.start(), False
            scanned = edge.end()
        if begin >= 0 and not skipping and len(buffer) - begin > longest:
            yield Fragment(b"", "too_large")
            skipping = True
        keep = max(scanned, len(buffer) - _LONGEST_EDGE)
        if begin >= 0 and not skipping:
            keep = begin
        buffer, scanned = buffer[keep:], max(scanned - keep, 0)
        begin = 0 if begin >= 0 else -1
    if begin >= 0 and not skipping:
        yield Fragment(buffer[:longest], "record_cut")


def _sized(content: bytes, longest: int) -> Fragment:
    return Fragment(content) if len(content) <= longest else Fragment(b"", "too_large")


def parsed(fragment: Fragment, encoding: str) -> Element | str:
    """Return the element, or the code of what is wrong with it."""
    if fragment.fault:
        return fragment.fault
    try:
        text = fragment.content.decode("utf-8" if encoding.startswith("utf-16") else encoding)
    except UnicodeDecodeError:
        return "not_text"
    try:
        return fromstring(f"{_OPENING}{text}</r>")[0]  # noqa: S314 - a record has no entities
    except ParseError:
        return "not_xml"
