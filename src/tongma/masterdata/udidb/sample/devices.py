"""Made-up devices, the same for the same seed: no real device, company or certificate."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from devicecodes.checks import ma_digit, mod10

NAMES = (
    ("一次性使用无菌注射器", "14-01-01", "Syringe, single-use", "FMF"),
    ("冠状动脉药物洗脱支架系统", "13-07-01", "Drug-eluting coronary stent", "NIQ"),
    ("一次性使用静脉留置针", "14-02-04", "Peripheral intravenous catheter", "FOZ"),
    ("金属接骨板", "13-01-01", "Orthopaedic bone plate", "HRS"),
    ("髋关节假体", "13-04-01", "Hip prosthesis", "LPH"),
    ("人工晶状体", "16-07-01", "Intraocular lens", "HQL"),
    ("医用外科口罩", "14-13-04", "Surgical mask", "FXX"),
    ("乙型肝炎病毒表面抗原检测试剂盒", "6840-001", "Hepatitis B antigen reagent", "LOM"),
    ("可吸收缝合线", "02-13-06", "Absorbable suture", "GAK"),
    ("一次性使用腔镜切割吻合器", "02-14-01", "Endoscopic linear stapler", "GDW"),
)
TOWNS = ("潮江", "云陵", "海宁湾", "北塘", "青岚", "东浦", "石门渡", "白鹭洲")
LINES = ("康源", "瑞安", "博济", "华泽", "明德", "天和", "安捷", "新诚")
MAKERS = ("Alder Surgical", "Norwick Devices", "Baymount Medical", "Tesseract Ortho", "Larkspur")
LEVELS = (("盒", "Box", (5, 10, 20)), ("箱", "Case", (10, 12, 24)), ("托盘", "Pallet", (20, 40)))
# Places in `NAMES`: what is used again, has no expiry, is sold sterile.
REUSED, UNDATED, STERILE = 4, 3, frozenset({0, 1, 2})
# How many of them are kept cold, marked themselves, tracked by serial number, withdrawn.
_COLD, _MARKED, _TRACKED, _WITHDRAWN = 0.12, 0.1, 0.3, 0.02


class Level(NamedTuple):
    """A package level: its number, what it holds and how many."""

    value: str
    contains: str
    quantity: int
    word: int


class Device(NamedTuple):
    """One made-up device, before it is written in either form."""

    primary: str
    agency: str
    unit: str
    mark: str
    uses: int
    levels: tuple[Level, ...]
    what: int
    model: str
    article: str
    maker: int
    serial: int
    version: int
    day: str
    cold: bool
    tracked: bool
    withdrawn: str


def devices(count: int, seed: int) -> Iterator[Device]:
    """Give so many devices; every number in them is used once."""
    rng = random.Random(seed)  # noqa: S311 - the same files for the same seed
    for serial in range(1, count + 1):
        agency = rng.choices(("GS1", "MA", "HIBCC"), (90, 7, 3))[0]
        primary = _number(agency, serial, 0)
        held, levels = primary, []
        for level in range(rng.choices((0, 1, 2, 3), (25, 40, 28, 7))[0]):
            value = _number(agency, serial, level + 1)
            levels.append(Level(value, held, rng.choice(LEVELS[level][2]), level))
            held = value
        uses = rng.choice((1, 1, 1, 1, 5, 10, 50))
        yield Device(
            primary,
            agency,
            _number(agency, serial, 8) if uses > 1 else "",
            primary if rng.random() < _MARKED else "",
            uses,
            tuple(levels),
            rng.randrange(len(NAMES)),
            f"{rng.choice('ABCDEKM')}-{rng.randint(10, 999)}",
            f"{rng.randint(100000, 999999)}",
            rng.randrange(len(TOWNS) * len(LINES)),
            serial,
            rng.choices((1, 2, 3, 7), (70, 20, 8, 2))[0],
            f"20{rng.randint(21, 26)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
            rng.random() < _COLD,
            rng.random() < _TRACKED,
            "2026-06-30" if rng.random() < _WITHDRAWN else "",
        )


def _number(agency: str, serial: int, level: int) -> str:
    if agency == "GS1":
        # 952 is the prefix that GS1 keeps for examples.
        body = f"{level}952{serial % 10**9:09d}"
        return body + mod10(body)
    if agency == "MA":
        di = f"MA.156.M0.{serial % 10**6:06d}.{level}{serial // 10**6:06d}"
        return di + (ma_digit(di) or "0")
    return f"H{serial // 10**6:03d}P{serial % 10**6:06d}{level}"
