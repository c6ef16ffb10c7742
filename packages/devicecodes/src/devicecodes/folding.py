"""Changes of a whole text that some scanner, driver or person made, undone.

Each function gives the changed text, or None where there is nothing to change.
"""

import re

from devicecodes.controls import EOT, GS, RS

# Not `\s`, which holds the separators GS and RS too.
BLANKS = re.compile(r"[ \t\r\n\u00a0\u2000-\u200b\u3000\ufeff]+")
_FULL_WIDTH = {0xFF00 + code: 0x20 + code for code in range(1, 0x5F)}
_IME = str.maketrans(
    {
        "【": "[", "】": "]", "「": "[", "」": "]", "《": "<", "》": ">", "〈": "<", "〉": ">",
        "（": "(", "）": ")", "、": "/", "￥": "$", "¥": "$", "。": ".", "；": ";", "：": ":",
        "，": ",", "！": "!", "？": "?", "“": '"', "”": '"', "‘": "'", "’": "'", "～": "~",
        "－": "-", "＋": "+", "＝": "=", "％": "%", "＆": "&", "＊": "*", "．": ".", "／": "/",
    }
)  # fmt: skip
# Written-out control characters. They always mean the control in GS1 and ISO/IEC 15434 texts.
_TOKENS = {
    GS: (
        *("␝", "<GS>", "{GS}", "[GS]", "\\x1d", "\\x1D", "\\u001d", "\\u001D", "↔"),
        # The key, and the key strokes, that some scanners send for it.
        *("<F8>", "Alt+029", "ALT+029", "alt+029", "Alt+0029", "ALT+0029"),
    ),
    RS: ("␞", "<RS>", "{RS}", "[RS]", "\\x1e", "\\x1E", "\\u001e", "\\u001E", "▲"),
    EOT: ("␄", "<EOT>", "{EOT}", "[EOT]", "\\x04", "\\u0004", "♦"),
}
_CONTROL = {token: control for control, tokens in _TOKENS.items() for token in tokens}
TOKEN = re.compile("|".join(re.escape(token) for token in sorted(_CONTROL, key=len, reverse=True)))
_MAYBE_TOKEN = frozenset("␝␞␄<{[\\↔▲♦+")
# Those of GS that might also stand inside a lot, as far as the characters go.
_LEGAL_TOKEN = re.compile(r"<GS>|<F8>|[Aa][Ll][Tt]\+00?29")
# Code 39 full ASCII: characters outside the 43, and the pair that was read as one character.
_PAIRS = {chr(96 + n): "+" + chr(64 + n) for n in range(1, 27)}
_PAIRS |= {chr(n): "$" + chr(64 + n) for n in range(1, 27)}
_PAIRS |= {chr(27 + n): "%" + chr(65 + n) for n in range(5)}
_PAIRS |= dict(zip("!\"#&'()*,:", ("/" + x for x in "ABCFGHIJLZ"), strict=True))
_PAIRS |= dict(zip(";<=>?[\\]^_{|}~@`", ("%" + x for x in "FGHIJKLMNOPQRSVW"), strict=True))
_UNFOLD = str.maketrans(_PAIRS)


def without_blanks(text: str) -> str | None:
    """Take all blanks out; of an HIBC text not the last character, it may be the check."""
    kept = len(text) - 1 if text[:1] == "+" else len(text)
    changed = BLANKS.sub("", text[:kept]) + text[kept:]
    return changed if changed != text else None


def half_width(text: str) -> str | None:
    """Turn full-width letters, digits and signs into ASCII."""
    if text.isascii():
        return None
    changed = text.translate(_FULL_WIDTH)
    return changed if changed != text else None


def without_ime(text: str) -> str | None:
    """Turn the punctuation of a Chinese input method into ASCII."""
    if text.isascii():
        return None
    changed = text.replace("……", "^").replace("——", "_").translate(_IME)
    return changed if changed != text else None


def without_asterisks(text: str) -> str | None:
    """Take one pair of Code 39 start and stop characters off; `_` before it is a blank."""
    if len(text) < 4 or text[0] != "*" or text[-1] != "*":
        return None
    inner = text[1:-1]
    return inner[:-1] + " " if inner.startswith("+") and inner.endswith("_") else inner


def unfolded(text: str) -> str | None:
    """Undo Code 39 full ASCII: `a` was `+A`."""
    if not text[:1].isascii() or not text[:1].islower():
        return None
    return text.translate(_UNFOLD)


def holds_legal_token(text: str) -> bool:
    """Tell whether a written-out GS stands in `text` that could also be part of a value."""
    return ("<" in text or "+" in text) and _LEGAL_TOKEN.search(text) is not None


def with_controls(text: str) -> str | None:
    """Turn written-out control characters into the controls."""
    if _MAYBE_TOKEN.isdisjoint(text):
        return None
    changed = TOKEN.sub(lambda found: _CONTROL[found[0]], text)
    return changed if changed != text else None
