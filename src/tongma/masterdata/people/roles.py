"""The roles of an installation and what each may do. Pure.

``folder.*`` stands for every command of a folder. Separation of duties between two persons on one
document is no matter of roles: the commands themselves compare persons.
"""

from typing import NamedTuple

ADMINISTRATOR = "administrator"


class Role(NamedTuple):
    """A role with its words on the screens and its actions."""

    code: str
    name_zh: str
    name_en: str
    actions: frozenset[str]


def _role(code: str, name_zh: str, name_en: str, *actions: str) -> Role:
    return Role(code, name_zh, name_en, frozenset(actions))


_DESK_READING = ("documents.read", "stock.read")
READING = (*_DESK_READING, "journal.read", "people.read", "system.read")
"""Rights to read; reference data may be read by everyone who is logged in."""
_DESK = ("documents.*", "stock.read", "stations.diagnose_station", "scanning.keep_reading")
"""Of roles that work: who only reads has ``_DESK_READING``."""
_ROWS = (
    _role(ADMINISTRATOR, "系统管理员", "Administrator", "people.*", "system.read"),
    _role(
        "master_data", "主数据管理员", "Master data",
        "identifiers.*", "registered.*", "unknown.*", "stations.*", "catalogue.*", "places.*",
        "partners.*", "imports.*", "cleaning.*", "labels.*", *_DESK,
    ),
    _role(
        "quality_manager", "质量负责人", "Quality manager",
        "identifiers.*", "registered.*", "unknown.*", "catalogue.*", "partners.*", "policy.*",
        "holds.*", "imports.*", "cleaning.*", "corrections.*", "opening.*", "scanning.*",
        "journal.read", *_DESK,
    ),
    _role(
        "buyer", "采购员", "Buyer",
        "papers.*", "purchasing.*", "opening.*", "holds.approve_lift", *_DESK,
    ),
    _role(
        "receiver", "收货员", "Receiver",
        "receiving.*", "papers.announce_signed", "handling.*", "labels.*", "holds.place_hold",
        *_DESK,
    ),
    _role("acceptor", "验收员", "Acceptor", "acceptance.*", "holds.place_hold", *_DESK),
    _role(
        "storeman", "保管员", "Storeman",
        "putaway.*", "transfers.*", "handling.*", "labels.*", "holds.place_hold", *_DESK,
    ),
    _role(
        "counter", "盘点员", "Counter",
        "counting.open_count", "counting.count_bin", "counting.reopen_count_line", *_DESK,
    ),
    _role(
        "warehouse_manager", "仓储主管", "Warehouse manager",
        "places.*", "policy.*", "stations.*", "counting.*", "parallel.*",
        "late.*", "transfers.*", "handling.*",
        "opening.*", "imports.*", "labels.*", "holds.place_hold", "journal.read", *_DESK,
    ),
    _role("sales", "销售员", "Sales", "sales.*", *_DESK),
    _role("picker", "拣货员", "Picker", "picking.*", *_DESK),
    _role("checker", "复核员", "Checker", "checking.*", *_DESK),
    _role("dispatcher", "发运员", "Dispatcher", "shipping.*", "handling.*", *_DESK),
    _role("finance", "财务", "Finance", *_DESK_READING, "documents.write_note"),
    _role("auditor", "审计员（只读）", "Auditor", *READING),
)  # fmt: skip
ROLES = {role.code: role for role in _ROWS}
"""By code."""
