"""What others may read of stations."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from devicecodes import Profile
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.stations.tables import station


class StationFacts(NamedTuple):
    """A scanner station 扫码工位."""

    id: int
    code: str
    name: str
    site: int
    profile: str
    diagnosed_at: int


_STATION = tuple(station.c[name] for name in StationFacts._fields)
_BY_CODE = Prepared(sa.select(*_STATION).where(station.c.code == sa.bindparam("code")))


def station_by_code(connection: sa.Connection, code: str) -> StationFacts | None:
    """Return the station with that code."""
    row = _BY_CODE(connection, code=code).one_or_none() if code else None
    return None if row is None else StationFacts(*row)


def profile_at(connection: sa.Connection, code: str) -> Profile | None:
    """Return what the station does to codes; None where nobody has found that out."""
    found = station_by_code(connection, code)
    return None if found is None or not found.profile else profile_of(found.profile)


@lru_cache(maxsize=1000)
def profile_of(text: str) -> Profile:
    """Return the Profile of its stored JSON."""
    fields = json.loads(text)
    return Profile(
        layout=fields["layout"],
        prefix=fields["prefix"],
        suffix=fields["suffix"],
        separator=fields["separator"],
        caps_lock=fields["caps_lock"],
        doubts=tuple(fields["doubts"]),
    )


def stored(profile: Profile) -> str:
    """Return the JSON in which a Profile is kept; in-house patterns belong to the site."""
    fields = {
        "layout": profile.layout,
        "prefix": profile.prefix,
        "suffix": profile.suffix,
        "separator": profile.separator,
        "caps_lock": profile.caps_lock,
        "doubts": list(profile.doubts),
    }
    return json.dumps(fields, sort_keys=True)


def find_stations(
    connection: sa.Connection, words: str, site: int, after: int, limit: int
) -> Sequence[StationFacts]:
    """Return stations in the order in which they were made."""
    query = sa.select(*_STATION).where(station.c.id > after).order_by(station.c.id).limit(limit)
    if site:
        query = query.where(station.c.site == site)
    for word in words.split():
        texts = (station.c.code, station.c.name)
        like = [sa.func.lower(text).contains(word.lower(), autoescape=True) for text in texts]
        query = query.where(sa.or_(*like))
    return [StationFacts(*row) for row in connection.execute(query)]
