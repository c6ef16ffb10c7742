"""Changing settings."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refusal, Refused, refuse
from tongma.masterdata.policy import store
from tongma.masterdata.policy.decide import class_number, decide_setting, decide_value, read_value
from tongma.masterdata.policy.model import DEFINITIONS, ClearSetting, SaveSetting
from tongma.masterdata.versions.decide import decide_version
from tongma.masterdata.versions.store import keep
from tongma.stock.query.goods import decimals_of
from tongma.stock.query.tree import facts_of

KIND = "setting"
_PLACES = {"site": "site", "entity": "partner", "customer": "partner"}


def save_setting(tx: Tx, command: SaveSetting) -> Decision:
    """Set a value. Refusals in order: ``setting_unknown``, ``setting_scope``, ``setting_value``,
    ``site_unknown`` / ``partner_unknown`` / ``item_unknown``, ``version_conflict``.
    """
    _raise(decide_setting(command.name, command.scope, command.target))
    _raise(decide_value(command.name, command.value))
    target = class_number(command.scope, command.target)
    _check_target(tx, command.scope, target)
    tx.at(site=target if command.scope == "site" else 0)
    there = store.in_force(tx, command.name, command.scope, target)
    number = store.last_version(tx, command.name, command.scope, target)
    _raise(decide_version(command.version, number))
    value = read_value(DEFINITIONS[command.name], command.value)
    if there is not None:
        store.end(tx, there.id)
    where = (command.scope, target)
    made = store.begin(tx, command.name, where, "" if value is None else value, number + 1)
    _keep(tx, made, {"name": command.name, "scope": command.scope, "target": command.target,
                     "value": command.value})  # fmt: skip
    return Decision({"id": str(made), "version": number + 1})


def _keep(tx: Tx, made: int, body: dict[str, str]) -> None:
    """Keep who set it and why beside the value; every value is a row of its own."""
    keep(tx, KIND, made, 1, body)


def clear_setting(tx: Tx, command: ClearSetting) -> Decision:
    """End a special value. Refusals in order: ``setting_unknown``, ``setting_scope``,
    ``setting_not_set``, ``version_conflict``.
    """
    _raise(decide_setting(command.name, command.scope, command.target))
    target = class_number(command.scope, command.target)
    tx.at(site=target if command.scope == "site" else 0)
    there = store.in_force(tx, command.name, command.scope, target)
    if there is None:
        raise refuse("setting_not_set", setting=command.name, scope=command.scope)
    _raise(decide_version(command.version, there.version))
    store.end(tx, there.id)
    return Decision()


def _check_target(tx: Tx, scope: str, target: int) -> None:
    if scope in _PLACES:
        kind = _PLACES[scope]
        found = facts_of(tx.connection, [target]).get(target)
        if found is None or found.kind != kind:
            raise refuse(f"{kind}_unknown", **{kind: str(target)})
    if scope == "item" and target not in decimals_of(tx.connection, [target]):
        raise refuse("item_unknown", item=str(target))


def _raise(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


KINDS = (
    Kind("policy.save_setting", SaveSetting, save_setting),
    Kind("policy.clear_setting", ClearSetting, clear_setting),
)
