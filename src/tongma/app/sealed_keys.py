"""The keys of an installation inside a backup: sealed with a passphrase, or not there at all.

Without them a restored site cannot prove what it signed and printed before; in the clear, whoever
finds an archive could sign as the site.
"""

import base64
import json
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

FILE = "keys.sealed"
"""In an archive."""
FOLDER = "keys"
"""In the data folder."""
PASSPHRASE_MIN = 12
_SALT, _NONCE, _LENGTH = 16, 12, 32
_COST = {"n": 2**16, "r": 8, "p": 1}
"""scrypt (RFC 7914): 64 MiB and some 0.2 s for one guess."""
_ABOUT = b"tongma.keys/1"


class SealError(ValueError):
    """Keys cannot be sealed or opened; the words say why."""


def read_passphrase(file: Path | None) -> str:
    """Return the first line of a file; empty for no file. Raises SealError where it is short."""
    if file is None:
        return ""
    lines = file.read_text("utf-8").splitlines()
    passphrase = lines[0].strip() if lines else ""
    if len(passphrase) < PASSPHRASE_MIN:
        message = f"{file}: a passphrase has at least {PASSPHRASE_MIN} characters, in one line"
        raise SealError(message)
    return passphrase


def seal(data: Path, passphrase: str) -> bytes:
    """Return the keys of a data folder, sealed (AES-256-GCM under a key of scrypt)."""
    folder = data / FOLDER
    files = sorted(one for one in folder.iterdir() if one.is_file()) if folder.is_dir() else []
    keys = {one.name: base64.b64encode(one.read_bytes()).decode() for one in files}
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    box = AESGCM(_key(passphrase, salt)).encrypt(nonce, json.dumps(keys).encode(), _ABOUT)
    parts = {"salt": salt, "nonce": nonce, "box": box}
    texts = {name: base64.b64encode(part).decode() for name, part in parts.items()}
    return json.dumps(texts).encode()


def unseal(sealed: bytes, passphrase: str, data: Path) -> int:
    """Write the keys into a data folder; return how many. SealError for another passphrase."""
    parts = {name: base64.b64decode(part) for name, part in json.loads(sealed).items()}
    try:
        opened = AESGCM(_key(passphrase, parts["salt"])).decrypt(
            parts["nonce"], parts["box"], _ABOUT
        )
    except InvalidTag:
        message = "this passphrase does not open the keys of the backup"
        raise SealError(message) from None
    keys = json.loads(opened)
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in keys.items():
        file = folder / Path(name).name
        file.touch(mode=0o600)
        file.write_bytes(base64.b64decode(text))
    return len(keys)


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=_LENGTH, **_COST).derive(passphrase.encode())
