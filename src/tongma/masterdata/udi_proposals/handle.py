"""Commands on proposals: make, accept, reject; and an item made from a registered device."""

from collections.abc import Mapping
from fractions import Fraction

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.catalogue.handle import save_item
from tongma.masterdata.catalogue.model import ItemData, LevelIdentifier, SaveItem
from tongma.masterdata.catalogue.query import levels_of_item
from tongma.masterdata.catalogue.store import item_version
from tongma.masterdata.identifiers.binding import bind, supersede
from tongma.masterdata.identifiers.model import BindingStatus, Identifier, Standing, Target
from tongma.masterdata.identifiers.query import binding_of
from tongma.masterdata.udi_proposals import store, takeover
from tongma.masterdata.udi_proposals.decide import (
    codes_of,
    decide_accept,
    decide_reject,
    fields_of,
)
from tongma.masterdata.udi_proposals.model import (
    AcceptProposals,
    Claim,
    MakeItem,
    Proposal,
    ProposalsAccepted,
    ProposalsMade,
    ProposalsRejected,
    ProposalState,
    Propose,
    RejectProposals,
)
from tongma.masterdata.udi_proposals.query import comparison_of, devices_of
from tongma.masterdata.udidb.query import lookup
from tongma.masterdata.versions.model import Saved


def propose(tx: Tx, command: Propose) -> ProposalsMade:
    """Make what is proposed of an item, settle what is needless. Refusals ``item_unknown``,
    ``udi_unknown``.
    """
    tx.everywhere()
    if item_version(tx, command.item) is None:
        raise refuse("item_unknown", item=str(command.item))
    if not devices_of(tx.connection, command.item, command.di):
        raise refuse("udi_unknown", di=command.di)
    return _propose(tx, command)


def _propose(tx: Tx, command: Propose) -> ProposalsMade:
    item = command.item
    found = comparison_of(tx.connection, item, command.di, max(1, command.base_units))
    levels = {one.factor: one.id for one in levels_of_item(tx.connection, item)} | {1: 0}
    for claim in found.fresh:
        store.add(tx, item, claim, _proposed_binding(tx, item, claim, levels))
    for there, claim in found.changed:
        store.restate(tx, there, claim)
        if claim.factor != there.factor:
            _withdraw(tx, there)
            store.refactor(tx, there, claim, _proposed_binding(tx, item, claim, levels))
    for there in found.needless:
        _withdraw(tx, there)
    store.decide(tx, found.needless, ProposalState.SETTLED)
    against = [claim for claim in found.claims if claim.contradicts]
    return ProposalsMade(len(found.fresh), len(against))


def _proposed_binding(tx: Tx, item: int, claim: Claim, levels: Mapping[int, int]) -> int:
    """Bind a code of a level that there is, as proposed; another waits for its level."""
    if claim.kind != "identifier" or claim.factor not in levels:
        return 0
    given = Identifier(claim.name, claim.value, role=claim.role)
    target = Target("item", item, levels[claim.factor])
    standing = Standing(BindingStatus.PROPOSED)
    return bind(tx, given, target, source=takeover.SOURCE, standing=standing)


def _withdraw(tx: Tx, there: Proposal) -> None:
    """Retire the proposed binding of a proposal that is not taken over."""
    bound = binding_of(tx.connection, there.binding) if there.binding else None
    if bound is not None and bound.status == BindingStatus.PROPOSED:
        supersede(tx, bound, bound.means, Standing(BindingStatus.RETIRED))


def accept(tx: Tx, command: AcceptProposals) -> ProposalsAccepted:
    """Take proposals over. Refusals in order: ``proposal_unknown``,
    ``proposal_decided``, ``reason_required`` (against what is confirmed), ``certificate_unknown``
    (make it first), and what saving an item and binding a code refuse.
    """
    tx.everywhere()
    found = store.proposals_by_id(tx, command.proposals)
    allow(decide_accept(command.proposals, found, tx.request.reason))
    wanted = list(found.values())
    for item in sorted({one.item for one in wanted}):
        takeover.take_over(tx, item, [one for one in wanted if one.item == item])
    store.decide(tx, wanted, ProposalState.ACCEPTED)
    return ProposalsAccepted(tuple(found))


def reject(tx: Tx, command: RejectProposals) -> ProposalsRejected:
    """Refuse proposals, with a reason. Refusals in order: ``proposal_unknown``,
    ``proposal_decided``, ``reason_required``.
    """
    tx.everywhere()
    found = store.proposals_by_id(tx, command.proposals)
    allow(decide_reject(command.proposals, found, tx.request.reason))
    for there in found.values():
        _withdraw(tx, there)
    store.decide(tx, found.values(), ProposalState.REJECTED)
    return ProposalsRejected(tuple(found))


def make_item(tx: Tx, command: MakeItem) -> Saved:
    """Make an item from a registered device; one base unit is one sales unit. Refusals in order:
    ``udi_unknown``, and what saving an item refuses (``code_taken``, ``identifier_taken`` …).
    """
    tx.everywhere()
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
    data = takeover.with_levels(takeover.with_fields(blank, fields_of(device)), codes)
    names = takeover.level_names(data)
    identifiers = tuple(
        LevelIdentifier(code.name, code.value, names[code.factor], role=code.role) for code in codes
    )
    made = save_item(tx, SaveItem(data, identifiers=identifiers))
    _propose(tx, Propose(made.id))
    return made


KINDS = (
    Kind("registered.propose", Propose, propose, ProposalsMade),
    Kind("registered.accept", AcceptProposals, accept, ProposalsAccepted),
    Kind("registered.reject", RejectProposals, reject, ProposalsRejected),
    Kind("registered.make_item", MakeItem, make_item, Saved),
)
