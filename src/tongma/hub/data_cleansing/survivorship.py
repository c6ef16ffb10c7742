"""From the clean rows of one item to the item as the catalogue saves it. Pure."""

from collections.abc import Mapping, Sequence

from tongma.masterdata.catalogue.model import FieldData, ItemData, LevelData, LevelIdentifier
from tongma.masterdata.catalogue.units import UNITS

_EXTRA = ("registration", "registration_to", "supplier_article", "insurance_code")
_LEVELS = (("pack", "BX"), ("case", "CT"))
Values = Mapping[str, str]


def item_of(rows: Sequence[Values], maker: int = 0) -> ItemData:
    """Return the item that rows say together: absent never overwrites present, the first row wins.

    ``maker``: the partner that the maker's name means, 0 where nobody knows; the name then stays as
    a field of the item.
    """
    said = _together(rows)
    extra = [*_EXTRA] if maker else [*_EXTRA, "maker"]
    return ItemData(
        code=said.get("code", ""),
        name_zh=said.get("name_zh", ""),
        name_en=said.get("name_en", ""),
        specification=said.get("specification", ""),
        model=said.get("model", ""),
        device_class=said.get("device_class", ""),
        storage=said.get("storage", ""),
        base_unit=said.get("unit") or "EA",
        shelf_life_days=int(said.get("shelf_life_days") or 0),
        price=said.get("price", ""),
        maker=maker,
        levels=tuple(levels_of(rows)),
        fields=tuple(FieldData(name, said[name]) for name in extra if said.get(name)),
    )


def _together(rows: Sequence[Values]) -> dict[str, str]:
    said: dict[str, str] = {}
    for values in rows:
        for name, text in values.items():
            if text and not said.get(name):
                said[name] = text
    return said


def levels_of(rows: Sequence[Values]) -> list[LevelData]:
    """Return the packaging of all rows; each factor has one level, named after its unit."""
    factors: dict[int, tuple[str, str]] = {}
    for values in rows:
        for level, usual in _LEVELS:
            count = int(values.get(f"{level}_factor") or 0)
            unit = values.get(f"{level}_unit") or usual
            if count:
                factors.setdefault(count, (unit, level_name(rows, count, unit)))
    made: list[LevelData] = []
    inner, inside = 1, ""
    for factor in sorted(factors):
        unit, name = factors[factor]
        if factor % inner:
            inner, inside = 1, ""
        made.append(LevelData(name, factor // inner, inside, unit))
        inner, inside = factor, name
    return made


def level_name(rows: Sequence[Values], factor: int, unit: str) -> str:
    """Return the word of a unit; with the factor where the item has that unit twice."""
    same = {
        values[f"{level}_factor"]
        for values in rows
        for level, usual in _LEVELS
        if values.get(f"{level}_factor") and (values.get(f"{level}_unit") or usual) == unit
    }
    word = UNITS[unit].name_zh
    return word if len(same) == 1 else f"{word}{factor}"


def codes_of(rows: Sequence[Values], levels: Sequence[LevelData]) -> list[LevelIdentifier]:
    """Return all codes of the rows with their levels; merged rows leave their old numbers."""
    factors = _factors(levels)
    found: dict[LevelIdentifier, None] = {}
    for values in rows:
        for field in ("barcode", "pack_barcode", "case_barcode"):
            code = values.get(field, "")
            level = field.removesuffix("barcode").removesuffix("_")
            factor = int(values.get(f"{level}_factor") or 0) if level else 1
            if code and factor in factors:
                found[_identifier(code, factors[factor])] = None
    own = rows[0].get("code", "")
    for number in dict.fromkeys(values.get("code", "") for values in rows):
        if number and number != own:
            found[LevelIdentifier("internal", number, role="former-article")] = None
    return list(found)


def _factors(levels: Sequence[LevelData]) -> dict[int, str]:
    factors, by_name = {1: ""}, {"": 1}
    for level in levels:
        by_name[level.name] = by_name[level.contains] * level.contains_count
        factors[by_name[level.name]] = level.name
    return factors


def _identifier(code: str, level: str) -> LevelIdentifier:
    scheme, mark, value = code.partition(":")
    return LevelIdentifier(scheme, value, level) if mark else LevelIdentifier("gtin", code, level)
