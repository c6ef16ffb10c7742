"""Whether something may be said otherwise. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.foundation.kernel.readable import shown
from tongma.foundation.kernel.texts import DAY, Door
from tongma.inside.corrections.model import Since


def decide_reason(reason: str) -> Refusal | None:
    """Refuse ``reason_required``: nothing is said otherwise without saying why."""
    return None if reason.strip() else Refusal("reason_required", {"step": "correct"})


def decide_change(
    before: Mapping[str, Any], wanted: Mapping[str, Any], since: Since
) -> Refusal | None:
    """Return why a statement may not be replaced, or None.

    ``before`` and ``wanted`` have the same names. Refusals in order: ``nothing_to_correct``,
    ``period_wrong`` (not after the one before, or in the future).
    """
    if all(before[name] == value for name, value in wanted.items()):
        return Refusal("nothing_to_correct", {"fields": [*sorted(wanted)]})
    if since.day and not since.holds_from < since.day <= since.today:
        return Refusal("period_wrong", {"valid_from": since.day, "valid_to": ""})
    return None


def decide_clear(names: Sequence[str], before: Mapping[str, Any]) -> Refusal | None:
    """Refuse ``nothing_to_correct``: a real date is replaced by another one, never by none."""
    real = [name for name in names if not DAY.odd(before[name] or "")]
    return Refusal("nothing_to_correct", {"fields": [*sorted(real)]}) if real else None


def decide_text(of: str, door: Door, before: str, text: str) -> Refusal | None:
    """Return why a stored text may not be replaced, or None.

    Refusals in order: ``nothing_to_correct`` (what is stored can stand as it is), and the door's
    own for the text that shall stand there.
    """
    if not door.odd(before):
        return Refusal("nothing_to_correct", {"fields": [of]})
    reason = door.odd(text)
    facts: dict[str, Json] = {"field": "text", "value": shown(text), "reason": reason}
    return Refusal(door.code, facts) if reason else None


def decide_goods(lot: int, to_lot: int) -> Refusal | None:
    """Refuse ``nothing_to_correct``: goods belong to their lot already."""
    return Refusal("nothing_to_correct", {"fields": ["lot"]}) if lot == to_lot else None


def decide_part(missing: int, wanted: str, facts: Mapping[str, str]) -> Refusal | None:
    """Refuse ``not_enough_stock``: less lies there, by ``missing`` (scaled), than is ``wanted``."""
    return Refusal("not_enough_stock", {**facts, "wanted": wanted}) if missing else None
