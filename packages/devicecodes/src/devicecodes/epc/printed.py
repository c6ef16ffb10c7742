"""Hexadecimal digits as readers print them: an EPC, or more of its bank, or two tags in one text.

In front of the EPC stands the protocol control word (PC), whose length bits say how many words
belong to it; a CRC word may stand before it, as in the bank, or behind the EPC.
Source: GS1 EPC Gen2 air interface, 6.3.2.1.2.

>>> from devicecodes.epc.read import read_hex
>>> bank = "3000" + "3036142C8C008F8000053244"
>>> draft = read_printed(bank, lambda digits: read_hex(digits, 2026))
>>> draft.serial, [one.code for one in draft.repairs]
('340548', ['pc_word_removed'])
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from devicecodes.draft import Draft
from devicecodes.epc.identity import SOURCE
from devicecodes.reading import Repair

ReadHex = Callable[[str], Draft]
"""What reads the digits of an EPC itself."""
_WORD = 4
# Header, control word and the shortest of all schemes.
_SHORTEST = 5 * _WORD
# Headers of a tag that nobody has written: it still holds its TID, or nothing.
_NO_EPC = frozenset({"E2", "00"})


class _Bank(NamedTuple):
    """A way to take the digits as control word and EPC, in hexadecimal places."""

    start: int
    end: int
    # True where nothing is left over, zeros, or a CRC that proves it.
    whole: bool
    draft: Draft


def read_printed(text: str, read_hex: ReadHex) -> Draft:
    """Read hexadecimal digits, whichever part of the bank of one tag they are.

    In order: two whole tags are `two_codes`; bits that are a whole tag and also a control word with
    its EPC are ambiguous; a control word whose EPC reads is taken off; else the text as it stands.
    """
    draft = read_hex(text)
    if draft.status == "unknown" or draft.has("not_hex") or len(text) < 3 * _WORD:
        return draft
    banks = list(_banks(text, read_hex))
    second = _second_tag(text, draft, banks, read_hex)
    if second is not None:
        refused = draft if draft.status == "valid" else banks[0].draft
        refused.find("two_codes", 4 * second, text[second : second + 8], source=SOURCE)
        refused.normalised = text
        return refused
    return _chosen(text, draft, banks, read_hex)


def _banks(text: str, read_hex: ReadHex) -> Iterator[_Bank]:
    """Give each way in which one of the first two words is the control word of what follows."""
    for at in (0, _WORD):
        length = _words_by_control(text[at : at + _WORD])
        start = at + _WORD
        end = start + _WORD * length
        # In the bank the CRC is in front: then nothing is behind the EPC.
        if not length or end > len(text) or (at and end != len(text)):
            continue
        inner = read_hex(text[start:end])
        blank = not at and end == len(text) and text[start : start + 2].upper() in _NO_EPC
        if inner.status != "valid" and not blank:
            continue
        rest = text[end:] or (text[:at] if at else "")
        proved = len(rest) == _WORD and int(rest, 16) == _crc(bytes.fromhex(text[at:end]))
        whole = (not rest.strip("0") or proved) and not inner.has("trailing_bits")
        yield _Bank(start, end, whole, inner)


def _words_by_control(word: str) -> int:
    """Give the length that a control word says, in words; 0 where it is that of no EPC."""
    control = int(word, 16)
    # Five bits of length; behind UMI and XI the toggle, which says that it is no EPC.
    return 0 if control >> 8 & 1 else control >> 11


def _crc(octets: bytes) -> int:
    """Give the CRC-16 of a bank: CCITT, preset to ones and inverted."""
    crc = 0xFFFF
    for octet in octets:
        crc ^= octet << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc ^ 0xFFFF


def _second_tag(text: str, draft: Draft, banks: list[_Bank], read_hex: ReadHex) -> int | None:
    """Give where a second whole tag begins behind the first; None: there is none."""
    ends = [bank.end for bank in banks]
    if draft.has("trailing_bits"):
        bits = next(one.at for one in draft.findings if one.code == "trailing_bits") or 0
        digits = -(-bits // 4)
        ends += [digits, -(-digits // _WORD) * _WORD]
    for end in ends:
        rest = text[end:]
        # Readers print a number of words of their own, zeros behind a short tag.
        at = end + (len(rest) - len(rest.lstrip("0"))) // _WORD * _WORD
        rest = text[at:]
        if len(rest) < _SHORTEST:
            continue
        if read_hex(rest).status == "valid" or any(True for _ in _banks(rest, read_hex)):
            return at
    return None


def _chosen(text: str, draft: Draft, banks: list[_Bank], read_hex: ReadHex) -> Draft:
    """Take a control word off, or leave the choice to a person where the bits prove both."""
    if not banks:
        if draft.status == "valid" and _is_cut(text, read_hex):
            draft.find("weak_evidence", 0, source=SOURCE)
            draft.status = "ambiguous"
        return draft
    # Where nothing proves one of two, what ends with the text leaves nothing unexplained behind.
    first = next((bank for bank in banks if bank.whole), banks[-1])
    whole = _is_whole(draft, text, read_hex)
    if whole and len(text) - first.end > _WORD:
        # More is left over than a CRC: then all of the bits are one tag.
        return draft
    inner = _taken_out(first, text)
    if inner.status == "invalid":
        return draft if whole else inner
    if whole:
        draft.status = "ambiguous"
        draft.alternatives = (inner.seal(text, None),)
        return draft
    if first.whole:
        return inner
    inner.find("trailing_bits", 4 * (first.end - first.start), source=SOURCE)
    others = [_taken_out(bank, text) for bank in banks if bank is not first]
    others += [draft] if draft.status == "valid" else []
    if others:
        inner.status = "ambiguous"
        inner.alternatives = tuple(one.seal(text, None) for one in others)
    return inner


def _taken_out(bank: _Bank, text: str) -> Draft:
    """Give the reading of an EPC from which the rest of its bank was taken off, named."""
    draft = bank.draft
    draft.repairs = (Repair("pc_word_removed", text, text[bank.start : bank.end]),)
    if draft.status == "valid":
        draft.status = "repaired"
    return draft


def _is_cut(text: str, read_hex: ReadHex) -> bool:
    """Tell whether a control word stands in front of an EPC that is cut off before its end.

    So it arrives where a reader was told to begin a word too early. The low byte of the word, for
    attributes, is hardly ever used.
    """
    if text[2:_WORD] != "00" or _WORD * (_words_by_control(text[:_WORD]) + 1) <= len(text):
        return False
    return read_hex(text[_WORD:]).has("truncated")


def _is_whole(draft: Draft, text: str, read_hex: ReadHex) -> bool:
    """Tell whether all of the bits are one tag, no word of them left over."""
    whole = draft.status == "valid" and not draft.has("trailing_bits")
    return whole and read_hex(text[:-_WORD]).status != "valid"
