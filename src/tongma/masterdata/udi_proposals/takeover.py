"""Taking proposals over into an item: fields, levels, codes, certificates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.fields import plain_fields
from tongma.foundation.kernel.outcome import refuse
from tongma.masterdata.catalogue.decide import plan_levels
from tongma.masterdata.catalogue.handle import save_certificate, save_item
from tongma.masterdata.catalogue.model import (
    CertificateData,
    ItemData,
    LevelData,
    SaveCertificate,
    SaveItem,
)
from tongma.masterdata.catalogue.query import certificate_by_number, levels_of_item
from tongma.masterdata.identifiers.binding import bind, supersede
from tongma.masterdata.identifiers.model import BindingStatus, Identifier, Standing, Target
from tongma.masterdata.identifiers.query import bound_to
from tongma.masterdata.udi_proposals.model import Claim, Proposal
from tongma.masterdata.versions.query import current_data

SOURCE = "udidb"
"""Who told of a code that a public database has."""
_TRUTH = {"true": True, "false": False}


def take_over(tx: Tx, item: int, taken: Sequence[Proposal]) -> None:
    """Save the item once with all that is taken over, then bind its codes."""
    before = _saved(tx, item)
    values = {one.name: one.value for one in taken if one.kind == "field"}
    codes = [one for one in taken if one.kind == "identifier"]
    after = with_levels(with_fields(before, values), codes)
    if after != before:
        save_item(tx, SaveItem(after, id=item))
    levels = {one.factor: one.id for one in levels_of_item(tx.connection, item)} | {1: 0}
    for code in codes:
        _confirm(tx, code, Target("item", item, levels[code.factor]))
    for proposal in taken:
        if proposal.kind == "certificate":
            _cover(tx, item, proposal.value)


def level_of(tx: Tx, item: int, factor: int, name: str) -> int:
    """Return the item's level of so many base units (0: the base unit), made where there is none.

    ``name``: of a new one, empty: after its factor. Refusals as saving an item.
    """
    for level in levels_of_item(tx.connection, item):
        if level.factor == factor:
            return level.id
    if factor == 1:
        return 0
    wanted = Claim("identifier", "", "", factor=factor, level_name=name)
    save_item(tx, SaveItem(with_levels(_saved(tx, item), [wanted]), id=item))
    return next(one.id for one in levels_of_item(tx.connection, item) if one.factor == factor)


def _saved(tx: Tx, item: int) -> ItemData:
    saved = current_data(tx.connection, "item", item, ItemData)
    if saved is None:
        raise refuse("item_unknown", item=str(item))
    return saved


def with_fields(data: ItemData, values: Mapping[str, str]) -> ItemData:
    """Return the item with fields set from the texts of proposals."""
    kinds = plain_fields(ItemData)
    told: dict[str, Any] = {
        name: _TRUTH[value] if kinds.get(name) is bool else value for name, value in values.items()
    }
    return replace(data, **told)


def with_levels(data: ItemData, codes: Iterable[Claim | Proposal]) -> ItemData:
    """Return the item with a level for each factor above the base unit that it does not have.

    A new level holds the level inside it that its record names, where it holds a whole number of
    them, else base units.
    """
    names = level_names(data)
    levels = list(data.levels)
    for code in sorted(codes, key=lambda code: code.factor):
        if code.factor in names:
            continue
        inside = code.inside if code.inside in names and code.factor % code.inside == 0 else 1
        name = _free_name(code, set(names.values()))
        levels.append(LevelData(name, code.factor // inside, names[inside]))
        names[code.factor] = name
    return replace(data, levels=tuple(levels))


def level_names(data: ItemData) -> dict[int, str]:
    """Return the names of an item's levels by factor; the base unit has none."""
    return {1: ""} | {one.factor: one.data.name for one in plan_levels(data.levels)}


def _free_name(code: Claim | Proposal, taken: set[str]) -> str:
    wanted = code.level_name or f"x{code.factor}"
    return wanted if wanted not in taken else f"{wanted} x{code.factor}"


def _confirm(tx: Tx, proposal: Proposal, target: Target) -> None:
    """Let a code mean a level from now on; where it meant another level of the item, no more."""
    there = [
        bound
        for bound in bound_to(tx.connection, proposal.name, proposal.value)
        if (bound.target_kind, bound.target, bound.scope) == ("item", target.id, 0)
    ]
    if there:
        supersede(tx, there[0], target, Standing(BindingStatus.CONFIRMED))
        for other in there[1:]:
            supersede(tx, other, other.means, Standing(BindingStatus.RETIRED))
        return
    bind(tx, Identifier(proposal.name, proposal.value, role=proposal.role), target, source=SOURCE)


def _cover(tx: Tx, item: int, number: str) -> None:
    """Let the certificate of that number cover the item, too."""
    known = certificate_by_number(tx.connection, number) or 0
    data = current_data(tx.connection, "certificate", known, CertificateData)
    if data is None:
        raise refuse("certificate_unknown", certificate=number)
    items = tuple(dict.fromkeys([*data.items, item]))
    save_certificate(tx, SaveCertificate(replace(data, items=items), id=known))
