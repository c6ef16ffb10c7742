"""A scanned text as GS1: which form it has, and whether its separators can be trusted.

Contract: F1, F3, G4, G6.

>>> begins_with_checked_key("0109506000134352"), begins_with_checked_key("0109506000134353")
(True, False)
"""

from devicecodes.checks import mod10_holds
from devicecodes.controls import GS
from devicecodes.dates import digits
from devicecodes.draft import Draft
from devicecodes.evidence import choose, in_order
from devicecodes.gs1.element_string import (
    begins_with_known_ai,
    interpret,
    parse,
    read_elements,
)
from devicecodes.gs1.meaning import DICTIONARY
from devicecodes.gs1.numbers import read_ean
from devicecodes.gs1.rules import RULES
from devicecodes.gs1.separators import could_be_cut, other_readings
from devicecodes.left_tokens import holds_token, without_tokens
from devicecodes.reading import Reading, Repair
from devicecodes.scan import Scan
from devicecodes.symbologies import PLAIN

FNC1 = "GS1 General Specifications 7.8"
COMPOSITE = "|]e"
# Two element strings are no longer; keeps the work linear.
_LONGEST_TWO = 256
# Code One and Channel Code, which hardly anybody prints; Caps Lock makes ]D of ]d and ]c of ]C.
INVERTED = frozenset("Dc")
# AI: length of the digits behind it, how many of them its check digit covers.
_KEYS = {"00": (18, 18), "01": (14, 14), "02": (14, 14), "8006": (18, 14)}


def begins_with_checked_key(text: str) -> bool:
    """Tell whether a key whose check digit holds begins `text` (contract F3)."""
    ai = text[:2] if text[:2] in _KEYS else text[:4]
    if ai not in _KEYS:
        return False
    length, covered = _KEYS[ai]
    key = text[len(ai) : len(ai) + length]
    return len(key) == length and digits(key) and mod10_holds(key[:covered])


def read_element_string(scan: Scan, text: str, kind: str = "element_string") -> Draft:
    """Read an element string; without proof of separators list its other readings."""
    proved = scan.proved or GS in text
    if text[-1:] == GS:
        text = text[:-1]
    draft = Draft("gs1", kind, text)
    interpret(draft, parse(draft, text, 0), scan.year)
    if not proved and could_be_cut(draft):
        others, cut = other_readings(text, scan.year)
        if others or cut:
            return _settle(scan, draft, others, cut=cut)
    return draft


def _settle(scan: Scan, draft: Draft, others: tuple[Reading, ...], *, cut: bool) -> Draft:
    legal = draft.status == "valid" and not holds_token(draft.elements)
    others = tuple(one for one in others if not holds_token(one.elements))
    second = None if legal else _second_code(draft.normalised or "", scan.year)
    if second is not None:
        draft.find("two_codes", second, (draft.normalised or "")[second : second + 4], source=FNC1)
        return draft
    if cut:
        draft.find("alternatives_cut", None, source=FNC1)
    elif scan.known is not None:
        strict = (copy_of(draft),) if legal else ()
        chosen = choose(strict + others, scan.known)
        if chosen is not None:
            place, judgement = chosen
            taken = draft if legal and place == 0 else reopened(others[place - len(strict)])
            taken.judgement = judgement
            return taken
        others = in_order(others, scan.known.requires or (), scan.year)
    if not legal and others:
        return _without_strict(draft, others)
    if draft.status == "valid" and not legal:
        return without_tokens(draft)
    draft.alternatives = others
    if legal:
        draft.status = "ambiguous"
        last = draft.elements[-1]
        draft.find("possible_missing_separator", last.at, last.key, source=FNC1)
    return draft


def _second_code(text: str, year: int) -> int | None:
    """Give where a second code begins, if a text is two whole ones: no Enter came between them."""
    at = text.find("01", 16) if len(text) <= _LONGEST_TWO else -1
    while at >= 0:
        if begins_with_checked_key(text[at:]) and all(
            read_elements(half, year).status == "valid" for half in (text[:at], text[at:])
        ):
            return at
        at = text.find("01", at + 1)
    return None


