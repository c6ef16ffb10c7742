"""Whether something may be said otherwise. Pure."""

from collections.abc import Mapping
from typing import Any

from tongma.foundation.kernel.outcome import Refusal


def decide_change(
    before: Mapping[str, Any], wanted: Mapping[str, Any], since: tuple[str, str, str]
) -> Refusal | None:
    """Return why a statement may not be replaced, or None.

    ``before`` and ``wanted`` have the same names; ``since``: the day from which it shall be so
    (empty: always), the day from which the statement before it holds, and today.
    Refusals in order: ``nothing_to_correct``, ``period_wrong`` (not after the one before, or in
    the future).
    """
    if all(before[name] == value for name, value in wanted.items()):
        return Refusal("nothing_to_correct", {"fields": [*sorted(wanted)]})
    day, holds_from, today = since
    if day and not holds_from < day <= today:
        return Refusal("period_wrong", {"valid_from": day, "valid_to": ""})
    return None
