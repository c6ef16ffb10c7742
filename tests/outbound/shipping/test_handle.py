import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.kernel.outcome import Defect
from tongma.foundation.platform.settings import Settings
from tongma.inside.handling.model import BuildUnit, PutIn
from tongma.inside.transfers.model import Moved, Relocate
from tongma.masterdata.places.query import place_of
from tongma.outbound.shipping.model import (
    CancelShipment,
    Carton,
    CartonState,
    Deliver,
    Dispatch,
    Pack,
    Unpack,
)
from tongma.outbound.shipping.store import move_carton
from tongma.outbound.shipping.tables import carton as cartons
from tongma.stock.query.goods import find_lots

DAY = 86_400_000_000


def packed(floor, *, expiry_days=700):
    """A shipment with all that the hospital ordered in its carton; returns it and the carton."""
    floor.stock("glove", "40", "L1", expiry=floor.day(expiry_days))
    order = floor.order(("glove", "5"))
    floor.allocate(order)
    floor.picked(order, "L1")
    floor.checked(order, "glove", "5", "L1")
    shipment, carton = floor.carton(order)
    floor.do(
        "shipper", "shipping.pack", Pack(shipment, carton, item=floor.items["glove"], lot="L1")
    )
    return shipment, carton


def test_goods_of_two_lines_that_were_packed_at_once_are_unpacked_at_once(floor):
    floor.stock("glove", "40", "L1")
    order = floor.order(("glove", "5"), ("glove", "7"))
    floor.allocate(order)
    floor.picked(order, "L1", "L1")
    floor.checked(order, "glove", "12", "L1")
    shipment, carton = floor.carton(order)
    command = Pack(shipment, carton, item=floor.items["glove"], lot="L1")
    done = floor.do("shipper", "shipping.pack", command)

    back = floor.do("shipper", "shipping.unpack", Unpack(int(done["record"])))
    again = floor.do("shipper", "shipping.pack", command)

    assert {"reversed": done["record"]} == back
    assert ("12", "12") == (done["quantity"], again["quantity"])


def test_what_is_packed_is_not_packed_again_and_not_unpacked_twice(floor):
    shipment, carton = packed(floor)
    again = floor.send("shipper", "shipping.pack",
                       Pack(shipment, carton, item=floor.items["glove"], lot="L1"))  # fmt: skip
    nobody = floor.send("shipper", "shipping.unpack", Unpack(7))

    assert "not_checked" == again.refusal.code
    assert "record_unknown" == nobody.refusal.code


def test_a_carton_of_another_shipment_is_unknown(floor):
    shipment, carton = packed(floor)

    refused = floor.send("shipper", "shipping.pack", Pack(shipment, carton + 1, item=1))

    assert ("carton_unknown", str(carton + 1)) == (
        refused.refusal.code,
        refused.refusal.facts["carton"],
    )


def test_a_shipment_with_goods_in_it_is_not_given_up(floor):
    shipment, _carton = packed(floor)

    refused = floor.send("shipper", "shipping.cancel_shipment", CancelShipment(shipment))

    assert "already_packed" == refused.refusal.code


@pytest.mark.parametrize(
    ("name", "value", "days_later", "code"),
    [
        ("customer_min_days", "90", 0, None),
        ("customer_min_days", "91", 0, "short_life"),
        ("customer_min_days", "90", 1, "short_life"),
        ("customer_min_life_percent", "8", 0, None),  # 88 of 1,095 days
        ("customer_min_life_percent", "9", 0, "short_life"),
    ],
)
def test_the_gate_asks_for_the_life_that_the_customer_demands_today(
    floor, name, value, days_later, code
):
    shipment, _carton = packed(floor, expiry_days=90)
    floor.set(name, value, "customer", str(floor.world.hospital))
    floor.site.clock.instant += days_later * DAY

    answer = floor.send("shipper", "shipping.dispatch", Dispatch(shipment, floor.world.carrier))

    assert code == (answer.refusal and answer.refusal.code)


