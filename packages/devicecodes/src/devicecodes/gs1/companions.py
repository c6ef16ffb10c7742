"""Which Application Identifiers need, and which forbid, each other.

Whether companions hold depends on the AIs alone and not on their values, and the same few
combinations come all day: the answer is kept for each combination.
Source: GS1 Barcode Syntax Dictionary (`req`, `ex`); GS1 General Specifications 4.13, 4.14.

>>> companions(frozenset({"02"})).missing
(Missing(ai='02', groups=('37',)),)
"""

from functools import lru_cache
from typing import NamedTuple

from devicecodes.gs1.rules import RULES

_SIGNATURE = "8030"
_SERIALISED = {"253": 13, "255": 13, "8003": 14}


class Missing(NamedTuple):
    """AI `ai` lacks one of `groups`, each a text such as `01+21`."""

    ai: str
    groups: tuple[str, ...]


class Companions(NamedTuple):
    """The outcome for one set of AIs."""

    missing: tuple[Missing, ...]
    excluded: tuple[tuple[str, str], ...]


def _present(pattern: str, ais: frozenset[str]) -> bool:
    """Tell whether an AI, or one that fits a pattern such as `31nn`, is there."""
    stem = pattern.rstrip("n")
    if stem == pattern:
        return pattern in ais
    return any(ai.startswith(stem) and len(ai) == len(pattern) for ai in ais)


def _clashes(ai: str, pattern: str, ais: frozenset[str]) -> list[str]:
    stem = pattern.rstrip("n")
    return [
        other
        for other in ais
        if other != ai and other.startswith(stem) and len(other) == len(pattern)
    ]


@lru_cache(maxsize=2048)
def companions(ais: frozenset[str]) -> Companions:
    """Judge a set of AIs."""
    missing: list[Missing] = []
    excluded: set[tuple[str, ...]] = set()
    for ai in sorted(ais):
        rule = RULES[ai]
        for requirement in rule.requires:
            groups = tuple(requirement.split(","))
            if not any(all(_present(one, ais) for one in group.split("+")) for group in groups):
                missing.append(Missing(ai, groups))
        for pattern in rule.excludes:
            excluded.update(tuple(sorted((ai, other))) for other in _clashes(ai, pattern, ais))
    return Companions(tuple(missing), tuple(sorted((pair[0], pair[1]) for pair in excluded)))


def unsigned_serial(values: dict[str, str]) -> str | None:
    """Give the key that a digital signature (8030) needs with its serial part and has without."""
    if _SIGNATURE in values:
        for ai, shortest in _SERIALISED.items():
            if len(values.get(ai, "")) == shortest:
                return ai
    return None
