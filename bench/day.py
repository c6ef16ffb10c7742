"""A synthetic day of scans whose truth is known: what is taken wrongly, what is asked.

Everything follows from the seed. 92 of 100 scans are as the label says; the others are disturbed:
separators lost on the label or sent as something else, another keyboard layout, folded case, wrong
labels, bare lot numbers that two items share, packages with two symbols. One station of ten has no
profile and sends no separators; it is counted apart.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bench.goods import Item, Stock, lot_like
from bench.scanners import BARE, GS, STATIONS, through_station
from devicecodes import HibcData, write_hibc_primary, write_hibc_secondary
from devicecodes.layouts import through
from tongma.foundation.commands.model import Scan
from tongma.foundation.kernel.actor import WHOLE
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.db import Database
from tongma.work.scanning.context import ReadPoint
from tongma.work.scanning.resolution import Resolution, resolve_package

TOKENS = ("<GS>", "{GS}", "~1")


@dataclass(frozen=True, slots=True)
class Truth:
    """What a scan is in truth; ``stop``: taking it for anything is wrong."""

    kind: str
    symbols: tuple[str, ...]
    station: str
    document: int = 0
    item: int = 0
    level: int = 0
    lot: str = ""
    serial: str = ""
    stop: bool = False


Maker = Callable[[random.Random, Stock, str], Truth | None]


def label(rng: random.Random, stock: Stock, station: str) -> Truth:
    """A label as it was meant to be."""
    document = rng.choice(stock.documents) if rng.random() < 0.8 else None  # noqa: PLR2004
    item = rng.choice(document.items if document else stock.items)
    level = rng.choice(item.levels)
    announced = document.announced.get(item.id, []) if document else []
    lot = _lot(rng, item, announced) if item.lot else ""
    serial = lot_like(rng, "mixed") if item.serial else ""
    serial = serial[:6] if item.system == "isbt" else serial
    return Truth(
        f"clean {item.system}",
        (item.write(level.code, lot, serial),),
        station,
        document.id if document else 0,
        item.id,
        level.id,
        lot,
        serial,
    )


def _lot(rng: random.Random, item: Item, announced: list[str]) -> str:
    """What the notice announces; else a lot that exists, or now and then a new one."""
    if announced:
        return rng.choice(announced)
    return lot_like(rng, item.style) if rng.random() < 0.1 else rng.choice(item.lots)  # noqa: PLR2004


def _gs1(rng: random.Random, stock: Stock, station: str) -> Truth:
    while True:
        one = label(rng, stock, station)
        if one.kind == "clean gs1":
            return one


def lost(rng: random.Random, stock: Stock, station: str) -> Truth:
    """The printer left the separators out."""
    one = _gs1(rng, stock, station)
    text = one.symbols[0].replace(GS, "")
    return replace(one, kind="separators not printed", symbols=(text,))


def lost_extra(rng: random.Random, stock: Stock, station: str) -> Truth:
    """The printer left the separators out, and the label carries more than anybody needs."""
    one = _gs1(rng, stock, station)
    extra = rng.choice(["240REF", "30", "91Z"]) + str(rng.randint(10, 99))
    text = (one.symbols[0] + GS + extra).replace(GS, "")
    return replace(one, kind="not printed, and more on the label", symbols=(text,))


def token(rng: random.Random, stock: Stock, station: str) -> Truth:
    """The scanner sends a word for the separator, not what its profile says."""
    one = _gs1(rng, stock, station)
    text = one.symbols[0].replace(GS, rng.choice(TOKENS))
    return replace(one, kind="separator as a word", symbols=(text,), station="GS")


def layout(rng: random.Random, stock: Stock, station: str) -> Truth:
    """Typed through a keyboard layout that the profile does not name."""
    one = label(rng, stock, station)
    name = rng.choice(["german", "french"])
    text = through(one.symbols[0].replace(GS, ""), name)
    return replace(one, kind="another layout", symbols=(text,), station="GS")


def folded(rng: random.Random, stock: Stock, station: str) -> Truth:
    """Everything arrives in small letters."""
    one = label(rng, stock, station)
    return replace(one, kind="small letters", symbols=(one.symbols[0].lower(),))


def misread(rng: random.Random, stock: Stock, station: str) -> Truth:
    """One digit of the product's code is another one."""
    one = _gs1(rng, stock, station)
    text, at = one.symbols[0], rng.randrange(4, 15)
    other = rng.choice([digit for digit in "0123456789" if digit != text[at]])
    return replace(
        one, kind="a digit misread", symbols=(text[:at] + other + text[at + 1 :],), stop=True
    )


def wrong_label(rng: random.Random, stock: Stock, station: str) -> Truth | None:
    """A box of the order bears the label of an item that is not on it."""
    one = label(rng, stock, station)
    here = next((each for each in stock.documents if each.id == one.document), None)
    if here is None:
        return None
    stranger = rng.choice([item for item in stock.items if item not in here.items])
    text = stranger.write(
        stranger.levels[0].code, rng.choice(stranger.lots or [""]), "S" + one.serial
    )
    return replace(one, kind="another item's label", symbols=(text,), stop=True)


