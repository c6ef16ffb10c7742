"""What the records of public UDI databases propose for an item. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, NamedTuple

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.udi_proposals.model import WAITING, Claim, Proposal, ProposalState
from tongma.masterdata.udidb.query import RegisteredDevice, RegisteredNumber

SCHEMES = {
    "gs1": "gtin",
    "hibcc": "hibc-udi-di",
    "iccbba": "isbt128-di",
    "ifa": "ppn",
    "ma": "ma-di",
    "ahm": "ahm-di",
}
"""Issuing agency → scheme under which a reading names its DI."""
_ROLES = {
    "sales_unit": "primary",
    "package": "package",
    "unit_of_use": "unit-of-use",
    "direct_mark": "direct-mark",
    "registered": "registration",
    "replaced": "replaced",
    "secondary": "secondary",
}
_REGISTERED = re.compile(r"械注[准进许]\d{4}([123])")
_FILED = re.compile(r"械备\d{4}")
_CELSIUS = re.compile(r"℃|°C|摄氏|celsius", re.IGNORECASE)
_TRANSPORT = re.compile(r"运输|transport", re.IGNORECASE)
_RANGE = ("temperature_min", "temperature_max")
_FLAGS = {"lot_control": "lot", "serial_control": "serial", "expiry_control": "expiry"}


class ConfirmedItem(NamedTuple):
    """What is confirmed of an item, whatever public databases say."""

    data: Mapping[str, Any]
    """As its version keeps it."""
    factors: Mapping[tuple[str, str], int]
    """(scheme, value) of its confirmed codes → base units."""
    elsewhere: Mapping[tuple[str, str], str]
    """(scheme, value) that mean another item → that item's code."""
    certificates: frozenset[str]
    """Numbers of its certificates."""


class ProposalComparison(NamedTuple):
    """What the public databases say of an item, beside the proposals that there are."""

    claims: list[Claim]
    there: Mapping[tuple[str, str, str], Proposal]
    """By key, decided ones too."""

    @property
    def fresh(self) -> list[Claim]:
        """What is proposed for the first time."""
        return [claim for claim in self.claims if claim.key not in self.there]

    @property
    def changed(self) -> list[tuple[Proposal, Claim]]:
        """Waiting proposals that stand against something else now, with how they stand."""
        waiting = {one.key: one for one in self._waiting()}
        return [
            (there, claim)
            for claim in self.claims
            if (there := waiting.get(claim.key)) is not None
            and (there.current, there.factor) != (claim.current, claim.factor)
        ]

    @property
    def needless(self) -> list[Proposal]:
        """Waiting proposals that no record makes any more."""
        keys = {claim.key for claim in self.claims}
        return [one for one in self._waiting() if one.key not in keys]

    @property
    def is_news(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.fresh or self.changed or self.needless)

    def _waiting(self) -> list[Proposal]:
        return [one for one in self.there.values() if one.state in WAITING]


def decide_waiting(ids: Sequence[int], found: Mapping[int, Proposal]) -> Refusal | None:
    """Return why proposals cannot be decided, or None; the first in the order of ``ids`` is named.

    ``found``: those that there are, by id. In order, of each: ``proposal_unknown``,
    ``proposal_decided``.
    """
    for wanted in ids:
        if wanted not in found:
            return Refusal("proposal_unknown", {"proposal": str(wanted)})
        if found[wanted].state not in WAITING:
            facts = {"proposal": str(wanted), "state": found[wanted].state}
            return Refusal("proposal_decided", {**facts})
    return None


def decide_accept(ids: Sequence[int], found: Mapping[int, Proposal], reason: str) -> Refusal | None:
    """Return why proposals are not taken over, or None.

    In order: as ``decide_waiting``, then ``reason_required`` where one of them is against what is
    confirmed; blanks are no reason.
    """
    refusal = decide_waiting(ids, found)
    against = any(one.state == ProposalState.CONTRADICTS for one in found.values())
    if refusal is None and against and not reason.strip():
        return Refusal("reason_required", {"step": "accept"})
    return refusal


def decide_reject(ids: Sequence[int], found: Mapping[int, Proposal], reason: str) -> Refusal | None:
    """Return why proposals are not refused, or None. In order: as ``decide_waiting``, then
    ``reason_required``.
    """
    refusal = decide_waiting(ids, found)
    if refusal is None and not reason.strip():
        return Refusal("reason_required", {"step": "reject"})
    return refusal


def decide_claims(
    known: ConfirmedItem, devices: Sequence[RegisteredDevice], base_units: int = 1
) -> list[Claim]:
    """Return what the devices, the most trusted first, say beyond or against what is known.

    base_units: base units in a sales unit, >= 1, where no code of the item tells. Of two devices
    that speak of one thing the first is heard. Codes first, then fields, then certificates.
    """
    found: dict[tuple[str, str, str], Claim] = {}
    fields: set[str] = set()
    for device in devices:
        every = [*_codes(known, device, base_units), *_fields(known, device, fields)]
        for claim in (*every, *_certificates(known, device)):
            found.setdefault(claim.key, claim._replace(
                source=device.source, primary_di=device.primary, version_on=device.version_on
            ))  # fmt: skip
    order = ("chain", "identifier", "field", "certificate")
    return sorted(found.values(), key=lambda one: order.index(one.kind))


