"""What others may read of proposals, and what decides about them."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.masterdata.catalogue.query import certificates_of, item_of, levels_of_item
from tongma.masterdata.identifiers.model import BindingStatus
from tongma.masterdata.identifiers.query import Bound, bound_to, identifiers_of
from tongma.masterdata.udi_proposals.decide import (
    SCHEMES,
    ConfirmedItem,
    ProposalComparison,
    decide_claims,
)
from tongma.masterdata.udi_proposals.model import WAITING, Proposal, ProposalState
from tongma.masterdata.udi_proposals.tables import proposal
from tongma.masterdata.udidb.query import RegisteredDevice, lookup_all
from tongma.masterdata.versions.query import current

_COLUMNS = tuple(proposal.c[name] for name in Proposal._fields)
_DI_SCHEMES = frozenset(SCHEMES.values())


def devices_of(connection: sa.Connection, item: int, di: str = "") -> list[RegisteredDevice]:
    """Return the registered devices that an item's confirmed DIs (and ``di``) name."""
    bound = identifiers_of(connection, "item", item)
    values = [one.value for one in bound if _is_confirmed_di(one)]
    found: dict[tuple[str, str], RegisteredDevice] = {}
    for value in [*([di] if di else []), *values]:
        for device in lookup_all(connection, value):
            found.setdefault((device.source, device.primary), device)
    return sorted(found.values(), key=lambda one: one.source != "nmpa")


def _is_confirmed_di(bound: Bound) -> bool:
    return bound.status == BindingStatus.CONFIRMED and bound.scheme in _DI_SCHEMES


def known_of(
    connection: sa.Connection, item: int, devices: Iterable[RegisteredDevice]
) -> ConfirmedItem:
    """Return what is confirmed of an item, and of the devices' numbers."""
    saved = current(connection, "item", item)
    factor = {one.id: one.factor for one in levels_of_item(connection, item)} | {0: 1}
    mine = {
        (bound.scheme, bound.value): factor[bound.level]
        for bound in identifiers_of(connection, "item", item)
        if bound.status == BindingStatus.CONFIRMED and bound.level in factor
    }
    elsewhere = {}
    for number in (number for device in devices for number in device.numbers):
        scheme = SCHEMES.get(number.issuer, "")
        for bound in bound_to(connection, scheme, number.value):
            other = item_of(connection, bound.target) if bound.target_kind == "item" else None
            if bound.status == BindingStatus.CONFIRMED and other is not None and other.id != item:
                elsewhere[scheme, number.value] = other.code
    numbers = frozenset(one.number for one in certificates_of(connection, item))
    return ConfirmedItem(saved.body if saved else {}, mine, elsewhere, numbers)


def comparison_of(
    connection: sa.Connection, item: int, di: str = "", base_units: int = 1
) -> ProposalComparison:
    """Return what the public databases say of an item; nothing where none of its DIs is known."""
    devices = devices_of(connection, item, di)
    if not devices:
        return ProposalComparison([], {})
    known = known_of(connection, item, devices)
    claims = decide_claims(known, devices, base_units)
    return ProposalComparison(claims, {one.key: one for one in proposals_of(connection, item)})


def proposals_of(connection: sa.Connection, item: int) -> list[Proposal]:
    """Return every proposal of an item, decided ones too, by id."""
    query = sa.select(*_COLUMNS).where(proposal.c.item == item).order_by(proposal.c.id)
    return [Proposal(*row) for row in connection.execute(query)]


def contradicting_codes(connection: sa.Connection, after: int, limit: int) -> list[Proposal]:
    """Return codes of which a record says another factor, another item, or no whole chain."""
    query = sa.select(*_COLUMNS).where(
        proposal.c.state == ProposalState.CONTRADICTS.value,
        proposal.c.kind.in_(["identifier", "chain"]),
        proposal.c.id > after,
    )
    return [
        Proposal(*row) for row in connection.execute(query.order_by(proposal.c.id).limit(limit))
    ]


class ProposalFilter(NamedTuple):
    """What a list of proposals is asked for; empty and 0 for any. ``state`` waiting: open or
    contradicting.
    """

    item: int = 0
    kind: str = ""
    state: str = "waiting"
    value: str = ""
    after: int = 0


def find_proposals(connection: sa.Connection, wanted: ProposalFilter, limit: int) -> list[Proposal]:
    """Return proposals in the order in which they were made."""
    query = sa.select(*_COLUMNS).where(proposal.c.id > wanted.after).order_by(proposal.c.id)
    if wanted.state == "waiting":
        query = query.where(proposal.c.state.in_([state.value for state in WAITING]))
    elif wanted.state:
        query = query.where(proposal.c.state == wanted.state)
    for name in ("item", "kind", "value"):
        if getattr(wanted, name):
            query = query.where(proposal.c[name] == getattr(wanted, name))
    return [Proposal(*row) for row in connection.execute(query.limit(limit))]
