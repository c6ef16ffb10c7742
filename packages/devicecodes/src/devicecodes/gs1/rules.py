"""What each Application Identifier may hold, compiled from the table when it is first met.

Compiling all 541 at import would take a tenth of a second; a warehouse meets a few dozen.

>>> fault_of(RULES["01"], "09506000134353")
Fault(code='check_digit_wrong', at=13, facts=('3', '2'))
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from devicecodes.checks import ZEROS, mod10, pair1021
from devicecodes.gs1.ai_table import ROWS
from devicecodes.gs1.linters import FINDINGS, LINTERS, Linter
from devicecodes.gs1.linters.moments import is_day, is_day_or_month

_CHARACTERS = {
    "N": "[0-9]",
    "X": r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]",
    "Y": r"[#\-/0-9A-Z]",
    "Z": r"[A-Za-z0-9_\-=]",
}
_CHARACTER_LINTERS = {"N": "csetnumeric", "X": "cset82", "Y": "cset39", "Z": "cset64"}
DAYS: dict[str, Callable[[str], bool]] = {"yymmdd": is_day, "yymmd0": is_day_or_month}
_COMPONENT = re.compile(r"(\[?)([NXYZ])(\.\.)?(\d+)\]?((?:,\w+)*)\]?((?:,\w+)*)")
# A numeric component of at least this length always holds a prefix: nothing to test at run time.
_LONG_ENOUGH_FOR_PREFIX = 5


class Component(NamedTuple):
    """One part of a value: its character set, its lengths, its linters."""

    kind: str
    shortest: int
    longest: int
    optional: bool
    linters: tuple[str, ...]


class Check(NamedTuple):
    """A linter and the slice of the value that it looks at."""

    name: str
    linter: Linter
    start: int
    end: int | None
    width: int


class Rule(NamedTuple):
    """Everything about one Application Identifier."""

    ai: str
    title: str
    # Length when it is predefined, so that no separator follows; otherwise 0.
    fixed: int
    longest: int
    matches: Callable[[str], object]
    # Truthy for a legal value.
    accepts: Callable[[str], object]
    checks: tuple[Check, ...]
    components: tuple[Component, ...]
    requires: tuple[str, ...]
    excludes: tuple[str, ...]
    # Orders of Digital Link qualifiers; None: this AI is no primary key.
    qualifiers: tuple[tuple[str, ...], ...] | None
    attribute: bool


def parse_components(text: str) -> tuple[Component, ...]:
    """Read a specification such as `N13,csum,gcppos1 [X..17]`."""
    parts = []
    for word in text.split():
        found = _COMPONENT.fullmatch(word)
        if found is None:
            message = f"component not understood: {word!r}"
            raise ValueError(message)
        optional, kind, variable, length, inner, outer = found.groups()
        longest = int(length)
        linters = tuple(name for name in (inner + outer).split(",") if name)
        parts.append(Component(kind, 1 if variable else longest, longest, bool(optional), linters))
    return tuple(parts)


def _pattern(components: tuple[Component, ...]) -> re.Pattern[str]:
    text = ""
    for part in reversed(components):
        one = f"{_CHARACTERS[part.kind]}{{{part.shortest},{part.longest}}}"
        text = f"(?:{one}{text})?" if part.optional else one + text
    return re.compile(text)


def _checks(components: tuple[Component, ...]) -> tuple[Check, ...]:
    checks, at = [], 0
    for place, part in enumerate(components):
        last = place == len(components) - 1
        names = part.linters + (("cset64",) if part.kind == "Z" else ())
        for name in names:
            if name.startswith("gcppos") and part.kind == "N":
                assert part.shortest >= _LONG_ENOUGH_FOR_PREFIX
                continue
            end = None if last else at + part.longest
            checks.append(Check(name, LINTERS[name], at, end, part.longest))
        at += part.longest
    return tuple(checks)


def _numeric_with_check(length: int) -> Callable[[str], bool]:
    """Make the test of a key that is all digits, the last its check digit (see `mod10_holds`)."""
    zeros, number_of = ZEROS[length], int.from_bytes

    def accepts(value: str) -> bool:
        if len(value) != length or not value.isascii() or not value.isdigit():
            return False
        number = number_of(value.encode()) - zeros
        return (2 * (number % 255) - (number + 126) % 257 + 126) % 10 == 0

    return accepts


def _acceptor(pattern: re.Pattern[str], checks: tuple[Check, ...]) -> Callable[[str], object]:
    """Make the test that every scanned value passes; `fault_of` explains a refusal."""
    matches = pattern.fullmatch
    if not checks:
        return matches
    if len(checks) == 1 and checks[0].start == 0 and checks[0].end is None:
        only = checks[0]
        if only.name == "csum":
            return _numeric_with_check(only.width)
        if only.name in DAYS:
            # The test looks at length and digits itself.
            return DAYS[only.name]

    def accepts(value: str) -> bool:
        if matches(value) is None:
            return False
        for _, linter, start, stop, _ in checks:
            part = value[start:stop]
            if part and linter(part) is not None:
                return False
        return True

    return accepts


def _compile(row: tuple[str, str, str, tuple[str, ...], str, str | None, str]) -> Rule:
    ai, flags, specification, requires, excludes, qualifiers, title = row
    components = parse_components(specification)
    longest = sum(part.longest for part in components)
    pattern, checks = _pattern(components), _checks(components)
    return Rule(
        ai=ai,
        title=title,
        fixed=longest if "*" in flags else 0,
        longest=longest,
        matches=pattern.fullmatch,
        accepts=_acceptor(pattern, checks),
        checks=checks,
        components=components,
        requires=requires,
        excludes=tuple(excludes.split(",")) if excludes else (),
        qualifiers=None
        if qualifiers is None
        else tuple(tuple(order.split(",")) for order in qualifiers.split("|") if order),
        attribute="?" in flags,
    )


class Rules(dict[str, Rule]):
    """AI to Rule; compiles on the first look, raises KeyError for what is no AI."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = {row[0]: row for row in ROWS}

    def __missing__(self, ai: str) -> Rule:
        """Compile the rule of `ai`."""
        rule = self[ai] = _compile(self.rows[ai])
        return rule