def units_in(number: RegisteredNumber, uses: int) -> Fraction | None:
    """Return how many sales units a number stands for; None where the record does not say.

    ``uses``: units of use in a sales unit, 0 for not said. A device that is marked itself is one
    use.
    """
    if number.role == "package":
        return None if number.factor is None else Fraction(number.factor)
    if number.role == "unit_of_use":
        return Fraction(1, uses) if uses else None
    return Fraction(1, uses) if number.role == "direct_mark" and uses else Fraction(1)


def role_of(number: RegisteredNumber) -> str:
    """Return the role under which a number is bound."""
    return _ROLES[number.role]


def base_units_of(known: ConfirmedItem, device: RegisteredDevice, otherwise: int) -> Fraction:
    """Return how many base units of the item a sales unit is, by the first code that tells."""
    for number in device.numbers:
        units = units_in(number, device.uses)
        there = known.factors.get((SCHEMES.get(number.issuer, ""), number.value))
        if units and there:
            return there / units
    return Fraction(otherwise)


def codes_of(device: RegisteredDevice, ratio: Fraction) -> Iterator[Claim]:
    """Yield the numbers that stand for whole base units, each once; ``ratio``: base units in a
    sales unit.
    """
    factors = {
        number.value: ratio * units
        for number in reversed(device.numbers)
        if (units := units_in(number, device.uses))
    }
    seen = set()
    for number in device.numbers:
        scheme, factor = SCHEMES.get(number.issuer), factors.get(number.value)
        if not scheme or number.value in seen or factor is None or factor.denominator != 1:
            continue
        seen.add(number.value)
        inside = factors.get(number.contains, Fraction(0))
        yield Claim(
            "identifier",
            scheme,
            number.value,
            role=role_of(number),
            factor=int(factor),
            inside=int(inside) if inside.denominator == 1 else 0,
            level_name=number.level,
        )


def _codes(known: ConfirmedItem, device: RegisteredDevice, otherwise: int) -> Iterator[Claim]:
    for number in device.numbers:
        code = (SCHEMES.get(number.issuer, ""), number.value)
        if number.role == "package" and number.factor is None and code in known.factors:
            yield Claim("chain", *code, str(known.factors[code]), contradicts=True)
    for claim in codes_of(device, base_units_of(known, device, otherwise)):
        code = (claim.name, claim.value)
        there, other = known.factors.get(code), known.elsewhere.get(code, "")
        if there == claim.factor:
            continue
        against = str(there) if there else other
        yield claim._replace(current=against, contradicts=bool(against))


def _fields(known: ConfirmedItem, device: RegisteredDevice, heard: set[str]) -> Iterator[Claim]:
    said = fields_of(device)
    for name, value in said.items():
        if name in heard:
            continue
        heard.add(name)
        current = as_text(known.data.get(name))
        if current != value and not _means_the_same(known, name, said):
            yield Claim("field", name, value, current, contradicts=bool(current))


def _means_the_same(known: ConfirmedItem, name: str, said: Mapping[str, str]) -> bool:
    """Say whether other words mean the same: 2.0 is 2, and words of storage mean their range."""
    if name in _RANGE:
        return _degrees(as_text(known.data.get(name))) == _degrees(said[name])
    same_range = all(bound in said and _means_the_same(known, bound, said) for bound in _RANGE)
    return name == "storage" and bool(known.data.get(name)) and same_range


def _degrees(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _certificates(known: ConfirmedItem, device: RegisteredDevice) -> Iterator[Claim]:
    for number in device.registrations:
        if number not in known.certificates:
            yield Claim("certificate", "registration", number)


def as_text(value: Any) -> str:
    """Return a field's value as proposals write it: ``true``, ``false``, text, empty for none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def fields_of(device: RegisteredDevice) -> dict[str, str]:
    """Return what a record says of an item's fields; nothing where it is silent."""
    details = device.details
    found = {"model": device.model, "device_class": _device_class(device.registrations)}
    storage = details.get("storage") or ()
    found["storage"] = "；".join(filter(None, (_condition(one) for one in storage)))
    ranges = {(one["low"], one["high"]) for one in storage if _is_temperature(one)}
    if len(ranges) == 1:
        found["temperature_min"], found["temperature_max"] = ranges.pop()
    carries = details.get("carries") or {}
    for field, flag in _FLAGS.items():
        found[field] = as_text(carries.get(flag))
    found["single_use"] = as_text(details.get("single_use"))
    found["ivd"] = "true" if details.get("kind") == "ivd" else ""
    return {name: value for name, value in found.items() if value}


def _device_class(registrations: Sequence[str]) -> str:
    for number in registrations:
        registered = _REGISTERED.search(number)
        if registered:
            return "I" * int(registered[1])
        if _FILED.search(number):
            return "I"
    return ""


def _condition(storage: Mapping[str, str]) -> str:
    if storage["text"]:
        return storage["text"]
    bounds = "–".join(bound for bound in (storage["low"], storage["high"]) if bound)
    return " ".join(part for part in (storage["condition"], bounds + storage["unit"]) if part)


def _is_temperature(storage: Mapping[str, str]) -> bool:
    said = bool(_CELSIUS.search(storage["unit"])) and bool(storage["low"] and storage["high"])
    return said and not _TRANSPORT.search(storage["condition"])
