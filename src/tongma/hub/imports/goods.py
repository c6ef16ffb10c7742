"""Sheets of items and of certificates."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pydantic

from tongma.foundation.kernel.fields import plain_fields
from tongma.hub.imports.cells import day, device_class, filled, flag, text, unit, whole, word
from tongma.hub.imports.model import (
    Column,
    ReadRow,
    RowAction,
    Template,
    WrongCell,
    by_group,
    by_row,
)
from tongma.hub.imports.store import Lookup
from tongma.masterdata.catalogue.handle import SAVE_CERTIFICATE, SAVE_ITEM
from tongma.masterdata.catalogue.model import (
    PARTNERS,
    CertificateData,
    ItemData,
    LevelData,
    LevelIdentifier,
    SaveCertificate,
    SaveItem,
)
from tongma.masterdata.catalogue.query import certificate_by_number, levels_of_item
from tongma.masterdata.identifiers.query import identifiers_of
from tongma.masterdata.versions.query import current

LEVELS = (1, 2, 3)
TEMPERATURES = {"": "", "ambient": "常温", "cool": "阴凉", "cold": "冷藏", "frozen": "冷冻"}
STATES = {"active": "启用", "retired": "停用"}
_ITEM = pydantic.TypeAdapter(ItemData)
_CERTIFICATE = pydantic.TypeAdapter(CertificateData)
_PARTNERS = tuple(sorted(PARTNERS))
_SAME = tuple(plain_fields(ItemData, but=PARTNERS))


def item_step(row: ReadRow, look: Lookup) -> RowAction:
    """Ask for an item; a known code changes only the columns that the sheet has."""
    item = look.item(row.values["code"])
    before = _item(look, item)
    values: dict[str, Any] = filled(row, {name: name for name in _SAME})
    for name in ("temperature_min", "temperature_max"):
        if name in row.values:
            values[name] = row.values[name] or None
    for name, code in filled(row, {name: name for name in _PARTNERS}).items():
        values[name] = look.known_partner(name, code)
    values["levels"] = _levels(row, before.levels)
    data = replace(before, **values)
    codes_before = _codes(look, item)
    codes = _with_gtins(row, codes_before, data.levels)
    if item and data == before and set(codes) == set(codes_before):
        return RowAction("unchanged")
    command = SaveItem(data, id=item, identifiers=codes)
    return RowAction("changed" if item else "new", SAVE_ITEM, command)


def _item(look: Lookup, item: int) -> ItemData:
    version = current(look.connection, "item", item) if item else None
    return ItemData("", "") if version is None else _ITEM.validate_python(dict(version.body))


def _levels(row: ReadRow, before: tuple[LevelData, ...]) -> tuple[LevelData, ...]:
    """Return the packaging: each level of the sheet holds the one before it."""
    known = {one.name: one for one in before}
    wanted: dict[str, LevelData] = dict(known)
    inside = ""
    for number in LEVELS:
        name = row.get(f"level{number}_name")
        if not name:
            continue
        count = row.get(f"level{number}_count", 0)
        wanted[name] = replace(
            known.get(name, LevelData(name, count)), contains_count=count, contains=inside
        )
        inside = name
    return tuple(wanted.values())


def _codes(look: Lookup, item: int) -> tuple[LevelIdentifier, ...]:
    """Return the codes that the catalogue gave the item."""
    if not item:
        return ()
    names = {one.id: one.name for one in levels_of_item(look.connection, item)}
    return tuple(
        LevelIdentifier(
            identifier.scheme,
            identifier.value,
            names.get(identifier.level, ""),
            identifier.scope,
            identifier.role,
        )
        for identifier in identifiers_of(look.connection, "item", item)
        if identifier.source == "catalogue"
    )


def _with_gtins(
    row: ReadRow, before: tuple[LevelIdentifier, ...], levels: tuple[LevelData, ...]
) -> tuple[LevelIdentifier, ...]:
    """Return the codes with those of the sheet; a level has one GTIN."""
    given = {"": row.get("gtin")}
    for number in LEVELS:
        name = row.get(f"level{number}_name")
        code = row.get(f"level{number}_gtin")
        if code and name not in {one.name for one in levels}:
            raise WrongCell(f"level{number}_gtin", "level_unknown")
        given[name or f" {number}"] = code
    given = {name: code.zfill(14) for name, code in given.items() if code}
    kept = [one for one in before if one.scheme != "gtin" or one.level not in given]
    return (*kept, *(LevelIdentifier("gtin", code, name) for name, code in given.items()))


def _temperature(given: str) -> str:
    return given.removesuffix("℃").removesuffix("°C").strip()


_LEVEL_COLUMNS = tuple(
    column
    for number in LEVELS
    for column in (
        Column(f"level{number}_name", f"包装{number}名称", text),
        Column(f"level{number}_count", f"包装{number}数量", whole),
        Column(f"level{number}_gtin", f"包装{number}条码", text),
    )
)
ITEMS = Template(
    "items",
    "产品",
    "Items",
    (
        Column("code", "编码", text, needed=True, once=True),
        Column("name_zh", "名称", text, needed=True),
        Column("name_en", "英文名称", text),
        Column("model", "型号", text),
        Column("specification", "规格", text),
        Column("device_class", "管理类别", device_class),
        Column("category", "分类编码", text),
        Column("ivd", "体外诊断试剂", flag),
        Column("implant", "植入", flag),
        Column("single_use", "一次性使用", flag),
        Column("storage", "贮存条件", text),
        Column("transport", "运输条件", text),
        Column("temperature_class", "温区", word(TEMPERATURES)),
        Column("temperature_min", "最低温度", _temperature),
        Column("temperature_max", "最高温度", _temperature),
        Column("lot_control", "批号管理", flag),
        Column("serial_control", "序列号管理", flag),
        Column("expiry_control", "效期管理", flag),
        Column("shelf_life_days", "有效期天数", whole),
        Column("receipt_min_days", "收货最短效期天数", whole),
        Column("base_unit", "基本单位", unit),
        Column("decimals", "小数位", whole),
        Column("price", "单价", text),
        Column("currency", "币种", text),
        Column("registrant", "注册人", text),
        Column("maker", "生产企业", text),
        Column("contract_maker", "受托生产企业", text),
        Column("gtin", "条码", text),
        *_LEVEL_COLUMNS,
        Column("state", "状态", word({"": "", **STATES})),
    ),
    by_row(item_step),
    rows_stand_alone=True,
    fields={"contains_count": "level1_count", "levels": "level1_name", "value": "gtin"},
)


def certificate_step(group: Sequence[ReadRow], look: Lookup) -> RowAction:
    """Ask for the certificate of one number: each of its rows may name one more item."""
    first = group[0]
    known = certificate_by_number(look.connection, first.values["number"]) or 0
    version = current(look.connection, "certificate", known) if known else None
    before = None if version is None else _CERTIFICATE.validate_python(dict(version.body))
    named = [row.get("item") for row in group if row.get("item")]
    items = [look.known_item("item", code) for code in named]
    items = list(dict.fromkeys([*(before.items if before else ()), *items]))
    replaced = first.get("replaces")
    values: dict[str, Any] = filled(
        first,
        {name: name for name in ("number", "kind", "valid_from", "valid_to", "scope", "state")},
    )
    values |= {
        "items": tuple(items),
        "holder": look.known_partner("holder", first.values["holder"]),
    }
    if replaced:
        values["replaces"] = certificate_by_number(look.connection, replaced) or 0
        if not values["replaces"]:
            raise WrongCell("replaces", "certificate_unknown")
    blank = CertificateData("", "registration", 0, "")
    data = replace(before or blank, **values)
    if data == before:
        return RowAction("unchanged")
    command = SaveCertificate(data, id=known)
    return RowAction("changed" if known else "new", SAVE_CERTIFICATE, command)


CERTIFICATES = Template(
    "certificates",
    "注册证与备案",
    "Certificates",
    (
        Column("number", "证号", text, needed=True),
        Column("kind", "类型", word({"registration": "注册证", "filing": "备案"}), needed=True),
        Column("holder", "注册人", text, needed=True),
        Column("valid_from", "生效日期", day, needed=True),
        Column("valid_to", "失效日期", day),
        Column("scope", "范围", text),
        Column("item", "产品编码", text),
        Column("replaces", "替代证号", text),
        Column("state", "状态", word({"": "", **STATES})),
    ),
    by_group("number", certificate_step),
)
