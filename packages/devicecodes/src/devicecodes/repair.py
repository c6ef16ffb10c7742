"""Repairs: what the text may have been before scanner, driver, keyboard or person changed it.

Tried only where the text as it stands does not read. First blanks are taken off: where the text
then reads, it counts as untouched and nothing else is tried. Then one kind at a time; blanks and
full width may join any other. The whole must be valid; two different results are ambiguous. Check
digits are never touched, separators never inserted (contract G).

>>> from devicecodes import read
>>> [one.code for one in read("*+A123BJC5D6E71G*").repairs]
['asterisks_removed']
"""

from collections.abc import Iterator

from devicecodes import blanks, folding
from devicecodes.controls import EOT, GS, RS
from devicecodes.draft import Draft
from devicecodes.gs1.separators import MOST
from devicecodes.gs1.substitutes import with_separators
from devicecodes.hibc.glued import read_glued
from devicecodes.layouts import LAYOUTS, as_typed
from devicecodes.left_tokens import holds_token
from devicecodes.meanings import choice
from devicecodes.mh10.envelope import START, enclosed_hibc
from devicecodes.other_keys import offered, swallows
from devicecodes.reading import Repair
from devicecodes.recognise import by_beginning
from devicecodes.scan import Scan, resume
from devicecodes.tokens import recognised

# The change, the scan of the changed text, what it reads as.
Attempt = tuple[Repair, Scan, Draft | None]

# A longer text is not worth the joined attempts: no code is that long.
_LONGEST_JOINED = 512
# Without a check digit a changed text proves nothing.
_UNPROVEN = frozenset(
    {"handle", "oid", "nhsa", "cn-drug-trace", "cn-vet-drug", "internal", "ahm", "isbt128", "ecode"}
)
_CHECKS = frozenset(
    {"check_digit_wrong", "check_character_wrong", "check_pair_wrong", "pi_check_wrong"}
)
# What stands behind an FNC1 by mistake: HIBC, MA, a Digital Link.
_NOT_ELEMENTS = ("+", "ma.", "https://", "http://")
_LETTERS = dict.fromkeys(map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))


def repair(scan: Scan, refused: Draft | None) -> Draft | None:
    """Give the reading that a repair makes valid, or an ambiguous choice; None: nothing fits.

    refused: the invalid reading of the text as it stands, None where no system fits.
    """
    short = len(scan.text) <= _LONGEST_JOINED
    variants = blanks.variants(scan) if short else []
    for variant in variants:
        untouched = blanks.read_untouched(scan, variant) if variant.before else None
        if untouched is not None:
            return untouched
    plain = blanks.Variant((), scan)
    for variant in (plain, *variants):
        # A blank hides no system: what the text without it breaks, it breaks with it.
        judged = blanks.refused(variant, variants, refused)
        narrow = variant.changes and not variant.before
        untouched = blanks.read_untouched(scan, variant) if narrow else None
        if untouched is not None:
            return untouched
        found = [
            (draft, other)
            for change, other, draft in _attempts(variant.scan, layouts=_may_be_layout(judged))
            if draft is not None and _taken(draft, change, variant, judged)
        ]
        drafts = [draft for draft, _ in found]
        legal = offered(variant.scan, drafts)
        if legal:
            scan.takes_after(found[0][1] if found else variant.scan)
            return _chosen(legal, drafts, variant, scan)
    return None


def _chosen(legal: list[Draft], found: list[Draft], variant: blanks.Variant, scan: Scan) -> Draft:
    """Give the choice between `legal` readings; ask where keys are in doubt or a sign vanishes."""
    others = [draft for draft in legal if draft not in found]
    for draft in others:
        draft.repairs = (*variant.changes, *draft.repairs)
    first = choice(legal, scan)
    if others or swallows(first):
        first.status = "ambiguous"
        first.alternatives = first.alternatives[:MOST]
    return first


def _may_be_layout(refused: Draft | None) -> bool:
    """Tell whether a layout may be tried.

    Where only a check speaks against a text, a layout that moves letters would be a guess that one
    check in ten, or in 43, lets pass.
    """
    return refused is None or not any(one.code in _CHECKS for one in refused.findings)


def _taken(draft: Draft, change: Repair, variant: blanks.Variant, refused: Draft | None) -> bool:
    """Name the change in `draft`, where it may be taken; tell whether it may."""
    if not _acceptable(draft, change, variant):
        return False
    if change.code.startswith("layout") and not _explains(refused, draft):
        return False
    draft.repairs = (*variant.changes, change, *draft.repairs)
    draft.status = "ambiguous" if _is_thin(change, draft) else "repaired"
    return True


