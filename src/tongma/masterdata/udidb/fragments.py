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
    cutter = _Cutter(longest)
    for chunk in chunks:
        yield from cutter.feed(chunk)
    yield from cutter.end()


class _Cutter:
    """The part of the stream that is not cut yet."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._buffer = b""
        # Where the element at hand begins, -1 between elements; how far edges were looked for.
        self._begin, self._scanned = -1, 0
        # True inside an element that was given up for its length.
        self._skipping = False

    def feed(self, chunk: bytes) -> Iterator[Fragment]:
        """Take a chunk; give the elements that end in it."""
        self._buffer += chunk
        for edge in _EDGE.finditer(self._buffer, self._scanned):
            found = self._cut(edge)
            if found is not None:
                yield found
            self._scanned = edge.end()
        if self._open() and len(self._buffer) - self._begin > self._longest:
            self._skipping = True
            yield Fragment(b"", "too_large")
        self._forget()

    def end(self) -> Iterator[Fragment]:
        """Give what the end of the stream cut off."""
        if self._open():
            yield Fragment(self._buffer[: self._longest], "record_cut")

    def _open(self) -> bool:
        return self._begin >= 0 and not self._skipping

    def _cut(self, edge: re.Match[bytes]) -> Fragment | None:
        closing = edge.group().startswith(b"</")
        found = None
        if self._open() and closing:
            found = _sized(self._buffer[self._begin : edge.end()], self._longest)
        elif self._open():
            content = self._buffer[self._begin : edge.start()][: self._longest]
            found = Fragment(content, "record_cut")
        self._begin, self._skipping = (-1 if closing else edge.start()), False
        return found

    def _forget(self) -> None:
        """Drop what is cut; keep as much as an edge has characters."""
        keep = max(self._scanned, len(self._buffer) - _LONGEST_EDGE)
        if self._open():
            keep = self._begin
        self._buffer, self._scanned = self._buffer[keep:], max(self._scanned - keep, 0)
        self._begin = 0 if self._begin >= 0 else -1


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
