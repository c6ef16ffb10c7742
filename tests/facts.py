"""Facts for tables of cases: things as deciders see them, each with what a case does not name."""

import string
from datetime import date
from decimal import Decimal

from tongma.app.rooms import MEANINGS
from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts
from tongma.masterdata.people.roles import ROLES
from tongma.masterdata.places.query import PlaceInfo
from tongma.work.documents.model import Document, Line

ITEM, LOT, SITE, OWNER = 11, 21, 100, 50
FACT_LOOKS = {
    "text": lambda fact: isinstance(fact, str),
    "id": lambda fact: isinstance(fact, str) and fact.isdecimal(),
    "quantity": lambda fact: isinstance(fact, str) and Decimal(fact).is_finite(),
    "count": lambda fact: str(fact).isdecimal(),
    "date": lambda fact: isinstance(fact, str) and (not fact or date.fromisoformat(fact)),
    "instant": lambda fact: isinstance(fact, str) and fact.endswith("Z"),
    "code": lambda fact: isinstance(fact, str) and fact != "",
    "role": ROLES.__contains__,
    "list": lambda fact: isinstance(fact, list | tuple) and None not in fact,
}
"""How a fact of each type looks."""
STEPS = {
    "accept", "correct", "counting", "dismiss", "hold", "late_fact", "lifting", "picking",
    "preparing", "receiving", "reject", "rejection", "retire", "settle",
}  # fmt: skip
"""The steps that the fact ``step`` may name: of whom, or why."""


def item(**more):
    """An item of lots, in whole base units."""
    texts = ("name_en", "model", "specification", "temperature_class", "storage")
    numbers = ("ivd", "implant", "serial_control", "expiry_control", "shelf_life_days",
               "receipt_min_days", "registrant", "maker", "decimals")  # fmt: skip
    facts = dict.fromkeys(texts, "") | dict.fromkeys(numbers, 0)
    facts |= {"id": ITEM, "code": "G", "name_zh": "手套", "device_class": "II", "lot_control": 1,
              "base_unit": "EA", "state": "active"}  # fmt: skip
    return ItemFacts(**(facts | more))


def level(factor, of=ITEM, **more):
    """A packaging level of the item."""
    return LevelFacts(**({"id": 31, "item": of, "name": "box", "unit": "BX"} | more), factor=factor)


def place(id_=200, code="A-01", **more):
    """A storage bin of the site without any rule."""
    texts = ("name", "temperature_class", "time_zone")
    numbers = ("status", "volume_litres_max", "weight_grams_max", "handling_units_max",
               "sequence", "entity")  # fmt: skip
    facts = dict.fromkeys(texts, "") | dict.fromkeys(numbers, 0)
    facts |= {"id": id_, "code": code, "kind": "bin", "site": SITE, "purpose": "storage",
              "mixing": "any", "state": "active"}  # fmt: skip
    return PlaceInfo(**(facts | more))


def line(quantity=10, done=0, state="open", **more):
    """A line of a document about the item's lot."""
    facts = {"id": 41, "document": 40, "line_no": 1, "item": ITEM, "lot": LOT, "piece": 0,
             "packed_as": 0, "place": 200, "level": 0, "typed_quantity": "", "made_by": 901,
             "record_id": 7}  # fmt: skip
    return Line(**(facts | {"quantity": quantity, "done": done, "state": state} | more))


def document(kind, **more):
    """An open document of the site and the owner."""
    facts = {"id": 40, "number": "D-1", "state": "open", "site": SITE, "entity": OWNER,
             "owner": OWNER, "partner": 60, "due": "", "created_by": 901, "created_at": 0,
             "record_id": 7}  # fmt: skip
    return Document(**(facts | {"kind": kind} | more))


def code_of(decided):
    """What a decider answered: the code of its refusal, or None.

    A refusal carries what its words name, nothing that is not declared, each of its declared type.
    """
    if not isinstance(decided, Refusal):
        return None
    meaning = MEANINGS.find(decided.code)
    assert meaning, f"{decided.code} is explained nowhere"
    words = string.Formatter().parse(meaning.en + meaning.zh)
    assert {name for _text, name, *_rest in words if name} <= set(decided.facts), decided
    assert set(decided.facts) <= set(meaning.facts), decided
    assert decided.facts or not meaning.facts, f"{decided.code} says nothing of the case"
    assert "None" not in decided.facts.values(), decided
    assert decided.facts.get("step", "hold") in STEPS, decided
    wrong = {
        name: fact
        for name, fact in decided.facts.items()
        if not FACT_LOOKS[meaning.facts[name]](fact)
    }
    assert {} == wrong, f"not as {decided.code} declares them"
    return decided.code


def told(decided, code):
    """The facts of a refusal, which has this code."""
    assert code == code_of(decided)
    return decided.facts
