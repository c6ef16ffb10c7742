"""A record as a person tells it: who, when, did what, on what, and what came of it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.bus.feed import Whole, may_read, whole_record
from tongma.foundation.commands.model import Readable
from tongma.foundation.commands.replay import present_name
from tongma.foundation.journal.query import secrets_of
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform.columns import local
from tongma.foundation.platform.words import Language, say
from tongma.masterdata.people.query import roles_of
from tongma.masterdata.places.query import zones_of_sites
from tongma.views.journal.leaves import Leaf, leaves_of
from tongma.views.journal.shapes import ToldField, ToldPart, ToldRecordOut
from tongma.views.journal.words import Saying, ThingWords

FIELDS_MAX = 500
_FACTS_MAX = 6
_MOVES_MAX = 3
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "status": ("quality", "bindingState"),
    "reason": ("hold",),
    "scope": ("holdScope",),
    "target_kind": ("object",),
    "role": ("role", "codeRole"),
    "roles": ("partnerRole",),
    "base_unit": ("unit",),
    "unit": ("unit",),
    "state": ("state", "difference", "placeState"),
    "purpose": ("purpose",),
    "mixing": ("mixing",),
    "temperature_class": ("temperature",),
    "scheme": ("scheme",),
    "device_class": ("deviceClass",),
    "kind": ("placeKind", "certificateKind", "kind", "importKind"),
    "code": ("cleaning",),
    "decision": ("decision",),
}
_DIGITS_OF_AN_ID = 19
_PLUMBING = ("sha256", "photo", "proof", "version", "public_key", "id", "mapping", "scans")
"""Fields that a sentence passes over; the table has them."""


class ToldCommand(NamedTuple):
    """The texts that a record is told from."""

    envelope: Mapping[str, Any]
    body: Mapping[str, Any]
    lines: Sequence[Sequence[str]]
    leaves: Sequence[Leaf]

    def ids(self) -> set[int]:
        """Return every id whose name is wanted."""
        heads = ("actor", "on_behalf", "document", "credential_by", "site", "owner")
        found = {int(self.envelope.get(name, 0)) for name in heads}
        found |= {int(leaf.value) for leaf in self.leaves[:FIELDS_MAX] if leaf.is_id}
        for line in self.lines[:_MOVES_MAX]:
            found |= {int(line[at]) for at in (1, 2, 3, 4, 8)}
        odd = self.body.get("refusal") or {}
        return found | {
            int(fact)
            for fact in (odd.get("facts") or {}).values()
            if isinstance(fact, str) and fact.isdecimal() and len(fact) < _DIGITS_OF_AN_ID
        }


def told_command(
    envelope: str, body: str, lines: str, readers: Mapping[str, Readable]
) -> ToldCommand:
    """Return a record's texts taken apart."""
    head, inner = json.loads(envelope), json.loads(body)
    reader = readers.get(present_name(head["command"]))
    shape: Any = reader.shape if reader else dict
    leaves = list(leaves_of(shape, inner["command"]))
    return ToldCommand(head, inner, [json.loads(line) for line in lines.splitlines()], leaves)


def readable_record(connection: sa.Connection, actor: Actor, record_id: int) -> Whole:
    """Return a record that the actor may read. Refusals ``record_unknown``, ``not_allowed``."""
    whole = whole_record(connection, record_id)
    if whole is None:
        raise refuse("record_unknown", record=str(record_id))
    if not may_read(actor, whole.header):
        raise refuse("not_allowed", action="journal.read")
    return whole


def told_record(
    connection: sa.Connection, whole: Whole, readers: Mapping[str, Readable], saying: Saying
) -> ToldRecordOut:
    """Return one record told in a language, at the time of its site."""
    language = saying.language
    texts = (whole.envelope.decode(), whole.body.decode(), whole.lines.decode())
    told = told_command(*texts, readers)
    words = ThingWords(connection, told.ids(), saying)
    zone = zones_of_sites(connection).get(whole.header.site, "UTC")
    moments = [show_instant(one) for one in (whole.header.happened_at, whole.header.recorded_at)]
    clocks = [f"{local(one, zone)} ({zone})" for one in moments]
    header = whole.header
    roles = [one.role for one in roles_of(connection, [header.actor]).get(header.actor, [])]
    reason = secrets_of(connection, [header.record_id], "reason").get(header.record_id, "")
    return ToldRecordOut(
        number=header.seq,
        record_id=header.record_id,
        outcome=header.outcome,
        sentence=sentence_of(told, words, clocks[0], roles),
        happened_at=moments[0],
        recorded_at=moments[1],
        happened_local=clocks[0],
        recorded_local=clocks[1],
        fields=[*_why(reason, language), *fields_of(told, words)],
        fields_left=max(len(told.leaves) - FIELDS_MAX, 0),
    )


