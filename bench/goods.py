"""A warehouse for the synthetic day: items of every system, lots, orders, notices, stations."""

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bench.scanners import equip
from devicecodes import HibcData, with_check_digit, write_hibc
from devicecodes.checks import ma_digit, mod97_ascii
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.platform.clock import new_request_id
from tongma.inbound.purchasing.model import AnnounceDelivery, NoticeLine, PlaceOrder
from tongma.masterdata.catalogue.model import ItemData, LevelData, LevelIdentifier, SaveItem
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.work.documents.model import OrderLine
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import World, build

GS = "\x1d"
EXPIRY = date(2029, 6, 30)
SYSTEMS = (*["gs1"] * 6, "hibc", "ma", "ifa", "isbt")
STYLES = ("mixed", "digits", "dashed")
ITEMS, ORDERS, LINES = 240, 24, 12
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Level:
    """A packaging level with its code."""

    id: int
    code: str


@dataclass(slots=True)
class Item:
    """An item of the day."""

    system: str
    style: str
    serial: bool
    lot: bool
    parts: tuple[str, str] = ("", "")
    id: int = 0
    levels: list[Level] = field(default_factory=list)
    lots: list[str] = field(default_factory=list)

    def write(self, code: str, lot: str, serial: str) -> str:
        """Return the label's text, with separators."""
        if self.system == "gs1":
            return element_string(code, lot if self.lot else "", serial if self.serial else "")
        if self.system == "hibc":
            return write_hibc(*self.parts, 0, HibcData(lot=lot, expiry=EXPIRY))
        if self.system == "ma":
            data = f".L{lot}.E{EXPIRY:%y%m%d}"
            return f"{code}{data}.C{ma_digit(data)}"
        if self.system == "ifa":
            return f"[)>\x1e06{GS}9N{code}{GS}1T{lot}{GS}D{EXPIRY:%y%m%d}\x1e\x04"
        return f"=/{code}=,{serial:0<6.6}=>0{EXPIRY:%y%j}"


def element_string(gtin: str, lot: str, serial: str) -> str:
    """Return a GS1 element string with separators."""
    text = f"01{gtin}17{EXPIRY:%y%m%d}" + (f"10{lot}" if lot else "")
    return text + (f"{GS if lot else ''}21{serial}" if serial else "")


def lot_like(rng: random.Random, style: str) -> str:
    """Return a lot number as a maker of that style writes them."""
    if style == "digits":
        return f"2{rng.randint(4, 6)}{rng.randint(1, 12):02d}{rng.randint(0, 9999):04d}"
    if style == "dashed":
        return f"L{rng.randint(24, 26)}-{rng.randint(100, 999)}{rng.choice(_LETTERS)}"
    length = rng.randint(6, 8)
    return "".join(rng.choice(_LETTERS + "0123456789") for _ in range(length))


@dataclass(frozen=True, slots=True)
class Delivery:
    """An order or a shipping notice in hand: its items, and the lots that it names."""

    id: int
    items: list[Item]
    announced: dict[int, list[str]]


@dataclass(frozen=True, slots=True)
class Stock:
    """What the day is made from."""

    site: int
    items: list[Item]
    documents: list[Delivery]
    shared: dict[int, str]
    """Item → a lot number that another item, of no common document, has too."""


def stock_up(runtime: Runtime, seed: int) -> Stock:
    """Make the warehouse by commands; the same for the same seed."""
    rng = random.Random(seed)
    teller = Teller(runtime, cast(), lambda _words: None)
    world = build(teller, "2026-11-22")
    items = [_item(rng, number) for number in range(ITEMS)]
    for number, one in enumerate(items):
        _save(teller, one, number)
    equip(teller, world.site)
    groups = [items[at * LINES % ITEMS :][:LINES] for at in range(ORDERS)]
    half = ITEMS // 2
    shared = {}
    for at in range(0, half, 3):
        one, other = items[at], items[at + half]
        if one.lot and other.lot:
            shared[one.id] = shared[other.id] = lot = f"SH{lot_like(rng, 'mixed')}"
            one.lots.append(lot)
            other.lots.append(lot)
    _add_lots(runtime, items)
    documents = [_delivery(rng, teller, world, group) for group in groups]
    return Stock(world.site, items, documents, shared)


