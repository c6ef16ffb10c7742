"""Separators that arrive written out, as `<GS>` or `Alt+029`, which a lot may hold as well."""

from devicecodes import folding
from devicecodes.controls import GS
from devicecodes.draft import Draft
from devicecodes.folding import may_hold_token
from devicecodes.left_tokens import without_tokens
from devicecodes.reading import Repair
from devicecodes.recognise import recognise
from devicecodes.scan import Scan

# Beginnings of texts that are no element string and no message, whatever stands in them.
_OF_OTHERS = frozenset("+=&.-h")
_FORMS = frozenset({"element_string", "bracketed", "composite", "iso15434-05", "iso15434-06"})


def read_plain(scan: Scan) -> Draft | None:
    """Read `scan` as it stands, a written-out separator in it as one; None: no system fits.

    >>> from devicecodes.scan import receive
    >>> draft = read_plain(receive("010950600013435210LOT<GS>21SN"))
    >>> draft.lot, draft.serial, draft.repairs[0].code
    ('LOT', 'SN', 'separator_token')
    """
    draft = _read(scan)
    # What a value holds stands in the text, be it escaped.
    return draft if draft is None or not may_hold_token(scan.text) else without_tokens(draft)


def recognised(scan: Scan) -> Draft | None:
    """Read `scan` as it stands, where a token may still be in a value; then it is invalid."""
    draft = recognise(scan)
    return draft if draft is None or not may_hold_token(scan.text) else without_tokens(draft)


def _read(scan: Scan) -> Draft | None:
    text = scan.text
    if "<" in text or "+" in text or "%1" in text or ("(" in text and text[0] != "("):
        found = _with_tokens(scan) if text[0] not in _OF_OTHERS else None
        if found is not None:
            return found
    return recognise(scan)


def _with_tokens(scan: Scan) -> Draft | None:
    """Read a text with `<GS>` in it, which would also be legal inside a lot (contract G2).

    Gives None where the text is neither GS1 nor an ISO/IEC 15434 message. Beside a GS only `<GS>`
    counts whatever comes of it, any other token only where the whole is then valid.
    """
    changed = folding.with_controls(scan.text)
    if changed is None or changed.count(GS) == scan.text.count(GS):
        return None
    draft = recognise(scan.with_text(changed))
    if draft is None or draft.kind not in _FORMS:
        return None
    if draft.status != "valid" and not folding.is_certain(scan.text):
        return None
    if draft.status == "valid":
        draft.status = "repaired"
    draft.repairs = (Repair("separator_token", scan.text, changed), *draft.repairs)
    return draft
