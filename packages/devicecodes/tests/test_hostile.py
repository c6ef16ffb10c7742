"""Any text gives one Reading, soon, and the Reading keeps the contract."""

import copy
import json
import pickle
import time

import checked
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devicecodes import combine, read, read_epc, read_epc_memory
from devicecodes.checks import mod43
from devicecodes.messages import SEVERITIES, en, zh

ALPHABET = '0123456789AMCFxyz+/$.%-=&,>}*()[]<>{}\x1d\x1e\x04~^|#é械注准１Ａ】 \t\n"\\\0\ud800ÀÁß'
BEGINNINGS = st.sampled_from(
    [
        *("", "01", "0109506000134352", "00", "8006", "+", "+A123", "++", "+/", "=", "=/", "=+"),
        *("&,1", "MA.156.M0.", "MF1000", "[)>\x1e06\x1d", ".9N", "http://a/01/", "urn:epc:id:"),
        *("urn:epc:tag:", "urn:epc:raw:", "(01)", '<UDI IAC="MA">', "国械注", "C01", "-", "]d2"),
        *("*+A", "\x1d", "https://a/eh", "1.2.", "86.", "PP1", "B-", "Ecode:1", "10064"),
    ]
)
SYMBOLOGIES = st.sampled_from(
    [None, "]d2", "]C1", "]E0", "]E3", "]E4", "]I1", "]A0", "]A3", "]Q1", "]e0", "]D2", "]xx", ""]
)
SYSTEMS = set(
    "gs1 hibc isbt128 ifa mh10 ma ma-idcode ahm epc basic-udi-di nhsa cn-drug-trace cn-vet-drug "
    "cn-registration cn-licence handle oid ecode internal unknown".split()
)


def judge(reading):
    """What holds for every Reading."""
    plain = reading.to_json()
    json.dumps(plain)
    assert reading.system in SYSTEMS
    assert not reading.has("internal_error")
    assert (reading.status == "unknown") == (reading.system == "unknown")
    assert (reading.status == "invalid") == bool(reading.errors)
    assert (reading.status == "repaired") <= bool(reading.repairs)
    assert reading.status == "unknown" or reading.normalised is not None
    assert len(reading.alternatives) <= 64
    primary = [one for one in reading.identifiers if one.role == "primary"]
    assert reading.identifier is None or reading.identifier in primary
    for finding in reading.findings:
        assert finding.text("en") != finding.text("zh")
    for one in plain["alternatives"]:
        assert {"raw", "alternatives"}.isdisjoint(one)


@settings(max_examples=1500, deadline=None)
@given(BEGINNINGS, st.text(st.sampled_from(ALPHABET), max_size=60), SYMBOLOGIES)
def test_any_text_gives_one_reading(beginning, rest, symbology):
    text = beginning + rest
    reading = read(text, symbology)
    assert text == reading.raw
    judge(reading)


@settings(max_examples=3000, deadline=None)
@given(checked.ANY, SYMBOLOGIES)
def test_any_text_whose_checks_hold_gives_one_reading(text, symbology):
    reading = read(text, symbology)
    assert text == reading.raw
    judge(reading)
    judge(combine([reading, read("+A123BJC5D6E71G"), read("0109506000134352", "]d2")]))


FLAGS = ["$", "$+", "$$", "$$+", *(f"$${sign}{n}" for sign in ("", "+") for n in range(10))]
DATED = [
    *(f"+{flag}?L" for flag in ["", *FLAGS]),
    *(f"+A12311/{flag}?" for flag in ["", *FLAGS, "$/S1/14D", "$/16D", "$/Q", "$/S"]),
    *(f".9N111234567842^{key}?" for key in ("D", "14D", "15D", "16D", "18D", "23D", "Q", "7Q")),
    *(f"={sign}?" for sign in (">", "}", "*", "]", "/", ",")),
    *(f"&{sign}?" for sign in (">", "}", "*", ":", ",1", "/", "#", "$", "%")),
    *(f"MA.156.M0.100204.13351764.{key}?" for key in "MPVELSD"),
    *(f"0109506000134352{ai}?" for ai in ("11", "17", "7003", "7007", "7011", "8008", "4324")),
]


@pytest.mark.parametrize("form", DATED)
def test_a_date_of_any_length_is_read_or_refused(form):
    for rest in ("0123456789012"[:length] for length in range(13)):
        for digits in (rest, "99" + rest, "2812" + rest, "28060" + rest, "280229" + rest):
            text = form.replace("?", digits)
            closed = text + (mod43(text) or "") if text[0] == "+" else text
            for raw in (closed, f"+F9J2A7YVIXZ9/{closed}"):
                judge(read(raw))


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=80), st.binary(max_size=40))
def test_any_text_and_any_octets_are_read_as_a_tag(text, octets):
    for reading in (read_epc(text), read_epc(octets), read_epc_memory(text)):
        judge(reading)
        judge(combine([reading, read(text)]))


@settings(max_examples=300, deadline=None)
@given(st.binary(min_size=1, max_size=62), st.sampled_from([0x30, 0x3B, 0x3D, 0xF7, 0xFB, 0xE6]))
def test_any_bits_behind_a_header_give_a_reading(octets, header):
    judge(read_epc(bytes([header]) + octets))


@pytest.mark.parametrize(
    "piece",
    [
        *("0", "01", "10A", "9912", "+", "=>019031", "MA.", ".LA", "/01", "(10)A", "\x1d", "^10"),
        *("/S1", "é", "１", " ", "A ", "%41", "1.2", "&a=1", "1=&", "<A>", "P1\x1d", "à", "Zz"),
    ],
)
@pytest.mark.parametrize(
    "beginning", ["", "0109506000134352", "+A123", "[)>\x1e06\x1d", "http://a/01/09506000134352?"]
)
def test_the_longest_text_is_read_in_a_moment(beginning, piece):
    text = (beginning + piece * 8192)[:8192]
    start = time.perf_counter()
    judge(read(text))
    judge(read(text, "]d2"))
    assert time.perf_counter() - start < 2


def test_more_than_the_longest_text_is_not_even_looked_at():
    start = time.perf_counter()
    reading = read("0" * 1_000_000)
    assert time.perf_counter() - start < 0.1
    assert ("unknown", "too_long") == (reading.status, reading.findings[0].code)
    assert "unknown" == read_epc("3" * 1_000_000).status


@pytest.mark.parametrize("text", ["", " ", "\t\r\n", "　"])
def test_blanks_alone_are_empty(text):
    reading = read(text)
    assert ("unknown", ["empty"]) == (reading.status, [one.code for one in reading.findings])


def test_every_finding_has_its_sentence_in_both_languages():
    assert set(SEVERITIES) == {x for x in en.SENTENCES if not x.startswith("linter_")}
    assert set(en.SENTENCES) == set(zh.SENTENCES)
    for code, sentence in en.SENTENCES.items():
        places = {x for x in ("{0", "{1", "{2") if x in sentence}
        assert places == {x for x in ("{0", "{1", "{2") if x in zh.SENTENCES[code]}, code


@pytest.mark.parametrize("text", ["+A123BJC5D6E71G", "12345670", "rubbish", "urn:epc:id:gid:1.2.3"])
def test_a_reading_can_be_hashed_copied_and_sent_to_another_process(text):
    reading = read(text)
    assert reading == pickle.loads(pickle.dumps(reading)) == copy.deepcopy(reading)
    assert {reading} == {read(text)}


def test_a_reading_cannot_be_changed():
    with pytest.raises(AttributeError):
        read("5901234123457").lot = "X"
