from typing import NamedTuple

import pytest

from tests.facts import ITEM, code_of, item, level
from tongma.work.documents.decide import (
    decide_give_back,
    decide_hand_over,
    decide_line,
    decide_note,
    decide_take,
)
from tongma.work.documents.model import HandOverTask, NewLine, Task

ME, OTHER = 901, 902


def task(taken_by=0, *, done=False):
    state = "done" if done else "taken" if taken_by else "open"
    return Task(5, "accept", "acceptance.accept", state, 1, 2, 3, 0, 0, "{}", taken_by, 0, None)


@pytest.mark.parametrize(("text", "code"), [("x", None), ("", "note_empty"), (" \n", "note_empty")])
def test_a_note_has_words(text, code):
    assert code == code_of(decide_note(text))


@pytest.mark.parametrize(
    ("there", "may", "code"),
    [
        (task(), True, None),
        (task(ME), True, None),
        (task(OTHER), True, "task_taken"),
        (task(), False, "not_allowed"),
        (task(OTHER), False, "not_allowed"),  # the right is asked for before who has it
        (task(done=True), True, "task_done"),
        (task(OTHER, done=True), False, "task_done"),
    ],
)
def test_a_task_is_taken_by_one_who_may_do_it(there, may, code):
    assert code == code_of(decide_take(there, ME, may=may))


@pytest.mark.parametrize(
    ("there", "code"),
    [
        (task(ME), None),
        (task(), "task_free"),
        (task(OTHER), "task_taken"),
        (task(ME, done=True), "task_done"),
        (task(done=True), "task_done"),
    ],
)
def test_a_task_is_given_back_by_who_has_it(there, code):
    assert code == code_of(decide_give_back(there, ME))


@pytest.mark.parametrize(
    ("there", "may", "is_person", "code"),
    [
        (task(ME), False, True, None),
        (task(ME), True, True, None),
        (task(), True, True, None),
        (task(OTHER), True, True, None),
        (task(), False, True, "not_allowed"),
        (task(OTHER), False, False, "not_allowed"),
        (task(ME), False, False, "person_unknown"),
        (task(ME, done=True), True, False, "task_done"),
    ],
)
def test_a_task_is_passed_on_by_who_has_it_or_may_do_it(there, may, is_person, code):
    command = HandOverTask(there.id, OTHER)

    assert code == code_of(decide_hand_over(there, command, ME, may=may, is_person=is_person))


def test_a_refusal_names_the_task_and_who_has_it():
    assert {"task": "5", "person": "902"} == decide_take(task(OTHER), ME, may=True).facts
    assert {"action": "acceptance.accept"} == decide_take(task(), ME, may=False).facts
    assert {"task": "5"} == decide_give_back(task(), ME).facts


class Typed(NamedTuple):
    item: int = ITEM
    quantity: str = "2"
    level: int = 0


@pytest.mark.parametrize(
    ("typed", "goods", "of", "expected"),
    [
        (Typed(), item(), None, NewLine(ITEM, 2, "2", 0)),
        (Typed(quantity="2.5"), item(decimals=2), None, NewLine(ITEM, 250, "2.5", 0)),
        (Typed(level=31), item(), level(10), NewLine(ITEM, 20, "2", 31)),
        (Typed(), None, None, "item_unknown"),
        (Typed(level=31), None, None, "item_unknown"),
        (Typed(quantity="x"), item(state="retired"), None, "item_unknown"),
        (Typed(level=31, quantity="x"), item(), None, "level_wrong"),
        (Typed(level=31), item(), level(10, of=ITEM + 1), "level_wrong"),
        (Typed(quantity="0"), item(), None, "quantity_wrong"),
        (Typed(quantity="2.5"), item(), None, "whole_units_needed"),
        (Typed(quantity=""), item(), None, "quantity_wrong"),
    ],
)
def test_a_line_of_an_order_is_base_units_of_an_active_item(typed, goods, of, expected):
    decided = decide_line(typed, goods, of)

    assert expected == (code_of(decided) or decided)
