"""What is right and wrong about a partner. Pure."""

from collections.abc import Iterator, Sequence

from tongma.foundation.kernel.outcome import Finding, Refusal
from tongma.foundation.kernel.problems import (
    choice_problems,
    refusal_of,
    span_problems,
    text_problems,
    wrong,
)
from tongma.masterdata.partners.model import PartnerData
from tongma.masterdata.versions.model import RecordState

ROLES = ("supplier", "customer", "carrier", "own", "registrant", "maker")


def decide_partner(data: PartnerData) -> Refusal | None:
    """Return ``partner_invalid`` with every problem and its field, or None."""
    return refusal_of("partner_invalid", partner_problems(data))


def decide_role(
    partner: int, role: str, *, name: str, roles: Sequence[str], state: str
) -> Refusal | None:
    """Return why a partner cannot act in a role, or None.

    Args:
        partner: its id.
        role: the one that is asked for.
        name: what it is called; it stands in the refusal.
        roles: those that it has.
        state: whether it is in use.

    In order: ``partner_unknown`` (retired ones too), ``partner_role``.
    """
    if state != RecordState.ACTIVE:
        return Refusal("partner_unknown", {"partner": str(partner)})
    if role not in roles:
        return Refusal("partner_role", {"partner": name, "role": role})
    return None


def partner_problems(data: PartnerData) -> Iterator[Finding]:
    """Yield what is wrong with a partner, field by field."""
    for name in ("code", "name", "name_en", "address", "tax_number"):
        yield from text_problems(name, getattr(data, name), needed=name in ("code", "name"))
    yield from choice_problems("state", data.state, tuple(RecordState))
    if not data.roles:
        yield wrong("roles", "empty")
    for number, role in enumerate(data.roles):
        yield from choice_problems(f"roles.{number}", role, ROLES)
    yield from _repeated("roles", data.roles)
    for number, licence in enumerate(data.licences):
        at = f"licences.{number}."
        yield from text_problems(f"{at}kind", licence.kind, needed=True)
        yield from text_problems(f"{at}number", licence.number, needed=True)
        yield from span_problems(licence.valid_from, licence.valid_to, prefix=at)
    yield from _repeated("licences", [(one.kind, one.number) for one in data.licences])
    for number, contact in enumerate(data.contacts):
        yield from text_problems(f"contacts.{number}.name", contact.name, needed=True)
    for number, address in enumerate(data.addresses):
        yield from text_problems(f"addresses.{number}.label", address.label, needed=True)
        yield from text_problems(f"addresses.{number}.address", address.address, needed=True)
    yield from _repeated("addresses", [one.label for one in data.addresses])


def _repeated(field: str, keys: Sequence[object]) -> Iterator[Finding]:
    for number, key in enumerate(keys):
        if key in keys[:number]:
            yield wrong(f"{field}.{number}", "repeated")
