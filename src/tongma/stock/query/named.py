"""Stock by what people call it: any part of an item, lot, serial, place or owner."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

import sqlalchemy as sa

from tongma.foundation.search.query import ids_named
from tongma.foundation.search.sources import entries_of, searched_tables
from tongma.stock.model import Key
from tongma.stock.tables import balance, place

COLUMNS = {
    "item": ("item",),
    "lot": ("lot",),
    "piece": ("piece",),
    "place": ("place", "partner"),
    "owner": ("partner",),
}
"""Column of the key → the kinds of objects whose ids stand in it."""
_MOST = 2_000
"""More things than that are not listed: what is called so is found row by row."""


@dataclass(frozen=True, slots=True)
class NamedStock:
    """What one word may mean: a row is meant where any of its columns is."""

    word: str
    """Folded; empty where a code was read."""
    ids: Mapping[str, frozenset[int]]
    """Column → ids."""
    frequent: frozenset[str] = field(default_factory=frozenset)
    """Columns of which more things than can be listed are called so."""

    def __bool__(self) -> bool:
        """Whether anything is called so."""
        return bool(self.frequent) or any(self.ids.values())

    def condition(self) -> sa.ColumnElement[bool]:
        """Return the condition on a row of balances."""
        parts: list[sa.ColumnElement[bool]] = [
            balance.c[name].in_(sorted(ids)) for name, ids in self.ids.items() if ids
        ]
        for name in sorted(self.frequent):
            for kind in COLUMNS[name]:
                parts += _called(kind, balance.c[name], self.word)
        return sa.or_(sa.false(), *parts)

    def branches(self) -> list[sa.ColumnElement[bool]]:
        """Return conditions, each with an index of its own, that together find all rows."""
        found: list[sa.ColumnElement[bool]] = [
            balance.c[name].in_(sorted(ids))
            for name, ids in self.ids.items()
            if ids and name != "piece"
        ]
        if self.ids.get("piece"):
            in_place = sa.text("balance.piece <> 0 and balance.quantity > 0")
            found.append(sa.and_(balance.c.piece.in_(sorted(self.ids["piece"])), in_place))
        return found


def _called(kind: str, column: sa.ColumnElement[int], word: str) -> list[sa.ColumnElement[bool]]:
    """Say that a text of the thing in the column has the word in it."""
    found: list[sa.ColumnElement[bool]] = []
    for table, how in searched_tables(kind):
        texts = [table.c[name] for name in (*how.texts, *how.names)]
        here = sa.or_(*(sa.func.lower(text).contains(word, autoescape=True) for text in texts))
        its = [table.c[how.object] == column]
        its += [] if how.kind else [table.c.target_kind == kind]
        its += [table.c[how.ended].is_(None)] if how.ended else []
        found.append(sa.select(sa.literal(1)).select_from(table).where(*its, here).exists())
    return found


def named_stock(connection: sa.Connection, words: Sequence[str]) -> list[NamedStock]:
    """Return for each folded word what it may mean."""
    return [_named(connection, word) for word in words]


def _named(connection: sa.Connection, word: str) -> NamedStock:
    kinds = sorted({kind for kinds in COLUMNS.values() for kind in kinds})
    found = {kind: ids_named(connection, kind, [word], _MOST) for kind in kinds}
    ids: dict[str, frozenset[int]] = {}
    for name, those in COLUMNS.items():
        parts = [part for kind in those if (part := found[kind]) is not None]
        if len(parts) == len(those):
            ids[name] = reduce(frozenset.union, parts, frozenset[int]())
    if "place" in ids:
        ids["place"] |= _inside(connection, ids["place"])
    return NamedStock(word, ids, frozenset(COLUMNS) - ids.keys())


def _inside(connection: sa.Connection, places: Iterable[int]) -> frozenset[int]:
    """Return the handling units that stand in one of the places."""
    query = sa.select(place.c.id).where(
        place.c.parent.in_(sorted(places)), place.c.kind == "handling_unit"
    )
    return frozenset(connection.execute(query).scalars())


def those_named(
    connection: sa.Connection, keys: Iterable[Key], named: Sequence[NamedStock]
) -> list[Key]:
    """Return the keys that every word means."""
    kept = list(keys)
    for meaning in named:
        meant = {name: set(meaning.ids.get(name, ())) for name in COLUMNS}
        for name in meaning.frequent:
            there = {getattr(key, name) for key in kept}
            for kind in COLUMNS[name]:
                entries = entries_of(connection, kind, there).values()
                meant[name] |= {
                    e.id for e in entries if any(meaning.word in text for text in e.texts)
                }
        kept = [key for key in kept if any(getattr(key, name) in meant[name] for name in COLUMNS)]
    return kept
