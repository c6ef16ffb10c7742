"""Changes of a whole text that some scanner, driver or person made, undone.

Each function gives the changed text, or None where there is nothing to change.
"""

import re

from devicecodes.controls import EOT, GS, RS
from devicecodes.symbologies import IDENTIFIER

# Not `\s`, which holds the separators GS and RS too.
BLANK = " \t\r\n\u0085\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"
BLANKS = re.compile(f"[{BLANK}]+")
_BEFORE, _BEHIND = re.compile(f"[{BLANK}]*"), re.compile(f"[{BLANK}]+$")
_FULL_WIDTH = {0xFF00 + code: 0x20 + code for code in range(1, 0x5F)}
_IME = str.maketrans(
    {
        "【": "[", "】": "]", "「": "[", "」": "]", "《": "<", "》": ">", "〈": "<", "〉": ">",
        "（": "(", "）": ")", "、": "/", "￥": "$", "¥": "$", "。": ".", "；": ";", "：": ":",
        "，": ",", "！": "!", "？": "?", "“": '"', "”": '"', "‘": "'", "’": "'", "～": "~",
        "－": "-", "＋": "+", "＝": "=", "％": "%", "＆": "&", "＊": "*", "．": ".", "／": "/",
    }
)  # fmt: skip
# Names that stand for a control character where something is put around them.
_NAMES = {
    GS: r"GS|FNC1|FNC 1|F8|0x1D|GROUP ?SEPARATOR",
    RS: r"RS|0x1E|RECORD ?SEPARATOR",
    EOT: r"EOT|0x04",
}
# Its pictures, numbers and key strokes.
_WRITTEN = {
    GS: r"␝|↔|\\x1d|\\u001d|\\035|\\GS|~d029|(?<!%)%1D|(?<!&)&#(?:29|x1d);|Alt\+00?29|_x001D_",
    RS: r"␞|▲|\\x1e|\\u001e|\\036|\\RS|~d030|(?<!&)&#(?:30|x1e);|Alt\+00?30|_x001E_",
    EOT: r"␄|♦|\\x04|\\u0004|\\004|\\EOT|~d004|(?<!&)&#(?:4|x4);|_x0004_",
}


def _token(control: str) -> str:
    names = _NAMES[control]
    around = rf"<(?:{names})>|\{{(?:{names})\}}|\[(?:{names})\]"
    # Round brackets stand in lots; only the usual names of the separator are taken for it there.
    return f"{around}|{_WRITTEN[control]}" + (r"|\((?:GS|FNC1)\)" if control == GS else "")


# Written-out control characters, in letters of any case.
TOKEN = re.compile(
    f"(?P<gs>{_token(GS)})|(?P<rs>{_token(RS)})|(?P<eot>{_token(EOT)})", re.IGNORECASE
)
_CONTROLS = {"gs": GS, "rs": RS, "eot": EOT}
_MAYBE_TOKEN = frozenset("␝␞␄<{[(\\↔▲♦+%&~_")
# What a value that was read may not hold: a token, one that was escaped again, the name of the
# key by itself, as it stands in no lot.
_LEFT = re.compile(
    rf"{TOKEN.pattern}|%(?:25)*1[DE]|&(?:amp;)*#|(?-i:FNC|fnc|Fnc) ?1|(?-i:0x1[Dd])", re.IGNORECASE
)
# Code 39 full ASCII: characters outside the 43, and the pair that was read as one character.
_PAIRS = {chr(96 + n): "+" + chr(64 + n) for n in range(1, 27)}
_PAIRS |= {chr(n): "$" + chr(64 + n) for n in range(1, 27)}
_PAIRS |= {chr(27 + n): "%" + chr(65 + n) for n in range(5)}
_PAIRS |= dict(zip("!\"#&'()*,:", ("/" + x for x in "ABCFGHIJLZ"), strict=True))
_PAIRS |= dict(zip(";<=>?[\\]^_{|}~@`", ("%" + x for x in "FGHIJKLMNOPQRSVW"), strict=True))
_UNFOLD = str.maketrans(_PAIRS)


def is_blank(text: str) -> bool:
    """Tell whether nothing but blanks and controls is in `text`."""
    rest = text.strip()
    # Characters without width are no white space to Python.
    return not rest or (not rest.isascii() and not BLANKS.sub("", rest))


def trimmed(text: str) -> str:
    """Take the blanks around a text off."""
    start, end = _BEFORE.match(text), _BEHIND.search(text)
    return text[start.end() if start else 0 : end.start() if end else len(text)]


