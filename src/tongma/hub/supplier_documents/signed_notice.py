"""Opening signed notices: parts in any order, signature checked, then read.

Shares no code with the writer (``views/printing/sealed.py`` says the form). What comes in may be
hostile: sizes are limited before anything is unpacked, and nothing is read before the signature
holds.

**Source:** RFC 8032 (Ed25519), RFC 1951 (DEFLATE), RFC 9285 (Base45).
"""

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tongma.foundation.kernel.outcome import refuse

PARTS_MAX = 200
BODY_MAX = 4 * 2**20
SERIALS_MAX = 100_000
_TEXT = re.compile(r"TN1:([0-9A-F]{8})/([1-9]\d{0,2})/([1-9]\d{0,2}):([0-9A-Z $%*+\-./:]+)")
_FIELD = 2**255 - 19
_EIGHTH = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER = frozenset({0, 1, _FIELD - 1, _EIGHTH, _FIELD - _EIGHTH})
"""The y of the eight points of small order, whatever the sign of their x."""
_SIGNED, _NAMED = 64, 8
_HEAD = _SIGNED + _NAMED
_LETTERS = {letter: n for n, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}


class SignedLine(NamedTuple):
    """One line of a notice: what a person would read on the paper."""

    di: str
    code: str
    name: str
    lot: str
    expiry: str
    produced: str
    quantity: str
    unit: str
    serials: tuple[str, ...]
    sscc: str


class SignedNotice(NamedTuple):
    """A notice whose signature holds."""

    key_id: str
    number: str
    dispatched_at: str
    supplier: str
    consignee: str
    cartons: tuple[str, ...]
    lines: tuple[SignedLine, ...]


def public_key_of(text: str) -> bytes:
    """Return the 32 bytes of a key in base64url. Refusal ``key_wrong``."""
    try:
        raw = base64.urlsafe_b64decode(text.strip() + "=" * (-len(text.strip()) % 4))
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 32 or _is_weak(raw):  # noqa: PLR2004 - bytes of an Ed25519 key
        raise refuse("key_wrong")
    return raw


def _is_weak(public: bytes) -> bool:
    """Say whether anybody can sign for a key without its secret: its point has an order of at most
    8 (RFC 7748, section 7; RFC 8032, section 5.1.7). A number beyond the field is none, either.
    """
    height = int.from_bytes(public, "little") & (2**255 - 1)
    return height in _SMALL_ORDER or height >= _FIELD


def key_name(public: bytes) -> str:
    """Return the id by which a notice names its key."""
    return hashlib.sha256(public).digest()[:_NAMED].hex()


def open_notice(texts: Iterable[str], key_of: Callable[[str], bytes]) -> SignedNotice:
    """Open a notice from the texts of its symbols; ``key_of`` gives the public key of a key id.

    Refusals in order: ``codes_wrong`` (not of a notice, or of several), ``codes_incomplete`` (which
    are missing), what ``key_of`` refuses, ``signature_wrong``.
    """
    sealed = _joined(texts)
    signature, named, body = sealed[:_SIGNED], sealed[_SIGNED:_HEAD], sealed[_HEAD:]
    public = key_of(named.hex())
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            signature, b"tongma-notice-1\n" + named + body
        )
    except (InvalidSignature, ValueError):
        raise refuse("signature_wrong", key_id=named.hex()) from None
    return _read(named.hex(), _unpacked(body))


def _joined(texts: Iterable[str]) -> bytes:
    parts: dict[int, str] = {}
    about = set()
    for text in texts:
        match = _TEXT.fullmatch(text.strip("\r\n"))
        if match is None:
            raise refuse("codes_wrong", reason="not_a_notice")
        about.add((match[1], int(match[3])))
        parts[int(match[2])] = match[4]
    if len(about) != 1:
        raise refuse("codes_wrong", reason="several_notices" if about else "not_a_notice")
    ((mark, count),) = about
    missing = [str(number) for number in range(1, min(count, PARTS_MAX) + 1) if number not in parts]
    if missing:
        raise refuse("codes_incomplete", have=str(len(parts)), of=str(count), missing=[*missing])
    sealed = b"".join(_bytes(parts[number]) for number in range(1, count + 1))
    if hashlib.sha256(sealed).hexdigest()[:8].upper() != mark:
        raise refuse("codes_wrong", reason="damaged")
    return sealed


def _bytes(text: str) -> bytes:
    """Read Base45."""
    out = bytearray()
    for at in range(0, len(text), 3):
        values = [_LETTERS[letter] for letter in text[at : at + 3]]
        number = sum(value * 45**place for place, value in enumerate(values))
        wide = {3: 2, 2: 1}.get(len(values), 0)
        if not wide or number >= 256**wide:
            raise refuse("codes_wrong", reason="damaged")
        out += number.to_bytes(wide, "big")
    return bytes(out)


def _unpacked(body: bytes) -> Any:
    inflate = zlib.decompressobj(-15)
    try:
        plain = inflate.decompress(body, BODY_MAX)
        if not inflate.eof:
            raise refuse("upload_too_large", limit=str(BODY_MAX))
        return json.loads(plain)
    except (zlib.error, ValueError):
        raise refuse("codes_wrong", reason="damaged") from None


def _read(key_id: str, said: Any) -> SignedNotice:
    try:
        cartons = tuple(str(one) for one in said["c"])
        lines = tuple(_line(one, cartons) for one in said["l"])
        number, sent_at, sender, receiver = (str(said[name]) for name in ("n", "t", "f", "to"))
        return SignedNotice(key_id, number, sent_at, sender, receiver, cartons, lines)
    except (KeyError, TypeError, ValueError, IndexError):
        raise refuse("codes_wrong", reason="damaged") from None


def _line(said: Sequence[Any], cartons: Sequence[str]) -> SignedLine:
    *texts, serials, carton = said
    if len(texts) != 8 or not 0 <= carton <= len(cartons):  # noqa: PLR2004 - fields of a line
        raise ValueError
    sscc = cartons[carton - 1] if carton else ""
    di, code, name, lot, expiry, produced, quantity, unit = (str(text) for text in texts)
    told = tuple(_serials(serials))
    return SignedLine(di, code, name, lot, expiry, produced, quantity, unit, told, sscc)


def _serials(said: Sequence[Any]) -> Iterator[str]:
    for part in said:
        if isinstance(part, str):
            yield part
            continue
        prefix, first, count = part
        if not 0 < int(count) <= SERIALS_MAX:
            raise ValueError
        for step in range(int(count)):
            yield f"{prefix}{int(first) + step:0{len(first)}d}"
