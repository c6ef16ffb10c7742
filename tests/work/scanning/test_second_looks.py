"""Packages of which a symbol was not understood, or whose days cannot be right, through HTTP."""

from dataclasses import replace

import pytest

from tests.dock import EXPIRY
from tongma.foundation.commands.model import Chosen, Scan
from tongma.inbound.receiving.model import ReceiveLine
from tongma.work.scanning import resolution
from tongma_demo.story.world import GLOVE, STENT

GLOVES = f"]d201{GLOVE}10AB"
WHOLE = f"]d201{GLOVE}1733092710AB"


@pytest.mark.parametrize(
    ("scans", "outcome"),
    [
        ((GLOVES, "17330927", "17330928"), "contradiction"),
        ((GLOVES, "17330927"), "accepted"),
        ((GLOVES, "10CD"), "contradiction"),
        ((GLOVES, "17331399"), "unreadable"),
        ((GLOVES, "1733092710CD"), "contradiction"),
        ((WHOLE, "REF STN-30"), "accepted"),
        ((WHOLE, "4006381333931x"), "accepted"),
        ((GLOVES, "REF STN-30"), "ask"),
        ((GLOVES, "4006381333931x"), "ask"),
        ((f"01{STENT}", "xyz"), "ask"),
        ((f"01{STENT}", "REF STN-30"), "ask"),
        ((f"01{STENT}", "+$$52001510X3GD"), "ask"),
        ((GLOVES, "https://example.org/manual"), "accepted"),
        ((GLOVES, "]Q1https://example.org/manual"), "accepted"),
        ((GLOVES, "]Q1whatever this says"), "ask"),
        ((GLOVES, "LOT\x1dSERIAL"), "ask"),
        (("+A123BJC5D6E71G", "17330927"), "ask"),
    ],
)
def test_no_symbol_of_a_package_that_may_say_something_is_dropped(dock, scans, outcome):
    dock.bind("hibc-udi-di", "A123BJC5D6E71", "stent")
    for order in (scans, scans[::-1]):
        assert outcome == dock.scan(*order)["outcome"]


def test_a_date_on_a_second_symbol_is_the_packages_also_beside_a_lot(dock):
    told = dock.scan(GLOVES, "17330927")
    assert ("AB", "2033-09-27") == (told["reading"]["lot"], told["reading"]["expiry"])


def test_the_symbol_that_was_not_understood_is_named(dock):
    told = dock.scan(GLOVES, "17331399")
    assert ["date_wrong"] == [
        one["code"] for one in told["readings"][1]["findings"] if one["severity"] == "error"
    ]
    assert "17331399" == told["readings"][1]["raw"]


@pytest.mark.parametrize(
    "scans",
    [
        (f"]d201{GLOVE}113112311728123110AB",),
        (f"]d201{GLOVE}10AB", "]d21131123117281231"),
        (f"]d201{GLOVE}1731123170032812311200\x1d10AB",),
    ],
)
def test_days_that_cannot_be_right_are_confirmed_before_they_are_taken(dock, scans):
    told = dock.scan(*scans)
    assert ("ask", "confirm", EXPIRY) == (
        told["outcome"], told["question"]["ask"], told["reading"]["expiry"],
    )  # fmt: skip
    chosen = told["question"]["choices"][0]["chosen"]
    answered = [{"raw": scans[0], "chosen": chosen}, *({"raw": raw} for raw in scans[1:])]
    taken = dock.resolve(*answered)
    assert ("accepted", EXPIRY, "AB") == (
        taken["outcome"], taken["reading"]["expiry"], taken["reading"]["lot"],
    )  # fmt: skip


def test_receiving_does_not_take_a_label_made_after_its_expiry(dock):
    receipt = dock.receipt("glove")
    raw = f"]d201{GLOVE}113112311728123110AB"
    refused = dock.receive(ReceiveLine(receipt), Scan(raw))
    assert "code_ambiguous" == refused.refusal.code


def test_what_a_label_says_passes_the_door_for_typed_texts(dock, monkeypatch):
    real = resolution.read_symbols

    def odd(scans, context):
        return tuple(replace(one, lot="A\u200bB") for one in real(scans, context))

    monkeypatch.setattr(resolution, "read_symbols", odd)
    receipt = dock.receipt("glove")
    refused = dock.receive(ReceiveLine(receipt), Scan(f"]d201{GLOVE}1728123110AB"))
    assert ("code_invalid", ["invisible_character"]) == (
        refused.refusal.code, refused.refusal.facts["findings"],
    )  # fmt: skip


def test_stents_with_one_code_are_taken_as_before(dock):
    assert "accepted" == dock.scan(f"]d201{STENT}1728123110L7\x1d21S9")["outcome"]


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        (Chosen(lot="AB"), None),
        (Chosen(lot="QQ"), "lot"),
        (Chosen(item=2**40), "item"),
        (Chosen(serial="S"), "serial"),
        (Chosen(expiry="2030-01-01"), "expiry"),
    ],
)
def test_an_answer_that_is_no_meaning_of_the_code_books_nothing(dock, chosen, field):
    receipt = dock.receipt("glove")
    raw = f"]d201{GLOVE}1728123110AB"
    refusal = dock.receive(ReceiveLine(receipt), Scan(raw, chosen=chosen)).refusal
    expected = field and ("codes_contradict", field)

    assert expected == (refusal and (refusal.code, refusal.facts["field"]))


@pytest.mark.parametrize("sign", ";,+-_./:=!*")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("1728123110LOT42{}21SN1", ("LOT42", "SN1")),
        ("21SN1{}1728123110LOT42", ("LOT42", "SN1")),
    ],
)
def test_the_label_as_it_is_printed_is_the_first_choice(dock, sign, data, said):
    told = dock.scan(f"01{STENT}" + data.format(sign))
    assert "ask" == told["outcome"]
    first = told["question"]["choices"][0]["chosen"]
    assert said == (first["lot"], first["serial"])


def test_a_level_that_was_typed_beside_the_label_of_another_books_nothing(dock):
    line = ReceiveLine(dock.receipt("glove"), "1", level=2**40)
    refusal = dock.receive(line, Scan(f"]d201{GLOVE}1728123110AB")).refusal

    assert ("codes_contradict", "level") == (refusal.code, refusal.facts["field"])