def _explains(refused: Draft | None, draft: Draft) -> bool:
    """Tell whether a layout explains why the text did not read.

    Signs inside a lot have no check, so the system itself must have been hidden, and a product
    with its check digit must come out; only the check character of HIBC covers every sign.
    """
    if draft.system == "hibc":
        return True
    return draft.identifier is not None and (refused is None or refused.system != draft.system)


def _is_thin(change: Repair, draft: Draft) -> bool:
    """Tell whether nothing but one check character of 43 speaks for a layout.

    So it is where only the sign in front changed, from one sign of ASCII to the `+` of HIBC: of
    the many layouts one always has that sign there.
    """
    if draft.system != "hibc" or not change.code.startswith("layout"):
        return False
    return change.before.isascii() and change.before[1:] == change.after[1:]


def _attempts(scan: Scan, *, layouts: bool) -> Iterator[Attempt]:
    """Every single repair of one text."""
    text = scan.text
    if not text:
        return
    yield from _separators(scan, text)
    yield from _symbols(scan, text)
    for code, change in (
        ("ime_punctuation_folded", folding.without_ime),
        ("asterisks_removed", folding.without_asterisks),
        ("print_removed", folding.without_print),
        ("code39_unfolded", folding.unfolded),
    ):
        changed = change(text)
        if changed:
            yield _attempt(code, scan, changed)
    yield from _cases(scan, text)
    if layouts:
        yield from _layouts(scan, text)


def _layouts(scan: Scan, text: str) -> Iterator[Attempt]:
    signs, tried = text.translate(_LETTERS), set()
    for layout in LAYOUTS:
        meant = as_typed(text, layout)
        # Letters that changed places prove nothing; a sign or an accent that is not ASCII does.
        # Of layouts that give the same text the first stands for all.
        if meant not in tried and meant.translate(_LETTERS) != signs:
            tried.add(meant)
            # A station whose keys changed is not the one of which is known that it sends GS.
            other = resume(scan, meant)
            other.proved = False
            yield Repair(f"layout_{layout}", text, meant), other, recognised(other)


def _attempt(code: str, scan: Scan, changed: str) -> Attempt:
    other = resume(scan, changed)
    return Repair(code, scan.text, changed), other, recognised(other)


def _separators(scan: Scan, text: str) -> Iterator[Attempt]:
    controls = folding.with_controls(text)
    if controls:
        yield _attempt("separator_token", scan, controls)
    if text[0] == GS and text.strip(GS):
        other = scan.with_text(text.lstrip(GS))
        other.proved = other.fnc1 = True
        yield Repair("leading_separator_removed", GS, ""), other, recognised(other)
    for substitute, changed in with_separators(text):
        other = scan.with_text(changed)
        yield Repair("separator_substituted", substitute, GS), other, recognised(other)


def _symbols(scan: Scan, text: str) -> Iterator[Attempt]:
    if (scan.fnc1 or text[0] == GS) and text.lstrip(GS)[:8].lower().startswith(_NOT_ELEMENTS):
        inner = scan.with_text(text.lstrip(GS))
        yield Repair("fnc1_ignored", text, inner.text), inner, by_beginning(inner, inner.text)
    if text.startswith(START):
        enclosed = enclosed_hibc(text)
        if enclosed is not None:
            yield _attempt("envelope_removed", scan, enclosed)
        if text.endswith(RS):
            other = scan.with_text(text + EOT)
            yield Repair("trailer_restored", "", EOT), other, recognised(other)
    glued = read_glued(text, scan.year)
    if glued is not None:
        yield Repair("symbols_glued", text, glued.normalised or ""), scan, glued


def _cases(scan: Scan, text: str) -> Iterator[Attempt]:
    if not text.isascii() or text.upper() == text == text.swapcase():
        return
    inverted = text.swapcase()
    if inverted.startswith(("+", "MA.")):
        yield _attempt("case_inverted", scan, inverted)
    folded = text.upper()
    if folded.startswith("+") and folded not in {text, inverted}:
        yield _attempt("case_folded", scan, folded)


def _acceptable(draft: Draft, change: Repair, variant: blanks.Variant) -> bool:
    """Only what is wholly valid; a blank may not have been inside a lot or serial."""
    if draft.status != "valid" and not (
        draft.status == "repaired" and change.code == "separator_token"
    ):
        return False
    if holds_token(draft.elements):
        return False
    return draft.system not in _UNPROVEN and not variant.cuts_value(draft)
