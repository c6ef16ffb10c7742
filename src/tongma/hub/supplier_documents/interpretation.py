"""From the cells of a paper to lines of a notice: which item, how much, of which lot, or why not.

A line of a paper says what a human reader would see. What can be read in two ways, and what no
master data knows, is a fault in its place; nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import QuantityError, parse
from tongma.foundation.kernel.texts import LOT, SERIAL, Door, TextWrong
from tongma.hub.supplier_documents.model import NAMING, PaperFault, PaperLine
from tongma.hub.supplier_documents.store import OpenOrderLine, SupplierPaper, open_order_lines
from tongma.masterdata.catalogue.query import item_by_code, items_of, levels_of_item
from tongma.masterdata.identifiers.query import bound_under_any_scheme
from tongma.stock.expiry import decide_days
from tongma.stock.query.goods import decimals_of
from tongma.work.external_tables.amounts import CountedAmount, read_counted
from tongma.work.external_tables.dates import read_date
from tongma.work.external_tables.texts import alike, is_no_value, is_nothing, tidy
from tongma.work.external_tables.units import level_meant

_LOT_WORDS = ("批号", "生产批号", "LOT", "BATCH", "BN", "LOT NO", "BATCH NO")
Cells = Mapping[str, str]
_Given = tuple[Cells, CountedAmount]


@dataclass(slots=True)
class Interpretation:
    """What became of a paper's lines."""

    lines: list[PaperLine] = field(default_factory=list)
    faults: list[PaperFault] = field(default_factory=list)


