"""Reading another system's stock list, and laying it beside ours as of its moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import QuantityError, parse
from tongma.foundation.kernel.texts import LOT
from tongma.foundation.kernel.time import DAY_US
from tongma.hub.reconciliation.comparison import RecordsAround, differences, summed
from tongma.hub.reconciliation.model import (
    FIELDS,
    ComparedHolding,
    HoldingChange,
    ListRow,
    StockDifference,
)
from tongma.hub.reconciliation.shapes import StatusTold
from tongma.hub.reconciliation.store import ParallelRun
from tongma.masterdata.catalogue.query import ItemFacts, item_by_code, items_of, levels_of_item
from tongma.masterdata.catalogue.units import factor_between
from tongma.masterdata.identifiers.query import bound_under_any_scheme
from tongma.masterdata.partners.query import partner_by_name
from tongma.stock.model import Status
from tongma.stock.query.around import Flow, Holding, flows_between, held_at
from tongma.stock.query.asof import Moment
from tongma.stock.query.goods import decimals_of, lots
from tongma.work.external_tables.amounts import read_counted
from tongma.work.external_tables.headings import columns_of
from tongma.work.external_tables.source import rows_of
from tongma.work.external_tables.texts import is_no_value, is_nothing, tidy
from tongma.work.external_tables.units import level_meant, read_unit

ROWS_MAX = 500_000
AROUND_US = 3 * DAY_US
"""How far from the list's moment movements may explain a difference."""
_STATUS = {
    "": 0,
    **dict.fromkeys(("合格", "合格品", "可用", "良品", "released", "good", "available"), 2),
    **dict.fromkeys(("待验", "待检", "待验收", "quarantine", "inspection"), 1),
    **dict.fromkeys(("不合格", "不合格品", "次品", "报废", "rejected", "blocked"), 3),
    **dict.fromkeys(("退货", "退货待验", "待退", "returns", "return_quarantine"), 4),
}


class Comparison(NamedTuple):
    """What came of it: how many rows, on how many holdings both agree, every difference."""

    rows: int
    equal: int
    found: list[StockDifference]


@dataclass(slots=True)
class _Meanings:
    """What names mean, each asked once."""

    connection: sa.Connection
    items: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    facts: dict[int, ItemFacts] = field(default_factory=dict)
    units: dict[tuple[int, str], int] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)
    decimals: dict[int, int] = field(default_factory=dict)

    def item(self, code: str, barcode: str) -> tuple[int, int]:
        """Return item and level of a row's names; (0, 0) where nobody knows them."""
        if (code, barcode) not in self.items:
            found = (0, 0)
            for value in (code, barcode):
                found = found if found[0] else self._named(value)
            self.items[code, barcode] = found
        return self.items[code, barcode]

    def _named(self, value: str) -> tuple[int, int]:
        if not value:
            return 0, 0
        own = item_by_code(self.connection, value)
        if own:
            return own, 0
        form = value.zfill(14) if value.isdigit() and len(value) > _SHORT else value
        bound = bound_under_any_scheme(self.connection, form)
        meant = [one for one in bound if one.target_kind == "item" and not one.scope]
        return (meant[0].target, meant[0].level) if meant else (0, 0)

    def factor(self, item: int, unit: str, level: int) -> int:
        """Return the base units in a unit or level of an item; 0 where it has none such."""
        key = (item, f"{unit}|{level}")
        if key not in self.units:
            self.units[key] = self._factor(item, unit, level)
        return self.units[key]

    def _factor(self, item: int, unit: str, level: int) -> int:
        base = self.of(item).base_unit
        levels = levels_of_item(self.connection, item)
        if not unit:
            return next((one.factor for one in levels if one.id == level), 1)
        meant = level_meant(unit, base, levels)
        if not meant.reason:
            return meant.factor
        nature = factor_between(read_unit(unit).value, base)
        return int(nature) if nature is not None and nature.denominator == 1 else 0

    def of(self, item: int) -> ItemFacts:
        """Return an item's facts."""
        if item not in self.facts:
            self.facts |= items_of(self.connection, [item])
            self.decimals |= decimals_of(self.connection, [item])
        return self.facts[item]

    def owner(self, name: str) -> int | None:
        """Return the partner that owns; None for a name that nobody knows."""
        if name and name not in self.owners:
            self.owners[name] = partner_by_name(self.connection, name) or 0
        return (self.owners[name] or None) if name else 0


_SHORT = 7


def lay_beside(
    connection: sa.Connection, there: ParallelRun, mapping: Mapping[str, str], path: Path
) -> Comparison:
    """Read the list and compare it with what the site held at the list's moment."""
    columns = columns_of(mapping, there.headings, FIELDS)
    known = _Meanings(connection)
    rows = 0
    theirs: list[ListRow] = []
    unreadable: list[StockDifference] = []
    for line, cells in rows_of(path):
        if line <= there.heading_line:
            continue
        given = {n: tidy(cells[at]) if at < len(cells) else "" for n, at in columns.items()}
        if not any(given.values()):
            continue
        rows += 1
        read = _their(known, line, given)
        if isinstance(read, StockDifference):
            unreadable.append(read)
        else:
            theirs.append(read)
    told: set[str] = {"lot", "status", "owner"} & set(columns)
    ours = _ours(connection, there, told)
    found = _found(connection, there, theirs, ours=ours, told=told)
    agreed = sum(1 for held, quantity in summed(theirs).items() if ours.get(held) == quantity)
    return Comparison(rows, agreed, [*unreadable, *found])


