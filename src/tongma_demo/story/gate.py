"""Chapter three, at the gate: packing, shipping, delivery."""

from tongma.foundation.kernel.time import add_days
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.outbound.shipping.model import (
    CancelShipment,
    Deliver,
    Dispatch,
    NewCarton,
    OpenShipment,
    Pack,
    Unpack,
)
from tongma_demo.story.teller import Expected, Teller
from tongma_demo.story.world import GLOVE, GLOVE_CASE, STENT, World, label

PACK = "shipping.pack"


def tell(teller: Teller, world: World, order: int) -> None:
    """Pack what was checked and hand it over, with every refusal and way back."""
    teller.chapter("Packing and shipping")
    shipment, box = _open(teller, world, order)
    _pack(teller, world, shipment, box)
    _recall_at_the_gate(teller, world, shipment)
    _leave(teller, world, shipment, box)


def _open(teller: Teller, world: World, order: int) -> tuple[int, int]:
    """Return the shipment and its carton."""
    first = teller.do("shipper", "shipping.open_shipment", OpenShipment(order), "a shipment")
    teller.do(
        "shipper",
        "shipping.cancel_shipment",
        CancelShipment(int(first["shipment"])),
        "is given up again",
    )
    done = teller.do("shipper", "shipping.open_shipment", OpenShipment(order), "the shipment")
    shipment = int(done["shipment"])
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier),
        Expected("nothing_packed", "nothing is packed yet"),
    )
    carton = teller.do(
        "shipper", "shipping.new_carton", NewCarton(shipment), "a carton with an SSCC"
    )
    return shipment, int(carton["carton"])


def _pack(teller: Teller, world: World, shipment: int, box: int) -> None:
    long = add_days(world.today, 700)
    teller.refused(
        "shipper",
        PACK,
        Pack(shipment, box),
        Expected("wrong_item", "goods of nobody's order"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.do(
        "shipper",
        PACK,
        Pack(shipment, box),
        "the case into the carton",
        scans=[label(GLOVE_CASE, long, "GA1")],
    )
    wrong = teller.answer(
        "shipper", PACK, Pack(shipment, box, "10"), scans=[label(GLOVE, long, "GA1")]
    )
    teller.check("10 loose gloves into the carton", "accepted", wrong.outcome)
    teller.do("shipper", "shipping.unpack", Unpack(wrong.record_id), "out again: too heavy")
    teller.do(
        "shipper",
        PACK,
        Pack(shipment, box, "10"),
        "and in again",
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier),
        Expected("not_packed", "the stents are still on the table"),
    )
    for serial in ("SN003", "SN004"):
        teller.do(
            "shipper",
            PACK,
            Pack(shipment, box),
            f"stent {serial} into the carton",
            scans=[label(STENT, long, "SA1", serial)],
        )


def _recall_at_the_gate(teller: Teller, world: World, shipment: int) -> None:
    hold = teller.do(
        "quality_manager",
        "holds.place_hold",
        PlaceHold("item", world.items["stent"], "recall"),
        "a recall holds the stents in the last moment",
        reason="field notice",
    )
    teller.check("the hold names what is picked", 2, len(hold["picked"]))
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier),
        Expected("stock_held", "the gate stays shut"),
    )
    teller.do(
        "quality_manager",
        "holds.lift_hold",
        LiftHold(int(hold["hold"])),
        "the recall did not mean this lot",
        reason="other lots",
    )
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.hospital),
        Expected("partner_role", "a hospital is no carrier"),
    )


def _leave(teller: Teller, world: World, shipment: int, box: int) -> None:
    long = add_days(world.today, 700)
    gone = teller.do(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier, "SF-000123", "演A·00001"),
        "the carrier takes the carton",
    )
    teller.check("the order is fulfilled", True, gone["order_closed"])
    teller.check(
        "the hospital has 60 gloves",
        60,
        teller.quantity(item=world.items["glove"], place=world.hospital),
    )
    teller.refused(
        "shipper",
        PACK,
        Pack(shipment, box),
        Expected("document_not_open", "nothing is packed into a carton that has left"),
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.do(
        "shipper",
        "shipping.deliver",
        Deliver(shipment, "器械科 王老师", teller.photo()),
        "delivered, signed, with a photo as proof",
    )