class LineInterpreter:
    """Understands the lines of one paper, with what is ordered of its supplier in mind."""

    def __init__(
        self, connection: sa.Connection, paper: SupplierPaper, options: Mapping[str, str]
    ) -> None:
        self._connection, self._paper, self._options = connection, paper, options
        self._open = open_order_lines(connection, paper.supplier, paper.site)
        ordered = items_of(connection, [one.item for one in self._open])
        self._words = {
            alike(f"{item.name_zh}{item.specification}{item.model}"): item.id
            for item in ordered.values()
        }
        self._items: dict[tuple[str, ...], tuple[int, int]] = {}
        self._rest = {one.id: one.rest for one in self._open}

    def read(self, rows: Iterable[tuple[int, Cells]]) -> Interpretation:
        """Understand all rows; a row that names no goods and no quantity is no line."""
        done = Interpretation()
        for line, given in rows:
            cells = {name: _plain(text) for name, text in given.items()}
            if not given.get("quantity", "").strip() or not any(cells.get(name) for name in NAMING):
                continue
            faults: list[PaperFault] = []
            understood = self._line(line, cells, faults)
            if understood is not None and not faults:
                done.lines.append(understood)
            done.faults += faults
        return done

    def _line(self, line: int, cells: Cells, faults: list[PaperFault]) -> PaperLine | None:
        item, level = self._goods(cells)
        if not item:
            at = next(name for name in NAMING if cells.get(name))
            faults.append(PaperFault(line, at, "item_unknown", cells[at]))
            return None
        counted = read_counted(cells["quantity"])
        level, factor = self._level(line, (cells, counted), faults, item=item, by_code=level)
        base = self._quantity(line, (cells, counted), faults, item=item, factor=factor)
        facts = items_of(self._connection, [item])[item]
        lot = self._lot(cells.get("lot", ""))
        _check_name(line, "lot", LOT, lot, faults)
        if facts.lot_control and not lot:
            faults.append(PaperFault(line, "lot", "lot_missing"))
        days = {name: self._day(line, name, cells, faults) for name in ("expiry", "produced")}
        wrong = decide_days(days["produced"], days["expiry"])
        if wrong is not None:
            said = {"expiry": days["expiry"]}
            faults.append(PaperFault(line, "produced", wrong.code, cells["produced"], said))
        serials = tuple(one for one in _split(cells.get("serials", "")) if not is_nothing(one))
        for serial in serials:
            _check_name(line, "serials", SERIAL, serial, faults)
        if serials and base != len(serials):
            count = {"quantity": cells["quantity"], "serials": str(len(serials))}
            faults.append(PaperFault(line, "serials", "serials_do_not_match", facts=count))
        ordered = self._ordered(line, cells, item, faults)
        if ordered is None or faults:
            return None
        self._rest[ordered.id] -= base
        return PaperLine(
            line, item, level, counted.value, base, lot, days["expiry"], days["produced"], serials,
            ordered.id, ordered.order, dict(cells),
        )  # fmt: skip

    def _goods(self, cells: Cells) -> tuple[int, int]:
        """Return item and level of what a row names: by code, bar code, then exact words."""
        words = tuple(cells.get(name, "") for name in (*NAMING, "specification"))
        if words not in self._items:
            self._items[words] = self._found(*words)
        return self._items[words]

    def _found(self, code: str, barcode: str, name: str, specification: str) -> tuple[int, int]:
        for value in (barcode, code):
            meant = self._bound(value)
            if meant is not None:
                return meant
        own = item_by_code(self._connection, code) if code else None
        return own or self._words.get(alike(f"{name}{specification}"), 0), 0

    def _bound(self, value: str) -> tuple[int, int] | None:
        """Return what a code means for this supplier: within its own numbers first."""
        if not value:
            return None
        values = [value.zfill(14), value] if value.isdigit() else [value]
        found = [
            bound
            for form in values
            for bound in bound_under_any_scheme(self._connection, form)
            if bound.target_kind == "item" and bound.scope in (0, self._paper.supplier)
        ]
        found.sort(key=lambda one: (one.scope == 0, one.status != "confirmed"))
        return (found[0].target, found[0].level) if found else None

    def _level(
        self, line: int, given: _Given, faults: list[PaperFault], *, item: int, by_code: int
    ) -> tuple[int, int]:
        """Return the level that the quantity is in, with its factor.

        The word may stand in a column of its own or behind the number; both must say the same.
        ``by_code``: the level that the code of the row means; 0 for the base unit.
        """
        cells, counted = given
        levels = levels_of_item(self._connection, item)
        base_unit = items_of(self._connection, [item])[item].base_unit
        in_base = self._options.get("quantity_in") == "base"
        words = {"unit": "" if in_base else cells.get("unit", ""), "quantity": counted.unit}
        said = {(0, 1)} if in_base else set()
        for at, word in words.items():
            if not word:
                continue
            meant = level_meant(word, base_unit, levels)
            if meant.reason:
                facts = {"base_unit": base_unit, "levels": " | ".join(one.name for one in levels)}
                faults.append(PaperFault(line, at, meant.reason, cells[at], facts))
                return 0, 1
            said.add((meant.level, meant.factor))
        if len(said) > 1:
            facts = {"unit": cells.get("unit", "")}
            faults.append(PaperFault(line, "quantity", "unit_differs", cells["quantity"], facts))
            return 0, 1
        by_codes = {one.id: (one.id, one.factor) for one in levels}
        return said.pop() if said else by_codes.get(by_code, (0, 1))

    def _quantity(
        self, line: int, given: _Given, faults: list[PaperFault], *, item: int, factor: int
    ) -> int:
        cells, counted = given
        decimals = decimals_of(self._connection, [item])[item]
        try:
            base = parse(counted.value, decimals) * factor if counted.value else 0
        except QuantityError:
            base = 0
        if base <= 0:
            faults.append(PaperFault(line, "quantity", "quantity_wrong", cells["quantity"]))
        return base

    def _lot(self, text: str) -> str:
        prefix = self._options.get("lot_prefix", "")
        plain = text.removeprefix(prefix).strip() if prefix else text
        head, mark, rest = plain.partition(":")
        lot = rest.strip() if mark and head.upper().rstrip(".") in _LOT_WORDS else plain
        return "" if is_nothing(lot) else lot

    def _day(self, line: int, name: str, cells: Cells, faults: list[PaperFault]) -> str:
        day = read_date(cells.get(name, ""), self._options.get("date_order", ""))
        if day.choices:
            choices = {"choices": " | ".join(day.choices), "reason": day.reason}
            faults.append(PaperFault(line, name, "date_ambiguous", cells[name], choices))
        elif day.is_wrong:
            faults.append(PaperFault(line, name, "date_wrong", cells[name]))
        return day.value

    def _ordered(
        self, line: int, cells: Cells, item: int, faults: list[PaperFault]
    ) -> OpenOrderLine | None:
        """Return the order line that expects the item: of the named order, with room left."""
        number = cells.get("order", "")
        numbered = [one for one in self._open if not number or one.number == number]
        if number and not numbered:
            faults.append(PaperFault(line, "order", "order_unknown", number))
            return None
        fitting = [one for one in numbered if one.item == item]
        if not fitting:
            faults.append(PaperFault(line, "quantity", "item_not_ordered", cells["quantity"]))
            return None
        return next((one for one in fitting if self._rest[one.id] > 0), fitting[-1])


def _plain(text: str) -> str:
    plain = tidy(text)
    return "" if is_nothing(plain) else plain


def _check_name(line: int, at: str, door: Door, text: str, faults: list[PaperFault]) -> None:
    """Add a fault where a text is no lot or serial, or cannot be kept as one."""
    if is_no_value(text):
        faults.append(PaperFault(line, at, "not_a_value", text))
        return
    try:
        door.check(text)
    except TextWrong as wrong:
        faults.append(PaperFault(line, at, "text_wrong", text[:200], {"reason": wrong.reason}))


def _split(text: str) -> Iterator[str]:
    for mark in "，、;；|\n":
        text = text.replace(mark, ",")
    return (one.strip() for one in text.split(","))


def picked(cells: Sequence[str], columns: Mapping[str, int]) -> Cells:
    """Return field → text of a row."""
    return {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
