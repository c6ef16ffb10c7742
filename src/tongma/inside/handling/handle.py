"""Commands of handling units on the ledger."""

from typing import Any

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.inside.handling.decide import decide_break_up, decide_open_case, decide_put_in
from tongma.inside.handling.model import (
    BreakUp,
    BuildUnit,
    CaseOpened,
    OpenCase,
    PutIn,
    UnitBrokenUp,
    UnitBuilt,
    UnitMoved,
)
from tongma.masterdata.catalogue.query import item_of, items_of, levels_of
from tongma.masterdata.partners.query import owner_of_goods
from tongma.masterdata.places.fit import StoredGoods
from tongma.masterdata.places.fitting import misfit_around
from tongma.masterdata.places.handling_units import new_handling_unit, retire_handling_unit
from tongma.masterdata.places.query import PlaceInfo, place_of, site_of
from tongma.masterdata.places.reserved import decide_here, decide_unreserved, reserved_at
from tongma.stock.model import Move, Spot
from tongma.stock.post.movements import post
from tongma.stock.post.tree import move_place
from tongma.stock.query.balances import stock_at
from tongma.stock.query.tree import above, below, directly_below


def build_unit(tx: Tx, command: BuildUnit) -> UnitBuilt:
    """Make an empty unit with an SSCC of our own."""
    at = place_of(tx.connection, command.place)
    site = _at_site(tx, at)
    allow(decide_unreserved(reserved_at(tx, at.id)))
    unit = new_handling_unit(tx, at, site.entity)
    return UnitBuilt(unit.place, unit.sscc, at.code)


def _at_site(tx: Tx, place: PlaceInfo) -> PlaceInfo:
    site = site_of(tx.connection, place.site)
    tx.at(site=site.id, entity=site.entity)
    return site


def _unit(tx: Tx, unit: int) -> PlaceInfo:
    found = place_of(tx.connection, unit)
    if found.kind != "handling_unit" or found.state != "active":
        raise refuse("place_unknown", place=str(unit))
    return found


def put_in(tx: Tx, command: PutIn) -> UnitMoved:
    """Move the unit with all that is in it, by one row; its goods must fit where it goes."""
    unit = _unit(tx, command.unit)
    _at_site(tx, unit)
    into = place_of(tx.connection, command.into)
    allow(decide_put_in(unit.site, into.site, into.code))
    allow(decide_here(reserved_at(tx, unit.id)))
    allow(decide_unreserved(reserved_at(tx, into.id)))
    inside = [unit.id, *below(tx.connection, unit.id)]
    allow(misfit_around(tx.connection, into.id, _goods_in(tx, inside), moved=inside))
    move_place(tx, unit.id, into.id)
    return UnitMoved(unit.id, into.id, into.code)


def _goods_in(tx: Tx, places: list[int]) -> list[StoredGoods]:
    rows = [row for row in stock_at(tx.connection, place=places) if row.quantity > 0]
    items = items_of(tx.connection, {row.item for row in rows})
    return [
        StoredGoods(item, lot, status, items[item].temperature_class)
        for item, lot, status in sorted({(row.item, row.lot, row.status) for row in rows})
    ]


def break_up(tx: Tx, command: BreakUp) -> UnitBrokenUp:
    """Move goods and inner units out to where the unit stands; not a base unit more or less."""
    unit = _unit(tx, command.unit)
    site = _at_site(tx, unit)
    outside = above(tx.connection, unit.id)[0]
    rows = [row for row in stock_at(tx.connection, place=unit.id) if row.quantity > 0]
    inner = directly_below(tx.connection, unit.id)
    allocated = sum(row.allocated for row in rows)
    allow(decide_break_up(unit.code, len(rows), len(inner), allocated))
    allow(decide_unreserved(reserved_at(tx, unit.id)))
    moved = [unit.id, *below(tx.connection, unit.id)]
    allow(misfit_around(tx.connection, outside, _goods_in(tx, moved), moved=moved))
    for owner in sorted({row.owner for row in rows}):
        tx.at(site=site.id, owner=owner, entity=site.entity)
    post(tx, [_out(row, outside) for row in rows])
    for inner_unit in inner:
        move_place(tx, inner_unit, outside)
    retire_handling_unit(tx, unit.id)
    return UnitBrokenUp(unit.id, outside, tuple(inner))


def _out(row: Any, outside: int) -> Move:
    here = Spot(row.place, row.status, row.owner, row.packed_as)
    there = here._replace(place=outside)
    return Move(row.item, row.lot, row.piece, row.quantity, here, there, handling_unit=row.place)


def open_case(tx: Tx, command: OpenCase) -> CaseOpened:
    """Make the content of sealed cases loose, where they stand: a movement of packing."""
    place = place_of(tx.connection, command.place)
    site = _at_site(tx, place)
    owner = owner_of_goods(tx.connection, command.owner, site.entity)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    level = levels_of(tx.connection, [command.level]).get(command.level)
    item = item_of(tx.connection, command.item)
    if item is None or level is None or level.item != item.id:
        raise refuse("level_wrong", level=str(command.level))
    quantity = level.factor * command.cases * 10**item.decimals
    sealed = Spot(place.id, command.status, owner, level.id)
    there = stock_at(
        tx.connection,
        item=item.id,
        lot=command.lot,
        place=place.id,
        status=command.status,
        owner=owner,
        packed_as=level.id,
    )
    free = sum(row.quantity - row.allocated for row in there)
    allow(decide_open_case(quantity, free, place.code, level.name))
    post(tx, [Move(item.id, command.lot, 0, quantity, sealed, sealed._replace(packed_as=0))])
    return CaseOpened(item.id, show(quantity, item.decimals))


KINDS = (
    Kind("handling.build_unit", BuildUnit, build_unit, UnitBuilt),
    Kind("handling.put_in", PutIn, put_in, UnitMoved),
    Kind("handling.break_up", BreakUp, break_up, UnitBrokenUp),
    Kind("handling.open_case", OpenCase, open_case, CaseOpened),
)
