from tongma.outbound.picking.model import MakeList, Pick, ShortPick, Unpick


def test_a_part_of_what_a_case_is_opened_for_is_picked(floor):
    floor.stock("glove", "50", "L1", packed_as="case")
    order = floor.order(("glove", "30"))
    floor.allocate(order)
    (line,) = floor.listed(order)

    first = floor.do("picker", "picking.pick", Pick(line.id, "10", item=line.item, lot="L1"))
    rest = floor.do("picker", "picking.pick", Pick(line.id, item=line.item, lot="L1"))

    assert ("20", "0") == (first["left"], rest["left"])
    assert 20 == floor.teller.quantity(place=floor.world.places["A-01-01"], packed_as=0)


def test_two_orders_share_a_case_that_the_first_picker_opens(floor):
    floor.stock("glove", "50", "L1", packed_as="case")
    orders = [floor.order(("glove", "30")), floor.order(("glove", "20"))]
    for order in orders:
        floor.allocate(order)
    lines = [floor.listed(order)[0] for order in orders]

    left = [
        floor.do("picker", "picking.pick", Pick(line.id, item=line.item, lot="L1"))["left"]
        for line in lines
    ]

    assert ["0", "0"] == left


def test_what_an_opened_case_leaves_to_a_line_is_not_listed_again(floor):
    floor.stock("glove", "50", "L1", packed_as="case")
    order = floor.order(("glove", "30"))
    floor.allocate(order)
    (line,) = floor.listed(order)
    floor.do("picker", "picking.pick", Pick(line.id, "10", item=line.item, lot="L1"))

    again = floor.send("picker", "picking.make_list", MakeList(order))

    assert "nothing_to_pick" == again.refusal.code


def test_what_was_taken_of_an_opened_case_can_be_put_back_and_picked_again(floor):
    floor.stock("glove", "50", "L1", packed_as="case")
    order = floor.order(("glove", "30"))
    floor.allocate(order)
    (line,) = floor.listed(order)
    first = floor.do("picker", "picking.pick", Pick(line.id, "30", item=line.item, lot="L1"))

    back = floor.do("picker", "picking.unpick", Unpick(int(first["record"])))
    again = floor.do("picker", "picking.pick", Pick(line.id, item=line.item, lot="L1"))

    assert {"line": str(line.id), "reversed": first["record"]} == back
    assert ("30", "0") == (again["quantity"], again["left"])


def test_a_pick_that_nobody_made_is_not_put_back(floor):
    assert "record_unknown" == floor.send("picker", "picking.unpick", Unpick(7)).refusal.code


def test_a_short_pick_holds_the_bin_and_offers_what_lies_elsewhere_the_first_expiry_first(floor):
    floor.stock("glove", "40", "L1", expiry=floor.day(500))
    floor.stock("glove", "40", "L3", place="A-01-03")
    floor.stock("glove", "40", "L2", place="A-01-02", expiry=floor.day(600))
    order = floor.order(("glove", "30"))
    floor.allocate(order)
    (line,) = floor.listed(order)
    floor.do("picker", "picking.pick", Pick(line.id, "10", item=line.item, lot="L1"))

    done = floor.do("picker", "picking.short_pick", ShortPick(line.id))
    again = floor.send("picker", "picking.short_pick", ShortPick(line.id))

    assert ("20", "A-01-01") == (done["short"], done["place_code"])
    assert ["L2", "L3"] == [one["lot_number"] for one in done["offered"]]
    assert "line_not_open" == again.refusal.code
    assert ["short"] == [one.state for one in floor.lines(line.document)]


def test_a_short_line_gives_back_what_a_case_was_opened_for(floor):
    floor.stock("glove", "50", "L1", packed_as="case")
    order = floor.order(("glove", "30"))
    floor.allocate(order)
    (line,) = floor.listed(order)
    floor.do("picker", "picking.pick", Pick(line.id, "10", item=line.item, lot="L1"))

    done = floor.do("picker", "picking.short_pick", ShortPick(line.id))

    assert "20" == done["short"]
    assert 10 == floor.teller.allocated()


def test_goods_with_decimals_are_picked_out_of_whole_cases(floor):
    floor.kilograms()
    floor.stock("powder", "10", "L1", packed_as="case")
    order = floor.order(("powder", "1.5"))
    floor.allocate(order)
    (line,) = floor.listed(order)

    done = floor.do("picker", "picking.pick", Pick(line.id, item=line.item, lot="L1"))

    bin_ = floor.world.places["A-01-01"]
    assert ("1.5", "0") == (done["quantity"], done["left"])
    assert 5000 == floor.teller.quantity(place=bin_, packed_as=line.packed_as)
    assert 3500 == floor.teller.quantity(place=bin_, packed_as=0)
