"""Every Application Identifier: what is legal reads back, what is not is named."""

import random

import legal
import pytest

from devicecodes import CannotWrite, read, write_bracketed, write_element_string
from devicecodes.gs1.rules import RULES

AIS = sorted(RULES.rows)


def test_the_table_holds_all_541_identifiers():
    assert len(AIS) == 541


@pytest.mark.parametrize("ai", AIS)
def test_each_legal_value_of_an_identifier_reads_back_in_every_form(ai):
    rng = random.Random(ai)
    for longest in (True, False, None, None):
        value = legal.value(rng, ai, longest=longest)
        for text in (write_bracketed({ai: value}), write_element_string({ai: value}) + "\x1d"):
            reading = read(text, None if text.startswith("(") else "]d2")
            assert [(ai, value)] == [(one.key, one.value) for one in reading.elements], text
            assert "valid" == reading.status, (text, reading.findings)


@pytest.mark.parametrize("ai", AIS)
def test_a_value_that_is_too_long_is_refused(ai):
    value = legal.value(random.Random(ai), ai, longest=True) + "1" * 91
    reading = read(f"({ai}){value}")
    assert "invalid" == reading.status
    with pytest.raises(CannotWrite):
        write_bracketed({ai: value})


@pytest.mark.parametrize("ai", AIS)
def test_a_character_outside_the_set_is_found_at_its_place(ai):
    value = "~" + legal.value(random.Random(ai), ai, longest=True)[1:]
    reading = read(f"({ai}){value}")
    finding = reading.errors[0]
    assert finding.code in {"not_a_digit", "character_not_allowed"}
    assert len(ai) + 2 == finding.at


@pytest.mark.parametrize(
    "ai", [ai for ai in AIS if "csum" in RULES.rows[ai][2].split("csumalpha")[0]]
)
def test_every_wrong_check_digit_is_found(ai):
    rng = random.Random(ai)
    value = legal.value(rng, ai, longest=False)
    part = next(x for x in RULES[ai].components if "csum" in x.linters)
    end = part.longest + (1 if ai == "8003" else 0)
    for wrong in range(1, 10):
        digit = str((int(value[end - 1]) + wrong) % 10)
        reading = read(f"({ai}){value[: end - 1]}{digit}{value[end:]}")
        assert "check_digit_wrong" in {one.code for one in reading.errors}
        assert reading.identifier is None
