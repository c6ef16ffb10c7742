"""What speaks for which item, gathered from bindings, public databases, papers and names."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from tongma.masterdata.catalogue.query import items_named_like, items_of_registrations, levels_of
from tongma.masterdata.identifiers.query import (
    Bound,
    bound_to,
    bound_to_any,
    bound_under_any_scheme,
)
from tongma.masterdata.udi_proposals.decide import SCHEMES, base_units_of, role_of, units_in
from tongma.masterdata.udi_proposals.query import known_of
from tongma.masterdata.udidb.query import RegisteredDevice, lookup
from tongma.work.documents.expectation import expecting_documents
from tongma.work.documents.query import documents_of, items_waited_for
from tongma.work.unknown_codes.decide import WEIGHTS, decide_suggestions, sibling_gtins, similar
from tongma.work.unknown_codes.model import Evidence, Suggestion, UnknownCode
from tongma.work.unknown_codes.query import Sighting


def suggestions_for(
    connection: sa.Connection, code: UnknownCode, seen: Sequence[Sighting]
) -> tuple[list[Suggestion], RegisteredDevice | None]:
    """Return the items that the code may mean, and the registered device that has it."""
    device = lookup(connection, code.value)
    suppliers = {one.supplier for one in seen if one.supplier}
    evidence = [
        *_own_bindings(connection, code),
        *_siblings(connection, code),
        *_expected(connection, {one.document for one in seen if one.document}),
        *_articles(connection, code, device, suppliers),
        *(_of_device(connection, device) if device else ()),
    ]
    return decide_suggestions(evidence), device


def _own_bindings(connection: sa.Connection, code: UnknownCode) -> Iterator[Evidence]:
    """The code is proposed for an item, or bound under another scheme."""
    for binding in bound_to(connection, code.scheme, code.value):
        if binding.target_kind == "item" and binding.status == "proposed":
            factor = _factor(connection, binding)
            yield Evidence(
                binding.target, "proposed", WEIGHTS["proposed"], factor, binding.id, binding.role
            )
    for binding in bound_under_any_scheme(connection, code.value):
        if _is_goods(binding) and binding.scheme != code.scheme:
            factor = _factor(connection, binding)
            yield Evidence(binding.target, "other_scheme", WEIGHTS["other_scheme"], factor)


def _siblings(connection: sa.Connection, code: UnknownCode) -> Iterator[Evidence]:
    values = sibling_gtins(code.value) if code.scheme == "gtin" else []
    for binding in bound_to_any(connection, "gtin", values):
        if _is_goods(binding):
            yield Evidence(binding.target, "sibling_gtin", WEIGHTS["sibling_gtin"])


def _articles(
    connection: sa.Connection,
    code: UnknownCode,
    device: RegisteredDevice | None,
    suppliers: set[int],
) -> Iterator[Evidence]:
    """A supplier's article number that the code is, or that the registered device has."""
    values = [code.value] + ([device.article] if device and device.article else [])
    for binding in bound_to_any(connection, "supplier-part", values):
        if _is_goods(binding) and binding.scope in {0, *suppliers}:
            factor = _factor(connection, binding) if binding.value == code.value else 0
            yield Evidence(binding.target, "supplier_article", WEIGHTS["supplier_article"], factor)


def _expected(connection: sa.Connection, documents: set[int]) -> Iterator[Evidence]:
    for document in documents_of(connection, documents).values():
        for item in items_waited_for(connection, expecting_documents(connection, document)):
            yield Evidence(item, "expected_here", WEIGHTS["expected_here"])


def _of_device(connection: sa.Connection, device: RegisteredDevice) -> Iterator[Evidence]:
    """The items of its other numbers, of its certificates, and those with a name like its own."""
    for number in device.numbers:
        for binding in bound_to(connection, SCHEMES.get(number.issuer, ""), number.value):
            if _is_goods(binding):
                factor = _factor_of_device(connection, device, binding.target)
                yield Evidence(
                    binding.target,
                    "registered_sibling",
                    WEIGHTS["registered_sibling"],
                    factor,
                    role=role_of(device.asked),
                )
    for item in items_of_registrations(connection, device.registrations):
        yield Evidence(item, "same_registration", WEIGHTS["same_registration"])
    if device.name:
        named = items_named_like(connection, device.name)
        yield from similar(device.name, device.model, named)


def _factor_of_device(connection: sa.Connection, device: RegisteredDevice, item: int) -> int:
    """Return how many base units of the item the number asked for is; 0 for no whole number."""
    units = units_in(device.asked, device.uses)
    ratio = base_units_of(known_of(connection, item, ()), device, 0)
    factor = ratio * units if units else None
    return int(factor) if factor is not None and factor.denominator == 1 else 0


def _is_goods(binding: Bound) -> bool:
    return binding.target_kind == "item" and binding.status == "confirmed"


def _factor(connection: sa.Connection, binding: Bound) -> int:
    if not binding.level:
        return 1
    level = levels_of(connection, [binding.level]).get(binding.level)
    return level.factor if level else 0
