"""Which look-alikes lie where."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.masterdata.catalogue.query import items_of
from tongma.masterdata.places.query import PlaceInfo, neighbours_of, places_for, places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import lots
from tongma.work.lookalikes.decide import LookalikePair, ShelvedGoods, is_beside, lookalikes_of
from tongma.work.lookalikes.model import LookalikeNear

_BINS_AT_ONCE = 400
_WARNED = 4


class ShelfKey(NamedTuple):
    """What of which lot lies where."""

    item: int
    lot: int
    place: int


def lookalikes_near(
    connection: sa.Connection, item: int, lot: int, place: int
) -> tuple[LookalikeNear, ...]:
    """Return what lies in a bin or beside it and is easily taken for the goods; at most four."""
    bin_ = places_of(connection, [place]).get(place)
    if bin_ is None or bin_.kind != "bin":
        return ()
    near = [place, *neighbours_of(connection, bin_)]
    lying = _lying(connection, near, own=ShelfKey(item, lot, place))
    mine = next(one for one in lying if (one.item, one.lot, one.place) == (item, lot, place))
    places = places_of(connection, near)
    return tuple(
        LookalikeNear(
            pair.kind,
            pair.other.item,
            pair.other.code,
            pair.other.name,
            pair.other.number,
            pair.other.place,
            places[pair.other.place].code,
        )
        for pair in islice(lookalikes_of(mine, lying), _WARNED)
    )


def lookalikes_at(
    connection: sa.Connection, site: int, reach: Reach, *, after: int, limit: int
) -> tuple[list[tuple[int, LookalikePair]], list[PlaceInfo]]:
    """Return look-alikes of a site in walking order, each pair once, with the number of its bin.

    after: the number of the bin behind which to begin (0: the first); limit: how many pairs; the
    last bin is told to its end.
    """
    bins = [one for one in places_for(connection, site, kind="bin") if one.purpose == "storage"]
    found: list[tuple[int, LookalikePair]] = []
    for start in range(after, len(bins), _BINS_AT_ONCE):
        part = bins[start : start + _BINS_AT_ONCE + 1]
        lying = _by_place(_lying(connection, [one.id for one in part], site=site, reach=reach))
        for number, bin_ in enumerate(part[:_BINS_AT_ONCE], start + 1):
            here = lying.get(bin_.id, [])
            behind = bins[number] if number < len(bins) else bin_
            beside = lying.get(behind.id, []) if is_beside(bin_, behind) else []
            found += [(number, one) for one in _pairs(here, beside)]
            if len(found) >= limit:
                return found, bins
    return found, bins


def _pairs(here: Sequence[ShelvedGoods], beside: Sequence[ShelvedGoods]) -> Iterator[LookalikePair]:
    for number, goods in enumerate(here):
        yield from lookalikes_of(goods, [*here[number + 1 :], *beside])


def _by_place(lying: Iterable[ShelvedGoods]) -> dict[int, list[ShelvedGoods]]:
    found: dict[int, list[ShelvedGoods]] = {}
    for goods in lying:
        found.setdefault(goods.place, []).append(goods)
    return found


def _lying(
    connection: sa.Connection,
    places: Sequence[int],
    *,
    own: ShelfKey | None = None,
    site: int = 0,
    reach: Reach | None = None,
) -> list[ShelvedGoods]:
    """Return what lies in places, each item and lot once; ``own``: goods that are (or were) there,
    ``reach``: only of owners that the reader may see at ``site``.
    """
    rows = [
        row
        for row in stock_at(connection, place=list(places))
        if reach is None or reach.holds(site, row.owner)
    ]
    keys = {ShelfKey(row.item, row.lot, row.place) for row in rows} | ({own} if own else set())
    items = items_of(connection, [key.item for key in keys])
    numbers = lots(connection, [key.lot for key in keys])
    return [
        ShelvedGoods(
            item,
            lot,
            place,
            items[item].code,
            f"{items[item].name_zh} {items[item].model} {items[item].specification}".strip(),
            numbers[lot].number if lot else "",
        )
        for item, lot, place in sorted(keys)
        if item in items
    ]
