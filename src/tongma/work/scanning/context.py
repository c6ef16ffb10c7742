"""What is known around a scan: site, day, document in hand. Each is asked for once, when needed.

Most scans have one meaning and need none of it, so a command at the dock pays for nothing here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import sqlalchemy as sa

from devicecodes import Profile
from tongma.foundation.kernel.actor import Reach
from tongma.masterdata.places.query import places_of, today_at
from tongma.masterdata.stations.query import profile_at
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import lots
from tongma.stock.query.tree import roots_of
from tongma.work.documents.expectation import (
    announced_names,
    expected_lines,
    expecting_documents,
)
from tongma.work.documents.model import Document
from tongma.work.documents.query import find_document
from tongma.work.scanning.model import Candidate, ScanFacts

_CLOSED = ("done", "closed", "cancelled")


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """Where a scan is made, 0 and empty where that is not known, and for whom."""

    reach: Reach
    """Whose goods there are for who asks: of others no lot and no piece exists."""
    station: str = ""
    site: int = 0
    place: int = 0
    document: int = 0


class ScanContext:
    """What surrounds a scan, read when it is asked for."""

    def __init__(self, connection: sa.Connection, where: ReadPoint, now: int) -> None:
        self.connection = connection
        self.where = where
        self._now = now

    @cached_property
    def profile(self) -> Profile | None:
        """What the station does to codes."""
        return profile_at(self.connection, self.where.station)

    def without_station(self) -> "ScanContext":
        """Return the same surroundings for a text of which the station's doing is undone."""
        other = ScanContext(self.connection, self.where, self._now)
        proved = self.profile is not None and self.profile.sends_separators
        other.profile = Profile(separator="\x1d") if proved else None
        return other

    def unwrapped(self, raw: str) -> str:
        """Return a text as the scanner read it, without what the station puts around it."""
        return self.profile.unwrap(raw) if self.profile else raw

    @cached_property
    def document(self) -> Document | None:
        """The document in hand."""
        wanted = self.where.document
        return find_document(self.connection, wanted) if wanted else None

    @cached_property
    def site(self) -> int:
        """The site: named, or that of the place, or that of the document; 0 for none."""
        if self.where.site:
            return self.where.site
        if self.where.place:
            found = places_of(self.connection, [self.where.place]).get(self.where.place)
            return found.site if found else 0
        return self.document.site if self.document else 0

    @cached_property
    def day(self) -> str:
        """The site's date, ISO; empty where no site is known."""
        return today_at(self.connection, self.site, self._now) if self.site else ""

    @cached_property
    def _expecting(self) -> list[int]:
        return expecting_documents(self.connection, self.document) if self.document else []

    def lots(self, item: int) -> set[str]:
        """Return the lot numbers of the item that the document in hand names."""
        return {number for one, number in self._named([item]) if one == item}

    def serials(self, item: int) -> set[str]:
        """Return the serials of the item that the shipping notice names."""
        if not self._expecting:
            return set()
        _lots, serials = announced_names(self.connection, self._expecting, [item])
        return {serial for _item, serial in serials}

    def _named(self, items: Collection[int]) -> set[tuple[int, str]]:
        if not self._expecting or not items:
            return set()
        lines = expected_lines(self.connection, self._expecting, items)
        known = lots(self.connection, [line.lot for line in lines if line.lot])
        announced, _serials = announced_names(self.connection, self._expecting, items)
        return announced | {(lot.item, lot.number) for lot in known.values()}

    def facts(self, items: Collection[int]) -> ScanFacts:
        """Return what the document in hand says of the items."""
        if self.document is None:
            return ScanFacts(self.site, self.day)
        lines = expected_lines(self.connection, self._expecting, items) if items else []
        waiting: dict[int, int] = {}
        for line in lines:
            if line.state not in _CLOSED and line.quantity > line.done:
                waiting[line.item] = waiting.get(line.item, 0) + line.quantity - line.done
        return ScanFacts(
            site=self.site,
            day=self.day,
            document=self.document.id,
            partner=self.document.partner,
            waiting=waiting,
            done=frozenset(line.item for line in lines) - frozenset(waiting),
            lots=frozenset(self._named(items)),
            open_to_all=self.document.kind in _OPEN_TO_ALL,
        )

    def located(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates; lots and pieces with whether the site of the scan has them."""
        return [self._located(one) for one in candidates] if self.site else list(candidates)

    def _located(self, candidate: Candidate) -> Candidate:
        if candidate.kind not in ("lot", "piece"):
            return candidate
        rows = stock_at(self.connection, **{candidate.kind: candidate.id})
        roots = roots_of(self.connection, [row.place for row in rows if row.quantity > 0])
        return replace(candidate, here=self.site in roots.values())


_OPEN_TO_ALL = ("count", "relocation", "transfer", "opening_stock", "put_away", "acceptance")
"""Documents that expect no particular goods."""
