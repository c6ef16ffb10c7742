"""Commands on proposals: make, accept, reject; and an item made from a registered device."""

from collections.abc import Sequence
from fractions import Fraction

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, refuse
from tongma.masterdata.catalogue.handle import save_item
from tongma.masterdata.catalogue.model import ItemData, LevelIdentifier, SaveItem
from tongma.masterdata.catalogue.query import levels_of_item
from tongma.masterdata.catalogue.store import item_version
from tongma.masterdata.identifiers.binding import bind, supersede
from tongma.masterdata.identifiers.model import Identifier, Standing, Target
from tongma.masterdata.identifiers.query import binding_of
from tongma.masterdata.udi_proposals import store, taking
from tongma.masterdata.udi_proposals.decide import codes_of, fields_of
from tongma.masterdata.udi_proposals.model import (
    AcceptProposals,
    MakeItem,
    Proposal,
    Propose,
    RejectProposals,
    Wanted,
)
from tongma.masterdata.udi_proposals.query import devices_of, said_of
from tongma.masterdata.udidb.query import lookup
from tongma.masterdata.versions.model import Saved

SOURCE = "udidb"


def propose(tx: Tx, command: Propose) -> Decision:
    """Make what is proposed of an item, settle what is needless. Refusals ``item_unknown``,
    ``udi_unknown``.
    """
    tx.at()
    if item_version(tx, command.item) is None:
        raise refuse("item_unknown", item=str(command.item))
    if not devices_of(tx.connection, command.item, command.di):
        raise refuse("udi_unknown", di=command.di)
    return _propose(tx, command)


def _propose(tx: Tx, command: Propose) -> Decision:
    said = said_of(tx.connection, command.item, command.di, max(1, command.base_units))
    levels = {one.factor: one.id for one in levels_of_item(tx.connection, command.item)} | {1: 0}
    for one in said.fresh:
        store.add(tx, command.item, one, _proposed_binding(tx, command.item, one, levels))
    for there, one in said.changed:
        stands: dict[str, str | int] = {"state": one.state, "current": one.current}
        if one.factor != there.factor:
            _withdraw(tx, there)
            binding = _proposed_binding(tx, command.item, one, levels)
            stands |= {"factor": one.factor, "inside": one.inside, "binding": binding}
        store.change(tx, there, **stands)
    for there in said.needless:
        _withdraw(tx, there)
    store.decide(tx, [one.id for one in said.needless], "settled")
    against = [one for one in said.wanted if one.contradicts]
    return Decision({"made": len(said.fresh), "contradictions": len(against)})


def _proposed_binding(tx: Tx, item: int, one: Wanted, levels: dict[int, int]) -> int:
    """Bind a code of a level that there is, as proposed; another waits for its level."""
    if one.kind != "identifier" or one.factor not in levels:
        return 0
    given = Identifier(one.name, one.value, role=one.role)
    target = Target("item", item, levels[one.factor])
    return bind(tx, given, target, source=SOURCE, standing=Standing("proposed"))


def _withdraw(tx: Tx, one: Proposal) -> None:
    """Retire the proposed binding of a proposal that is not taken over."""
    there = binding_of(tx.connection, one.binding) if one.binding else None
    if there is not None and there.status == "proposed":
        supersede(tx, there, there.means, Standing("retired"))


def accept(tx: Tx, command: AcceptProposals) -> Decision:
    """Take proposals over. Refusals in order: ``proposal_unknown``,
    ``proposal_decided``, ``reason_required`` (against what is confirmed), ``certificate_unknown``
    (make it first), and what saving an item and binding a code refuse.
    """
    tx.at()
    wanted = _waiting(tx, command.proposals)
    if any(one.state == "contradicts" for one in wanted) and not tx.request.reason.strip():
        raise refuse("reason_required", step="accept")
    for item in sorted({one.item for one in wanted}):
        taking.take_over(tx, item, [one for one in wanted if one.item == item])
    store.decide(tx, [one.id for one in wanted], "accepted")
    return Decision({"accepted": [str(one.id) for one in wanted]})


def reject(tx: Tx, command: RejectProposals) -> Decision:
    """Refuse proposals, with a reason. Refusals in order: ``proposal_unknown``,
    ``proposal_decided``, ``reason_required``.
    """
    tx.at()
    wanted = _waiting(tx, command.proposals)
    if not tx.request.reason.strip():
        raise refuse("reason_required", step="reject")
    for one in wanted:
        _withdraw(tx, one)
    store.decide(tx, [one.id for one in wanted], "rejected")
    return Decision({"rejected": [str(one.id) for one in wanted]})


def _waiting(tx: Tx, ids: Sequence[int]) -> list[Proposal]:
    found = store.proposals_by_id(tx, ids)
    for one in ids:
        if one not in found:
            raise refuse("proposal_unknown", proposal=str(one))
        if found[one].state not in store.OPEN:
            raise refuse("proposal_decided", proposal=str(one), state=found[one].state)
    return list(found.values())


def make_item(tx: Tx, command: MakeItem) -> Saved:
    """Make an item from a registered device; one base unit is one sales unit. Refusals in order:
    ``udi_unknown``, and what saving an item refuses (``code_taken``, ``identifier_taken`` …).
    """
    tx.at()
    device = lookup(tx.connection, command.di)
    if device is None:
        raise refuse("udi_unknown", di=command.di)
    codes = list(codes_of(device, Fraction(1)))
    blank = ItemData(
        command.code,
        device.name or device.brand or device.primary,
        base_unit=command.base_unit,
        specification=device.article,
    )
    data = taking.with_levels(taking.with_fields(blank, fields_of(device)), codes)
    names = taking.level_names(data)
    identifiers = tuple(
        LevelIdentifier(one.name, one.value, names[one.factor], role=one.role) for one in codes
    )
    made = save_item(tx, SaveItem(data, identifiers=identifiers))
    _propose(tx, Propose(made.id))
    return made


KINDS = (
    Kind("registered.propose", Propose, propose),
    Kind("registered.accept", AcceptProposals, accept),
    Kind("registered.reject", RejectProposals, reject),
    Kind("registered.make_item", MakeItem, make_item, Saved),
)
