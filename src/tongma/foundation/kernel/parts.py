"""Texts as a search compares them, so that any part of one finds it. Pure.

A text is folded character by character, so a part of a text is always a part of the folded text:
width, case and accents do not matter (Unicode, compatibility decomposition). Many texts stand in
one block, each behind the number of its object; numbers are written in control characters, which
no folded text has, so a search for digits never meets them.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

BLOCK_BYTES = 1900
"""So much a block holds: PostgreSQL keeps it in its row, and SQLite two of them on a page."""
_BEGIN, _FIELD = "\x01", "\x02"
_DIGITS = {ord(digit): chr(0x10 + int(digit, 16)) for digit in "0123456789abcdef"}
_NUMBERS = {
    ord(sign): digit for digit, sign in zip("0123456789abcdef", _DIGITS.values(), strict=True)
}


class SearchEntry(NamedTuple):
    """An object and its folded texts."""

    id: int
    texts: tuple[str, ...]


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


def _folded(sign: str) -> str:
    if sign.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    kept = (one for one in plain if unicodedata.category(one) not in {"Mn", "Cc", "Cf", "Cs"})
    return "".join(" " if one.isspace() else one for one in kept)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text without width, case, accents and invisible characters.

    >>> fold("ＡＢ-１２ Ｅ́té")
    'ab-12 ete'
    """
    if text.isascii() and text.isprintable():
        return text.lower()
    return text.translate(_FOLDING)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words that a person asks for, each once; empty for nothing to look for."""
    return tuple(dict.fromkeys(fold(text).split()))


@lru_cache(maxsize=10_000)
def initials(text: str) -> str:
    """Return the first letters of a text's pinyin; what is not Chinese stays. Empty without any.

    Which of a character's readings holds is told by its neighbours.

    >>> initials("重庆 药物支架 3.0")
    'cqywzj3.0'
    >>> initials("stent")
    ''
    """
    if not any("\u3400" <= sign <= "\u9fff" for sign in text):
        return ""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - 60 MB, which few processes need

    return fold("".join(lazy_pinyin(text, style=Style.FIRST_LETTER))).replace(" ", "")


def entry(id_: int, texts: Iterable[str], names: Iterable[str] = ()) -> SearchEntry:
    """Return an object's folded texts, each once; ``names`` are found by their initials, too."""
    named = tuple(one for one in names if one)
    folded = [fold(one) for one in (*texts, *named)] + [initials(one) for one in named]
    return SearchEntry(id_, tuple(dict.fromkeys(one for one in folded if one.strip())))


def write_blocks(entries: Iterable[SearchEntry]) -> list[tuple[int, str]]:
    """Return blocks: the id of each block's first object, and its text. Without texts: none."""
    blocks: list[tuple[int, str]] = []
    first, parts, size = 0, [""], 0
    for given in entries:
        if not given.texts:
            continue
        number = format(given.id, "x").translate(_DIGITS)
        text = f"{_BEGIN}{number}{_FIELD}{_FIELD.join(given.texts)}"
        length = len(text) if text.isascii() else len(text.encode())
        if size and size + length > BLOCK_BYTES:
            blocks.append((first, "".join(parts)))
            parts, size = [""], 0
        if not size:
            first = given.id
        parts.append(text)
        size += length
    return [*blocks, (first, "".join(parts))] if size else blocks


def read_block(block: str, words: Sequence[str] = ()) -> Iterator[SearchEntry]:
    """Give the entries of a block in which each of the words stands, in their order."""
    for part in block.split(_BEGIN)[1:]:
        if all(word in part for word in words):
            id_, *texts = part.split(_FIELD)
            yield SearchEntry(int(id_.translate(_NUMBERS), 16), tuple(texts))


def finds(texts: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether each word is part of one of the texts."""
    return all(any(word in text for text in texts) for word in words)


def match(texts: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """Return how well the words fit, the best first.

    A whole text before a beginning before a part; among equals the shortest text.
    """
    best = min((_fit(text, word) for word in words for text in texts), default=2)
    hit = [len(text) for text in texts if any(word in text for word in words)]
    return best, min(hit, default=0)


def _fit(text: str, word: str) -> int:
    if text == word:
        return 0
    return 1 if text.startswith(word) else 2
