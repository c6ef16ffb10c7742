"""Handling units 物流单元: cartons and pallets with an SSCC of their own."""

from dataclasses import dataclass

from devicecodes import with_check_digit
from tongma.foundation.commands.tx import Tx
from tongma.masterdata.identifiers.binding import bind
from tongma.masterdata.identifiers.model import Identifier, Target
from tongma.masterdata.places.query import PlaceInfo
from tongma.masterdata.places.tables import place_detail
from tongma.masterdata.policy.query import value_of
from tongma.masterdata.policy.series import next_in_series
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
    tx.insert(
        place_detail,
        {
            "id": place_id,
            "code": sscc,
            "name": "",
            "kind": "handling_unit",
            "site": at.site,
            "purpose": at.purpose,
            "status": 0,
            "temperature_class": "",
            "mixing": "any",
            "volume_litres_max": 0,
            "weight_grams_max": 0,
            "handling_units_max": 0,
            "sequence": 0,
            "time_zone": "",
            "entity": entity,
            "address": "",
            "state": "active",
            "version": 1,
        },
    )
    bind(tx, Identifier("sscc", sscc), Target("place", place_id), source="made")
    return place_id


def retire_handling_unit(tx: Tx, unit: int) -> None:
    """Say that a unit is no longer used; its SSCC still tells what it was."""
    tx.update(place_detail, {"id": unit}, {"state": "retired"})