RULES = Rules()
# AIs that are primary keys of a Digital Link.
LINK_KEYS = frozenset(row[0] for row in ROWS if row[5] is not None)
# All AIs with the same two first digits have the same length.
AI_LENGTHS: dict[str, int] = {row[0][:2]: len(row[0]) for row in ROWS}


class Start(NamedTuple):
    """What the parser needs of a rule, to be unpacked in one step."""

    ai: str
    width: int
    title: str
    fixed: int
    accepts: Callable[[str], object]


# The starts that were met; `start_at` and `start_of` fill it.
STARTS: dict[str, Start] = {}


def start_at(text: str, at: int) -> Start | None:
    """Give the AI that begins at `at`; None where none does."""
    return start_of(text[at : at + AI_LENGTHS.get(text[at : at + 2], 0)])


def start_of(ai: str) -> Start | None:
    """Give what the parser needs of `ai`; None where it is no AI."""
    known = STARTS.get(ai)
    if known is None and ai in RULES.rows:
        rule = RULES[ai]
        known = STARTS[ai] = Start(ai, len(ai), rule.title, rule.fixed, rule.accepts)
    return known


class Fault(NamedTuple):
    """What is wrong in a value: finding code, place in the value, facts of the message."""

    code: str
    at: int
    facts: tuple[str, ...]


def fault_of(rule: Rule, value: str) -> Fault | None:
    """Give the first fault of `value`, or None."""
    if rule.matches(value) is None:
        return _form_fault(rule, value)
    for name, linter, start, end, _ in rule.checks:
        part = value[start:end]
        if not part:
            continue
        span = linter(part)
        if span is not None:
            return _linter_fault(rule, name, part, start + span[0])
    return None


def _linter_fault(rule: Rule, name: str, part: str, at: int) -> Fault:
    code = FINDINGS.get(name, f"linter_{name}")
    if name == "csum":
        return Fault(code, at, (part[-1], mod10(part[:-1])))
    if name == "csumalpha":
        return Fault(code, at, (part[-2:], pair1021(part[:-2]) or ""))
    return Fault(code, at, (f"({rule.ai})", part))


def _form_fault(rule: Rule, value: str) -> Fault:
    """Say why a value does not have the form of its components."""
    name = f"({rule.ai})"
    if not value:
        return Fault("value_empty", 0, (name,))
    at = 0
    for part in rule.components:
        rest = value[at : at + part.longest]
        if not rest and part.optional:
            break
        span = LINTERS[_CHARACTER_LINTERS[part.kind]](rest)
        if span is not None:
            code = "not_a_digit" if part.kind == "N" else "character_not_allowed"
            return Fault(code, at + span[0], (name, rest[span[0]]))
        if len(rest) < part.shortest:
            return Fault("value_too_short", at, (name, value))
        at += len(rest)
    return Fault("value_too_long", at, (name, value))
