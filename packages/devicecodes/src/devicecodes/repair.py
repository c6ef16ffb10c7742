"""Repairs: what the text may have been before scanner, driver, keyboard or person changed it.

Tried only where the text as it stands does not read. One kind at a time; blanks and full width may
join any other. The whole must then be valid; two different results are ambiguous.
Check digits are never touched, separators never inserted (contract G).
"""

from collections.abc import Iterator

from devicecodes import folding
from devicecodes.controls import EOT, GS, RS
from devicecodes.draft import Draft
from devicecodes.gs1.rules import RULES
from devicecodes.gs1.substitutes import with_separators
from devicecodes.hibc.glued import read_glued
from devicecodes.layouts import LAYOUTS, as_typed
from devicecodes.mh10.envelope import START, enclosed_hibc
from devicecodes.reading import Reading, Repair
from devicecodes.recognise import by_beginning, recognise
from devicecodes.scan import Scan, receive

Attempt = tuple[Repair, Draft | None]

# A longer text is not worth the joined attempts: no code is that long.
_LONGEST_JOINED = 512
# Without a check digit a changed text proves nothing.
_UNPROVEN = frozenset(
    {"handle", "oid", "nhsa", "cn-drug-trace", "cn-vet-drug", "internal", "ahm", "isbt128", "ecode"}
)
_CHECKS = frozenset(
    {"check_digit_wrong", "check_character_wrong", "check_pair_wrong", "pi_check_wrong"}
)
_LETTERS = dict.fromkeys(map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
# Keys whose values a check digit covers, so that a blank inside them was never theirs.
_COVERED = frozenset({"DI", "9N", "8P"})


def repair(scan: Scan, refused: Draft | None) -> Draft | None:
    """Give the reading that a repair makes valid, or an ambiguous choice; None: nothing fits.

    refused: the invalid reading of the text as it stands, None where no system fits.
    """
    found: list[Draft] = []
    # Where only a check speaks against a text, a layout that moves letters would be a guess that
    # one check in ten, or in 43, lets pass.
    layouts = refused is None or not any(one.code in _CHECKS for one in refused.findings)
    for joined, variant in _variants(scan):
        for change, draft in _attempts(variant, plain=bool(joined), layouts=layouts):
            if draft is None or not _acceptable(draft, change, joined):
                continue
            if change.code.startswith("layout") and not _explains(refused, draft):
                continue
            named = (change,) if change.code else ()
            draft.repairs = (*joined, *named, *draft.repairs)
            draft.status = "ambiguous" if _is_thin(change, draft) else "repaired"
            found.append(draft)
        if found:
            break
    return _one_of(found, scan)


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


def _variants(scan: Scan) -> Iterator[tuple[tuple[Repair, ...], Scan]]:
    """The text itself, then without blanks, with half width, with both."""
    yield (), scan
    text = scan.text
    if len(text) > _LONGEST_JOINED:
        return
    narrow = folding.half_width(text)
    if narrow is not None:
        yield (Repair("full_width_folded", text, narrow),), scan.with_text(narrow)
    tight = folding.without_blanks(text)
    if tight is not None:
        yield (Repair("blanks_removed", text, tight),), scan.with_text(tight)
    both = folding.without_blanks(narrow) if narrow is not None else None
    if both is not None and narrow is not None:
        changes = Repair("full_width_folded", text, narrow), Repair("blanks_removed", narrow, both)
        yield changes, scan.with_text(both)


def _attempts(scan: Scan, *, plain: bool, layouts: bool) -> Iterator[Attempt]:
    """Every single repair of one text; `plain`: also the text as it is (it was joined)."""
    text = scan.text
    if not text:
        return
    if plain:
        yield Repair("", text, text), recognise(scan)
    yield from _separators(scan, text)
    yield from _symbols(scan, text)
    for code, change in (
        ("ime_punctuation_folded", folding.without_ime),
        ("asterisks_removed", folding.without_asterisks),
        ("code39_unfolded", folding.unfolded),
    ):
        changed = change(text)
        if changed:
            yield Repair(code, text, changed), recognise(scan.with_text(changed))
    yield from _cases(scan, text)
    for layout in LAYOUTS if layouts else ():
        meant = as_typed(text, layout)
        # Letters that changed places prove nothing; a sign or an accent that is not ASCII does.
        if meant.translate(_LETTERS) != text.translate(_LETTERS):
            other = receive(meant, scan.symbology)
            other.year = scan.year
            yield Repair(f"layout_{layout}", text, meant), recognise(other)


def _separators(scan: Scan, text: str) -> Iterator[Attempt]:
    controls = folding.with_controls(text)
    if controls:
        yield Repair("separator_token", text, controls), recognise(scan.with_text(controls))
    if text[0] == GS:
        rest = text.lstrip(GS)
        other = scan.with_text(rest)
        other.proved = other.fnc1 = True
        yield Repair("leading_separator_removed", GS, ""), recognise(other) if rest else None
    for substitute, changed in with_separators(text):
        other = scan.with_text(changed)
        yield Repair("separator_substituted", substitute, GS), recognise(other)


def _symbols(scan: Scan, text: str) -> Iterator[Attempt]:
    if (scan.fnc1 or text[0] == GS) and text.lstrip(GS)[:3].startswith(("+", "MA.")):
        inner = text.lstrip(GS)
        yield Repair("fnc1_ignored", text, inner), by_beginning(scan.with_text(inner), inner)
    if text.startswith(START):
        enclosed = enclosed_hibc(text)
        if enclosed is not None:
            other = scan.with_text(enclosed)
            yield Repair("envelope_removed", text, enclosed), recognise(other)
        if text.endswith(RS):
            yield Repair("trailer_restored", "", EOT), recognise(scan.with_text(text + EOT))
    glued = read_glued(text, scan.year)
    if glued is not None:
        yield Repair("symbols_glued", text, glued.normalised or ""), glued


def _cases(scan: Scan, text: str) -> Iterator[Attempt]:
    if not text.isascii() or text.upper() == text == text.swapcase():
        return
    inverted = text.swapcase()
    if inverted.startswith(("+", "MA.")):
        yield Repair("case_inverted", text, inverted), recognise(scan.with_text(inverted))
    folded = text.upper()
    if folded.startswith("+") and folded not in {text, inverted}:
        yield Repair("case_folded", text, folded), recognise(scan.with_text(folded))


def _acceptable(draft: Draft, change: Repair, joined: tuple[Repair, ...]) -> bool:
    """Only what is wholly valid; a blank may not have been inside a lot or serial."""
    if draft.status != "valid" and not (
        draft.status == "repaired" and change.code == "separator_token"
    ):
        return False
    if change.code and draft.system in _UNPROVEN:
        return False
    blanks = next((one for one in joined if one.code == "blanks_removed"), None)
    return blanks is None or draft.system == "hibc" or not _inside_value(draft, blanks.before)


def _one_of(found: list[Draft], scan: Scan) -> Draft | None:
    if not found:
        return None
    different = {meaning(draft): draft for draft in reversed(found)}
    first = found[0]
    if len(different) > 1:
        first.status = "ambiguous"
        first.alternatives = tuple(
            draft.seal(scan.raw, scan.symbology)
            for draft in different.values()
            if draft is not first
        )
    return first


def meaning(reading: Draft | Reading) -> tuple[object, ...]:
    """What a reading says, without how it was written."""
    return (
        reading.system,
        reading.identifiers,
        reading.lot,
        reading.serial,
        reading.expiry,
        reading.produced,
        reading.quantity,
        tuple((one.key, one.value) for one in reading.elements),
    )


def _inside_value(draft: Draft, text: str) -> bool:
    """Tell whether a blank of `text` was inside a value that no check digit covers."""
    removed, blanks = 0, []
    for found in folding.BLANKS.finditer(text):
        blanks.append(found.start() - removed)
        removed += len(found[0])
    for one in draft.elements:
        fixed = draft.system == "gs1" and one.key in RULES.rows and RULES[one.key].fixed
        if fixed or one.key in _COVERED:
            continue
        start = one.at + len(one.key) + (draft.kind not in {"element_string", "udi"})
        if any(start < at < start + len(one.value) for at in blanks):
            return True
    return False


def with_tokens(scan: Scan) -> Draft | None:
    """Read a text with `<GS>` in it, which would also be legal inside a lot (contract G2).

    Gives None where the text is neither GS1 nor an ISO/IEC 15434 message. A key (`<F8>`) or key
    strokes (`Alt+029`) written out count only where the whole is then valid.
    """
    changed = folding.with_controls(scan.text)
    if changed is None:
        return None
    draft = recognise(scan.with_text(changed))
    if draft is None or draft.kind not in {"element_string", "iso15434-05", "iso15434-06"}:
        return None
    if draft.status != "valid" and "<GS>" not in scan.text:
        return None
    if draft.status == "valid":
        draft.status = "repaired"
    draft.repairs = (Repair("separator_token", scan.text, changed), *draft.repairs)
    return draft
