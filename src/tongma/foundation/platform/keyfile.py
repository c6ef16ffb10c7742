"""Keys of this installation: files in the folder of its data that only its owner reads."""

import os
import secrets
from collections.abc import Callable
from functools import cache
from pathlib import Path


def kept_key(data: Path, name: str, make: Callable[[], bytes]) -> bytes:
    """Return the bytes of a key, made when it is first asked for.

    ``data``: the folder of the installation's data. Who asks at once, in threads or processes,
    gets one key.
    """
    path = data / "keys" / name
    if not path.exists():
        _keep(path, make())
    return path.read_bytes()


@cache
def secret_of(data: Path, name: str) -> bytes:
    """Return a random secret of 32 bytes that this installation keeps under the name."""
    return kept_key(data, name, lambda: secrets.token_bytes(32))


def _keep(path: Path, raw: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
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
