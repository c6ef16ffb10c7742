"""Keyboard layouts: what arrives when a scanner types US keys into a computer set to another one.

Each layout lists the characters of the same keys, row by row, plain and shifted.
Source: national keyboard standards DIN 2137, NF Z71-300, UNE-EN, CEI as shipped with Windows.
"""

import unicodedata
from functools import cache

_US = (
    "`1234567890-=~!@#$%^&*()_+"
    "qwertyuiop[]QWERTYUIOP{}"
    "asdfghjkl;'\\ASDFGHJKL:\"|"
    "zxcvbnm,./ZXCVBNM<>?"
)
LAYOUTS = {
    "german": (
        '^1234567890ß´°!"§$%&/()=?`'
        "qwertzuiopü+QWERTZUIOPÜ*"
        "asdfghjklöä#ASDFGHJKLÖÄ'"
        "yxcvbnm,.-YXCVBNM;:_"
    ),
    "french": (
        "²&é\"'(-è_çà)=\0"
        "1234567890°+"
        "azertyuiop^$AZERTYUIOP¨£"
        "qsdfghjklmù*QSDFGHJKLM%µ"
        "wxcvbn,;:!WXCVBN?./§"
    ),
    "spanish": (
        "º1234567890'¡ª!\"·$%&/()=?¿"
        "qwertyuiop`+QWERTYUIOP^*"
        "asdfghjklñ´çASDFGHJKLÑ¨Ç"
        "zxcvbnm,.-ZXCVBNM;:_"
    ),
    "italian": (
        "\\1234567890'ì|!\"£$%&/()=?^"
        "qwertyuiopè+QWERTYUIOPé*"
        "asdfghjklòàùASDFGHJKLç°§"
        "zxcvbnm,.-ZXCVBNM;:_"
    ),
}
# Dead keys wait for the next letter and merge with it; the accent tells which key it was.
_ACCENTS = {"\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0308": "¨"}


@cache
def _table(layout: str) -> dict[int, str]:
    return {ord(there): us for there, us in zip(LAYOUTS[layout], _US, strict=True) if there != "\0"}


def as_typed(text: str, layout: str) -> str:
    """Give the text that the scanner meant, when `text` came through `layout`."""
    table = _table(layout)
    plain = ""
    for character in text:
        if ord(character) < 128 or ord(character) in table:
            plain += character
            continue
        parts = unicodedata.normalize("NFD", character)
        accent = _ACCENTS.get(parts[1:])
        plain += accent + parts[0] if accent else character
    return plain.translate(table)


def through(text: str, layout: str) -> str:
    """Give what arrives through `layout` when a US scanner types `text`, without merged accents."""
    back = {ord(us): there for there, us in zip(LAYOUTS[layout], _US, strict=True) if there != "\0"}
    return text.translate(back)