def _their(known: _Meanings, line: int, given: Mapping[str, str]) -> ListRow | StockDifference:
    item, level = known.item(given.get("code", ""), given.get("barcode", ""))
    status = _STATUS.get(given.get("status", "").lower())
    owner = known.owner(given.get("owner", ""))
    wrong = ""
    if not item:
        wrong = "item_unknown"
    elif status is None:
        wrong = "status_unknown"
    elif owner is None:
        wrong = "owner_unknown"
    elif is_no_value(given.get("lot", "")):
        wrong = "not_a_value"
    if wrong or status is None or owner is None:
        return _unreadable(line, item, wrong, given)
    lot = given.get("lot", "")
    held = ComparedHolding(item, "" if is_nothing(lot) else LOT.kept(lot), status, owner)
    amount = read_counted(given.get("quantity", ""))
    words = [word for word in (given.get("unit", ""), amount.unit) if word] or [""]
    factors = {known.factor(item, word, level) for word in words}
    factor = factors.pop() if len(factors) == 1 else 0
    try:
        known.of(item)
        quantity = parse(amount.value, known.decimals[item]) * factor if amount.value else -1
    except QuantityError:
        quantity = -1
    if quantity < 0 or not factor:
        return _unreadable(line, item, "quantity_wrong" if factor else "unit_unknown", given)
    return ListRow(line, held, quantity, given.get("place", ""))


def _unreadable(line: int, item: int, reason: str, given: Mapping[str, str]) -> StockDifference:
    facts = {"reason": reason, **{name: text for name, text in given.items() if text}}
    return StockDifference("unreadable", ComparedHolding(item, "", 0, 0), 0, 0, (line,), (), facts)


def _ours(
    connection: sa.Connection, there: ParallelRun, told: set[str]
) -> dict[ComparedHolding, int]:
    held = held_at(connection, there.site, Moment(there.moment, there.known))
    numbers = _lot_numbers(connection, held)
    total: dict[ComparedHolding, int] = {}
    for holding, quantity in held.items():
        as_told = _as_told(holding, numbers, told)
        total[as_told] = total.get(as_told, 0) + quantity
    return {one: quantity for one, quantity in total.items() if quantity}


def _lot_numbers(connection: sa.Connection, held: Iterable[Holding]) -> dict[int, str]:
    wanted = sorted({one.lot for one in held if one.lot})
    found: dict[int, str] = {}
    for at in range(0, len(wanted), 500):
        some = lots(connection, wanted[at : at + 500])
        found |= {lot: facts.number for lot, facts in some.items()}
    return found


def _as_told(holding: Holding, numbers: Mapping[int, str], told: set[str]) -> ComparedHolding:
    return ComparedHolding(
        holding.item,
        numbers.get(holding.lot, "") if "lot" in told else "",
        holding.status if "status" in told else 0,
        holding.owner if "owner" in told else 0,
    )


def _found(
    connection: sa.Connection,
    there: ParallelRun,
    theirs: list[ListRow],
    *,
    ours: dict[ComparedHolding, int],
    told: set[str],
) -> list[StockDifference]:
    said = summed(theirs)
    odd = {held.item for held in {*said, *ours} if said.get(held, 0) != ours.get(held, 0)}
    site, items, moment = there.site, sorted(odd), there.moment
    before = flows_between(connection, site, items, after=moment - AROUND_US, until=moment)
    after = flows_between(connection, site, items, after=moment, until=moment + AROUND_US)
    around = RecordsAround(
        _changes(connection, before, told),
        _changes(connection, after, told),
    )
    factors = {
        item: sorted({one.factor for one in levels_of_item(connection, item)}, reverse=True)
        for item in odd
    }
    kept = [one for one in theirs if one.held.item in odd]
    own = {held: quantity for held, quantity in ours.items() if held.item in odd}
    return differences(kept, own, factors, around)


def _changes(
    connection: sa.Connection, flows: Sequence[Flow], told: set[str]
) -> dict[int, list[HoldingChange]]:
    numbers = _lot_numbers(connection, [one.held for one in flows])
    total: dict[tuple[int, int, ComparedHolding], int] = {}
    for flow in flows:
        key = (flow.happened_at, flow.record_id, _as_told(flow.held, numbers, told))
        total[key] = total.get(key, 0) + flow.quantity
    found: dict[int, list[HoldingChange]] = {}
    for (happened_at, record_id, held), quantity in sorted(total.items()):
        if quantity:
            found.setdefault(held.item, []).append(
                HoldingChange(record_id, happened_at, held, quantity)
            )
    return found


STATUS_NAMES: Mapping[int, StatusTold] = {
    0: "",
    Status.QUARANTINE: "quarantine",
    Status.RELEASED: "released",
    Status.REJECTED: "rejected",
    Status.RETURN_QUARANTINE: "return_quarantine",
}
