"""What others may read of partners."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.platform.prepared import ByIds
from tongma.foundation.platform.sorting import Listed, Order, Sorts, listed
from tongma.masterdata.partners.decide import decide_role
from tongma.masterdata.partners.shapes import PartnerRow
from tongma.masterdata.partners.tables import address, licence, partner
from tongma.masterdata.versions.model import RecordState


class PartnerFacts(NamedTuple):
    """A partner 往来单位."""

    id: int
    code: str
    name: str
    name_en: str
    roles: str
    address: str
    state: str


class LicenceFacts(NamedTuple):
    """A licence of a partner; ``valid_to`` is inclusive, empty where it has no end."""

    id: int
    partner: int
    kind: str
    number: str
    scope: str
    valid_from: str
    valid_to: str


class AddressFacts(NamedTuple):
    """A ship-to address."""

    id: int
    partner: int
    label: str
    address: str
    receiver: str
    phone: str


_PARTNER = tuple(partner.c[name] for name in PartnerFacts._fields)
_PARTNERS = ByIds(_PARTNER, partner.c.id)


def partners_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, PartnerFacts]:
    """Return partners by id."""
    return {row[0]: PartnerFacts(*row) for row in _PARTNERS(connection, ids)}


def partner_in_role(connection: sa.Connection, partner_id: int, role: str) -> PartnerFacts:
    """Return an active partner in the role. Refusals ``partner_unknown``, ``partner_role``."""
    found = partners_of(connection, [partner_id]).get(partner_id)
    if found is None:
        raise refuse("partner_unknown", partner=str(partner_id))
    roles = found.roles.split()
    allow(decide_role(partner_id, role, name=found.name, roles=roles, state=found.state))
    return found


def owner_of_goods(connection: sa.Connection, asked: int, company: int) -> int:
    """Return whose the goods are: the owner that was named, who must be one; else the company's.

    Refusals ``partner_unknown``, ``partner_role``.
    """
    return partner_in_role(connection, asked, "own").id if asked else company


def licences_of(connection: sa.Connection, partner_id: int) -> list[LicenceFacts]:
    """Return a partner's licences."""
    columns = tuple(licence.c[name] for name in LicenceFacts._fields)
    query = sa.select(*columns).where(licence.c.partner == partner_id).order_by(licence.c.id)
    return [LicenceFacts(*row) for row in connection.execute(query)]


def addresses_of(connection: sa.Connection, partner_id: int) -> list[AddressFacts]:
    """Return a partner's ship-to addresses, the first is the usual one."""
    columns = tuple(address.c[name] for name in AddressFacts._fields)
    query = sa.select(*columns).where(address.c.partner == partner_id).order_by(address.c.id)
    return [AddressFacts(*row) for row in connection.execute(query)]


class PartnerFilter(NamedTuple):
    """What a list of partners is asked for; empty for any."""

    words: str = ""
    role: str = ""
    state: str = ""


_LISTED = tuple(partner.c[field.name] for field in fields(PartnerRow))
SORTS = Sorts(
    {name: partner.c[name] for name in ("code", "name", "name_en", "state")}, partner.c.id, "code"
)


def find_partners(
    connection: sa.Connection, wanted: PartnerFilter, order: Order, limit: int
) -> Listed[PartnerRow]:
    """Return partners in the order that was asked for."""
    query = order.page(sa.select(*_LISTED), limit)
    for word in wanted.words.split():
        texts = (partner.c.code, partner.c.name, partner.c.name_en)
        like = [sa.func.lower(text).contains(word.lower(), autoescape=True) for text in texts]
        query = query.where(sa.or_(*like))
    if wanted.role:
        padded = sa.literal(" ") + partner.c.roles + " "
        query = query.where(padded.contains(f" {wanted.role} ", autoescape=True))
    if wanted.state:
        query = query.where(partner.c.state == wanted.state)
    return listed(connection.execute(query).all(), _partner_row)


def _partner_row(values: dict[str, Any]) -> PartnerRow:
    return PartnerRow(**values | {"roles": values["roles"].split()})


def partner_by_code(connection: sa.Connection, code: str) -> int | None:
    """Return the id of the partner with our own code."""
    query = sa.select(partner.c.id).where(partner.c.code == code)
    return connection.execute(query).scalar_one_or_none()


def partner_by_name(connection: sa.Connection, name: str) -> int | None:
    """Return the id of the only active partner with exactly that code or name."""
    query = sa.select(partner.c.id).where(
        sa.or_(partner.c.code == name, partner.c.name == name, partner.c.name_en == name),
        partner.c.state == RecordState.ACTIVE.value,
    )
    found = connection.execute(query.limit(2)).scalars().all()
    return found[0] if len(found) == 1 else None
