"""What goods a scan means: from raw text to item, level, lot, serial and dates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from devicecodes import Reading
from tongma.catalogue.evidence import READABLE, read_here
from tongma.catalogue.query import LevelFacts, levels_of
from tongma.commands.model import Scan
from tongma.identifiers.query import Bound, bound_to
from tongma.kernel.outcome import Refused, refuse
from tongma.stations.query import profile_at

GOODS_SCHEMES = ("internal",)


@dataclass(frozen=True, slots=True)
class Goods:
    """What a label says about goods. Dates are ISO; None where the label is silent."""

    item: int
    level: int = 0
    """The packaging level of the code; 0 is the base unit."""
    factor: int = 1
    """Base units in one of that level."""
    lot: str | None = None
    serial: str | None = None
    expiry: str | None = None
    produced: str | None = None
    raw: str = ""


class UnknownCode(Refused):
    """A code that reads well (or is plain text) but is bound to nothing: goods wait, people
    decide what it is.
    """


def goods_of(
    connection: sa.Connection,
    scans: Sequence[Scan],
    station: str = "",
    lots: Collection[str] = (),
) -> Goods:
    """Return the goods that the symbols of one package mean.

    ``station``: the scanner's code, whose profile undoes what it does to codes; ``lots``: numbers
    that are expected here.

    Refusals: ``code_invalid``, ``code_ambiguous``, ``code_not_goods``, ``codes_contradict``;
    raises UnknownCode (``code_unknown``) when nothing is bound to it.
    """
    goods = None
    profile = profile_at(connection, station)
    for scan in scans:
        reading = read_here(connection, scan.raw, scan.symbology, profile=profile, lots=lots)
        part = _one(connection, scan, reading)
        goods = part if goods is None else _joined(goods, part)
    if goods is None or not goods.item:
        raise refuse("product_missing", raw="\n".join(scan.raw for scan in scans))
    return goods


def _one(connection: sa.Connection, scan: Scan, reading: Reading) -> Goods:
    if reading.status == "invalid":
        codes = [finding.code for finding in reading.findings]
        raise refuse("code_invalid", raw=scan.raw, findings=[*codes])
    if reading.status == "ambiguous":
        raise refuse(
            "code_ambiguous", clears="master_data", raw=scan.raw, readings=[*_choices(reading)]
        )
    if reading.status in READABLE and reading.identifier is None:
        return _production_data(reading, scan)
    return _product(connection, reading, scan)


def _choices(reading: Reading) -> list[str]:
    return [
        f"{one.lot or '-'} / {one.serial or '-'} / {one.expiry or '-'}"
        for one in (reading, *reading.alternatives)
    ]


def _production_data(reading: Reading, scan: Scan) -> Goods:
    """Lot, serial and dates alone: the product is on another symbol of the package."""
    return Goods(
        item=0,
        lot=reading.lot,
        serial=reading.serial,
        expiry=reading.expiry,
        produced=reading.produced,
        raw=scan.raw,
    )


def _product(connection: sa.Connection, reading: Reading, scan: Scan) -> Goods:
    bound = identified(connection, reading, scan.raw)
    goods = [one for one in bound if one.target_kind == "item"]
    if bound and not goods:
        raise refuse(
            "code_not_goods", clears="master_data", raw=scan.raw, means=bound[0].target_kind
        )
    if not goods:
        identifier = reading.identifier
        raise UnknownCode(
            refuse(
                "code_unknown",
                clears="master_data",
                raw=scan.raw,
                scheme=identifier.scheme if identifier else "internal",
                value=identifier.value if identifier else scan.raw.strip(),
            ).refusal
        )
    items = {(one.target, one.level) for one in goods}
    if len(items) > 1:
        raise refuse("code_on_two_items", clears="master_data", raw=scan.raw)
    first = goods[0]
    level = level_facts(connection, first.level)
    return Goods(
        item=first.target,
        level=first.level,
        factor=1 if level is None else level.factor,
        lot=reading.lot,
        serial=reading.serial,
        expiry=reading.expiry,
        produced=reading.produced,
        raw=scan.raw,
    )


def identified(connection: sa.Connection, reading: Reading, raw: str) -> list[Bound]:
    """Return what the reading's identifier, or else the plain text, is bound to."""
    if reading.identifier is not None and reading.status in READABLE:
        found = bound_to(connection, reading.identifier.scheme, reading.identifier.value)
        if found:
            return found
    return bound_to(connection, "internal", raw.strip())


def level_facts(connection: sa.Connection, level: int) -> LevelFacts | None:
    """Return a packaging level; None for the base unit."""
    return levels_of(connection, [level]).get(level) if level else None


def _joined(one: Goods, other: Goods) -> Goods:
    """Join two symbols of a package: absent never overwrites present, a contradiction stops."""
    values: dict[str, str | int | None] = {}
    for name in ("item", "lot", "serial", "expiry", "produced"):
        here, there = getattr(one, name), getattr(other, name)
        if here and there and here != there:
            raise refuse("codes_contradict", field=name, first=str(here), second=str(there))
        values[name] = here or there or (0 if name == "item" else None)
    main = one if one.item else other
    joined = replace(main, raw=f"{one.raw}\n{other.raw}")
    return replace(joined, **values)  # type: ignore[arg-type]
