"""Changing settings."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import EVERYWHERE
from tongma.foundation.kernel.outcome import allow
from tongma.masterdata.policy import store
from tongma.masterdata.policy.decide import (
    class_number,
    decide_clear,
    decide_setting,
    decide_target,
    decide_value,
)
from tongma.masterdata.policy.model import (
    ClearSetting,
    SaveSetting,
    SettingCleared,
    SettingSaved,
)
from tongma.masterdata.versions.decide import decide_version
from tongma.masterdata.versions.store import keep
from tongma.stock.query.goods import decimals_of
from tongma.stock.query.tree import facts_of

KIND = "setting"
_FIRST = 1
"""Every value is a row of its own, which never changes."""


def save_setting(tx: Tx, command: SaveSetting) -> SettingSaved:
    """Set a value. Refusals in order: ``setting_unknown``, ``setting_scope``, ``setting_value``,
    ``site_unknown`` / ``partner_unknown`` / ``item_unknown``, ``version_conflict``.
    """
    name, scope = command.name, command.scope
    allow(decide_setting(name, scope, command.target))
    value = allow(decide_value(name, command.value))
    target = class_number(scope, command.target)
    allow(decide_target(scope, target, _kind_of(tx, scope, target)))
    _act_on(tx, scope, target)
    there = store.in_force(tx, name, scope, target)
    number = store.last_version(tx, name, scope, target)
    allow(decide_version(command.version, number))
    if there is not None:
        store.end(tx, there.id)
    made = store.begin(tx, name, scope, target, value=value.kept, version=number + 1)
    body = {"name": name, "scope": scope, "target": command.target, "value": command.value}
    keep(tx, KIND, made, _FIRST, body)
    return SettingSaved(made, number + 1)


def clear_setting(tx: Tx, command: ClearSetting) -> SettingCleared:
    """End a special value. Refusals in order: ``setting_unknown``, ``setting_scope``,
    ``setting_not_set``, ``version_conflict``.
    """
    name, scope = command.name, command.scope
    allow(decide_setting(name, scope, command.target))
    target = class_number(scope, command.target)
    _act_on(tx, scope, target)
    there = store.in_force(tx, name, scope, target)
    allow(decide_clear(name, scope, is_set=there is not None))
    ending, version = there or (0, 0)
    allow(decide_version(command.version, version))
    store.end(tx, ending)
    return SettingCleared(ending)


def _act_on(tx: Tx, scope: str, target: int) -> None:
    """Check the right: what is set for a site is that site's, all else is of all sites."""
    if scope == "site":
        tx.at(site=target)
        tx.reaches([(target, EVERYWHERE)])
    else:
        tx.everywhere()


def _kind_of(tx: Tx, scope: str, target: int) -> str:
    """Return what a target is; empty where there is no such thing."""
    if scope == "item":
        return "item" if target in decimals_of(tx.connection, [target]) else ""
    found = facts_of(tx.connection, [target]).get(target)
    return "" if found is None else found.kind


KINDS = (
    Kind("policy.save_setting", SaveSetting, save_setting, SettingSaved),
    Kind("policy.clear_setting", ClearSetting, clear_setting, SettingCleared),
)
