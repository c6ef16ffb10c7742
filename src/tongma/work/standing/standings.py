"""How things stand that were scanned, found or listed: a few statements for a whole page of them.

A thing is an item, lot, piece, place, handling unit or partner (as supplier), by its id.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.stock.model import HoldScope, Key, Status
from tongma.stock.query.balances import stock_at
from tongma.stock.query.belonging import anywhere, goods_of
from tongma.stock.query.goods import LotFacts, PieceFacts, find_lots, lots, pieces
from tongma.stock.query.listing import StockFilter
from tongma.stock.query.lying import Condition
from tongma.stock.query.standing import Stand, holds_by_group, pieces_stand, sorts_stand
from tongma.stock.query.supply import OpenHold, OpenHolds, holds_on, open_holds
from tongma.stock.query.tree import below
from tongma.work.documents.model import Document
from tongma.work.documents.notices import AnnouncedGoods, announced_in
from tongma.work.standing.decide import decide_blocked
from tongma.work.standing.query import holds_by_id
from tongma.work.standing.shapes import STATUS_NAMES, HoldOut, StandingOut, StatusName

_STEP = 900
_CONTAINERS_MAX = 900
"""A place with more places inside is no bin: of its stock only the holds are told."""
_OWNED: tuple[Literal["lot"], Literal["piece"]] = ("lot", "piece")
_PLACES = ("place", "handling_unit")
KINDS = ("item", "lot", "piece", *_PLACES, "partner")


class AskedThing(NamedTuple):
    """What the standing is asked of; ``expiry``: the last day of use on its label, ISO or empty."""

    kind: str
    id: int
    expiry: str = ""


@dataclass(slots=True)
class _Found:
    """What was read of one thing."""

    on: tuple[OpenHold, ...] = ()
    inside: dict[int, OpenHold] = field(default_factory=dict)
    conditions: set[Condition] = field(default_factory=set)

    def add(self, held: Iterable[OpenHold], conditions: Iterable[Condition]) -> None:
        """Add what was read of some of its stock."""
        self.inside |= {hold.id: hold for hold in held}
        self.conditions |= set(conditions)


class _Reading(NamedTuple):
    """For whom, and for which day, standings are read; the open holds are read once."""

    connection: sa.Connection
    reach: Reach
    day: str
    holds: OpenHolds

    def stand(self, kind: str, ids: Collection[int]) -> Mapping[int, Stand]:
        """Return how the stock of things of a kind stands, by id; none has nothing."""
        if not ids:
            return {}
        wanted = sorted(ids)
        if kind == "piece":
            return pieces_stand(self.connection, wanted, self.reach, self.day)
        return sorts_stand(self.connection, kind, wanted, self.reach, self.day, known=self.holds)


def standings_of(
    connection: sa.Connection, reach: Reach, things: Iterable[AskedThing], day: str
) -> dict[AskedThing, StandingOut]:
    """Return how each thing stands on the ``day`` (ISO); kinds that are no goods are left out.

    ``reach``: the reader's right over stock. Holds on the thing itself are always told; a lot or
    piece that was never theirs is told of as one that does not exist.
    """
    asked = [thing for thing in dict.fromkeys(things) if thing.kind in KINDS]
    if not asked:
        return {}
    facts = _Facts(connection, asked, reach)
    found = {thing: _Found() for thing in asked}
    reading = _Reading(connection, reach, day, open_holds(connection))
    on = holds_on(connection, [facts.key(thing) for thing in asked], reading.holds)
    for thing, there in found.items():
        there.on = on[facts.key(thing)]
        if thing.kind == "partner":
            there.on = tuple(reading.holds.get((HoldScope.SUPPLIER, thing.id), ()))
    for kind in ("item", "lot", "piece"):
        _read_goods(reading, kind, found)
    _read_places(reading, found)
    words = holds_by_id(
        connection,
        reach,
        {hold.id for one in found.values() for hold in (*one.on, *one.inside.values())},
    )
    return {
        thing: _standing(there, words, label_expired=facts.expired(thing, day))
        for thing, there in found.items()
    }


def holds_on_keys(
    connection: sa.Connection, reach: Reach, keys: Iterable[Key]
) -> dict[Key, list[HoldOut]]:
    """Return the holds on stock at keys, or on what is named by some of a key's columns (0: none
    is), with their words.
    """
    on = holds_on(connection, set(keys))
    words = holds_by_id(connection, reach, {hold.id for some in on.values() for hold in some})
    return {key: [words[hold.id] for hold in some] for key, some in on.items()}


def standing_of_announced(
    connection: sa.Connection, reach: Reach, notice: Document, unit: str, day: str
) -> StandingOut:
    """Return how the goods stand that a shipping notice says lie in a unit: held as lots or items
    that the ledger knows, as goods of their supplier, or with a day of use that is over.
    """
    goods = announced_in(connection, notice.id, [unit])
    keys = {_announced_key(connection, one) for one in goods}
    on = {hold.id: hold for some in holds_on(connection, keys).values() for hold in some}
    supplier = open_holds(connection).get((HoldScope.SUPPLIER, notice.partner), ())
    found = _Found(tuple(supplier), on)
    expired = {bool(one.expiry) and one.expiry < day for one in goods}
    found.conditions = {Condition(Status.RELEASED, one) for one in expired}
    words = holds_by_id(connection, reach, {*on, *(hold.id for hold in supplier)})
    return replace(_standing(found, words, label_expired=False), statuses=[])


def _announced_key(connection: sa.Connection, goods: AnnouncedGoods) -> Key:
    known = find_lots(connection, goods.item, goods.lot)[:1] if goods.lot else []
    return Key(known[0].id if known else 0, 0, 0, 0, 0, goods.item, 0)


class _Facts:
    """What is known of the things before their holds are asked for."""

    def __init__(
        self, connection: sa.Connection, things: Sequence[AskedThing], reach: Reach
    ) -> None:
        owners = anywhere(reach)
        of_reader = {
            what: goods_of(connection, _ids(things, what), owners, what) for what in _OWNED
        }
        self.pieces: Mapping[int, PieceFacts] = pieces(connection, of_reader["piece"])
        wanted = {one.lot for one in self.pieces.values()} | of_reader["lot"]
        self.lots: Mapping[int, LotFacts] = lots(connection, wanted)
        self.at = _whereabouts(connection, list(self.pieces))

    def key(self, thing: AskedThing) -> Key:
        """Return what is known of a thing, in the columns of a key; 0 for what is not."""
        item = lot = piece = place = 0
        if thing.kind == "item":
            item = thing.id
        elif thing.kind == "lot" and thing.id in self.lots:
            item, lot = self.lots[thing.id].item, thing.id
        elif thing.kind == "piece" and thing.id in self.pieces:
            item, lot = self.pieces[thing.id].item, self.pieces[thing.id].lot
            piece, place = thing.id, self.at.get(thing.id, 0)
        elif thing.kind in _PLACES:
            place = thing.id
        return Key(lot, piece, place, 0, 0, item, 0)

    def expired(self, thing: AskedThing, day: str) -> bool:
        """Say whether its last day of use is over: its own, its lot's, or that on its label."""
        lot = self.lots.get(self.key(thing).lot)
        piece = self.pieces.get(thing.id) if thing.kind == "piece" else None
        last = (piece.expiry if piece else None) or (lot.expiry if lot else None)
        return any(one < day for one in (last, thing.expiry) if one)


