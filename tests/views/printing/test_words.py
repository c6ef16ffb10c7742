"""Every code that a print may meet has its word."""

import pytest

from tongma.inbound.receiving.model import Disposition
from tongma.views.printing.words import disposition_word, state_word, unit_word
from tongma.work.documents.states import LineState


@pytest.mark.parametrize("state", LineState)
def test_a_state_is_a_word(state: LineState) -> None:
    assert not state_word(state).isascii()


@pytest.mark.parametrize("disposition", Disposition)
def test_a_disposition_is_a_word(disposition: Disposition) -> None:
    assert not disposition_word(disposition).isascii()


@pytest.mark.parametrize(("unit", "word"), [("EA", "个"), ("BX", "盒"), ("XYZ", "XYZ")])
def test_a_unit_is_its_word_or_stays_what_it_is(unit: str, word: str) -> None:
    assert word == unit_word(unit)
