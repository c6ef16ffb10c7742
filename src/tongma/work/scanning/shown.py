"""A decision as JSON, for screens and programs. Pure."""

from collections.abc import Callable
from json import JSONEncoder
from typing import Any

from devicecodes import Reading, to_json_text
from tongma.foundation.kernel.quantity import show
from tongma.foundation.platform.shapes import Shape
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.names.query import controlled_item_out
from tongma.masterdata.names.shapes import ControlledItemOut
from tongma.work.scanning.decide import actions_for
from tongma.work.scanning.model import Meant, Weighed
from tongma.work.scanning.resolving import Told
from tongma.work.scanning.weigh import CHOICES_MAX

_ITEM: Shape[ControlledItemOut] = Shape(ControlledItemOut)
_as_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def told_text(told: Told, may: Callable[[str], bool]) -> str:
    """Return outcome, object, question, candidates with reasons, and what was read, as JSON text.

    What stands in the answer twice, the accepted object and the reading of an only symbol, is
    written once.
    """
    shown = decision(told, may)
    candidates = [_as_json(one) for one in shown["candidates"]]
    accepted = candidates[0] if shown["object"] is not None else "null"
    question = _as_json(shown["question"]) if shown["question"] is not None else "null"
    readings = [to_json_text(one) for one in told.readings]
    alone = told.whole is told.readings[0]
    return (
        f'{{"outcome":{_as_json(shown["outcome"])},"object":{accepted},'
        f'"question":{question},"candidates":[{",".join(candidates)}],'
        f'"reading":{readings[0] if alone else to_json_text(told.whole)},'
        f'"readings":[{",".join(readings)}]}}'
    )


def decision(told: Told, may: Callable[[str], bool]) -> dict[str, Any]:
    """Return outcome, object, question, and candidates with reasons."""
    resolved = told.resolved
    candidates = [candidate(one, may) for one in resolved.ranked]
    return {
        "outcome": resolved.outcome,
        "object": candidates[0] if resolved.outcome == "accepted" else None,
        "question": _question(told, candidates),
        "candidates": candidates,
    }


def candidate(one: Weighed, may: Callable[[str], bool]) -> dict[str, Any]:
    """Return a meaning with its evidence and what can be done with it."""
    meant = one.meant
    actions = actions_for(meant.kind, may, meant.title)
    if meant.item is not None and meant.kind != "item":
        actions += [extra for extra in actions_for("item", may) if extra not in actions]
    return {
        "kind": meant.kind,
        "id": str(meant.id),
        "title": meant.title,
        "item": meant.item and item_words(meant.item),
        "lot": meant.lot,
        "piece": meant.piece,
        "place": meant.place,
        "counts_as": counts_as(meant),
        "binding": meant.binding and _binding(meant.binding),
        "score": one.score,
        "reasons_for": [reason.code for reason in one.reasons if reason.points > 0],
        "reasons_against": [reason.code for reason in one.reasons if reason.points < 0],
        "actions": actions,
    }


def item_words(item: ItemFacts) -> dict[str, Any]:
    """Return what the screens need of an item, as JSON."""
    words: dict[str, Any] = _ITEM.plain(controlled_item_out(item))
    return words


def counts_as(meant: Meant) -> dict[str, Any] | None:
    """Return what one scan of it counts as, in base units; None where it is no goods."""
    if meant.item is None or not meant.factor:
        return None
    level = {"id": str(meant.level), "name": meant.level_name, "factor": str(meant.factor)}
    return {
        "item_id": str(meant.item_id),
        "base_quantity": show(meant.factor * 10**meant.item.decimals, meant.item.decimals),
        "level": level if meant.level else None,
    }


def _binding(one: Bound) -> dict[str, str]:
    return {
        "id": str(one.id),
        "scheme": one.scheme,
        "value": one.value,
        "scope": str(one.scope),
        "role": one.role,
        "status": one.status,
    }


def _question(told: Told, candidates: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return one question with at most four choices: objects, or readings of the label.

    Each choice carries ``chosen``: what to send with the scan as its answer.
    """
    if not told.resolved.ask:
        return None
    unsure = next((one for one in told.readings if one.alternatives), None)
    if unsure is not None and len({item_id(one) for one in candidates}) <= 1:
        legal = told.possible(unsure)
        choices = [_reading_choice(one) for one in legal[:CHOICES_MAX]]
        return {"ask": told.resolved.ask, "choices": choices, "more": len(legal) > CHOICES_MAX}
    return {
        "ask": told.resolved.ask,
        "choices": [_object_choice(one) for one in candidates[:CHOICES_MAX]],
        "more": len(candidates) > CHOICES_MAX,
    }


def item_id(one: dict[str, Any]) -> str:
    """Return the item of a candidate; empty where it is no goods."""
    return one["item"]["id"] if one["item"] else ""


def _reading_choice(one: Reading) -> dict[str, Any]:
    said = {"lot": one.lot or "", "serial": one.serial or "", "expiry": one.expiry or ""}
    return {"lot": one.lot, "serial": one.serial, "expiry": one.expiry, "chosen": said}


def _object_choice(one: dict[str, Any]) -> dict[str, Any]:
    chosen = None
    if item_id(one):
        number = one["lot"]["number"] if one["lot"] else ""
        serial = one["piece"]["serial"] if one["piece"] else ""
        chosen = {"item": item_id(one), "lot": number, "serial": serial}
    return {"kind": one["kind"], "id": one["id"], "title": one["title"], "chosen": chosen}