def _ids(things: Iterable[AskedThing], kind: str) -> list[int]:
    return [thing.id for thing in things if thing.kind == kind]


def _whereabouts(connection: sa.Connection, ids: Sequence[int]) -> dict[int, int]:
    at: dict[int, int] = {}
    for start in range(0, len(ids), _STEP):
        rows = stock_at(connection, piece=ids[start : start + _STEP])
        at |= {row.piece: row.place for row in rows if row.quantity > 0}
    return at


def _read_goods(on: _Reading, kind: str, found: Mapping[AskedThing, _Found]) -> None:
    """Read the holds inside, and the conditions of the stock, of the things of one kind."""
    of: dict[int, list[_Found]] = defaultdict(list)
    for thing, there in found.items():
        if thing.kind == kind:
            of[thing.id].append(there)
    for id_, stand in on.stand(kind, of).items():
        for there in of[id_]:
            there.add(*stand)


def _read_places(on: _Reading, found: Mapping[AskedThing, _Found]) -> None:
    holders: dict[int, list[_Found]] = defaultdict(list)
    large: dict[int, list[_Found]] = defaultdict(list)
    for thing, there in found.items():
        if thing.kind in _PLACES:
            inner = [thing.id, *below(on.connection, thing.id)]
            for place in inner:
                (large if len(inner) > _CONTAINERS_MAX else holders)[place].append(there)
    for place, stand in on.stand("place", holders).items():
        for there in holders[place]:
            there.add(*stand)
    ordered = sorted(large)
    for at in range(0, len(ordered), _STEP):
        wanted = StockFilter(among={"place": ordered[at : at + _STEP]}, reach=on.reach)
        for group, reached in holds_by_group(on.connection, ["place"], wanted).items():
            for there in large[group[0]]:
                there.add(reached, ())


def _standing(found: _Found, words: Mapping[int, HoldOut], *, label_expired: bool) -> StandingOut:
    on = {hold.id for hold in found.on}
    inside = sorted(found.inside.keys() - on)
    blocked, blocked_inside = decide_blocked(
        found.conditions, held=bool(on), held_inside=bool(inside), label_expired=label_expired
    )
    return StandingOut(
        holds=[words[one] for one in sorted(on)],
        holds_inside=[words[one] for one in inside],
        blocked=blocked,
        blocked_inside=blocked_inside,
        statuses=_statuses(found.conditions),
    )


def _statuses(conditions: Collection[Condition]) -> list[StatusName]:
    return [STATUS_NAMES[Status(one)] for one in sorted({one.status for one in conditions})]
