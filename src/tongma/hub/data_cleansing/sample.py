"""A made-up old item table with known truth, the same for the same seed.

Names, sizes and makers are invented. What is wrong in it is what old tables are full of; which rows
are truly one item, and which only look like it, is known.
"""

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tongma.masterdata.identifiers.model import check_digit

HEADINGS = (
    "物料编码", "产品名称", "规格型号", "生产厂家", "注册证号", "注册证有效期至", "管理类别",
    "单位", "条形码", "中包装单位", "中包装数", "中包装条码", "有效天数", "进价",
)  # fmt: skip
_USES = [
    "一次性使用",
    "无菌",
    "医用",
    "可吸收",
    "可调式",
    "加强型",
    "透明",
    "双腔",
    "微创",
    "抗菌",
    "弹性",
    "预充式",
]
_GOODS = [
    "导尿管",
    "输液器",
    "注射器",
    "手术刀片",
    "缝合线",
    "引流管",
    "血管支架",
    "接骨板",
    "骨科螺钉",
    "止血纱布",
    "敷贴",
    "呼吸面罩",
    "喉镜片",
    "血糖试纸",
    "采血管",
    "留置针",
    "造影导管",
    "球囊扩张导管",
    "穿刺器",
    "吻合器",
    "心电电极片",
    "氧气管",
    "检查手套",
    "医用口罩",
]
_MATERIALS = [
    "硅胶",
    "聚氨酯",
    "PVC",
    "不锈钢",
    "钛合金",
    "乳胶",
    "丁腈",
    "棉质",
    "聚丙烯",
    "水胶体",
]
_PLACES = [
    "澄江",
    "云岭",
    "东湖",
    "海曙",
    "南浦",
    "金陵",
    "松岭",
    "碧溪",
    "长洲",
    "望京",
    "锦屏",
    "丰泽",
]
_BRANDS = [
    "康瑞",
    "安泰",
    "博恒",
    "联盛",
    "明德",
    "佳宁",
    "正源",
    "华益",
    "德澜",
    "维尔",
    "启辰",
    "和润",
]
_UNITS = (("支", "盒"), ("根", "盒"), ("个", "盒"), ("包", "箱"), ("片", "盒"), ("PCS", "BOX"))
_DATES = ("2028-05-31", "2028.5.31", "20280531", "46904", "二〇二八年五月三十一日", "31/05/2028")
_DUPLICATES, _TWINS = 0.05, 0.04


@dataclass(slots=True)
class Truth:
    """What is true of a table: by line, for every row that was disturbed."""

    duplicates: dict[int, int] = field(default_factory=dict)
    """Line → the earlier line that is the same item."""
    twins: dict[int, int] = field(default_factory=dict)
    """Line → an earlier line that is another item but for one size."""
    faults: dict[int, str] = field(default_factory=dict)
    """Line → the class of the finding that it must have."""


Cells = dict[str, str]


def write_sample(path: Path, count: int, *, seed: int = 1) -> Truth:
    """Write a table of so many rows as CSV; return what is true of it."""
    dice, truth = random.Random(seed), Truth()  # noqa: S311 - reproducible, not secret
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS)
        writer.writeheader()
        writer.writerows(_rows(dice, count, truth))
    return truth


def write_truth(truth: Truth, path: Path) -> None:
    """Write what is true of a table as JSON."""
    path.write_text(json.dumps(asdict(truth)), "utf-8")


def _rows(dice: random.Random, count: int, truth: Truth) -> Iterator[Cells]:
    recent: list[tuple[int, Cells]] = []
    for number in range(count):
        line = number + 2
        luck = dice.random()
        if recent and luck < _DUPLICATES:
            first, cells = dice.choice(recent)
            truth.duplicates[line] = first
            yield _again(dice, number, cells)
        elif recent and luck < _DUPLICATES + _TWINS:
            first, cells = dice.choice(recent)
            truth.twins[line] = first
            yield _twin(number, cells)
        else:
            cells = _item(dice, number)
            recent = [*recent[-400:], (line, dict(cells))]
            fault = _disturb(dice, cells)
            if fault:
                truth.faults[line] = fault
                recent.pop()
            yield cells


def gtin(number: int, lead: str = "6") -> str:
    """Return a GTIN-13 of a made-up company."""
    body = f"{lead}9{number:010d}"
    return body + check_digit(body)


