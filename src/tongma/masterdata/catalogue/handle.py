"""Saving items and certificates."""

from collections.abc import Mapping, Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.catalogue.decide import (
    KnownOfCertificate,
    KnownOfItem,
    decide_certificate,
    decide_codes,
    decide_item,
)
from tongma.masterdata.catalogue.model import (
    BindIdentifier,
    CodeUnbound,
    LevelIdentifier,
    SaveCertificate,
    SaveItem,
    UnbindIdentifier,
)
from tongma.masterdata.catalogue.store import (
    certificate_version,
    item_version,
    known_items,
    levels_by_name,
    write_certificate,
    write_item,
    write_levels,
)
from tongma.masterdata.identifiers.binding import bind, unbind
from tongma.masterdata.identifiers.model import CodeBound, Target
from tongma.masterdata.identifiers.query import identifiers_of
from tongma.masterdata.versions.body import body_of
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.revision import begin, finish
from tongma.stock.post.goods import add_item, set_decimals
from tongma.stock.query.goods import decimals_of
from tongma.stock.query.tree import facts_of

SOURCE = "catalogue"
"""Who told of a code that stands in an item's own list."""


def save_item(tx: Tx, command: SaveItem) -> Saved:
    """Make or change an item. Refusals in order: ``item_unknown``, ``version_conflict``, what
    ``decide_item`` refuses, ``item_has_moved`` (decimals), ``code_taken``, ``identifier_wrong``,
    ``identifier_taken``.
    """
    tx.everywhere()
    data = command.data
    revision = begin(tx, "item", command, item_version)
    levels = {} if revision.is_new else levels_by_name(tx, revision.id)
    factors = {name: level.factor for name, level in levels.items()}
    partners = _partners(tx, data.registrant, data.maker, data.contract_maker)
    known = KnownOfItem(factors, partners)
    planned = allow(decide_item(data, known, command.identifiers or ()))
    if revision.is_new:
        add_item(tx, revision.id, data.decimals)
    elif decimals_of(tx.connection, [revision.id])[revision.id] != data.decimals:
        set_decimals(tx, revision.id, data.decimals)
    write_item(tx, revision.id, data, revision.number)
    level_ids = write_levels(tx, revision.id, planned, levels)
    if command.identifiers is not None:
        kept = _bind_all(tx, revision.id, command.identifiers, level_ids)
        if not revision.is_new:
            _end_others(tx, revision.id, kept)
    return finish(tx, revision, command, body_of(data))


def _bind_all(
    tx: Tx, item: int, codes: Sequence[LevelIdentifier], level_ids: Mapping[str, int]
) -> set[int]:
    return {
        bind(tx, code.identifier(), Target("item", item, level_ids[code.level]), source=SOURCE)
        for code in codes
    }


def _end_others(tx: Tx, item: int, kept: set[int]) -> None:
    """End the codes that are gone; foreign keys of other systems stay."""
    for there in identifiers_of(tx.connection, "item", item):
        if there.id not in kept and there.source == SOURCE:
            gone = LevelIdentifier(there.scheme, there.value, scope=there.scope)
            unbind(tx, gone.identifier(), "item", item)


def bind_identifier(tx: Tx, command: BindIdentifier) -> CodeBound:
    """Bind one code. Refusals: ``item_unknown``, ``level_unknown``, ``identifier_wrong``,
    ``identifier_taken``.
    """
    tx.everywhere()
    if item_version(tx, command.item) is None:
        raise refuse("item_unknown", item=str(command.item))
    code = command.identifier
    level_ids = {name: level.id for name, level in levels_by_name(tx, command.item).items()}
    allow(decide_codes([code], level_ids))
    target = Target("item", command.item, level_ids.get(code.level, 0))
    return CodeBound(bind(tx, code.identifier(), target, source=SOURCE))


def unbind_identifier(tx: Tx, command: UnbindIdentifier) -> CodeUnbound:
    """End one binding. Refusals ``identifier_wrong``, ``identifier_unknown``."""
    tx.everywhere()
    unbind(tx, command.identifier.identifier(), "item", command.item)
    return CodeUnbound(command.item)


def save_certificate(tx: Tx, command: SaveCertificate) -> Saved:
    """Make or change a certificate. Refusals in order: ``certificate_unknown``,
    ``version_conflict``, what ``decide_certificate`` refuses, ``certificate_exists``.
    """
    tx.everywhere()
    data = command.data
    revision = begin(tx, "certificate", command, certificate_version)
    replaced = data.replaces and certificate_version(tx, data.replaces) is not None
    known = KnownOfCertificate(
        partners=_partners(tx, data.holder),
        items=known_items(tx, data.items),
        certificates={data.replaces} if replaced else frozenset(),
    )
    allow(decide_certificate(data, known))
    write_certificate(tx, revision.id, data, revision.number)
    return finish(tx, revision, command, body_of(data))


def _partners(tx: Tx, *named: int) -> set[int]:
    """Return those of the ids (0: none) that are partners' places in the ledger."""
    wanted = {one for one in named if one}
    found = facts_of(tx.connection, wanted) if wanted else {}
    return {place.id for place in found.values() if place.kind == "partner"}


SAVE_ITEM = Kind("catalogue.save_item", SaveItem, save_item, Saved)
SAVE_CERTIFICATE = Kind("catalogue.save_certificate", SaveCertificate, save_certificate, Saved)
KINDS = (
    SAVE_ITEM,
    Kind("catalogue.bind_identifier", BindIdentifier, bind_identifier, CodeBound),
    Kind("catalogue.unbind_identifier", UnbindIdentifier, unbind_identifier, CodeUnbound),
    SAVE_CERTIFICATE,
)
