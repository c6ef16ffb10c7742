import pytest

from tests.facts import code_of, item, line
from tongma.inbound.acceptance.decide import decide_accept, decide_withdraw
from tongma.inbound.acceptance.model import Accept, AcceptanceFacts, Verdict

RECEIVER, ACCEPTOR = 901, 902
STENT = {"S1": 71, "S2": 72, "S3": 73}


def facts(**more):
    """Ten wait, received by somebody else."""
    usual = {"received_by": RECEIVER, "acting": ACCEPTOR, "state": "open", "item": item(),
             "waiting": 10, "pieces": {}, "reason": ""}  # fmt: skip
    return AcceptanceFacts(**(usual | more))


def accept(released="0", rejected="0", good=(), bad=(), whole=False):
    return Accept(41, released, rejected, good, bad, whole)


def verdicts(decided):
    """(state, quantity, pieces) of each verdict; the refusal's code where there is none."""
    if not isinstance(decided, tuple):
        return code_of(decided)
    return [(verdict.state, verdict.quantity, verdict.pieces) for verdict in decided]


@pytest.mark.parametrize(
    ("command", "more", "expected"),
    [
        (accept("10"), {}, [("released", 10, ())]),
        (accept("9", "1"), {"reason": "wet"}, [("released", 9, ()), ("rejected", 1, ())]),
        (accept("0", "1"), {"reason": "wet"}, [("rejected", 1, ())]),
        (accept(whole=True), {}, [("released", 10, ())]),
        (accept("1.5"), {"item": item(decimals=1), "waiting": 15}, [("released", 15, ())]),
        # one more than waits, from either side
        (accept("11"), {}, "more_than_waiting"),
        (accept("10", "1"), {"reason": "wet"}, "more_than_waiting"),
        (accept("0", "0"), {}, "nothing_accepted"),
        (accept(whole=True), {"waiting": 0}, "nothing_accepted"),
        (accept("1.5"), {}, "whole_units_needed"),
        (accept("1", "0.5"), {"reason": "wet"}, "whole_units_needed"),
        (accept("9", "1"), {}, "reason_required"),
        (accept("9", "1"), {"reason": " \t"}, "reason_required"),
        (accept("10"), {"acting": RECEIVER}, "same_person"),
        (accept("10"), {"state": "done"}, "line_not_open"),
        (accept("10"), {"state": "undecided"}, "line_not_open"),
    ],
)
def test_quantities_are_released_or_rejected_up_to_what_waits(command, more, expected):
    assert expected == verdicts(decide_accept(command, facts(**more)))


@pytest.mark.parametrize(
    ("command", "more", "expected"),
    [
        (accept(good=("S2",)), {}, [("released", 1, (72,))]),
        (accept(good=("S3",), bad=("S1",)), {"reason": "bent"},
         [("released", 1, (73,)), ("rejected", 1, (71,))]),
        (accept(whole=True), {}, [("released", 3, (71, 72, 73))]),
        (accept(bad=("S2",), whole=True), {"reason": "bent"},
         [("released", 2, (71, 73)), ("rejected", 1, (72,))]),
        # the same goods stand there for another line too: only as many as this one waits for
        (accept(whole=True), {"waiting": 2}, [("released", 2, (71, 72))]),
        (accept(bad=("S1",), whole=True), {"waiting": 2, "reason": "bent"},
         [("released", 1, (72,)), ("rejected", 1, (71,))]),
        (accept(bad=("S1",), whole=True), {"waiting": 1, "reason": "bent"},
         [("rejected", 1, (71,))]),
        (accept(bad=("S1", "S2"), whole=True), {"waiting": 1, "reason": "bent"},
         "more_than_waiting"),
        (accept(good=("S1", "S2", "S3")), {"waiting": 2}, "more_than_waiting"),
        (accept(good=("S9",)), {}, "serial_not_here"),
        (accept(bad=("S9",)), {"reason": "bent"}, "serial_not_here"),
        (accept(good=("S1",)), {"pieces": {}}, "serial_not_here"),
        (accept(bad=("S1",)), {"pieces": {}, "reason": "bent"}, "serial_not_here"),
        (accept(good=("S1", "S1")), {}, "serial_repeated"),
        (accept(good=("S1",), bad=("S1",)), {"reason": "bent"}, "serial_repeated"),
        (accept(), {}, "nothing_accepted"),
        (accept(bad=("S1",)), {}, "reason_required"),
    ],
)  # fmt: skip
def test_pieces_are_released_or_rejected_by_their_serials(command, more, expected):
    usual = {"item": item(serial_control=1), "pieces": STENT, "waiting": 3}

    assert expected == verdicts(decide_accept(command, facts(**(usual | more))))


@pytest.mark.parametrize(
    ("more", "command", "code"),
    [
        ({"acting": RECEIVER, "state": "done"}, accept("x"), "same_person"),
        ({"state": "done"}, accept("x"), "line_not_open"),
        ({"pieces": STENT}, accept(good=("S9", "S1", "S1"), bad=("S2",)), "serial_not_here"),
        ({"pieces": STENT, "waiting": 1}, accept(good=("S1", "S1"), bad=("S2",)),
         "serial_repeated"),
        ({}, accept("11", "1"), "more_than_waiting"),
    ],
)  # fmt: skip
def test_of_several_reasons_the_first_in_order_is_told(more, command, code):
    assert code == code_of(decide_accept(command, facts(**more)))


def test_the_refusal_says_how_many_wait_and_how_many_were_wanted():
    refusal = decide_accept(accept("1.3"), facts(item=item(decimals=1), waiting=12))

    assert {"waiting": "1.2", "wanted": "1.3"} == refusal.facts


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([line(state="released"), line(state="rejected")], None),
        ([line(state="released", done=1)], "already_put_away"),
        ([line(state="withdrawn")], "already_put_away"),
        ([line(state="released"), line(state="withdrawn")], "already_put_away"),
        ([], None),
    ],
)
def test_an_acceptance_is_withdrawn_while_nothing_of_it_was_put_away(lines, code):
    assert code == code_of(decide_withdraw(lines))


def test_a_verdict_of_goods_without_serials_names_no_piece():
    (verdict,) = decide_accept(accept("1"), facts())

    assert Verdict("released", 1) == verdict
