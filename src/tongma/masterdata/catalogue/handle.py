"""Revision items and certificates."""

from collections.abc import Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refusal, Refused, ensure, refuse
from tongma.masterdata.catalogue.decide import (
    decide_certificate,
    decide_item,
    decide_levels,
    plan_levels,
)
from tongma.masterdata.catalogue.model import (
    BindIdentifier,
    LevelIdentifier,
    SaveCertificate,
    SaveItem,
    UnbindIdentifier,
)
from tongma.masterdata.catalogue.store import (
    certificate_version,
    item_version,
    known_items,
    level_ids,
    write_certificate,
    write_item,
    write_levels,
)
from tongma.masterdata.identifiers.binding import bind, unbind
from tongma.masterdata.identifiers.model import Target
from tongma.masterdata.identifiers.query import identifiers_of
from tongma.masterdata.versions.body import body_of
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.revision import begin, finish
from tongma.stock.post.goods import add_item, set_decimals
from tongma.stock.query.goods import decimals_of
from tongma.stock.query.tree import facts_of


def save_item(tx: Tx, command: SaveItem) -> Saved:
    """Make or change an item. Refusals in order: ``item_unknown``, ``version_conflict``,
    ``item_invalid``, ``partner_unknown``, ``level_in_use``, ``level_factor_fixed``,
    ``item_has_moved`` (decimals), ``code_taken``, ``identifier_wrong``, ``identifier_taken``.
    """
    tx.at()
    data = command.data
    revision = begin(tx, "item", command, item_version)
    _raise(decide_item(data))
    check_partners(tx, (data.registrant, data.maker, data.contract_maker))
    planned = plan_levels(data.levels)
    ensure(planned is not None, "checked packaging has an order")
    known = {} if revision.is_new else level_ids(tx, revision.id)
    _raise(decide_levels(planned or (), {name: factor for name, (_id, factor) in known.items()}))
    if revision.is_new:
        add_item(tx, revision.id, data.decimals)
    elif decimals_of(tx.connection, [revision.id])[revision.id] != data.decimals:
        set_decimals(tx, revision.id, data.decimals)
    write_item(tx, revision.id, data, revision.number)
    levels = write_levels(tx, revision.id, planned or (), known)
    if command.identifiers is not None:
        kept = _bind_all(tx, revision.id, command.identifiers, levels)
        if not revision.is_new:
            _end_others(tx, revision.id, kept)
    return finish(tx, revision, command, body_of(data))


def _bind_all(
    tx: Tx, item: int, wanted: Sequence[LevelIdentifier], levels: dict[str, int]
) -> set[int]:
    return {
        bind(tx, one.identifier(), Target("item", item, _level(levels, one)), source="catalogue")
        for one in wanted
    }


def _end_others(tx: Tx, item: int, kept: set[int]) -> None:
    """End the codes that are gone; foreign keys of other systems stay."""
    for there in identifiers_of(tx.connection, "item", item):
        if there.id not in kept and there.source == "catalogue":
            one = LevelIdentifier(there.scheme, there.value, scope=there.scope)
            unbind(tx, one.identifier(), "item", item)


def _level(levels: dict[str, int], one: LevelIdentifier) -> int:
    if one.level and one.level not in levels:
        raise refuse("level_unknown", level=one.level)
    return levels[one.level] if one.level else 0


def bind_identifier(tx: Tx, command: BindIdentifier) -> Decision:
    """Bind one code. Refusals: ``item_unknown``, ``level_unknown``, ``identifier_wrong``,
    ``identifier_taken``.
    """
    tx.at()
    if item_version(tx, command.item) is None:
        raise refuse("item_unknown", item=str(command.item))
    one = command.identifier
    levels = {name: level for name, (level, _factor) in level_ids(tx, command.item).items()}
    target = Target("item", command.item, _level(levels, one))
    return Decision({"binding": str(bind(tx, one.identifier(), target, source="catalogue"))})


def unbind_identifier(tx: Tx, command: UnbindIdentifier) -> Decision:
    """End one binding. Refusals: ``identifier_wrong``, ``identifier_unknown``."""
    tx.at()
    unbind(tx, command.identifier.identifier(), "item", command.item)
    return Decision()


def save_certificate(tx: Tx, command: SaveCertificate) -> Saved:
    """Make or change a certificate. Refusals in order: ``certificate_unknown``,
    ``version_conflict``, ``certificate_invalid``, ``partner_unknown``, ``item_unknown``,
    ``certificate_unknown`` (the one replaced), ``certificate_exists``.
    """
    tx.at()
    data = command.data
    revision = begin(tx, "certificate", command, certificate_version)
    _raise(decide_certificate(data))
    check_partners(tx, (data.holder,))
    missing = sorted(set(data.items) - known_items(tx, data.items))
    if missing:
        raise refuse("item_unknown", item=str(missing[0]))
    if data.replaces and certificate_version(tx, data.replaces) is None:
        raise refuse("certificate_unknown", certificate=str(data.replaces))
    write_certificate(tx, revision.id, data, revision.number)
    return finish(tx, revision, command, body_of(data))


def check_partners(tx: Tx, partners: Sequence[int]) -> None:
    """Refuse ``partner_unknown`` unless each id (0: none) is a partner's place in the ledger."""
    wanted = [one for one in partners if one]
    if not wanted:
        return
    known = {one.id for one in facts_of(tx.connection, wanted).values() if one.kind == "partner"}
    missing = [one for one in wanted if one not in known]
    if missing:
        raise refuse("partner_unknown", partner=str(missing[0]))


def _raise(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


SAVE_ITEM = Kind("catalogue.save_item", SaveItem, save_item, Saved)
SAVE_CERTIFICATE = Kind("catalogue.save_certificate", SaveCertificate, save_certificate, Saved)
KINDS = (
    SAVE_ITEM,
    Kind("catalogue.bind_identifier", BindIdentifier, bind_identifier),
    Kind("catalogue.unbind_identifier", UnbindIdentifier, unbind_identifier),
    SAVE_CERTIFICATE,
)
