"""One search box: codes, and any part of what things, places, papers and people are called."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from devicecodes import read
from tongma.foundation.kernel.actor import Actor, Reach
from tongma.foundation.kernel.parts import SearchEntry, match, words_of
from tongma.foundation.kernel.texts import LOT, SERIAL, Door
from tongma.foundation.search.model import KINDS
from tongma.foundation.search.query import find_named
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.people.query import people_named
from tongma.masterdata.places.query import places_by_code
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import lots_by_number, pieces_by_serial
from tongma.views.search.description import Ref, describe
from tongma.views.search.shapes import HitOut
from tongma.work.documents.query import documents_by_number, documents_of
from tongma.work.scanning.query import identified

_EACH = 8
"""So many hits of a kind are shown."""
_LOOKED_AT = 64
_LOOKED_AT_FOR_SOME = 1_000
"""So many are looked at for a reader who may not see all of them."""


def search(connection: sa.Connection, words: str, actor: Actor) -> list[HitOut]:
    """Return what the words may mean: what is called just that, then the best match.

    Of lots, pieces and documents those within the reader's reach; people for who may read people.
    """
    text = words.strip()
    if not text:
        return []
    reach = actor.reach("documents.read")
    bound = _codes(connection, text)
    exact = [Ref(one.target_kind, one.target) for one in bound] + _called(connection, text)
    exact = list(dict.fromkeys(exact))
    seen = [ref for ref in exact if ref in _visible(connection, exact, reach)]
    seen += _by_parts(connection, words_of(text), actor)
    seen = list(dict.fromkeys(seen))
    hits = describe(connection, seen)
    values = {Ref(one.target_kind, one.target): one.value for one in bound}
    return [
        hits.get(ref, HitOut(ref.kind, ref.id, values.get(ref, "")))
        for ref in seen
        if ref in hits or ref in values
    ]


def _codes(connection: sa.Connection, text: str) -> list[Bound]:
    """Scanned or typed codes by what they are bound to."""
    return list(identified(connection, read(text), text))


def _called(connection: sa.Connection, text: str) -> list[Ref]:
    """Return what is called exactly that, of each kind a few."""
    named = {
        "place": [place.id for place in places_by_code(connection, text)],
        "lot": [lot.id for name in _kept(LOT, text) for lot in lots_by_number(connection, name)],
        "piece": [
            piece.id for name in _kept(SERIAL, text) for piece in pieces_by_serial(connection, name)
        ],
        "document": [document.id for document in documents_by_number(connection, text)],
    }
    return [Ref(kind, id_) for kind, ids in named.items() for id_ in ids[:_LOOKED_AT_FOR_SOME]]


def _kept(door: Door, text: str) -> list[str]:
    """Return a text as it is, and as it is kept today: rows of earlier versions have either."""
    return [*dict.fromkeys((text, door.kept(text)))]


def _visible(connection: sa.Connection, refs: Iterable[Ref], reach: Reach) -> set[Ref]:
    """Leave out lots, pieces and documents that the reader may not see."""
    refs = list(refs)
    ids = {kind: [ref.id for ref in refs if ref.kind == kind] for kind in KINDS}
    papers = documents_of(connection, ids["document"]).values()
    theirs = {
        "lot": goods_of(connection, ids["lot"], reach, "lot"),
        "piece": goods_of(connection, ids["piece"], reach, "piece"),
        "document": {one.id for one in papers if reach.holds(one.site, one.owner)},
    }
    return {ref for ref in refs if ref.kind not in theirs or ref.id in theirs[ref.kind]}


def _by_parts(connection: sa.Connection, words: Sequence[str], actor: Actor) -> list[Ref]:
    reach = actor.reach("documents.read")
    most = _LOOKED_AT if reach.whole else _LOOKED_AT_FOR_SOME
    found: list[tuple[tuple[int, int], Ref]] = []
    for kind in KINDS:
        entries = find_named(connection, kind, words, most)
        seen = _visible(connection, [Ref(kind, one.id) for one in entries], reach)
        found += _fitting(kind, [one for one in entries if Ref(kind, one.id) in seen], words)
    if actor.reach("people.read"):
        found += _fitting("person", people_named(connection, words), words)
    return [ref for _fit, ref in sorted(found, key=lambda one: one[0][0])]


def _fitting(
    kind: str, entries: Sequence[SearchEntry], words: Sequence[str]
) -> list[tuple[tuple[int, int], Ref]]:
    return [(match(one.texts, words), Ref(kind, one.id)) for one in entries[:_EACH]]