def _item(dice: random.Random, number: int) -> Cells:
    unit, outer = dice.choice(_UNITS)
    size = f"{dice.randrange(1, 60)}.{dice.randrange(10)}×{dice.randrange(10, 400)}mm"
    name = f"{dice.choice(_USES)}{dice.choice(_MATERIALS)}{dice.choice(_GOODS)}"
    letters = "".join(dice.choices("ABCDEFGHJKMNPRTUVWXY", k=2))
    factor = dice.choice((5, 10, 20, 50, 100))
    return {
        "物料编码": f"M{number:07d}",
        "产品名称": name,
        "规格型号": f"{letters}-{dice.randrange(100, 10_000)} {size}",
        "生产厂家": f"{dice.choice(_PLACES)}{dice.choice(_BRANDS)}医疗器械有限公司",
        "注册证号": f"星械注准20{dice.randrange(18, 26)}2{dice.randrange(10**6):06d}",
        "注册证有效期至": dice.choice(_DATES),
        "管理类别": dice.choice(("一类", "II", "第三类")),
        "单位": unit,
        "条形码": gtin(number),
        "中包装单位": outer,
        "中包装数": str(factor),
        "中包装条码": gtin(number, "7"),
        "有效天数": str(365 * dice.randrange(1, 6)),
        "进价": f"{dice.randrange(100, 99999) / 100:.2f}",
    }


def _again(dice: random.Random, number: int, cells: Cells) -> Cells:
    """The same item once more: another number, another typist."""
    same = {**cells, "物料编码": f"Z{number:07d}", "进价": "", "中包装条码": ""}
    same["条形码"] = cells["条形码"] if dice.random() < 0.4 else ""  # noqa: PLR2004 - a share
    for disturb in dice.sample(_SPELLINGS, k=dice.randrange(1, 4)):
        disturb(dice, same)
    return same


def _wide(_dice: random.Random, cells: Cells) -> None:
    cells["规格型号"] = "".join(
        chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter
        for letter in cells["规格型号"]
    )


def _blanks(_dice: random.Random, cells: Cells) -> None:
    cells["产品名称"] = f" {cells['产品名称'][:3]} {cells['产品名称'][3:]}\u3000"


def _typo(dice: random.Random, cells: Cells) -> None:
    name = cells["产品名称"]
    at = dice.randrange(len(name) - 1)
    cells["产品名称"] = f"{name[:at]}{name[at + 1 :]}"


def _no_registration(_dice: random.Random, cells: Cells) -> None:
    cells["注册证号"] = cells["注册证有效期至"] = ""


def _short_maker(_dice: random.Random, cells: Cells) -> None:
    cells["生产厂家"] = cells["生产厂家"].removesuffix("医疗器械有限公司")


def _zero(_dice: random.Random, cells: Cells) -> None:
    cells["规格型号"] = cells["规格型号"].replace("0", "O", 1).lower()


_SPELLINGS = (_wide, _blanks, _typo, _no_registration, _short_maker, _zero)


def _twin(number: int, cells: Cells) -> Cells:
    """Another size of the same goods: it looks the same and is not."""
    head, _, size = cells["规格型号"].rpartition(" ")
    first, _, rest = size.partition("×")
    other = f"{head} {float(first) + 60 + number % 9973 / 10:g}×{rest}"
    return {
        **cells,
        "物料编码": f"M{number:07d}",
        "规格型号": other,
        "条形码": gtin(number),
        "中包装条码": gtin(number, "7"),
    }


def _disturb(dice: random.Random, cells: Cells) -> str:
    """Put one fault in, in about one row of ten; return its class."""
    if dice.random() > 0.1:  # noqa: PLR2004 - a share
        return ""
    code, barcode = dice.choice(list(_FAULTS)), cells["条形码"]
    wrong_digit = str((int(barcode[-1]) + 1) % 10)
    changed = {
        "code_check_digit": {"条形码": barcode[:-1] + wrong_digit},
        "code_lost_digits": {"条形码": f"{float(barcode):.2E}"},
        "code_length": {"条形码": f"{barcode[:7]}5"[:9] + "12"},
        "code_letter_for_digit": {"条形码": barcode.replace("0", "O", 1)},
        "code_placeholder": {"条形码": "0000000000000"},
        "unit_unknown": {"单位": "筐"},
        "factor_impossible": {"中包装数": "1"},
        "number_wrong": {"有效天数": "三年"},
        "date_ambiguous": {"注册证有效期至": "05/06/27"},
        "date_wrong": {"注册证有效期至": "2028-13-45"},
        "name_missing": {"产品名称": " 无 "},
        "class_unknown": {"管理类别": "特殊"},
    }[code]
    cells.update(changed)
    return code


_FAULTS = [
    "code_check_digit",
    "code_lost_digits",
    "code_letter_for_digit",
    "code_placeholder",
    "unit_unknown",
    "factor_impossible",
    "number_wrong",
    "date_ambiguous",
    "date_wrong",
    "name_missing",
    "class_unknown",
]
