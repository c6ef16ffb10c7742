"""What is wrong with a record, field by field, and the one refusal that lists it all. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from tongma.foundation.kernel.outcome import Finding, Json, Refusal

TEXT_MAX = 500


def wrong(field: str, reason: str) -> Finding:
    """Return an error at a field; ``reason`` is a stable word such as ``empty``."""
    return Finding(reason, "error", field)


def refusal_of(code: str, problems: Iterable[Finding]) -> Refusal | None:
    """Return one refusal that lists every problem in its order, or None when there is none."""
    found: list[Json] = [{"field": one.at, "reason": one.code} for one in problems]
    return Refusal(code, {"problems": found}) if found else None


def text_problems(field: str, text: str, *, needed: bool = False) -> Iterator[Finding]:
    """Yield ``empty`` for a needed text that is blank, ``too_long`` above 500 characters."""
    if needed and not text.strip():
        yield wrong(field, "empty")
    if len(text) > TEXT_MAX:
        yield wrong(field, "too_long")


def choice_problems(field: str, value: str, allowed: Iterable[str]) -> Iterator[Finding]:
    """Yield ``not_allowed`` for a word outside the list."""
    if value not in allowed:
        yield wrong(field, "not_allowed")


def span_problems(first: str, last: str, *, prefix: str = "") -> Iterator[Finding]:
    """Yield what is wrong with ``valid_from`` (needed) and ``valid_to`` (may be empty)."""
    if not is_date(first):
        yield wrong(f"{prefix}valid_from", "not_a_date")
    if last and not is_date(last):
        yield wrong(f"{prefix}valid_to", "not_a_date")
    elif last and is_date(first) and last < first:
        yield wrong(f"{prefix}valid_to", "before_valid_from")


def is_date(text: str) -> bool:
    """Tell whether the text is an ISO date in the form YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
