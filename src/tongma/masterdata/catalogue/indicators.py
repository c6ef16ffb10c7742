"""GTINs whose indicator digit says otherwise than what they are bound to.

**Source:** GS1 General Specifications, 2.1.7: indicators 1 to 8 are groupings of the unit with 0.
"""

from typing import NamedTuple

import sqlalchemy as sa

from tongma.masterdata.catalogue.tables import level
from tongma.masterdata.identifiers.model import check_digit
from tongma.masterdata.identifiers.tables import binding

_AT_ONCE = 1000
_LOOKED_AT_MAX = 50_000
# The constants are written out: only so do both databases take the partial index of what holds. The
# kind is no plain column: an index by kind would walk every item.
_CODE = (
    sa.select(
        binding.c.value, binding.c.target.label("item"),
        sa.func.coalesce(level.c.factor, 1).label("factor"),
    )
    .select_from(binding.outerjoin(level, level.c.id == binding.c.level))
    .where(
        binding.c.scheme == "gtin",
        sa.func.coalesce(binding.c.target_kind, "") == "item",
        binding.c.status == sa.literal_column("'confirmed'"),
        binding.c.valid_to == sa.literal_column("''"),
        binding.c.scope == 0,
        binding.c.known_to.is_(None),
    )
)  # fmt: skip


class Coded(NamedTuple):
    """What a GTIN is bound to: an item, and how many base units."""

    value: str
    item: int
    factor: int


class Siblings(NamedTuple):
    """Two GTINs that differ in the indicator digit alone; the unit's is 0."""

    package: Coded
    unit: Coded


def unit_gtin(value: str) -> str:
    """Return the GTIN with indicator 0 of the same company prefix and item reference."""
    body = f"0{value[1:13]}"
    return body + check_digit(body)


def odd_indicators(connection: sa.Connection, after: str, limit: int) -> tuple[list[Siblings], str]:
    """Return packages that are not more base units than their unit, or another item, by value.

    ``after``: the last value looked at. The second is where to go on, empty at the end: a call
    looks at 50,000 packages at most, so that it answers soon also where there is nothing to find.
    """
    found: list[Siblings] = []
    for _ in range(0, _LOOKED_AT_MAX, _AT_ONCE):
        packages = _packages(connection, after)
        units = _units(connection, [unit_gtin(one.value) for one in packages])
        for package in packages:
            unit = units.get(unit_gtin(package.value))
            if unit and (unit.item != package.item or package.factor <= unit.factor):
                found.append(Siblings(package, unit))
            after = package.value
            if len(found) == limit:
                return found, after
        if len(packages) < _AT_ONCE:
            return found, ""
    return found, after


def _packages(connection: sa.Connection, after: str) -> list[Coded]:
    query = _CODE.where(binding.c.value > max(after, "1"), binding.c.value < "9")
    rows = connection.execute(query.order_by(binding.c.value).limit(_AT_ONCE))
    return [Coded(*row) for row in rows]


def _units(connection: sa.Connection, values: list[str]) -> dict[str, Coded]:
    rows = connection.execute(_CODE.where(binding.c.value.in_(values)))
    return {row.value: Coded(*row) for row in rows}
