"""The words of states, dispositions and units on prints: no code leaves the house. Pure."""

from collections.abc import Mapping

from tongma.masterdata.catalogue.units import UNITS
from tongma.work.documents.states import LineState

_STATES: Mapping[LineState, str] = {
    LineState.OPEN: "进行中",
    LineState.DONE: "已完成",
    LineState.CANCELLED: "已取消",
    LineState.SHORT_CLOSED: "短缺关闭",
    LineState.UNDONE: "已撤销",
    LineState.WITHDRAWN: "已撤回",
    LineState.UNDECIDED: "待采购裁决",
    LineState.REJECTED: "不合格",
    LineState.TO_RETURN: "待退回",
    LineState.RELEASED: "合格",
    LineState.RECOUNT: "待复盘",
    LineState.TO_APPROVE: "待批准",
    LineState.POSTED: "已入账",
    LineState.SHORT: "短缺",
}
_DISPOSITIONS: Mapping[str, str] = {
    "ordered": "正常收货",
    "over": "超收",
    "no_order": "无订单",
    "damaged": "破损",
    "expired": "已过期",
}


def state_word(state: str) -> str:
    """Return what a line's state is called."""
    return _STATES[LineState(state)]


def disposition_word(disposition: str) -> str:
    """Return what is done with received goods; empty where nothing is said."""
    return _DISPOSITIONS.get(disposition, disposition)


def unit_word(unit: str) -> str:
    """Return what a unit of UN/ECE Recommendation 20 is called; one that is not ours stays."""
    return UNITS[unit].name_zh if unit in UNITS else unit
