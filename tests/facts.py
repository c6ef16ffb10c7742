"""Facts for tables of cases: things as deciders see them, each with what a case does not name."""

from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts
from tongma.masterdata.places.query import PlaceInfo
from tongma.work.documents.model import Document, Line

ITEM, LOT, SITE, OWNER = 11, 21, 100, 50


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
    """What a decider answered: the code of its refusal, or None."""
    return getattr(decided, "code", None)
