"""Handling units 物流单元: cartons and pallets with an SSCC of their own."""

from dataclasses import dataclass

from devicecodes import with_check_digit
from tongma.foundation.commands.tx import Tx
from tongma.masterdata.identifiers.binding import bind
from tongma.masterdata.identifiers.model import Identifier, Target
from tongma.masterdata.places.model import PlaceData
from tongma.masterdata.places.query import PlaceInfo
from tongma.masterdata.places.store import set_state, write_place
from tongma.masterdata.policy.query import value_of
from tongma.masterdata.policy.series import next_in_series
from tongma.masterdata.versions.model import RecordState
from tongma.stock.model import PlaceClass
from tongma.stock.post.tree import add_place

_SSCC_DIGITS = 17


@dataclass(frozen=True, slots=True)
class HandlingUnit:
    """A new handling unit."""

    place: int
    sscc: str


def new_handling_unit(tx: Tx, at: PlaceInfo, entity: int) -> HandlingUnit:
    """Make a handling unit at a place; its SSCC is extension, company prefix, number, check digit.

    Source: GS1 General Specifications, AI (00).
    """
    prefix = str(value_of(tx.connection, "gs1_company_prefix", [("entity", entity)]))
    number = next_in_series(tx, entity, "SSCC", "")
    serial = str(number).zfill(_SSCC_DIGITS - 1 - len(prefix))
    sscc = with_check_digit(f"1{prefix}{serial}")
    return HandlingUnit(add_handling_unit(tx, at, entity, sscc), sscc)


def add_handling_unit(tx: Tx, at: PlaceInfo, entity: int, sscc: str) -> int:
    """Make a handling unit that bears an SSCC already, at a place; returns its id.

    Refusal ``identifier_taken``: there is a unit with this SSCC.
    """
    place_id = tx.new_id()
    add_place(tx, place_id, "handling_unit", klass=PlaceClass.KEPT, parent=at.id)
    data = PlaceData(sscc, "handling_unit", purpose=at.purpose, entity=entity)
    write_place(tx, place_id, data, at.site, version=1)
    bind(tx, Identifier("sscc", sscc), Target("place", place_id), source="made")
    return place_id


def retire_handling_unit(tx: Tx, unit: int) -> None:
    """Say that a unit is no longer used; its SSCC still tells what it was."""
    set_state(tx, unit, RecordState.RETIRED)
