"""Which items an unknown code may mean. Pure."""

from collections.abc import Iterable, Sequence
from math import prod

from rapidfuzz import fuzz, process

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.identifiers.model import check_digit
from tongma.work.unknown_codes.model import Evidence, Suggestion, UnknownCodeState

WEIGHTS = {
    "proposed": 0.9,
    "registered_sibling": 0.9,
    "sibling_gtin": 0.7,
    "supplier_article": 0.7,
    "other_scheme": 0.5,
    "same_registration": 0.4,
    "expected_here": 0.3,
}
"""How sure each reason is alone; a similar name as sure as it is similar, at most 0.6."""
SIMILAR_MAX = 0.6
_SIMILAR_FROM = 55.0
_SHOWN = 10
_CANDIDATES = 50
GTIN_LENGTH = 14


def decide_suggestions(evidence: Iterable[Evidence]) -> list[Suggestion]:
    """Return the items that something speaks for, the likeliest first, at most ten.

    Reasons add up as independent chances: two that are half sure make three quarters. The factor,
    binding and role come from the surest reason that tells them. That the document in hand waits
    for an item is no reason alone.
    """
    by_item: dict[int, list[Evidence]] = {}
    for clue in evidence:
        there = by_item.setdefault(clue.item, [])
        if clue.reason not in {other.reason for other in there}:
            there.append(clue)
    found = [
        _suggestion(item, sorted(reasons, key=lambda clue: -clue.weight))
        for item, reasons in by_item.items()
        if any(clue.reason != "expected_here" for clue in reasons)
    ]
    return sorted(found, key=lambda one: (-one.score, one.item))[:_SHOWN]


def _suggestion(item: int, reasons: Sequence[Evidence]) -> Suggestion:
    return Suggestion(
        item,
        round(1 - prod(1 - one.weight for one in reasons), 3),
        tuple(one.reason for one in reasons),
        next((one.factor for one in reasons if one.factor), 0),
        next((one.binding for one in reasons if one.binding), 0),
        next((one.role for one in reasons if one.role), ""),
    )


def sibling_gtins(value: str) -> list[str]:
    """Return the GTINs of the same company prefix and item reference with other indicator digits.

    Source: GS1 General Specifications, 2.1.7 (indicator digit 0 to 8; 9 is variable measure).
    """
    if len(value) != GTIN_LENGTH or not (value.isascii() and value.isdigit()):
        return []
    bodies = [f"{indicator}{value[1:13]}" for indicator in range(9) if str(indicator) != value[0]]
    return [body + check_digit(body) for body in bodies]


def similar(name: str, model: str, items: Sequence[tuple[int, str, str]]) -> list[Evidence]:
    """Return the items whose name and model are like those of a registered device.

    items: (id, name, model and specification). The model counts as much as the name where the
    device has one.
    """
    names = {number: one[1] for number, one in enumerate(items)}
    best = process.extract(name, names, scorer=fuzz.ratio, limit=_CANDIDATES,
                           score_cutoff=_SIMILAR_FROM)  # fmt: skip
    found = []
    for _text, likeness, number in best:
        item, _name, specification = items[number]
        same = fuzz.partial_ratio(model, specification) if model else likeness
        score = (likeness + same) / 2
        if score >= _SIMILAR_FROM:
            found.append(Evidence(item, "similar", SIMILAR_MAX * score / 100))
    return found


def decide_open(value: str, state: str) -> Refusal | None:
    """Refuse ``unknown_code_closed``: somebody has bound or dismissed it already."""
    if state == UnknownCodeState.OPEN:
        return None
    return Refusal("unknown_code_closed", {"value": value, "state": state})


def decide_dismiss(reason: str) -> Refusal | None:
    """Refuse ``reason_required``: a code is dismissed by saying why."""
    return None if reason.strip() else Refusal("reason_required", {"step": "dismiss"})
