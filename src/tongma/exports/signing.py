"""The installation's own key: it signs notices, and its public half is published.

The private key lies with the data, readable by its owner only, and is made at first need.
"""

import base64
import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

_FILE = "notice-ed25519.key"


def own_key(data: Path) -> Ed25519PrivateKey:
    """Return the key of this installation; ``data`` is the folder of its data."""
    path = data / "keys" / _FILE
    if not path.exists():
        _make(path)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    raw = Ed25519PrivateKey.generate().private_bytes(
        Encoding.Raw, PrivateFormat.Raw, NoEncryption()
    )
    unfinished = path.with_name(f"{_FILE}.{os.getpid()}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(unfinished, path)  # whoever is first makes the key; everybody else reads it
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """Return the 32 bytes of the public half."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def published(key: Ed25519PrivateKey) -> dict[str, str]:
    """Return the public key as it is published and printed."""
    raw = public_bytes(key)
    return {
        "algorithm": "Ed25519",
        "key_id": key_id(raw),
        "public_key": base64.urlsafe_b64encode(raw).rstrip(b"=").decode(),
    }


def key_id(public: bytes) -> str:
    """Return the name of a public key: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]