def _why(reason: str, language: Language) -> list[ToldField]:
    label = say(language, "journal.told.why")
    return [ToldField("", label, [ToldPart(reason)])] if reason else []


def sentence_of(
    told: ToldCommand, words: ThingWords, clock: str, roles: Sequence[str] = ()
) -> list[ToldPart]:
    """Return the sentence in parts: what has a name and a page keeps its id."""
    head = told.envelope
    document = words.part(int(head["document"])) if head["document"] != "0" else None
    return list(
        _filled(
            words.told("sentence"),
            {
                "who": _who(head, words, roles),
                "when": [ToldPart(clock)],
                "act": [ToldPart(_action(head["command"], words.language))],
                "document": _about(words, "document", [document] if document else []),
                "what": _about(words, "what", _what(told, words)),
                "outcome": [ToldPart(_outcome(told, words))],
            },
        )
    )


def _filled(template: str, parts: Mapping[str, Sequence[ToldPart]]) -> Iterator[ToldPart]:
    """Yield a sentence with its parts put in."""
    for at, text in enumerate(_BLANK.split(template)):
        if at % 2:
            yield from parts.get(text, ())
        elif text:
            yield ToldPart(text)


def _about(words: ThingWords, key: str, parts: Sequence[ToldPart]) -> list[ToldPart]:
    blank = {"document": parts, "facts": parts}
    return list(_filled(words.told(key), blank)) if parts else []


def _who(head: Mapping[str, Any], words: ThingWords, roles: Sequence[str]) -> list[ToldPart]:
    language = words.language
    person = words.part(int(head["actor"])) or ToldPart(words.told("system"))
    comma = words.told("comma")
    said = []
    if head["role"]:
        said.append(
            _put(words.told("role"), role=say(language, f"codes.role.{head['role']}", head["role"]))
        )
    now = dict.fromkeys(say(language, f"codes.role.{one}", one) for one in roles)
    if now:
        joint = ", " if language == "en" else "、"
        said.append(_put(words.told("roles"), roles=joint.join(now)))
    said.append(_credential(head, words))
    inside = comma.join(one for one in said if one)
    by = words.told("open") + inside + words.told("close")
    return [person, ToldPart(by)] if inside else [person]


def _credential(head: Mapping[str, Any], words: ThingWords) -> str:
    given = str(head.get("credential", ""))
    if given.startswith("key:"):
        maker = words.part(int(head.get("credential_by", 0)))
        return _put(words.told("keyOf"), maker=maker.text) if maker else words.told("key")
    if given:
        return words.told("session")
    return words.told("installation") if head["schema"] != "tongma.record/1" else ""


def _action(command: str, language: Language) -> str:
    name = present_name(command)
    return say(language, f"codes.action.{name.replace('.', '_')}", name)


def _outcome(told: ToldCommand, words: ThingWords) -> str:
    outcome = told.envelope["outcome"]
    refusal, held = told.body.get("refusal") or {}, told.body.get("held")
    facts = refusal.get("facts") or {}
    code = refusal.get("code") or (held if isinstance(held, str) else "")
    family = "refusal" if outcome == "refused" else "held"
    said = say(words.language, f"codes.{family}.{code}", "")
    types = words.fact_types(code)
    put = {name: _fact(value, types.get(name, ""), words) for name, value in facts.items()}
    sentence = _BLANK.sub(lambda found: put.get(found[1], "…"), said)
    template = words.told(outcome) if outcome in ("held", "refused") else words.told("accepted")
    return _put(template, words=sentence or say(words.language, f"codes.state.{outcome}"))


