"""Written-out separators that are left in what was read: no accepted value may hold one.

Most of their characters are legal in a lot, so a code that lost its separator this way reads well
and says a wrong lot, which no check digit covers.
"""

from collections.abc import Iterable

from devicecodes.draft import Draft
from devicecodes.folding import has_token
from devicecodes.reading import Element


def holds_token(elements: Iterable[Element]) -> bool:
    """Tell whether the value of an element holds the token of a separator."""
    return any(has_token(one.value) for one in elements)


def without_tokens(draft: Draft) -> Draft:
    """Refuse a reading with a token in a value; take choices with one away.

    >>> draft = Draft("ma", "udi", "L%1D")
    >>> draft.elements, draft.lot = (Element("L", "%1D", "LOT", 0),), "%1D"
    >>> without_tokens(draft).status, draft.lot
    ('invalid', None)
    """
    if draft.alternatives:
        draft.alternatives = tuple(
            one for one in draft.alternatives if not holds_token(one.elements)
        )
    if draft.status == "invalid" or not holds_token(draft.elements):
        return draft
    for one in draft.elements:
        if has_token(one.value):
            draft.find("character_not_allowed", one.at, f"({one.key})", one.value)
    draft.lot = None if draft.lot and has_token(draft.lot) else draft.lot
    draft.serial = None if draft.serial and has_token(draft.serial) else draft.serial
    return draft
