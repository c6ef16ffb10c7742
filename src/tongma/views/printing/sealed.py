r"""The accompanying note as signed codes: QR symbols that *are* the notice.

::

    text    = "TN1:" note "/" part "/" parts ":" base45(piece of sealed)
    sealed  = signature (64 bytes) || key id (8 bytes) || body
    body    = raw DEFLATE of the notice as JSON (UTF-8, no blanks)
    signed  = "tongma-notice-1\n" || key id || body

``note`` is the first 8 hex digits of SHA-256(sealed), in capitals: parts of two notes are never
mixed. All characters are of the alphanumeric set of QR symbols. Parts may be scanned in any order.
The reader (``hub/supplier_documents/signed_notice.py``, and the page that works without network)
shares no code with this.

**Source:** RFC 8032 (Ed25519), RFC 1951 (DEFLATE), RFC 9285 (Base45), ISO/IEC 18004 (QR Code).
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tongma.views.printing.shapes import AccompanyingNoteOut, NoteLineOut
from tongma.views.printing.signing import key_id, public_bytes

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_DOMAIN = b"tongma-notice-1\n"
_PIECE = 520
"""Bytes in one symbol: 780 characters, which a handheld reads from paper at 40 mm."""
_TAIL = re.compile(r"\d{1,15}$")
_RUN_MIN = 3


def sealed_texts(notice: Mapping[str, Any], key: Ed25519PrivateKey) -> list[str]:
    """Return the texts of the symbols that are the notice."""
    named = bytes.fromhex(key_id(public_bytes(key)))
    plain = json.dumps(notice, ensure_ascii=False, separators=(",", ":")).encode()
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(plain) + deflate.flush()
    sealed = key.sign(_DOMAIN + named + body) + named + body
    mark = hashlib.sha256(sealed).hexdigest()[:8].upper()
    pieces = [sealed[at : at + _PIECE] for at in range(0, len(sealed), _PIECE)]
    return [
        f"TN1:{mark}/{number}/{len(pieces)}:{base45(piece)}"
        for number, piece in enumerate(pieces, 1)
    ]


def base45(data: bytes) -> str:
    """Return bytes as Base45: two bytes in three characters, a last single one in two."""
    out = []
    for at in range(0, len(data) - 1, 2):
        rest, first = divmod(data[at] * 256 + data[at + 1], 45)
        third, second = divmod(rest, 45)
        out += [first, second, third]
    if len(data) % 2:
        second, first = divmod(data[-1], 45)
        out += [first, second]
    return "".join(_ALPHABET[one] for one in out)


def notice_of(note: AccompanyingNoteOut) -> dict[str, Any]:
    """Return the notice that a note says, in the short form that is signed.

    Lines: [di, code, name, lot, expiry, produced, quantity, unit, serials, carton]; ``carton`` is
    the place of its SSCC in the list, from 1, or 0; runs of serials are [prefix, first, count].
    """
    return {
        "v": 1,
        "n": note.number,
        "t": note.dispatched_at,
        "f": note.supplier.name,
        "to": note.consignee.name,
        "c": note.cartons,
        "l": [_line(list(some), note.cartons) for _key, some in groupby(note.lines, key=_goods)],
    }


def _goods(line: NoteLineOut) -> tuple[Any, ...]:
    """Pieces of one item and lot in one carton are one line."""
    alone = "" if line.serial else id(line)
    return (line.item, line.lot, line.expiry, line.sscc, alone)


def _line(some: Sequence[NoteLineOut], cartons: Sequence[str]) -> list[Any]:
    first = some[0]
    serials = [line.serial for line in some if line.serial]
    return [
        first.di,
        first.item,
        f"{first.name} {first.specification}".strip(),
        first.lot,
        first.expiry,
        first.produced,
        str(len(serials)) if serials else first.quantity,
        first.unit,
        runs(serials),
        cartons.index(first.sscc) + 1 if first.sscc in cartons else 0,
    ]


@dataclass(slots=True)
class _Run:
    """Serials that follow each other: what stands before their digits, the first, how many."""

    prefix: str
    first: str
    """Digits; empty for a serial that does not end in any."""
    count: int = 1

    def continues_with(self, prefix: str, digits: str) -> bool:
        """Say whether the serial of these parts is the next one."""
        return (
            digits != ""
            and self.prefix == prefix
            and len(self.first) == len(digits)
            and int(self.first) + self.count == int(digits)
        )

    def serials(self) -> list[str]:
        """Return them one by one."""
        if not self.first:
            return [self.prefix]
        start, width = int(self.first), len(self.first)
        return [f"{self.prefix}{start + step:0{width}d}" for step in range(self.count)]


def runs(serials: Iterable[str]) -> list[Any]:
    """Return serials in their order, three or more in a row as [prefix, first, count].

    >>> runs(["A1", "A2", "A3", "B7"])
    [['A', '1', 3], 'B7']
    """
    found: list[_Run] = []
    for serial in sorted(set(serials)):
        tail = _TAIL.search(serial)
        prefix, digits = (serial[: tail.start()], tail[0]) if tail else (serial, "")
        if found and found[-1].continues_with(prefix, digits):
            found[-1].count += 1
        else:
            found.append(_Run(prefix, digits))
    told: list[Any] = []
    for run in found:
        if run.count >= _RUN_MIN:
            told.append([run.prefix, run.first, run.count])
        else:
            told += run.serials()
    return told
