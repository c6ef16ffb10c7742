from tongma.inbound.acceptance.model import Accept, WithdrawAcceptance
from tongma.inbound.putaway.model import PutAway
from tongma.stock.model import Status

ACCEPT, WITHDRAW = "acceptance.accept", "acceptance.withdraw_acceptance"


def test_what_is_released_stays_and_what_is_rejected_goes_to_the_red_zone(floor):
    line = floor.received("glove", "10")
    done = floor.do("acceptor", ACCEPT, Accept(line, "6", "1"), reason="wet")

    assert ("6", "1", "3", 2) == (
        done["released"], done["rejected"], done["left"], len(done["lines"]),
    )  # fmt: skip
    assert (9, 1) == (floor.there("glove", "DOCK-IN"), floor.there("glove", "RED-01"))
    assert 6 == floor.there("glove", "DOCK-IN", status=int(Status.RELEASED))
    assert [] == floor.faults()


def test_an_acceptance_that_is_withdrawn_waits_again_with_one_task(floor):
    line = floor.received("glove", "10")
    first = floor.do("acceptor", ACCEPT, Accept(line, "4"))
    withdrawn = floor.do("acceptor", WITHDRAW, WithdrawAcceptance(int(first["lines"][0])))

    assert {"lines": first["lines"], "state": "withdrawn"} == withdrawn
    assert ("open", 0) == (floor.line(line).state, floor.line(line).done)
    assert [line] == floor.open_tasks("accept")
    assert [] == floor.open_tasks("put_away")
    assert 10 == floor.there("glove", "DOCK-IN", status=int(Status.QUARANTINE))


def test_the_last_withdrawal_opens_the_line_and_its_task_again(floor):
    line = floor.received("glove", "10")
    done = floor.do("acceptor", ACCEPT, Accept(line, all=True))
    assert [] == floor.open_tasks("accept")
    floor.do("acceptor", WITHDRAW, WithdrawAcceptance(int(done["lines"][0])))

    assert ([line], "open") == (floor.open_tasks("accept"), floor.line(line).state)


def test_what_was_put_away_is_not_withdrawn(floor):
    line = floor.accepted("glove", "10")
    floor.do("storekeeper", "putaway.put_away", PutAway(line, place_code="A-01-01", quantity="1"))

    assert "already_put_away" == floor.refused("acceptor", WITHDRAW, WithdrawAcceptance(line))


def test_pieces_that_came_for_two_orders_are_accepted_line_by_line(floor):
    serials = ("S1", "S2", "S3")
    receipt = floor.receipt(floor.order(("stent", "2")), floor.order(("stent", "1")))
    first, second = floor.receive(receipt, "stent", serials=serials)
    done = [floor.do("acceptor", ACCEPT, Accept(line, all=True)) for line in (first, second)]

    assert [("2", "0"), ("1", "0")] == [(one["released"], one["left"]) for one in done]
    assert 3 == floor.there("stent", "DOCK-IN", status=int(Status.RELEASED))
