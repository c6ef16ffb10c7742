"""The names of what a record speaks of: ids come from one counter, so an id is one thing only."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.meanings import Meanings
from tongma.foundation.platform.words import Language, say
from tongma.masterdata.catalogue.query import certificates_by_id
from tongma.masterdata.names.query import Names
from tongma.stock.model import Virtual
from tongma.views.journal.shapes import ToldPart
from tongma.work.documents.query import documents_of, lines_by_id

_VIRTUAL = {int(one) for one in Virtual}


class Saying(NamedTuple):
    """In which language, and what refusals mean."""

    language: Language
    meanings: Meanings


class ThingWords:
    """Reads names once for a whole record, and says each as a part of a sentence."""

    def __init__(self, connection: sa.Connection, ids: Collection[int], saying: Saying) -> None:
        some = {one for one in ids if one}
        self.language, self._meanings = saying
        self.lines = lines_by_id(connection, some)
        more = some | {one.document for one in self.lines.values()}
        self.documents = documents_of(connection, more)
        self.certificates = certificates_by_id(connection, sorted(some))
        items = some | {one.item for one in self.lines.values()}
        self.names = Names(connection).read(
            items=items, lots=some, pieces=some, places=some, people=some, levels=some
        )

    def part(self, id_: int) -> ToldPart | None:
        """Return what an id is called and where its page is; None where it has no name."""
        if id_ in _VIRTUAL:
            return ToldPart(say(self.language, f"journal.told.place_{id_}"))
        return self._document(id_) or self._goods(id_) or self._other(id_)

    def _document(self, id_: int) -> ToldPart | None:
        line = self.lines.get(id_)
        found = self.documents.get(line.document if line else id_)
        if found is None:
            return None
        said = say(self.language, f"codes.kind.{found.kind}", "") + f" {found.number}"
        if line is not None:
            said += " " + self.told("line").replace("{{line}}", str(line.line_no))
        return ToldPart(said.strip(), found.kind, found.id)

    def _goods(self, id_: int) -> ToldPart | None:
        names = self.names
        if item := names.item(id_):
            name = (self.language == "en" and item.name_en) or item.name
            return ToldPart(f"{item.code} {name}".strip(), "item", id_)
        if lot := names.lot(id_):
            return ToldPart(lot.number, "lot", id_)
        if piece := names.piece(id_):
            return ToldPart(piece.serial, "piece", id_)
        if level := names.level(id_):
            return ToldPart(say(self.language, f"codes.level.{level.name}", level.name))
        return None

    def _other(self, id_: int) -> ToldPart | None:
        place, person = self.names.place(id_), self.names.person(id_)
        if person is not None and person.name:
            return ToldPart(person.name, "person", id_)
        if place is not None and (place.code or place.name):
            words = dict.fromkeys(one for one in (place.code, place.name) if one)
            return ToldPart(" ".join(words), _page(place.kind), id_)
        certificate = self.certificates.get(id_)
        return None if certificate is None else ToldPart(certificate.number, "certificate", id_)

    def unit(self, item: int) -> str:
        """Return the word of an item's base unit; empty where it is not known."""
        found = self.names.item(item)
        return say(self.language, f"codes.unit.{found.base_unit}", found.base_unit) if found else ""

    def fact_types(self, code: str) -> Mapping[str, str]:
        """Return of what type the facts of a refusal are."""
        return self._meanings.of(code).facts

    def told(self, key: str) -> str:
        """Return a piece of a sentence."""
        return say(self.language, f"journal.told.{key}")


def _page(kind: str) -> str:
    return "partner" if kind == "partner" else "place"
