"""Number series per (entity, kind, year)."""

from tongma.foundation.commands.tx import Tx
from tongma.foundation.platform.bulk import upsert
from tongma.masterdata.policy.tables import number_series


def next_in_series(tx: Tx, entity: int, kind: str, year: str) -> int:
    """Return the next number, from 1; concurrent callers wait for each other."""
    key = {"entity": entity, "kind": kind, "year": year}
    query = upsert(tx.connection.dialect.name, number_series).values(last=1, **key)
    query = query.on_conflict_do_update(
        index_elements=list(key), set_={"last": number_series.c.last + 1}
    ).returning(number_series.c.last)
    last: int = tx.connection.execute(query).scalar_one()
    shown = {"entity": str(entity), "kind": kind, "year": year}
    tx.effects.append(
        {"op": "upsert", "table": "number_series", "key": shown, "set": {"last": str(last)}}
    )
    return last