def bare_lot(rng: random.Random, stock: Stock, station: str) -> Truth | None:
    """Only the lot number is on the box, and two items share it."""
    one = label(rng, stock, station)
    here = next((each for each in stock.documents if each.id == one.document), None)
    if here is None or here.announced:
        return None
    shared = [item for item in here.items if item.id in stock.shared]
    if not shared:
        return None
    item = rng.choice(shared)
    lot = stock.shared[item.id]
    return replace(
        one, kind="a bare lot number of two items", symbols=(lot,), item=item.id, level=0,
        lot=lot, serial="",
    )  # fmt: skip


def two_symbols(rng: random.Random, stock: Stock, station: str) -> Truth:
    """Product and production data in two symbols, in either order."""
    one = _gs1(rng, stock, station)
    text = one.symbols[0]
    pair = [text[:16], text[16:]]
    rng.shuffle(pair)
    return replace(one, kind="two symbols", symbols=tuple(pair))


def mismatched(rng: random.Random, stock: Stock, station: str) -> Truth:
    """The two symbols are of two packages: the link character of HIBC does not fit."""
    items = [item for item in stock.items if item.system == "hibc"]
    one, other = rng.sample(items, 2)
    lic, pcn = other.parts
    foreign = write_hibc_primary(lic, pcn)[-1]
    if foreign == write_hibc_primary(*one.parts)[-1]:
        foreign = "A" if foreign != "A" else "B"
    data = write_hibc_secondary(foreign, HibcData(lot=rng.choice(one.lots)))
    return Truth(
        "two symbols of two packages", (write_hibc_primary(*one.parts), data), station, stop=True
    )


DISTURBED: tuple[tuple[float, Maker], ...] = (
    (1.4, lost), (0.4, lost_extra), (1.6, token), (1.0, layout), (1.0, folded), (0.6, misread),
    (0.4, wrong_label), (0.6, bare_lot), (0.8, two_symbols), (0.2, mismatched),
)  # fmt: skip
"""Of 100 scans so many."""


def scans(seed: int, count: int, stock: Stock) -> Iterator[Truth]:
    """Give the day's scans; the same for the same seed and stock."""
    rng = random.Random(seed)
    makers = [maker for _share, maker in DISTURBED]
    shares = [share for share, _maker in DISTURBED]
    stations = (*STATIONS, BARE)
    for _ in range(count):
        station = rng.choice(stations)
        made = None
        if rng.random() * 100 < sum(shares):
            [maker] = rng.choices(makers, shares)
            made = maker(rng, stock, station)
        yield made or label(rng, stock, station)


def sent(truth: Truth) -> list[str]:
    """Return what arrives from the station."""
    if truth.kind in ("another layout", "separator as a word"):
        return list(truth.symbols)
    return [through_station(one, truth.station) for one in truth.symbols]


def outcome(truth: Truth, resolution: Resolution) -> str:
    """Say ``right``, ``asked`` (or stopped), or ``wrong``: taken for another thing."""
    meant = resolution.accepted
    if meant is None or meant.item is None:
        return "asked"
    first = resolution.ranked[0]
    if any(reason.code in ("not_on_document", "other_lot_named") for reason in first.reasons):
        return "asked"  # the command refuses it, and shows both sides
    lot, serial = meant.says
    lot = resolution.reading.lot or lot
    taken = (meant.item_id, meant.level, lot, resolution.reading.serial or serial)
    if truth.stop:
        return "wrong"
    if meant.item.lot_control and not lot:
        return "asked"  # the command says lot_required
    item_has = (truth.item, truth.level, truth.lot or lot, truth.serial or taken[3])
    return "right" if taken == item_has else "wrong"


@dataclass
class Day:
    """Counts by kind of disturbance and outcome; ``apart``: the station without a profile."""

    kinds: Counter[tuple[str, str]]
    apart: Counter[str]
    wrong: list[tuple[Truth, str]]

    def share(self, of: str) -> float:
        """Return the share of an outcome over the stations that have a profile."""
        total = sum(self.kinds.values())
        return sum(n for (_kind, out), n in self.kinds.items() if out == of) / total


def live(database: Database, stock: Stock, seed: int, count: int) -> Day:
    """Resolve the whole day."""
    day = Day(Counter(), Counter(), [])
    now = SystemClock().now()
    with database.read() as connection:
        for truth in scans(seed, count, stock):
            given = [Scan(raw) for raw in sent(truth)]
            where = ReadPoint(WHOLE, truth.station, stock.site, 0, truth.document)
            resolution = resolve_package(connection, given, where, now)
            out = outcome(truth, resolution)
            if truth.station == BARE:
                day.apart[out] += 1
            else:
                day.kinds[truth.kind, out] += 1
            if out == "wrong":
                day.wrong.append((truth, str(resolution.outcome)))
    return day


def rows(day: Day) -> list[tuple[str, str, str]]:
    """Return the day as a table: what, value, aim."""
    kinds = sorted({kind for kind, _out in day.kinds})
    table: list[tuple[str, str, str]] = []
    for kind in kinds:
        counts: dict[str, Any] = {out: day.kinds[kind, out] for out in ("right", "asked", "wrong")}
        resolution = " / ".join(str(counts[out]) for out in ("right", "asked", "wrong"))
        table.append((f"day, {kind}: right / asked / wrong", resolution, ""))
    apart = " / ".join(str(day.apart[out]) for out in ("right", "asked", "wrong"))
    table.append(("day, station without profile: right / asked / wrong", apart, "wrong 0"))
    table.append(("day, wrong object or lot taken", str(len(day.wrong)), "0"))
    table.append(("day, taken without a question", f"{day.share('right'):.1%}", "≥ 97 %"))
    return table
