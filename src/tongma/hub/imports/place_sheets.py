"""Sheets of places."""

from dataclasses import replace

import pydantic

from tongma.hub.imports.cells import filled, text, whole, word
from tongma.hub.imports.goods import STATES, TEMPERATURES
from tongma.hub.imports.model import Column, ReadRow, RowAction, Template, WrongCell, by_row
from tongma.hub.imports.store import Lookup
from tongma.masterdata.places.handle import SAVE_PLACE
from tongma.masterdata.places.model import PlaceData, SavePlace
from tongma.masterdata.versions.query import current

_PLACE = pydantic.TypeAdapter(PlaceData)
KINDS = {"site": "仓库", "zone": "库区", "bin": "货位", "dock": "月台"}
PURPOSES = {
    "storage": "贮存",
    "receiving": "收货",
    "exception": "异常",
    "rejected": "不合格",
    "dispatch": "发货",
    "staging": "暂存",
    "returns": "退货",
}
STATUSES = {
    "": "",
    "quarantine": "待验",
    "released": "合格",
    "rejected": "不合格",
    "return_quarantine": "退货待验",
}
MIXING = {"any": "不限", "one_item": "一品", "one_lot": "一批"}
_SAME = (
    "code", "kind", "name", "purpose", "status", "temperature_class", "mixing",
    "volume_litres_max", "weight_grams_max", "handling_units_max", "sequence", "time_zone",
    "address", "state",
)  # fmt: skip


def place_step(row: ReadRow, look: Lookup) -> RowAction:
    """Ask for a place; rows may name as parent what rows above them make."""
    is_site = row.values["kind"] == "site"
    site = 0 if is_site else look.known_site("site", row.get("site"))
    if not is_site and not row.get("site"):
        raise WrongCell("site", "empty")
    place = look.place(site, row.values["code"])
    version = current(look.connection, "place", place) if place else None
    before = PlaceData("", "") if version is None else _PLACE.validate_python(dict(version.body))
    data = replace(before, **filled(row, {name: name for name in _SAME}))
    parent = row.get("parent")
    inside = look.known_place("parent", site, parent) if parent else site
    data = replace(data, parent=before.parent if place and not parent else inside)
    data = replace(data, entity=look.known_partner("entity", row.get("entity")) or data.entity)
    if place and data == before:
        return RowAction("unchanged")
    return RowAction("changed" if place else "new", SAVE_PLACE, SavePlace(data, id=place))


PLACES = Template(
    "places",
    "位置",
    "Places",
    (
        Column("site", "仓库编码", text),
        Column("code", "编码", text, needed=True),
        Column("kind", "类型", word(KINDS), needed=True),
        Column("name", "名称", text),
        Column("parent", "所属库区", text),
        Column("purpose", "用途", word(PURPOSES)),
        Column("status", "质量状态", word(STATUSES)),
        Column("temperature_class", "温区", word(TEMPERATURES)),
        Column("mixing", "混放规则", word(MIXING)),
        Column("volume_litres_max", "最大容积（升）", whole),
        Column("weight_grams_max", "最大重量（克）", whole),
        Column("handling_units_max", "最大件数", whole),
        Column("sequence", "行走顺序", whole),
        Column("time_zone", "时区", text),
        Column("entity", "法人", text),
        Column("address", "地址", text),
        Column("state", "状态", word({"": "", **STATES})),
    ),
    by_row(place_step),
)
