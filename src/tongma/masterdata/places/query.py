"""What others may read of places."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.prepared import ByIds, Prepared
from tongma.foundation.platform.sorting import Listed, Order, Sorts, listed
from tongma.masterdata.places.model import STATUSES
from tongma.masterdata.places.shapes import PlaceRow
from tongma.masterdata.places.tables import place_detail
from tongma.masterdata.versions.model import RecordState
from tongma.stock.query.tree import PlaceFacts, facts_of


class PlaceInfo(NamedTuple):
    """A place 位置 as people know it."""

    id: int
    code: str
    name: str
    kind: str
    site: int
    purpose: str
    status: int
    temperature_class: str
    mixing: str
    volume_litres_max: int
    weight_grams_max: int
    handling_units_max: int
    sequence: int
    time_zone: str
    entity: int
    state: str


_INFO = tuple(place_detail.c[name] for name in PlaceInfo._fields)
_PLACES = ByIds(_INFO, place_detail.c.id)
_ZONES = Prepared(
    sa.select(place_detail.c.id, place_detail.c.time_zone).where(
        place_detail.c.kind == "site", place_detail.c.state == RecordState.ACTIVE.value
    )
)
_FOR = Prepared(
    sa.select(*_INFO)
    .where(
        place_detail.c.site == sa.bindparam("site"),
        place_detail.c.state == sa.literal_column("'active'"),
        place_detail.c.purpose == sa.bindparam("purpose"),
        place_detail.c.kind.in_([sa.literal_column("'bin'"), sa.literal_column("'dock'")]),
    )
    .order_by(place_detail.c.sequence, place_detail.c.code)
)


def places_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, PlaceInfo]:
    """Return places by id."""
    return {row[0]: PlaceInfo(*row) for row in _PLACES(connection, ids)}


def place_of(connection: sa.Connection, place: int) -> PlaceInfo:
    """Return one place. Refusal ``place_unknown``."""
    found = places_of(connection, [place]).get(place)
    if found is None:
        raise refuse("place_unknown", place=str(place))
    return found


def site_of(connection: sa.Connection, site: int) -> PlaceInfo:
    """Return a site. Refusal ``site_unknown``."""
    found = places_of(connection, [site]).get(site)
    if found is None or found.kind != "site":
        raise refuse("site_unknown", site=str(site))
    return found


def today_at(connection: sa.Connection, site: int, now: int) -> str:
    """Return the site's local date (ISO): the day by which expiry is judged."""
    return local_date(now, site_of(connection, site).time_zone)


def judging_day(connection: sa.Connection, site: int, now: int) -> str:
    """Return the date (ISO) by which goods are shown as expired: the site's; where none is named
    (0, or what is no site), the furthest that it is at any, so that nothing over anywhere passes
    for good.
    """
    zones = zones_of_sites(connection)
    among = {zones[site]} if site in zones else set(zones.values()) or {"UTC"}
    return max(local_date(now, zone) for zone in among)


def zones_of_sites(connection: sa.Connection) -> dict[int, str]:
    """Return the time zone of each active site, by site."""
    return {row.id: row.time_zone for row in _ZONES(connection)}


def find_place(connection: sa.Connection, site: int, code: str) -> PlaceInfo | None:
    """Return the place with that code at a site."""
    query = sa.select(*_INFO).where(place_detail.c.site == site, place_detail.c.code == code)
    row = connection.execute(query).one_or_none()
    return None if row is None else PlaceInfo(*row)


def named_place(connection: sa.Connection, site: int, place: int = 0, code: str = "") -> PlaceInfo:
    """Return the place of a site that a person named: by id, or by its scanned code; by both where
    they say the same.

    Refusals ``place_unknown``, ``codes_contradict``, ``place_other_site``.
    """
    found = place_of(connection, place) if place else find_place(connection, site, code)
    if found is None:
        raise refuse("place_unknown", place=code)
    if code and found.code != code:
        raise refuse("codes_contradict", field="place", first=found.code, second=code)
    if found.site != site:
        raise refuse("place_other_site", place=found.code)
    return found


