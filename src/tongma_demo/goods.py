"""The goods of the demo site: families of sizes become items with packaging, codes and papers."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

CERTIFICATE_YEARS = 5
IVD_CATEGORY = "40"
CLASS_DIGITS = {"I": "1", "II": "2", "III": "3"}
ITEM_REFERENCE_DIGITS = 5


@dataclass(frozen=True)
class DemoLevel:
    """One packaging level: its unit's word, how many base units it holds, its 14-digit GTIN."""

    name: str
    factor: int
    gtin: str


@dataclass(frozen=True)
class DemoCertificate:
    """A registration or filing; ``valid_to`` is empty for filings, which do not lapse."""

    number: str
    kind: str
    holder_code: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class DemoItem:
    """One item; prices are CNY per base unit, a shelf life of 0 days means it does not expire."""

    code: str
    family: str
    name_zh: str
    name_en: str
    model: str
    specification: str
    maker_code: str
    supplier_code: str
    device_class: str
    category: str
    certificate: DemoCertificate
    is_ivd: bool
    is_implant: bool
    is_single_use: bool
    storage: str
    tracked: str
    shelf_life_days: int
    price: Decimal
    levels: tuple[DemoLevel, ...]

    @property
    def base_unit(self) -> str:
        """The word of the smallest level, in which stock is counted."""
        return self.levels[0].name


def items() -> tuple[DemoItem, ...]:
    """Return every item in the order of the file."""
    prefixes = {row["code"]: row["prefix"] for row in read("partners")["maker"]}
    next_reference = dict.fromkeys(prefixes, 1)
    made = []
    for family in read("families")["family"]:
        for size in family["sizes"]:
            maker = family["maker"]
            body = prefixes[maker] + str(next_reference[maker]).zfill(ITEM_REFERENCE_DIGITS)
            next_reference[maker] += 1
            made.append(item(family, size, body))
    return tuple(made)


def item(family: dict[str, Any], size: str, gtin_body: str) -> DemoItem:
    """Make one item; ``gtin_body`` is company prefix and item reference, 12 digits."""
    model, specification, price = (part.strip() for part in size.rsplit("|", 2))
    traits = set(family["traits"])
    return DemoItem(
        code=f"{family['code']}-{model}",
        family=family["code"],
        name_zh=family["zh"],
        name_en=family["en"],
        model=model,
        specification=specification,
        maker_code=family["maker"],
        supplier_code=family["supplier"],
        device_class=family["class"],
        category=family["category"],
        certificate=certificate(family),
        is_ivd="ivd" in traits,
        is_implant="implant" in traits,
        is_single_use="single_use" in traits,
        storage=family["storage"],
        tracked=family["tracked"],
        shelf_life_days=family["shelf_life_days"],
        price=Decimal(price),
        levels=tuple(levels(family["levels"], gtin_body)),
    )


def levels(text: str, gtin_body: str) -> Iterator[DemoLevel]:
    """Read ``each=1 box=10`` into levels; the indicator digit of the GTIN counts them from 0."""
    for indicator, part in enumerate(text.split()):
        name, _, factor = part.partition("=")
        body = f"{indicator}{gtin_body}"
        yield DemoLevel(name, int(factor), body + check_digit(body))


def check_digit(body: str) -> str:
    """Return the last digit of a GS1 number (GS1 General Specifications, 7.9.1)."""
    weighted = sum(int(digit) * (3, 1)[index % 2] for index, digit in enumerate(reversed(body)))
    return str(-weighted % 10)


def certificate(family: dict[str, Any]) -> DemoCertificate:
    """Make the paper of a family: class III is registered by the nation, I and II by a province."""
    paper = family["registered"]
    year, number = paper["year"], paper["number"]
    if family["class"] == "I":
        return DemoCertificate(
            f"星械备{year}{number}号", "filing", family["maker"], date(year, 1, 2), None
        )
    authority = "国" if family["class"] == "III" else "星"
    digit = CLASS_DIGITS[family["class"]]
    category = IVD_CATEGORY if "ivd" in family["traits"] else family["category"][:2]
    until = date.fromisoformat(paper["until"])
    return DemoCertificate(
        number=f"{authority}械注准{year}{digit}{category}{number}",
        kind="registration",
        holder_code=family["maker"],
        valid_from=until.replace(year=until.year - CERTIFICATE_YEARS, day=min(until.day, 28)),
        valid_to=until,
    )


def read(name: str) -> dict[str, Any]:
    """Return one file of ``data/`` as parsed."""
    text = resources.files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
