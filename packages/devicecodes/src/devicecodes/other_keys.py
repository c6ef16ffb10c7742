"""What a GS1 text is under other keys: another layout, full width, a Chinese input method.

A sign that seems to stand for GS may be one of the value itself, changed by the keyboard: on a
German one `ß` is what a scanner types for `-`. Then all that is legal is offered.

>>> from devicecodes import read
>>> reading = read("010950600013435210LOTß2401")
>>> reading.status, reading.lot, reading.repairs[0].code, reading.alternatives[0].lot
('ambiguous', 'LOT-2401', 'layout_german', 'LOT')
"""

from collections.abc import Iterator

from devicecodes import folding
from devicecodes.draft import Draft
from devicecodes.gs1.substitutes import in_doubt, is_known, is_letter, is_plain
from devicecodes.gs1.text import reopened
from devicecodes.layouts import LAYOUTS, as_typed
from devicecodes.reading import Repair
from devicecodes.scan import Scan
from devicecodes.tokens import recognised

_ODD = "separator_substituted"
_LEGAL = frozenset({"valid", "repaired", "ambiguous"})


def offered(scan: Scan, found: list[Draft]) -> list[Draft]:
    """Give `found`, and with it what the text is under other keys, the most plausible first.

    Gives `found` alone where no sign in the text is in doubt, or no other key gives what is legal.
    A letter never stands for GS by itself: what other keys make of it goes before.
    """
    if not in_doubt(scan.text):
        return found
    substitutes = {one.before for draft in found for one in draft.repairs if one.code == _ODD}
    if found and all(is_known(one) for one in substitutes):
        return found
    others = [draft for meant in _meant(scan) for draft in _read(scan, meant)]
    if found and not any(is_letter(one) for one in substitutes):
        return [*found, *others]
    # Without another legal way a letter was in the value: it is not swallowed.
    return [*others, *found] if others else []


def swallows(draft: Draft) -> bool:
    """Tell whether a sign was taken for GS that is not ASCII, and that no scanner is known to send.

    It may have been of the value: a person must say so.
    """
    return any(
        one.code == _ODD and not one.before.isascii() and not is_known(one.before)
        for one in draft.repairs
    )


def _meant(scan: Scan) -> Iterator[Repair]:
    """Give each change of keys that leaves no sign which no GS1 value may have."""
    text, tried = scan.text, {scan.text}
    folds = (
        ("full_width_folded", folding.half_width(text)),
        ("ime_punctuation_folded", folding.without_ime(text)),
        *((f"layout_{layout}", as_typed(text, layout)) for layout in LAYOUTS),
    )
    for code, meant in folds:
        if meant is not None and meant not in tried and is_plain(meant):
            tried.add(meant)
            yield Repair(code, text, meant)


def _read(scan: Scan, change: Repair) -> list[Draft]:
    """Give every legal reading of the changed text."""
    other = scan.with_text(change.after)
    other.proved = False
    draft = recognised(other)
    if draft is None or draft.system != "gs1" or draft.status not in _LEGAL:
        return []
    found = [draft, *(reopened(one) for one in draft.alternatives)]
    for one in found:
        one.alternatives = ()
        one.status = "repaired"
        one.repairs = (change, *one.repairs)
    return found
