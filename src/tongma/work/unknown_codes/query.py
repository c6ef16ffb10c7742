"""What others may read of unknown codes."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.reach import within
from tongma.work.documents.tables import document
from tongma.work.unknown_codes.model import UnknownCode
from tongma.work.unknown_codes.tables import unknown_code, unknown_seen

_CODE = tuple(unknown_code.c[name] for name in UnknownCode._fields)


class Sighting(NamedTuple):
    """Where a code was met: the document with its supplier, 0 where there is none."""

    code: int
    document: int
    site: int
    times: int
    last_seen: int
    station: str
    raw: str
    supplier: int


_SEEN = (
    *(unknown_seen.c[name] for name in Sighting._fields[:-1]),
    sa.func.coalesce(document.c.partner, 0),
)
_WITH_DOCUMENT = unknown_seen.outerjoin(document, document.c.id == unknown_seen.c.document)


def _readable(reach: Reach) -> sa.ColumnElement[bool]:
    owner = sa.func.coalesce(document.c.owner, 0)
    return within(reach, unknown_seen.c.site, owner)


def find_codes(
    connection: sa.Connection, state: str, words: str, reach: Reach, *, after: int, limit: int
) -> list[UnknownCode]:
    """Return codes that a reader may know of, the newest first.

    words: the beginning of a value, or a whole scheme; after: the last id seen (0: none).
    """
    seen = sa.select(unknown_seen.c.code).select_from(_WITH_DOCUMENT).where(
        unknown_seen.c.code == unknown_code.c.id, _readable(reach)
    )  # fmt: skip
    query = sa.select(*_CODE).where(seen.exists()).order_by(unknown_code.c.id.desc()).limit(limit)
    if state:
        query = query.where(unknown_code.c.state == state)
    if words:
        begins = unknown_code.c.value.startswith(words, autoescape=True)
        query = query.where(sa.or_(begins, unknown_code.c.scheme == words))
    if after:
        query = query.where(unknown_code.c.id < after)
    return [UnknownCode(*row) for row in connection.execute(query)]


def sightings_of(
    connection: sa.Connection, codes: Sequence[int], reach: Reach
) -> dict[int, list[Sighting]]:
    """Return where codes were met, as far as a reader may know it, the last sighting first."""
    query = (
        sa.select(*_SEEN)
        .select_from(_WITH_DOCUMENT)
        .where(unknown_seen.c.code.in_(list(codes)), _readable(reach))
        .order_by(unknown_seen.c.last_seen.desc(), unknown_seen.c.document)
    )
    found: dict[int, list[Sighting]] = {code: [] for code in codes}
    for row in connection.execute(query):
        found[row[0]].append(Sighting(*row))
    return found


def code_by_id(connection: sa.Connection, code: int) -> UnknownCode | None:
    """Return one unknown code."""
    row: Any = connection.execute(sa.select(*_CODE).where(unknown_code.c.id == code)).one_or_none()
    return None if row is None else UnknownCode(*row)