def _without_strict(refused: Draft, others: tuple[Reading, ...]) -> Draft:
    """Give the most plausible of the legal readings in the fields, for a person to confirm.

    The text as it stands breaks a rule, so a separator is missing or the label is wrong. That even
    an only legal reading is right, nothing proves: all of them stand in the alternatives (G4).
    """
    draft = reopened(others[0])
    draft.status = "ambiguous"
    draft.alternatives = others
    # A station that writes `F8` for GS may do so behind a field of fixed length too.
    cut = next((one for one in draft.elements if not RULES[one.key].fixed), draft.elements[0])
    draft.find("possible_missing_separator", cut.at, cut.key, source=FNC1)
    if refused.has("alternatives_cut"):
        draft.find("alternatives_cut", None, source=FNC1)
    return draft


def copy_of(draft: Draft) -> Reading:
    """Give a Reading with the fields of a draft that goes on being worked on."""
    copy = Draft(draft.system, draft.kind, draft.normalised)
    for name in Draft.__slots__:
        if name not in {"raw", "symbology"}:
            setattr(copy, name, getattr(draft, name))
    return copy.seal("", None)


def reopened(reading: Reading) -> Draft:
    """Give a Draft with the fields of a finished reading."""
    draft = Draft(reading.system, reading.kind, reading.normalised)
    for name in Draft.__slots__:
        setattr(draft, name, getattr(reading, name))
    return draft


def read_recognised(scan: Scan) -> Draft | None:
    """Read a text without GS1 symbology, if its first element proves that it is GS1 (F3)."""
    text = scan.text
    if not begins_with_checked_key(text) and not (
        (GS in text or (scan.proved and scan.profile is not None)) and begins_with_known_ai(text)
    ):
        return None
    draft = read_element_string(scan, text)
    if scan.symbology in PLAIN:
        if draft.status == "valid":
            draft.status = "repaired"
        draft.repairs = (Repair("fnc1_missing", scan.symbology or "", ""), *draft.repairs)
    elif scan.symbology is not None and scan.symbology[1] in INVERTED:
        # Then lots changed their case too.
        draft.find("symbology_unfit", None, scan.symbology, source=FNC1)
        draft.status = "ambiguous" if draft.status == "valid" else draft.status
    elif scan.symbology is not None:
        draft.find("symbology_unfit", None, scan.symbology, source=FNC1)
    return draft


def read_ean_or_composite(scan: Scan, symbology: str) -> Draft:
    """Read an EAN/UPC symbol; behind `|]e0` the AIs of its composite part follow."""
    if COMPOSITE not in scan.text:
        return read_ean(scan.text, symbology)
    linear = scan.text.partition(COMPOSITE)[0]
    draft = read_ean(linear, symbology)
    whole = Draft("gs1", "composite", scan.text)
    start = len(linear) + len(COMPOSITE) + 1
    values = parse(whole, scan.text, start)
    if start >= len(scan.text):
        whole.find("value_empty", None, COMPOSITE, source=DICTIONARY)
    if draft.identifier is None:
        for finding in draft.findings:
            whole.find(finding.code, finding.at, *finding.facts, source=finding.source)
        interpret(whole, values, scan.year)
        return whole
    gtin = draft.identifier.value
    if values.get("01", gtin) != gtin:
        facts = "01", gtin, values["01"]
        whole.find("repeated_with_other_value", start, *facts, source=DICTIONARY)
    interpret(whole, {"01": gtin, **values}, scan.year)
    if not scan.proved and GS not in scan.text and could_be_cut(whole):
        same = "01" + gtin + scan.text[start:]
        others, cut = other_readings(same, scan.year)
        if others or cut:
            return _settle(scan, whole, others, cut=cut)
    return whole
