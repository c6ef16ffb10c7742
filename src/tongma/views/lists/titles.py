"""What ids are called, whatever they are of: ids come from one counter, so one list answers all."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.masterdata.catalogue.query import certificates_by_id
from tongma.views.lists.names import Names

IDS_MAX = 200


def titles(connection: sa.Connection, ids: Sequence[int]) -> list[dict[str, str]]:
    """Return kind and title of items, places, partners, people and certificates, in their order.

    What is none of these is left out. Refusal ``number_too_large`` for more than 200 ids.
    """
    if len(ids) > IDS_MAX:
        raise refuse("number_too_large", limit=str(IDS_MAX))
    names = Names(connection).read(items=ids, places=ids, partners=ids, people=ids)
    certificates = certificates_by_id(connection, ids)
    found = []
    for one in dict.fromkeys(ids):
        if one in certificates:
            found.append({"id": str(one), "kind": "certificate", "title": certificates[one].number})
            continue
        for kind, read in (
            ("item", names.item),
            ("person", names.person),
            ("partner", names.partner),
            ("place", names.place),
        ):
            title = _title(read(one))
            if title:
                found.append({"id": str(one), "kind": kind, "title": title})
                break
    return found


def _title(words: dict[str, Any] | None) -> str:
    """Return code and name; empty where nothing is known of the id."""
    return " ".join(str(words[part]) for part in ("code", "name") if words and words.get(part))
