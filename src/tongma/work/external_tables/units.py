"""Words for units as people write them, as UN/ECE Recommendation 20 codes. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from tongma.masterdata.catalogue.query import LevelFacts
from tongma.masterdata.catalogue.units import UNITS
from tongma.work.external_tables.model import CellValue
from tongma.work.external_tables.texts import folded

_WORDS = {
    "EA": "只 件 枚 片 根 把 条 张 台 副 颗 粒 块 贴 人份 测试 T PC PCS PIECE PIECES EACH UNIT",
    "PR": "对 付 PAIR PAIRS",
    "SET": "组 套装 SETS",
    "KT": "试剂盒 KIT KITS",
    "BX": "小盒 中盒 BOX BOXES",
    "CT": "件箱 大箱 外箱 纸箱 CTN CARTON CARTONS CASE CASES CS",
    "PK": "小包 大包 PACK PACKS PKG PACKAGE",
    "BG": "小袋 大袋 BAG BAGS",
    "BO": "小瓶 BOT BTL BOTTLE BOTTLES",
    "VI": "VIAL VIALS 安瓿",
    "RO": "筒 ROLL ROLLS",
    "GRM": "G GRAM",
    "KGM": "KG 公斤",
    "MGM": "MG",
    "MLT": "ML",
    "LTR": "L",
    "MMT": "MM",
    "CMT": "CM",
    "MTR": "M",
}
_CODES = (
    {code: code for code in UNITS}
    | {folded(one.name_zh): code for code, one in UNITS.items()}
    | {folded(one.name_en): code for code, one in UNITS.items()}
    | {word: code for code, words in _WORDS.items() for word in words.split()}
)


def read_unit(text: str) -> CellValue:
    """Read a tidy text as a unit: its code. Empty stays empty. Reason ``unit_unknown``.

    A word such as 盒 is a plain reading and no change.
    """
    if not text:
        return CellValue("")
    code = _CODES.get(folded(text))
    return CellValue("", "unit_unknown") if code is None else CellValue(code)


class LevelMeant(NamedTuple):
    """In which level of an item a quantity is (0 for the base unit), with its base units."""

    level: int = 0
    factor: int = 1
    reason: str = ""


def level_meant(word: str, base_unit: str, levels: Sequence[LevelFacts]) -> LevelMeant:
    """Return which level of an item a tidy word names: by the level's name, its unit, or the unit
    that its name is a word for.

    Reasons: ``unit_unknown``; ``level_unknown`` where the item has none such, or several.
    """
    unit = read_unit(word)
    named = [one for one in levels if folded(word) and folded(one.name) == folded(word)]
    if unit.value and unit.value == base_unit and not named:
        return LevelMeant()
    if unit.is_wrong and not named:
        return LevelMeant(reason="unit_unknown")
    fitting = named or [one for one in levels if unit.value in (one.unit, _unit_of_name(one))]
    if len(fitting) != 1 or unit.value == base_unit:
        return LevelMeant(reason="level_unknown")
    return LevelMeant(fitting[0].id, fitting[0].factor)


def _unit_of_name(level: LevelFacts) -> str:
    return level.unit or read_unit(level.name).value
