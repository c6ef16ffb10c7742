"""What a made-up public UDI database says of the demo site's goods."""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from tongma_demo.building import DemoStorage, site
from tongma_demo.goods import DemoItem, check_digit

_WORDS = {"each": "个", "box": "盒", "case": "箱", "bag": "袋", "pair": "双"}
_CASES = 10
_EVERY = 4
"""Each fourth family is recorded with another serial flag than our own master data has."""
_OTHER_FACTOR = 5
"""Each fifth one with another number in its smallest package."""
_PUBLISHED = "2026-07-01"


def case_gtin(goods: DemoItem) -> str:
    """Return the GTIN of the shipping case that only the public record knows."""
    body = f"{len(goods.levels)}{goods.levels[0].gtin[1:13]}"
    return body + check_digit(body)


def first_of_families(items: Iterator[DemoItem]) -> list[DemoItem]:
    """Return one item of each family that is followed by lot or serial."""
    found: dict[str, DemoItem] = {}
    for goods in items:
        if goods.tracked != "none":
            found.setdefault(goods.family, goods)
    return list(found.values())


def write_release(path: Path, items: list[DemoItem]) -> None:
    """Write a daily release with a record of each item."""
    storage = {one.code: one for one in site().storage}
    records = [_record(one, storage[one.storage], number) for number, one in enumerate(items, 1)]
    text = "".join(records)
    path.write_text(f'<udid version="1.0"><devices>{text}</devices></udid>', encoding="utf-8")


def _record(goods: DemoItem, storage: DemoStorage, number: int) -> str:
    yes = ("否", "是")
    serial = goods.tracked == "serial"
    fields = {
        "zxxsdycpbs": goods.levels[0].gtin,
        "cpbsbmtxmc": "GS1",
        "cpbsfbrq": _PUBLISHED,
        "cpmctymc": goods.name_zh,
        "ggxh": goods.model,
        "qxlb": "体外诊断试剂" if goods.is_ivd else "器械",
        "flbm": goods.category,
        "zczbhhzbapzbh": goods.certificate.number,
        "sfbjwycxsy": yes[goods.is_single_use],
        "scbssfbhph": "是",
        "scbssfbhxlh": yes[serial != (number % _EVERY == 0)],
        "scbssfbhsxrq": yes[goods.shelf_life_days > 0],
        "versionNumber": "1",
        "versionTime": _PUBLISHED,
    }
    body = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields.items())
    kept = (
        f"<storage><cchcztj>贮存</cchcztj><zdz>{storage.from_celsius}</zdz>"
        f"<zgz>{storage.to_celsius}</zgz><jldw>℃</jldw></storage>"
    )
    packing = "".join(_packing(goods, doubled=number % _OTHER_FACTOR == 0))
    return (
        f"<device>{body}<packingList>{packing}</packingList>"
        f"<storageList>{kept}</storageList></device>"
    )


def _packing(goods: DemoItem, *, doubled: bool) -> Iterator[str]:
    levels = [(level.gtin, level.name, level.factor) for level in goods.levels]
    levels.append((case_gtin(goods), "case", goods.levels[-1].factor * _CASES))
    inside, inner = levels[0][0], 1
    more = 1 + doubled
    for gtin, name, factor in levels[1:]:
        yield (
            f"<packing><bzcpbs>{gtin}</bzcpbs><cpbzjb>{_WORDS.get(name, name)}</cpbzjb>"
            f"<bznhxyjcpbssl>{factor // inner * more}</bznhxyjcpbssl>"
            f"<bznhxyjbzcpbs>{inside}</bznhxyjbzcpbs></packing>"
        )
        inside, inner, more = gtin, factor, 1
