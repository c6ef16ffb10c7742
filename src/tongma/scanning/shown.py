"""A decision as JSON, for screens and programs. Pure."""

from collections.abc import Callable
from typing import Any

from tongma.scanning.decide import actions_for
from tongma.scanning.model import Weighed
from tongma.scanning.resolving import Told
from tongma.scanning.weigh import CHOICES_MAX


def show_told(told: Told, may: Callable[[str], bool]) -> dict[str, Any]:
    """Return outcome, object, question, candidates with reasons, and what was read."""
    resolved = told.resolved
    candidates = [candidate(one, may) for one in resolved.ranked]
    accepted = candidates[0] if resolved.outcome == "accepted" else None
    return {
        "outcome": resolved.outcome,
        "object": accepted,
        "question": _question(told, candidates),
        "candidates": candidates,
        "reading": told.whole.to_json(),
        "readings": [one.to_json() for one in told.readings],
    }


def candidate(one: Weighed, may: Callable[[str], bool]) -> dict[str, Any]:
    """Return a meaning with its evidence and what can be done with it."""
    meant = one.meant
    actions = actions_for(meant.kind, may)
    if meant.item is not None and meant.kind != "item":
        actions += [extra for extra in actions_for("item", may) if extra not in actions]
    return {
        "kind": meant.kind,
        "id": str(meant.id),
        "title": meant.title,
        "item": meant.item,
        "lot": meant.lot,
        "piece": meant.piece,
        "place": meant.place,
        "counts_as": meant.counts_as,
        "binding": meant.binding,
        "score": one.score,
        "reasons_for": [reason.code for reason in one.reasons if reason.points > 0],
        "reasons_against": [reason.code for reason in one.reasons if reason.points < 0],
        "actions": actions,
    }


def _question(told: Told, candidates: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return one question with at most four choices: objects, or readings of the label."""
    if not told.resolved.ask:
        return None
    if told.whole.alternatives and len({one["id"] for one in candidates}) <= 1:
        legal = (told.whole, *told.whole.alternatives)
        choices = [
            {"lot": one.lot, "serial": one.serial, "expiry": one.expiry}
            for one in legal[:CHOICES_MAX]
        ]
        return {"ask": told.resolved.ask, "choices": choices, "more": len(legal) > CHOICES_MAX}
    return {
        "ask": told.resolved.ask,
        "choices": [
            {"kind": one["kind"], "id": one["id"], "title": one["title"]}
            for one in candidates[:CHOICES_MAX]
        ],
        "more": len(candidates) > CHOICES_MAX,
    }