def without_blanks(text: str) -> str | None:
    """Take all blanks out; of an HIBC text not the last character, it may be the check.

    >>> without_blanks(" ]A0 +A123 AA40 "), without_blanks("+A123AA40 ")
    (']A0+A123AA40 ', None)
    """
    if BLANKS.search(text) is None:
        return None
    begin = BLANKS.sub("", text[:12])
    if IDENTIFIER.match(begin):
        begin = begin[3:]
    kept = len(text) - 1 if begin[:1] == "+" else len(text)
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


_CAPTION = re.compile(r"(?:UDI(?:[ -]DI)?|GTIN|DI)[ ]?:?[ ]?(?=[(\[0-9])", re.IGNORECASE)
_AI = re.compile(r"[(\[]([0-9]{2,4})[)\]]")
_ROUND, _SQUARE = re.compile(r"\(01\)[^\[\]]+"), re.compile(r"\[01\][^()]+")
_BARE = re.compile(r"(?:\(([0-9]{14})\)|\[([0-9]{14})\]|([0-9]{14}))")


def without_print(text: str) -> str | None:
    """Give the text of GS1 that was printed or pasted in other brackets or with more around it.

    A caption, square brackets, a comma or semicolon before each further AI; a GTIN-14 in brackets.

    >>> without_print("UDI: [01]09506000134352, [17]270228"), without_print("(09506000134352)")
    ('(01)09506000134352(17)270228', '09506000134352')
    """
    caption = _CAPTION.match(text)
    body = text[caption.end() :] if caption else text
    bare = _BARE.fullmatch(body)
    if bare is not None:
        found = bare[1] or bare[2] or bare[3]
        return found if found != text else None
    if _ROUND.fullmatch(body) is None and _SQUARE.fullmatch(body) is None:
        return None
    places = [one.start() for one in _AI.finditer(body)][1:]
    signs = {body[:at].rstrip(BLANK)[-1:] for at in places}
    if len(signs) == 1 and signs < {",", ";"}:
        sign = signs.pop()
        body = re.sub(rf"{sign}[{BLANK}]*(?=[(\[][0-9]{{2,4}}[)\]])", "", body)
    changed = _AI.sub(r"(\1)", body) if body.startswith("[") else body
    return changed if changed != text else None


def without_asterisks(text: str) -> str | None:
    """Take the Code 39 start and stop characters off; `_` before the last is a blank.

    Both of them, or where only one arrived, of HIBC, in which they are no data.

    >>> without_asterisks("*+A123BJC5D6E71G*"), without_asterisks("+A1*"), without_asterisks("*A1")
    ('+A123BJC5D6E71G', '+A1', None)
    """
    first, last = text[0] == "*", text[-1] == "*"
    if len(text) < 4 or not (first or last):
        return None
    inner = text[first : len(text) - last]
    if not (first and last):
        return inner if inner.startswith("+") else None
    return inner[:-1] + " " if inner.startswith("+") and inner.endswith("_") else inner


def unfolded(text: str) -> str | None:
    """Undo Code 39 full ASCII: `a` was `+A`."""
    if not text[:1].isascii() or not text[:1].islower():
        return None
    return text.translate(_UNFOLD)


def has_token(text: str) -> bool:
    """Tell whether a written-out control character is in a text, in whatever way.

    >>> has_token("LOT%251D"), has_token("LOT(GS)"), has_token("LOTFNC1"), has_token("A%1B")
    (True, True, True, False)
    """
    return may_hold_token(text) and _LEFT.search(text) is not None


def may_hold_token(text: str) -> bool:
    """Tell at a glance whether a token, or a sign of one escaped, can be in a text.

    Behind its first character: there the `+` of HIBC stands. Each look takes a fortieth of what a
    set of these characters takes.

    >>> may_hold_token("+A123BJC5D6E71G"), may_hold_token("10A%1B")
    (False, True)
    """
    return (
        "%" in text
        or "(" in text
        or "<" in text
        or text.find("+", 1) >= 0
        or "_" in text
        or "&" in text
        or "~" in text
        or "{" in text
        or "[" in text
        or "\\" in text
        or "FNC" in text
        or "fnc" in text
        or "Fnc" in text
        or "0x1" in text
        or not text.isascii()
    )


def is_certain(text: str) -> bool:
    """Tell whether the tokens of `text` stand for controls whatever comes of it.

    `<GS>` always does. A scanner that sends GS writes out none of the others: beside a GS they may
    be what they are, characters of a lot.
    """
    return GS not in text or "<GS>" in text


def with_controls(text: str) -> str | None:
    r"""Turn written-out control characters into the controls; None where there is none.

    >>> with_controls("10A{GS}21B"), with_controls("10A<FNC1>21B"), with_controls("10A21B")
    ('10A\x1d21B', '10A\x1d21B', None)
    """
    if _MAYBE_TOKEN.isdisjoint(text):
        return None
    changed = TOKEN.sub(lambda found: _CONTROLS[found.lastgroup or ""], text)
    return changed if changed != text else None
