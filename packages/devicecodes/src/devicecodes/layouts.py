"""Keyboard layouts: what arrives when a scanner types US keys into a computer set to another one.

Each layout lists the characters of the same keys, row by row, plain and shifted; a key without
character is NUL. The Polish layout for programmers is the US one in these rows.
Source: the national layouts as shipped with Windows (DIN 2137, NF Z71-300, UNE-EN, CEI, BS 4822,
SN 074021, NBN, SS 66 22 41, NS 4613, DS/INF 23, ABNT NBR 10346, CSN 36 9050, TS 2117, GOST 6431,
JIS X 6002).

>>> as_typed("`A123BJC5D6E71G-S1", "german"), through("+A1/S1", "german")
('+A123BJC5D6E71G/S1', '`A1-S1')
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
        "²&é\"'(-è_çà)=\x001234567890°+"
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
    "british": (
        '`1234567890-=¬!"£$%^&*()_+'
        "qwertyuiop[]QWERTYUIOP{}"
        "asdfghjkl;'#ASDFGHJKL:@~"
        "zxcvbnm,./ZXCVBNM<>?"
    ),
    "swiss_german": (
        "§1234567890'^°+\"*ç%&/()=?`"
        "qwertzuiopü¨QWERTZUIOPè!"
        "asdfghjklöä$ASDFGHJKLéà£"
        "yxcvbnm,.-YXCVBNM;:_"
    ),
    "swiss_french": (
        "§1234567890'^°+\"*ç%&/()=?`"
        "qwertzuiopè¨QWERTZUIOPü!"
        "asdfghjkléà$ASDFGHJKLöä£"
        "yxcvbnm,.-YXCVBNM;:_"
    ),
    "belgian": (
        "²&é\"'(§è!çà)-³1234567890°_"
        "azertyuiop^$AZERTYUIOP¨*"
        "qsdfghjklmùµQSDFGHJKLM%£"
        "wxcvbn,;:=WXCVBN?./+"
    ),
    "swedish": (
        '§1234567890+´½!"#¤%&/()=?`'
        "qwertyuiopå¨QWERTYUIOPÅ^"
        "asdfghjklöä'ASDFGHJKLÖÄ*"
        "zxcvbnm,.-ZXCVBNM;:_"
    ),
    "norwegian": (
        '|1234567890+\\§!"#¤%&/()=?`'
        "qwertyuiopå¨QWERTYUIOPÅ^"
        "asdfghjkløæ'ASDFGHJKLØÆ*"
        "zxcvbnm,.-ZXCVBNM;:_"
    ),
    "danish": (
        '½1234567890+´§!"#¤%&/()=?`'
        "qwertyuiopå¨QWERTYUIOPÅ^"
        "asdfghjklæø'ASDFGHJKLÆØ*"
        "zxcvbnm,.-ZXCVBNM;:_"
    ),
    "portuguese": (
        "\\1234567890'«|!\"#$%&/()=?»"
        "qwertyuiop+´QWERTYUIOP*`"
        "asdfghjklçº~ASDFGHJKLÇª^"
        "zxcvbnm,.-ZXCVBNM;:_"
    ),
    "brazilian": (
        "'1234567890-=\"!@#$%¨&*()_+"
        "qwertyuiop´[QWERTYUIOP`{"
        "asdfghjklç~]ASDFGHJKLÇ^}"
        "zxcvbnm,.;ZXCVBNM<>:"
    ),
    "czech": (
        ";+ěščřžýáíé=´°1234567890%ˇ"
        "qwertzuiopú)QWERTZUIOP/("
        "asdfghjklů§¨ASDFGHJKL\"!'"
        "yxcvbnm,.-YXCVBNM?:_"
    ),
    "turkish": (
        "\"1234567890*-é!'^+%&/()=?_"
        "qwertyuıopğüQWERTYUIOPĞÜ"
        "asdfghjklşi,ASDFGHJKLŞİ;"
        "zxcvbnmöç.ZXCVBNMÖÇ:"
    ),
    "russian": (
        'ё1234567890-=Ё!"№;%:?*()_+'
        "йцукенгшщзхъЙЦУКЕНГШЩЗХЪ"
        "фывапролджэ\\ФЫВАПРОЛДЖЭ/"
        "ячсмитьбю.ЯЧСМИТЬБЮ,"
    ),
    "japanese": (
        "\x001234567890-^\x00!\"#$%&'()\x00=~"
        "qwertyuiop@[QWERTYUIOP`{"
        "asdfghjkl;:]ASDFGHJKL+*}"
        "zxcvbnm,./ZXCVBNM<>?"
    ),
}
# Dead keys wait for the next letter and merge with it; the accent tells which key it was.
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "´",
    "\u0302": "^",
    "\u0303": "~",
    "\u0308": "¨",
    "\u030c": "ˇ",
}


@cache
def _table(layout: str) -> dict[int, str]:
    return {ord(there): us for there, us in zip(LAYOUTS[layout], _US, strict=True) if there != "\0"}


def as_typed(text: str, layout: str) -> str:
    """Give the text that the scanner meant, when `text` came through `layout`."""
    table = _table(layout)
    if text.isascii():
        return text.translate(table)
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