def test_what_left_is_told_with_its_cartons_and_delivered_once(floor):
    shipment, _carton = packed(floor)
    early = floor.send("shipper", "shipping.deliver", Deliver(shipment, "王老师"))

    gone = floor.do("shipper", "shipping.dispatch", Dispatch(shipment, floor.world.carrier))
    done = floor.do("shipper", "shipping.deliver", Deliver(shipment, "王老师"))
    again = floor.send("shipper", "shipping.deliver", Deliver(shipment, "王老师"))

    assert "document_not_open" == early.refusal.code
    assert [("GLV-7", "5")] == [(line["item"], line["quantity"]) for line in gone["lines"]]
    assert 1 == len(gone["cartons"])
    assert gone["order_closed"]
    assert {"shipment": str(shipment), "state": "delivered"} == done
    assert "document_not_open" == again.refusal.code


def test_a_carton_that_has_left_is_not_opened_again():
    with pytest.raises(Defect, match="dispatched does not become open"):
        move_carton(None, Carton(1, 2, "S", "dispatched"), CartonState.OPEN)


def test_a_shipment_that_has_not_left_has_no_accompanying_note(floor, tmp_path):
    shipment, _carton = packed(floor)
    reader = somebody(900, "documents.*")
    app = create_app(floor.site.runtime, Settings(tmp_path, ""), lambda _request: reader)
    with TestClient(app) as client:
        note = client.get(f"/api/v1/shipping/shipments/{shipment}/note")

    assert "not_dispatched" == note.json()["code"]


def lot_of(floor, word, number):
    with floor.site.database.read() as connection:
        return find_lots(connection, floor.items[word], number)[0].id


def move(floor, target, lot="L1", **more):
    """Try to relocate two gloves from their bin."""
    place = floor.world.places["A-01-01"]
    what = Moved(floor.items["glove"], "2", place, lot=lot_of(floor, "glove", lot), **more)
    return floor.send(
        "storekeeper", "transfers.relocate", Relocate(floor.world.site, what, place=target)
    )


def told(answer):
    return answer.refusal and answer.refusal.code


@pytest.mark.parametrize("gone", [False, True])
def test_nothing_gets_into_a_carton_but_by_packing(floor, gone):
    shipment, carton = packed(floor)
    if gone:
        floor.do("shipper", "shipping.dispatch", Dispatch(shipment, floor.world.carrier))
    dock = floor.world.places["A-01-01"]
    unit = int(floor.do("storekeeper", "handling.build_unit", BuildUnit(dock))["unit"])
    refused = [
        move(floor, carton),
        floor.send("storekeeper", "handling.put_in", PutIn(unit, carton)),
        floor.send("storekeeper", "handling.build_unit", BuildUnit(carton)),
    ]
    assert ["unit_reserved"] * 3 == [told(one) for one in refused]
    with floor.site.database.read() as connection:
        sscc = place_of(connection, carton).code
    assert {"unit": sscc, "number": refused[0].refusal.facts["number"]} == refused[0].refusal.facts


def test_a_carton_may_be_carried_until_it_has_left(floor):
    shipment, carton = packed(floor)
    out = floor.world.places["DOCK-OUT"]
    pallet = int(floor.do("storekeeper", "handling.build_unit", BuildUnit(out))["unit"])
    carried = floor.send("storekeeper", "handling.put_in", PutIn(carton, pallet))
    floor.do("shipper", "shipping.dispatch", Dispatch(shipment, floor.world.carrier))
    after = floor.send("storekeeper", "handling.put_in", PutIn(carton, out))

    assert (None, "unit_reserved") == (told(carried), told(after))


def test_a_carton_given_up_is_a_unit_like_any_other(floor):
    floor.stock("glove", "40", "L1")
    order = floor.order(("glove", "5"))
    floor.allocate(order)
    floor.picked(order, "L1")
    floor.checked(order, "glove", "5", "L1")
    shipment, carton = floor.carton(order)
    floor.do("shipper", "shipping.cancel_shipment", CancelShipment(shipment))

    assert told(move(floor, carton)) is None


def test_what_got_into_a_carton_before_does_not_leave_with_it(floor):
    """As in a database from before cartons were kept for their shipments."""
    shipment, carton = packed(floor)
    floor.stock("glove", "7", "L2")
    open_ = sa.update(cartons).values(state="cancelled")
    floor.site.database.write(lambda connection: connection.execute(open_))
    assert told(move(floor, carton, "L2")) is None
    again = sa.update(cartons).values(state="open")
    floor.site.database.write(lambda connection: connection.execute(again))

    answer = floor.send("shipper", "shipping.dispatch", Dispatch(shipment, floor.world.carrier))

    assert "carton_holds_more" == told(answer)
    assert "GLV-7 / L2" == answer.refusal.facts["goods"]
