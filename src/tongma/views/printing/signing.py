"""The installation's own key: it signs notices, and its public half is published.

The private key lies with the data, readable by its owner only, and is made at first need.
"""

import base64
import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tongma.foundation.platform.keyfile import kept_key
from tongma.views.printing.shapes import PublicKeyOut

_FILE = "notice-ed25519.key"


def own_key(data: Path) -> Ed25519PrivateKey:
    """Return the key of this installation; ``data`` is the folder of its data."""
    return Ed25519PrivateKey.from_private_bytes(kept_key(data, _FILE, _fresh))


def _fresh() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        Encoding.Raw, PrivateFormat.Raw, NoEncryption()
    )


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """Return the 32 bytes of the public half."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def published(key: Ed25519PrivateKey) -> PublicKeyOut:
    """Return the public key as it is published and printed."""
    raw = public_bytes(key)
    public = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    return PublicKeyOut("Ed25519", key_id(raw), public)


def key_id(public: bytes) -> str:
    """Return the name of a public key: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]
