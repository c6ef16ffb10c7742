"""The building of the demo site: storage conditions, docks, zones and bins."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from tongma_demo.goods import read


@dataclass(frozen=True)
class DemoStorage:
    """A storage condition: words of the label and the range in degrees Celsius."""

    code: str
    words_zh: str
    words_en: str
    from_celsius: Decimal
    to_celsius: Decimal


@dataclass(frozen=True)
class DemoZone:
    """A zone for one status and one temperature class, with the codes of its bins."""

    code: str
    name_zh: str
    name_en: str
    status: str
    temperature: str
    purpose: str
    bins: tuple[str, ...]


@dataclass(frozen=True)
class DemoSite:
    """The whole building; docks are (code, Chinese name, English name)."""

    code: str
    name_zh: str
    name_en: str
    time_zone: str
    address_zh: str
    address_en: str
    storage: tuple[DemoStorage, ...]
    docks: tuple[tuple[str, str, str], ...]
    zones: tuple[DemoZone, ...]


def site() -> DemoSite:
    """Return the one site."""
    data = read("site")
    own = data["site"]
    return DemoSite(
        code=own["code"],
        name_zh=own["zh"],
        name_en=own["en"],
        time_zone=own["time_zone"],
        address_zh=own["address_zh"],
        address_en=own["address_en"],
        storage=tuple(storage(code, row) for code, row in data["storage"].items()),
        docks=tuple((row["code"], row["zh"], row["en"]) for row in data["dock"]),
        zones=tuple(zone(row) for row in data["zone"]),
    )


def storage(code: str, row: dict[str, str]) -> DemoStorage:
    """Make one storage condition."""
    return DemoStorage(code, row["zh"], row["en"], Decimal(row["from"]), Decimal(row["to"]))


def zone(row: dict[str, Any]) -> DemoZone:
    """Make one zone; its purpose is storage unless the file says otherwise."""
    return DemoZone(
        code=row["code"],
        name_zh=row["zh"],
        name_en=row["en"],
        status=row["status"],
        temperature=row["temperature"],
        purpose=row.get("purpose", "storage"),
        bins=tuple(bins(row["bins"])),
    )


def bins(text: str) -> Iterator[str]:
    """Read ``A 01-02 / 01-06 / 1-4`` into ``A-01-01-1`` … ``A-02-06-4``."""
    prefix, _, ranges = text.partition(" ")
    for parts in product(*(numbers(part) for part in ranges.split("/"))):
        yield "-".join((prefix, *parts))


def numbers(text: str) -> list[str]:
    """Read ``01-06`` into ``["01", …, "06"]``, as wide as it is written."""
    first, last = text.strip().split("-")
    return [str(number).zfill(len(first)) for number in range(int(first), int(last) + 1)]
