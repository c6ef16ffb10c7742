"""Allocating one line: its customer's demand, the stock of its item, and what is said of it."""

from collections.abc import Sequence

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.catalogue.query import ItemFacts, items_of, levels_of
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import places_of, today_at
from tongma.outbound.sales import store
from tongma.outbound.sales.decide import decide_allocate
from tongma.outbound.sales.model import (
    AllocatedStock,
    AllocationPlan,
    LineAllocated,
    LineDemand,
    StockCandidate,
    StockPassedOver,
)
from tongma.stock.model import Allocation
from tongma.stock.post.allocations import allocate, lock_stock_of
from tongma.stock.query.balances import allocations
from tongma.stock.query.goods import lots
from tongma.stock.query.supply import Supply, supply_of_item
from tongma.work.documents.dispatch import least_life, life_of
from tongma.work.documents.model import Document, Line


def allocate_line(tx: Tx, order: Document, line: Line) -> LineAllocated:
    """Allocate what a line still needs; the gate is taken by the caller."""
    lock_stock_of(tx, line.item, order.site)
    already = sum(one.quantity for one in allocations(tx.connection, line=line.id))
    item = items_of(tx.connection, [line.item])[line.item]
    day = today_at(tx.connection, order.site, tx.now)
    least = least_life(tx.connection, order.partner, item)
    demand = LineDemand(max(line.quantity - line.done - already, 0), day, least.days, least.percent)
    supply = supply_of_item(tx.connection, line.item, order.site, day, owner=order.owner)
    plan = decide_allocate(demand, _candidates(tx, item, supply))
    chosen = [(choice.key, choice.quantity) for choice in plan.choices]
    made = allocate(tx, order.id, line.id, chosen)
    store.keep_passed_over(tx, line.id, plan.passed)
    return _explained(line.id, plan, made, item.decimals)


def _candidates(tx: Tx, item: ItemFacts, supply: Sequence[Supply]) -> list[StockCandidate]:
    places = places_of(tx.connection, [one.key.place for one in supply])
    known_lots = lots(tx.connection, [one.key.lot for one in supply])
    levels = levels_of(tx.connection, [one.key.packed_as for one in supply if one.key.packed_as])
    found = []
    for stock in supply:
        place = places.get(stock.key.place)
        level = levels.get(stock.key.packed_as)
        found.append(
            StockCandidate(
                key=stock.key,
                free=stock.quantity - stock.allocated,
                allocated=stock.allocated,
                lot_number=stock.lot_number,
                last_day=stock.last_day,
                life_days=life_of(item, known_lots.get(stock.key.lot)),
                blocked=stock.blocked,
                in_storage=place is not None and place.purpose in PICKABLE,
                factor=level.factor * 10**item.decimals if level else 1,
                sequence=place.sequence if place else 0,
            )
        )
    return found


def _explained(
    line: int, plan: AllocationPlan, made: Sequence[Allocation], decimals: int
) -> LineAllocated:
    return LineAllocated(
        line,
        tuple(
            AllocatedStock(
                part.id,
                part.key.lot,
                part.key.piece,
                part.key.place,
                part.key.packed_as,
                show(part.quantity, decimals),
            )
            for part in made
        ),
        tuple(
            StockPassedOver(
                stock.stock.key.lot,
                stock.stock.lot_number,
                stock.stock.last_day,
                stock.stock.key.place,
                show(stock.stock.quantity, decimals),
                stock.reason,
            )
            for stock in plan.passed
        ),
        show(plan.missing, decimals),
    )
