"""The short way for what nearly all scans are: the symbol says what it holds, and nothing is odd.

Each reader gives a valid Draft or None; with None the text goes the general way, which gives the
same reading for everything that the short way accepts (tests/test_quick.py). The short way has no
rules of its own: it calls the same readers, and leaves out looking for what is around a code, which
system it is, and what a person or a keyboard changed. It is worth a sixth of the time of the mixed
corpus, a third of an EAN-13 (docs/speed.md).

>>> draft = QUICK["]d2"]("010950600013435210LOT42", 2026)
>>> draft.status, draft.lot
('valid', 'LOT42')
>>> QUICK["]d2"]("010950600013435210LOT<GS>42", 2026) is None
True
"""

from collections.abc import Callable

from devicecodes.checks import mod10_holds
from devicecodes.china.ma import read_ma
from devicecodes.controls import GS
from devicecodes.draft import Draft
from devicecodes.folding import may_hold_token
from devicecodes.gs1.digital_link import read_link, read_plain_link
from devicecodes.gs1.element_string import parse
from devicecodes.gs1.meaning import follow, plan_of
from devicecodes.gs1.numbers import gtin_draft
from devicecodes.gs1.separators import could_be_cut
from devicecodes.left_tokens import holds_token


def _ean(text: str, _: int) -> Draft | None:
    if len(text) == 13 and text.isascii() and text.isdigit() and mod10_holds(text):
        return gtin_draft(text, text, "gtin")
    return None


def _elements(text: str, year: int) -> Draft | None:
    # A written-out <GS> or Alt+029 is a control, and a GS at the end is none of the code.
    if "<" in text or "+" in text or "(" in text or "%" in text or "_" in text:
        return None
    if "FNC" in text or "fnc" in text or "Fnc" in text or "0x1" in text:
        return None
    if not text or text[-1] == GS:
        return None
    draft = Draft("gs1", "element_string", text)
    values = parse(draft, text, 0)
    plan = plan_of(tuple(values), None)
    if plan.judged or draft.status != "valid" or (GS not in text and could_be_cut(draft)):
        return None
    follow(draft, values, year, plan)
    return draft


def _matrix(text: str, year: int) -> Draft | None:
    if text[:3] == "MA.":
        draft = read_ma(text)
        return draft if draft.status == "valid" and _whole(draft, text) else None
    if not text.startswith("https://") or "=MA." in text:
        return None
    link = read_plain_link(text, year) or read_link(text, year)
    if link is None or link.status != "valid":
        return None
    return link if _whole(link, text) else None


def _whole(draft: Draft, text: str) -> bool:
    """Tell whether no value of a text that was read holds a written-out separator."""
    return not may_hold_token(text) or not holds_token(draft.elements)


QUICK: dict[str | None, Callable[[str, int], Draft | None]] = {
    "]E0": _ean,
    **dict.fromkeys(("]C1", "]d2", "]Q3", "]e0"), _elements),
    **dict.fromkeys(("]Q1", "]d1"), _matrix),
}
