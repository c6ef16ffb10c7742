"""What ids are called, whatever they are of: ids come from one counter, so one list answers all."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.masterdata.catalogue.query import certificates_by_id
from tongma.masterdata.names.query import Names
from tongma.views.search.shapes import TitleOut

IDS_MAX = 200


def titles(connection: sa.Connection, ids: Sequence[int]) -> list[TitleOut]:
    """Return kind and title of items, places, partners, people and certificates, in their order.

    What is none of these is left out. Refusal ``number_too_large`` for more than 200 ids.
    """
    if len(ids) > IDS_MAX:
        raise refuse("number_too_large", limit=str(IDS_MAX))
    names = Names(connection).read(items=ids, places=ids, partners=ids, people=ids)
    certificates = certificates_by_id(connection, ids)
    found = []
    for id_ in dict.fromkeys(ids):
        known = (
            ("certificate", certificates[id_].number if id_ in certificates else ""),
            ("item", _title(names.item(id_))),
            ("person", _title(names.person(id_))),
            ("partner", _title(names.partner(id_))),
            ("place", _title(names.place(id_))),
        )
        found += [TitleOut(id_, kind, title) for kind, title in known if title][:1]
    return found


def _title(words: object) -> str:
    """Return code and name; empty where nothing is known of the id."""
    parts = (getattr(words, part, "") for part in ("code", "name"))
    return " ".join(part for part in parts if part)
