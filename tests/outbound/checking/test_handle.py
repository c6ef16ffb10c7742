from tongma.inside.holds.model import PlaceHold
from tongma.outbound.checking.model import Check, WithdrawCheck
from tongma.outbound.shipping.model import Pack


def two_without_lots(floor):
    """An order of two goods without lots, picked."""
    for word in ("tape", "swab"):
        floor.item(word, lot_control=False, expiry_control=False)
        floor.stock(word, "10")
    order = floor.order(("tape", "2"), ("swab", "3"))
    floor.allocate(order)
    floor.picked(order, "", "")
    return order


def test_what_is_left_to_check_is_told_in_words(floor):
    floor.stock("glove", "40", "L1")
    order = floor.order(("glove", "5"))
    floor.allocate(order)
    floor.picked(order, "L1")

    part = floor.send("checker", "checking.check", Check(order, "2", floor.items["glove"], "L1"))
    rest = floor.send("checker", "checking.check", Check(order, "3", floor.items["glove"], "L1"))

    assert ("2", ["GLV-7 一次性使用灭菌橡胶外科手套 / L1"]) == (
        part.result["quantity"],
        part.result["left"],
    )
    assert [] == rest.result["left"]


def test_a_hold_on_one_of_two_goods_without_lots_leaves_the_other_free(floor):
    order = two_without_lots(floor)
    floor.do("quality_manager", "holds.place_hold", PlaceHold("item", floor.items["tape"]),
             reason="torn")  # fmt: skip

    held = floor.send("checker", "checking.check", Check(order, "2", floor.items["tape"]))
    free = floor.send("checker", "checking.check", Check(order, "3", floor.items["swab"]))

    assert "stock_held" == held.refusal.code
    assert "accepted" == free.outcome


def test_a_check_is_withdrawn_while_other_goods_without_lots_are_packed(floor):
    order = two_without_lots(floor)
    tape = floor.checked(order, "tape", "2")
    swab = floor.checked(order, "swab", "3")
    shipment, carton = floor.carton(order)
    floor.do("shipper", "shipping.pack", Pack(shipment, carton, item=floor.items["swab"]))

    packed = floor.send("checker", "checking.withdraw_check", WithdrawCheck(swab))
    loose = floor.send("checker", "checking.withdraw_check", WithdrawCheck(tape))

    assert "already_packed" == packed.refusal.code
    assert "withdrawn" == loose.result["state"]


def test_a_check_that_nobody_made_is_not_withdrawn(floor):
    refused = floor.send("checker", "checking.withdraw_check", WithdrawCheck(7))

    assert "record_unknown" == refused.refusal.code


def test_goods_with_decimals_are_checked_in_their_base_unit(floor):
    floor.kilograms()
    floor.stock("powder", "10", "L1")
    order = floor.order(("powder", "1.5"))
    floor.allocate(order)
    floor.picked(order, "L1")

    many = floor.send(
        "checker", "checking.check", Check(order, "1.501", floor.items["powder"], "L1")
    )
    right = floor.send(
        "checker", "checking.check", Check(order, "1.5", floor.items["powder"], "L1")
    )

    assert {"expected": "1.5", "scanned": "1.501", "role": "picker"} == dict(many.refusal.facts)
    assert "1.5" == right.result["quantity"]
