"""Blanks and full-width characters, which a person, a form or an input method put into a text.

They are no part of any code, so a text without them counts as untouched. But a blank may also be
what arrived in place of a separator: then the text is read that way too.

>>> from devicecodes import read
>>> reading = read(" ]E0 5901234123457")
>>> reading.status, reading.symbology, reading.repairs[0].code
('repaired', ']E0', 'blanks_removed')
"""

import re
from typing import NamedTuple

from devicecodes import folding
from devicecodes.draft import Draft
from devicecodes.gs1.rules import RULES
from devicecodes.gs1.substitutes import with_blanks_as_separators
from devicecodes.gs1.text import begins_with_checked_key
from devicecodes.meanings import choice, meaning
from devicecodes.reading import Element, Repair
from devicecodes.scan import Scan, resume
from devicecodes.tokens import read_plain

# Keys whose values a check digit covers, so that a blank inside them was never theirs.
_COVERED = frozenset({"DI", "9N", "8P"})
_LINK_VALUE = re.compile(r"[^/?&#]*")
# The text reads: in one way, or in several from which a person must choose.
_READS = frozenset({"valid", "repaired", "ambiguous"})


class Variant(NamedTuple):
    """A scan from which blanks or full width were taken off, and what was done to it."""

    changes: tuple[Repair, ...]
    scan: Scan

    def cuts_value(self, draft: Draft) -> bool:
        """Tell whether a blank was taken out of a value that no check digit covers."""
        before = self.before
        if before is None or draft.system == "hibc":
            return False
        # An identifier in front is none of the text any more.
        removed = len(self.changes[-1].after) - len(self.scan.text)
        blanks = []
        for found in folding.BLANKS.finditer(before):
            blanks.append(found.start() - removed)
            removed += len(found[0])
        text = self.scan.text
        if draft.system == "epc":
            # No part of an EPC URI has a check, whatever it was made of.
            return any(0 < at < len(text) for at in blanks)
        for one in draft.elements:
            fixed = draft.system == "gs1" and one.key in RULES.rows and RULES[one.key].fixed
            if fixed or one.key in _COVERED:
                continue
            start, end = _extent(one, text, is_link=draft.kind == "digital_link")
            if any(start < at < end for at in blanks):
                return True
        return False

    def separated(self) -> Draft | None:
        """Read a GS1 text whose blanks stand for separators; None where that gives nothing valid.

        Blanks prove nothing: the symbol, or the check digit of the first key, must say GS1.
        """
        before = self.before
        if before is None:
            return None
        scan = resume(self.scan, folding.trimmed(before))
        text = with_blanks_as_separators(scan.text)
        if text is None or not (scan.fnc1 or begins_with_checked_key(text)):
            return None
        draft = read_plain(scan.with_text(text))
        if draft is None or draft.status not in {"valid", "repaired"}:
            return None
        blank = folding.BLANKS.findall(scan.text)[0]
        return _named(draft, (*self.changes[:-1], Repair("separator_substituted", blank, "\x1d")))

    @property
    def before(self) -> str | None:
        """The text with its blanks; None where none were taken out."""
        last = self.changes[-1] if self.changes else None
        return last.before if last is not None and last.code == "blanks_removed" else None


def _extent(element: Element, text: str, *, is_link: bool) -> tuple[int, int]:
    """Give where the value of an element begins and ends in `text`."""
    key, at = element.key, element.at
    begin = at + len(key) if text.startswith(key, at) else at
    if is_link:
        found = _LINK_VALUE.match(text, begin + 1)
        return begin + 1, found.end() if found else begin + 1
    start = text.find(element.value, begin)
    # A repair changed the text around it: then no blank in it is known to be outside the value.
    return (start, start + len(element.value)) if start >= 0 else (0, len(text))


def variants(scan: Scan) -> list[Variant]:
    """Give the scan with half width, without blanks, with both; those that differ from it."""
    text = scan.text
    found = []
    narrow = folding.half_width(text)
    if narrow is not None:
        found.append(Variant((Repair("full_width_folded", text, narrow),), resume(scan, narrow)))
    tight = folding.without_blanks(text)
    if tight is not None:
        found.append(Variant((Repair("blanks_removed", text, tight),), resume(scan, tight)))
    both = folding.without_blanks(narrow) if narrow is not None else None
    if both is not None and narrow is not None:
        changes = Repair("full_width_folded", text, narrow), Repair("blanks_removed", narrow, both)
        found.append(Variant(changes, resume(scan, both)))
    return found


def read_untouched(scan: Scan, variant: Variant) -> Draft | None:
    """Give what the text of `variant` reads as, as if it had come so; None where it does not read.

    Where the blanks may stand for separators and the text reads without them too, but says
    something else, a person must choose.
    """
    draft = read_plain(variant.scan)
    separated = variant.separated()
    if separated is not None and draft is not None and _is_cut(draft):
        # Without the blanks it breaks a rule: that separators may be lost explains nothing better.
        draft = None
    if draft is not None and draft.status in _READS:
        whole = not variant.cuts_value(draft)
        if whole and (separated is None or meaning(separated) == meaning(draft)):
            separated = None
        _named(draft, variant.changes)
    else:
        draft, whole = None, False
    if separated is None and not whole:
        return None
    scan.takes_after(variant.scan)
    found = [one for one in (separated, draft) if one is not None]
    return choice(found, scan)


def refused(variant: Variant, others: list[Variant], bare: Draft | None) -> Draft | None:
    """Give how the text of `variant` reads before any repair, its blanks taken off.

    bare: the invalid reading of the text as it came, None where no system fits.
    """
    if variant.changes:
        return read_plain(variant.scan)
    tight = next((one for one in others if one.before is not None), None)
    return bare if tight is None else read_plain(tight.scan) or bare


def read_refused(scan: Scan) -> Draft | None:
    """Give what is wrong in a text with blanks in it, as if it had come without them."""
    text = folding.without_blanks(scan.text)
    if text is None:
        return None
    inner = resume(scan, text)
    draft = read_plain(inner)
    if draft is None or draft.status != "invalid":
        return None
    scan.takes_after(inner)
    return _named(draft, (Repair("blanks_removed", scan.text, text),))


def _is_cut(draft: Draft) -> bool:
    return any(one.code == "separator_inserted" for one in draft.repairs)


def _named(draft: Draft, changes: tuple[Repair, ...]) -> Draft:
    draft.repairs = (*changes, *draft.repairs)
    if draft.status == "valid":
        draft.status = "repaired"
    return draft
