"""Saving places."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import EVERYWHERE
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.places.decide import decide_change, decide_place
from tongma.masterdata.places.model import PlaceData, SavePlace
from tongma.masterdata.places.store import place_version, write_place
from tongma.masterdata.versions.body import body_of
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.query import current_data
from tongma.masterdata.versions.revision import Revision, begin, finish
from tongma.stock.model import PlaceClass
from tongma.stock.post.tree import add_place, move_place
from tongma.stock.query.balances import stock_at
from tongma.stock.query.tree import PlaceFacts, below, facts_of, roots_of


def save_place(tx: Tx, command: SavePlace) -> Saved:
    """Make or change a place. Refusals in order: ``place_unknown``, ``version_conflict``,
    ``place_invalid``, ``partner_unknown`` (entity), ``not_allowed`` (a new site needs the right
    everywhere), ``place_kind_fixed``, ``place_not_empty``, ``place_in_itself``, ``crosses_site``,
    ``code_taken``.
    """
    tx.at()
    data = command.data
    revision = begin(tx, "place", command, place_version)
    around = facts_of(tx.connection, [one for one in (data.parent, data.entity) if one])
    parent = around.get(data.parent)
    if data.parent and parent is None:
        raise refuse("place_unknown", place=str(data.parent))
    allow(decide_place(data, _kind(parent), _kind(around.get(data.entity))))
    if data.kind == "site" and revision.is_new and tx.actor.sites(tx.kind.name) is not None:
        raise refuse("not_allowed", action=tx.kind.name)
    site = 0 if parent is None else parent.root
    tx.reaches([(root, EVERYWHERE) for root in _roots(tx, revision)])
    tx.at(site=site or (0 if revision.is_new else revision.id))
    if revision.is_new:
        add_place(tx, revision.id, data.kind, klass=PlaceClass.KEPT, parent=data.parent)
    else:
        _change(tx, revision.id, data)
    write_place(tx, revision.id, data, site, revision.number)
    return finish(tx, revision, command, body_of(data))


def _roots(tx: Tx, revision: Revision) -> list[int]:
    """Return the site where a place stands now; none for a new one."""
    return [] if revision.is_new else [*roots_of(tx.connection, [revision.id]).values()]


def _kind(place: PlaceFacts | None) -> str:
    return "" if place is None else place.kind


def _change(tx: Tx, place: int, data: PlaceData) -> None:
    before = current_data(tx.connection, "place", place, PlaceData)
    if before is None:  # a unit that a command made has no record of its own
        raise refuse("place_unknown", place=str(place))
    inside = [place, *below(tx.connection, place)]
    holds_stock = bool(stock_at(tx.connection, place=inside))
    allow(decide_change(before, data, holds_stock=holds_stock))
    if data.parent and before.parent != data.parent:
        move_place(tx, place, data.parent)


SAVE_PLACE = Kind("places.save_place", SavePlace, save_place, Saved)
KINDS = (SAVE_PLACE,)
