"""Passwords and keys: made, hashed, compared. Plain ones are never stored."""

import base64
import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import argon2

from tongma.foundation.kernel.outcome import Trouble
from tongma.foundation.platform.clock import Clock

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4
_HASHER = argon2.PasswordHasher()
_TURNS = threading.BoundedSemaphore(2)
_WAIT_SECONDS = 5.0
_NOBODY = _HASHER.hash("nobody has this password")


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for one of a few turns: each hash takes 64 MiB, and a core for a while, on purpose."""
    if not _TURNS.acquire(timeout=_WAIT_SECONDS):
        message = "many people log in at this moment"
        raise Trouble(message, retry_after_seconds=2)
    try:
        yield
    finally:
        _TURNS.release()


def make_password(clock: Clock) -> str:
    """Return a random password that can be read aloud: four groups of four, about 79 bits."""
    letters = [_ALPHABET[_below(clock, len(_ALPHABET))] for _ in range(_GROUPS * _GROUP)]
    groups = ["".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP)]
    return "-".join(groups)


def _below(clock: Clock, limit: int) -> int:
    """Return a random number below the limit without favouring any."""
    while True:
        number = clock.random_bytes(1)[0]
        if number < 256 - 256 % limit:
            return number % limit


def make_token(clock: Clock) -> str:
    """Return 256 random bits as text for a cookie, a header or a key."""
    return base64.urlsafe_b64encode(clock.random_bytes(32)).rstrip(b"=").decode()


def token_hash(token: str) -> bytes:
    """Return what is stored of a token: it is random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def password_hash(password: str) -> str:
    """Return the argon2id hash with salt and parameters. Trouble where too many wait."""
    with _turn():
        return _HASHER.hash(password)


def is_password(stored: str | None, password: str) -> bool:
    """Compare; without a stored hash the same time passes, and the answer is no.

    Trouble where too many wait: the same login may be tried again.
    """
    try:
        with _turn():
            _HASHER.verify(stored or _NOBODY, password)
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False
    return stored is not None


def same(left: str, right: str) -> bool:
    """Compare two tokens in a time that tells nothing."""
    return hmac.compare_digest(left.encode(), right.encode())