def places_by_code(connection: sa.Connection, code: str) -> list[PlaceInfo]:
    """Return the places of all sites with that code."""
    query = sa.select(*_INFO).where(place_detail.c.code == code).order_by(place_detail.c.id)
    return [PlaceInfo(*row) for row in connection.execute(query)]


def places_for(
    connection: sa.Connection, site: int, *, kind: str = "", purpose: str = ""
) -> list[PlaceInfo]:
    """Return a site's active places by walking sequence and code."""
    query = (
        sa.select(*_INFO)
        .where(place_detail.c.site == site, place_detail.c.state == RecordState.ACTIVE.value)
        .order_by(place_detail.c.sequence, place_detail.c.code)
    )
    if kind:
        query = query.where(place_detail.c.kind == kind)
    if purpose:
        query = query.where(place_detail.c.purpose == purpose)
    return [PlaceInfo(*row) for row in connection.execute(query)]


_BESIDE = Prepared(
    sa.select(place_detail.c.id)
    .where(
        place_detail.c.site == sa.bindparam("site"),
        place_detail.c.sequence.between(sa.bindparam("first"), sa.bindparam("last")),
        place_detail.c.kind == sa.literal_column("'bin'"),
        place_detail.c.id != sa.bindparam("bin"),
    )
    .order_by(place_detail.c.sequence, place_detail.c.id)
    .limit(sa.literal_column("20"))
)


def neighbours_of(connection: sa.Connection, bin_: PlaceInfo) -> list[int]:
    """Return the bins directly before and behind a bin in walking order."""
    at = {"first": bin_.sequence - 1, "last": bin_.sequence + 1}
    return [row[0] for row in _BESIDE(connection, site=bin_.site, bin=bin_.id, **at)]


def place_for(
    connection: sa.Connection, site: int, purpose: str, temperature: str = ""
) -> PlaceInfo:
    """Return the bin or dock for a purpose, of the goods' temperature class where there is one.

    Refusal ``no_place_for``.
    """
    found = [PlaceInfo(*row) for row in _FOR(connection, site=site, purpose=purpose)]
    fitting = [p for p in found if temperature and p.temperature_class == temperature]
    neutral = [p for p in found if not p.temperature_class]
    chosen = fitting or neutral or found
    if not chosen:
        raise refuse("no_place_for", purpose=purpose, site=str(site))
    return chosen[0]


class PlaceFilter(NamedTuple):
    """What a list of places is asked for; empty for any."""

    words: str = ""
    site: int = 0
    kind: str = ""
    purpose: str = ""
    state: str = ""
    temperature_class: str = ""


_LISTED = tuple(place_detail.c[one.name] for one in fields(PlaceRow) if one.name != "parent")
SORTS = Sorts(
    {
        name: place_detail.c[name]
        for name in ("id", "code", "name", "kind", "purpose", "temperature_class", "sequence",
                     "state")
    },
    place_detail.c.id,
    "id",
)  # fmt: skip


def find_places(
    connection: sa.Connection, wanted: PlaceFilter, order: Order, limit: int
) -> Listed[PlaceRow]:
    """Return places in the order that was asked for."""
    query = order.page(sa.select(*_LISTED), limit)
    for word in wanted.words.split():
        texts = (place_detail.c.code, place_detail.c.name)
        like = [sa.func.lower(text).contains(word.lower(), autoescape=True) for text in texts]
        query = query.where(sa.or_(*like))
    for name in ("kind", "purpose", "state", "temperature_class"):
        value = getattr(wanted, name)
        if value:
            query = query.where(place_detail.c[name] == value)
    if wanted.site:
        query = query.where(
            sa.or_(place_detail.c.site == wanted.site, place_detail.c.id == wanted.site)
        )
    rows = connection.execute(query).all()
    tree = facts_of(connection, [row.id for row in rows])
    return listed(rows, lambda values: _place_row(values, tree))


def _place_row(values: dict[str, Any], tree: Mapping[int, PlaceFacts]) -> PlaceRow:
    status = STATUSES[values["status"]]
    return PlaceRow(**values | {"status": status, "parent": tree[values["id"]].parent})
