"""Command barcodes: a symbol on the wall that opens a screen. Pure.

The text carries a check that only this installation can make, so that nobody prints one that it did
not; and it only opens the screen of work that begins with goods in hand: nothing is approved,
released or shipped by a barcode.
"""

import hmac
from base64 import b32encode

COMMANDS = (
    "receiving.open_receipt",
    "putaway.put_away",
    "counting.count_bin",
    "picking.pick",
    "checking.check",
    "shipping.pack",
    "transfers.relocate",
    "holds.place_hold",
)
COMMAND_KEY = "commands.key"
"""Name of the key file in the installation's data."""
_MARK = "TM!"
_CHECK_LENGTH = 10
"""50 bits: guessing is no way in, and the symbol stays small."""


def command_text(action: str, key: bytes) -> str:
    """Return the text of a command barcode; ``action`` is one of ``COMMANDS``."""
    return f"{_MARK}{action.upper()}!{_check(action, key)}"


def may_be_command(raw: str) -> bool:
    """Say whether a text could be one, whatever the scanner put around it."""
    return _MARK in raw


def command_in(text: str, key: bytes) -> str:
    """Return the action of a command barcode; empty for any other text, and for a forged one."""
    mark, _, rest = text.strip().partition("!")
    name, _, check = rest.partition("!")
    action = name.lower()
    if f"{mark}!" != _MARK or action not in COMMANDS:
        return ""
    return action if hmac.compare_digest(check.encode(), _check(action, key).encode()) else ""


def _check(action: str, key: bytes) -> str:
    digest = hmac.digest(key, action.encode(), "sha256")
    return b32encode(digest).decode()[:_CHECK_LENGTH]