def _item(rng: random.Random, number: int) -> Item:
    system = rng.choice(SYSTEMS)
    serial = system == "isbt" or (system == "gs1" and rng.random() < 0.4)  # noqa: PLR2004
    one = Item(system, rng.choice(STYLES), serial, system != "isbt")
    if system == "hibc":
        one.parts = (f"B{number:03d}", f"PCN{rng.randint(100, 999)}{number}")
    one.lots = [lot_like(rng, one.style) for _ in range(4)] if one.lot else []
    one.levels = [Level(0, code) for code in _codes(rng, one, number)]
    return one


def _codes(rng: random.Random, one: Item, number: int) -> list[str]:
    if one.system == "gs1":
        return [with_check_digit(f"{at}952200{number:06d}") for at in range(1 if one.serial else 3)]
    if one.system == "hibc":
        return [f"{one.parts[0]}{one.parts[1]}0"]
    if one.system == "ma":
        di = f"MA.156.M0.{rng.randint(0, 999_999):06d}.1{number:06d}"
        return [di + (ma_digit(di) or "")]
    if one.system == "ifa":
        ppn = f"13{rng.randint(10_000, 99_999)}{rng.choice(_LETTERS)}{number:03d}0"
        return [ppn + mod97_ascii(ppn)]
    return [f"A{rng.randint(1000, 9999)}X{number:03d}{rng.choice(_LETTERS)}00T{number:03d}"]


_SCHEMES = {"gs1": "gtin", "hibc": "hibc-udi-di", "ma": "ma-di", "ifa": "ppn", "isbt": "isbt128-di"}


def _save(teller: Teller, one: Item, number: int) -> None:
    names = ("box", "case")[: len(one.levels) - 1]
    levels = tuple(
        LevelData(name, 10, contains="" if at == 0 else "box") for at, name in enumerate(names)
    )
    data = ItemData(
        f"DAY-{number:04d}",
        f"日测产品 {number:04d}",
        lot_control=one.lot,
        serial_control=one.serial,
        expiry_control=True,
        levels=levels,
    )
    codes = tuple(
        LevelIdentifier(_SCHEMES[one.system], level.code, name)
        for level, name in zip(one.levels, ("", *names), strict=True)
    )
    made = teller.do("master_data", "catalogue.save_item", SaveItem(data, identifiers=codes))
    one.id = int(made["id"])
    ids = {level.name: level.id for level in teller.levels(one.id)}
    one.levels = [
        Level(ids.get(name, 0), level.code)
        for level, name in zip(one.levels, ("", *names), strict=True)
    ]


def _add_lots(runtime: Runtime, items: list[Item]) -> None:
    """Every lot is known, and of serialised items some pieces that came before."""
    rng = random.Random(len(items))

    def work(tx: Tx, _command: object) -> dict[str, Any]:
        for one in items:
            known = [LotData(number, EXPIRY.isoformat(), None) for number in one.lots]
            lots = [find_or_add_lot(tx, one.id, lot) for lot in known]
            if one.serial:
                before = [lot_like(rng, "mixed") for _ in range(8)]
                add_pieces(tx, one.id, lots[0] if lots else 0, before)
        return {}

    everything = Grant("bench", EVERYWHERE, EVERYWHERE, frozenset({"bench.*"}))
    request: Request[object] = Request(new_request_id(runtime.clock), None)
    kind = Kind("bench.lots", object, work, dict[str, Any])
    answer = run(runtime, kind, request, Actor(1, "b", (everything,)))
    assert answer.outcome == "accepted", answer


def _delivery(rng: random.Random, teller: Teller, world: World, group: list[Item]) -> Delivery:
    lines = tuple(OrderLine(one.id, "100000") for one in group)
    ordered = PlaceOrder(world.supplier, world.site, lines)
    order = int(teller.do("buyer", "purchasing.place_order", ordered)["order"])
    if rng.random() < 0.5:  # noqa: PLR2004
        return Delivery(order, group, {})
    announced = {one.id: [lot_like(rng, one.style) for _ in range(2)] for one in group if one.lot}
    said = tuple(
        NoticeLine(item, "50", lot=lot, expiry=EXPIRY.isoformat())
        for item, some in announced.items()
        for lot in some
    ) + tuple(NoticeLine(one.id, "50") for one in group)
    notice = teller.do("buyer", "purchasing.announce_delivery", AnnounceDelivery((order,), said))
    return Delivery(int(notice["notice"]), group, announced)