def _fact(value: object, type_: str, words: ThingWords) -> str:
    """Return a fact of a refusal in words; an id by its name, and … where it has none."""
    if type_ == "id" or isinstance(value, dict):
        part = words.part(int(value)) if isinstance(value, str) and value.isdecimal() else None
        return part.text if part else "…"
    if type_ in ("code", "role"):
        family = "role" if type_ == "role" else "action"
        return say(words.language, f"codes.{family}.{str(value).replace('.', '_')}", str(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _what(told: ToldCommand, words: ThingWords) -> list[ToldPart]:
    """Return what was moved; where nothing was, what the command says first."""
    if told.lines:
        groups = [_moved(line, words) for line in told.lines[:_MOVES_MAX]]
        left = len(told.lines) - _MOVES_MAX
        if left > 0:
            groups.append([ToldPart(_put(words.told("more"), count=str(left)))])
        return _joined(groups, words.told("semicolon"))
    document = told.envelope["document"]
    open_ = [
        leaf
        for leaf in told.leaves
        if not set(leaf.path) & set(_PLUMBING) and not leaf.is_private and leaf.value != "0"
        and not (leaf.is_id and (leaf.value == document or words.part(int(leaf.value)) is None))
    ]  # fmt: skip
    first = [leaf for leaf in open_ if leaf.row in ("", "1")][:_FACTS_MAX]
    groups = [
        list(_filled(words.told("fact"), {
            "label": [ToldPart(_label(leaf, words.language))],
            "value": _value(leaf, told, words),
        }))
        for leaf in first
    ]  # fmt: skip
    rows = max((int(leaf.row or 0) for leaf in told.leaves), default=0)
    if rows > 1:
        groups.append([ToldPart(_put(words.told("more"), count=str(rows - 1)))])
    return _joined(groups, words.told("comma"))


def _moved(line: Sequence[str], words: ThingWords) -> list[ToldPart]:
    item, lot, piece, source, target = (int(line[at]) for at in (1, 2, 3, 4, 8))
    amount = show(int(line[15]), words.names.decimals(item))
    groups = [[ToldPart(f"{amount} {words.unit(item)}".strip())]]
    groups += [[part] for part in (words.part(item),) if part]
    for key, id_ in (("lot", lot), ("serial", piece), ("from", source), ("to", target)):
        if key == "to" and target == source:
            continue
        if id_ and (part := words.part(id_)):
            name = "place" if key in ("from", "to") else key
            groups.append(list(_filled(words.told(key), {name: [part]})))
    if line[5] != line[9]:
        groups.append([ToldPart(say(words.language, f"codes.quality.{line[9]}", ""))])
    return _joined([group for group in groups if group[0].text], words.told("comma"))


def _joined(groups: Sequence[Sequence[ToldPart]], joint: str) -> list[ToldPart]:
    parts: list[ToldPart] = []
    for at, group in enumerate(groups):
        parts += [ToldPart(joint), *group] if at else group
    return parts


def fields_of(told: ToldCommand, words: ThingWords) -> list[ToldField]:
    """Return the fields of the command with their words, in its order."""
    return [
        ToldField(leaf.row, _label(leaf, words.language), _value(leaf, told, words))
        for leaf in told.leaves[:FIELDS_MAX]
    ]


def _label(leaf: Leaf, language: Language) -> str:
    return say(language, f"journal.fields.{leaf.name}", leaf.name)


def _value(leaf: Leaf, told: ToldCommand, words: ThingWords) -> list[ToldPart]:
    if leaf.is_private:
        return [ToldPart(words.told("private"))]
    if leaf.is_id:
        return [words.part(int(leaf.value)) or ToldPart(words.told("unnamed"))]
    if leaf.name == "quantity":
        return [ToldPart(f"{leaf.value} {_unit(leaf, told, words)}".strip())]
    if leaf.value in ("true", "false"):
        return [ToldPart(say(words.language, f"codes.value.{leaf.value}"))]
    said = (
        say(words.language, f"codes.{family}.{leaf.value}", "")
        for family in _FAMILIES.get(leaf.name, ())
    )
    return [ToldPart(next((one for one in said if one), leaf.value))]


def _unit(leaf: Leaf, told: ToldCommand, words: ThingWords) -> str:
    """Return the word of the unit in which a quantity was said."""
    beside = {other.name: int(other.value) for other in told.leaves
              if other.is_id and other.path[:-1] == leaf.path[:-1]}  # fmt: skip
    if level := words.part(beside.get("level", 0)):
        return level.text
    lines = [words.lines[id_] for id_ in beside.values() if id_ in words.lines]
    return words.unit(beside.get("item", 0) or next((one.item for one in lines), 0))


def _put(template: str, **values: str) -> str:
    return _BLANK.sub(lambda found: values.get(found[1], ""), template)
