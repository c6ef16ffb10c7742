"""Codes of which two things are said: by proposals, by public databases, by their own digits."""

from typing import Literal

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.masterdata.catalogue.indicators import Coded, Siblings, odd_indicators
from tongma.masterdata.identifiers.query import Bound, contradictions
from tongma.masterdata.identifiers.shapes import binding_out
from tongma.masterdata.names.query import Names
from tongma.masterdata.udi_proposals.model import Proposal
from tongma.masterdata.udi_proposals.query import contradicting_codes
from tongma.views.codes.shapes import (
    CodedOut,
    OddIndicatorOut,
    RegisteredOtherwiseOut,
    TwoMeaningsOut,
    parts_of,
)


def two_meanings(
    connection: sa.Connection, after: int, limit: int, reach: Reach
) -> list[TwoMeaningsOut]:
    """Return proposals against other bindings, by id; of goods only within the reach."""
    return [_two(one, other) for one, other in contradictions(connection, after, limit, reach)]


def _two(bound: Bound, other: Bound) -> TwoMeaningsOut:
    return TwoMeaningsOut(**parts_of(binding_out(bound)), against=binding_out(other))


def registered_otherwise(
    connection: sa.Connection, after: int, limit: int
) -> list[RegisteredOtherwiseOut]:
    """Return codes of which public databases say otherwise, by id."""
    found = contradicting_codes(connection, after, limit)
    names = Names(connection).read(items=[one.item for one in found])
    return [
        RegisteredOtherwiseOut(
            id=proposal.id,
            kind=_registered_kind(proposal),
            scheme=proposal.name,
            value=proposal.value,
            item=names.item(proposal.item),
            ours=proposal.current,
            registered=str(proposal.factor) if proposal.factor else None,
            source=proposal.source,
            primary=proposal.primary_di,
        )
        for proposal in found
    ]


def _registered_kind(
    proposal: Proposal,
) -> Literal["chain_broken", "registered_factor", "on_another_item"]:
    if proposal.kind == "chain":
        return "chain_broken"
    return "registered_factor" if proposal.current.isdigit() else "on_another_item"


def indicators(
    connection: sa.Connection, after: int, limit: int
) -> tuple[list[OddIndicatorOut], str]:
    """Return packages whose indicator digit is odd, by GTIN, and where the next part begins."""
    found, following = odd_indicators(connection, f"{after:014d}" if after else "", limit)
    names = Names(connection).read(
        items=[code.item for one in found for code in (one.package, one.unit)]
    )
    return [_odd(one, names) for one in found], following


def _odd(siblings: Siblings, names: Names) -> OddIndicatorOut:
    same = siblings.package.item == siblings.unit.item
    return OddIndicatorOut(
        **parts_of(_coded(siblings.package, names)),
        against=_coded(siblings.unit, names),
        id=siblings.package.value,
        kind="indicator" if same else "sibling_on_another_item",
    )


def _coded(coded: Coded, names: Names) -> CodedOut:
    return CodedOut(coded.value, names.item(coded.item), str(coded.factor))
