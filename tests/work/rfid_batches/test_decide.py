"""RFID batches: one row a tag, and nothing faint is taken for sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devicecodes import Reading, read_epc
from tongma.work.rfid_batches.decide import decide_tags, tags_of
from tongma.work.rfid_batches.model import ReadThreshold, ResolvedTag, Tag, TagRead

EPC = "30740242201D8840009EFDF7"
ME, OTHER, UNIT = (7, "S1"), (7, "S2"), (0, "00061414112345678908")


def tag(name, *, reads=3, rssi=None, item=7, status="valid"):
    reading = Reading(EPC, None, EPC, status, "epc")
    return ResolvedTag(Tag(EPC, reads=reads, rssi_best=rssi), reading, name, item)


FOUND, STRAY, MISSING = ("found", ""), ("stray", ""), ("missing", "")
WEAK, UNREADABLE = ("unsure", "weak"), ("unsure", "unreadable")
NO_SERIAL, UNKNOWN = ("unsure", "no_serial"), ("unsure", "unknown_code")
SECOND = ("unsure", "second_tag")


@pytest.mark.parametrize(
    ("tags", "expected", "verdicts"),
    [
        ([], [], []),
        ([tag(ME)], [ME], [FOUND]),
        ([tag(UNIT, item=0)], [UNIT], [FOUND]),
        ([tag(ME)], [ME, OTHER], [FOUND, MISSING]),
        ([tag(OTHER)], [ME], [STRAY, MISSING]),
        ([tag(ME, status="ambiguous")], [ME], [FOUND]),
        # heard often enough, or loud enough
        ([tag(ME, reads=2)], [ME], [FOUND]),
        ([tag(ME, reads=1)], [ME], [WEAK]),
        ([tag(ME, reads=1, rssi=-65.0)], [ME], [FOUND]),
        ([tag(ME, reads=1, rssi=-65.5)], [ME], [WEAK]),
        ([tag(ME, reads=2, rssi=-90.0)], [ME], [FOUND]),
        ([tag(OTHER, reads=1)], [], [WEAK]),
        # nothing, or no single thing, is named
        ([tag(None, status="invalid", item=0)], [], [UNREADABLE]),
        ([tag(None, status="unknown", item=0)], [], [UNREADABLE]),
        ([tag(None)], [], [NO_SERIAL]),
        ([tag(None, item=0)], [], [UNKNOWN]),
        # in this order: unreadable, without a name, weak; a second tag before all of them
        ([tag(None, status="invalid", reads=1)], [], [UNREADABLE]),
        ([tag(None, reads=1)], [], [NO_SERIAL]),
        ([tag(ME, status="invalid")], [ME], [UNREADABLE]),
        ([tag(ME), tag(ME)], [ME], [FOUND, SECOND]),
        ([tag(ME, reads=1), tag(ME)], [ME], [WEAK, SECOND]),
        ([tag(ME), tag(ME, status="invalid")], [ME], [FOUND, SECOND]),
        ([tag(None), tag(None)], [], [NO_SERIAL, NO_SERIAL]),
        ([tag(OTHER), tag(OTHER)], [], [STRAY, SECOND]),
    ],
)
def test_each_tag_has_a_verdict_and_what_nobody_heard_is_missing(tags, expected, verdicts):
    judged = decide_tags(tags, frozenset(expected), ReadThreshold())

    assert verdicts == [(one.verdict, one.reason) for one in judged]
    assert tags == [one.known for one in judged if one.known is not None]


def test_what_is_missing_comes_last_by_name():
    names = [(8, "A"), OTHER, (7, "S10"), UNIT]
    judged = decide_tags([tag(ME)], frozenset([ME, *names]), ReadThreshold())

    assert [ME, UNIT, (7, "S10"), OTHER, (8, "A")] == [one.name for one in judged]


@pytest.mark.parametrize(
    ("threshold", "reads", "rssi", "expected"),
    [
        (ReadThreshold(5), 4, None, False),
        (ReadThreshold(5), 5, None, True),
        (ReadThreshold(5, -40.0), 4, -40.5, False),
        (ReadThreshold(5, -40.0), 4, -40.0, True),
        (ReadThreshold(5, -40.0), 4, 0.0, True),
    ],
)
def test_a_station_says_when_a_tag_is_surely_heard(threshold, reads, rssi, expected):
    assert expected == threshold.heard(Tag(EPC, reads=reads, rssi_best=rssi))


@pytest.mark.parametrize(
    ("reads", "tags"),
    [
        ([], []),
        ([TagRead("ab")], [Tag("AB", 1, frozenset({0}))]),
        ([TagRead(" ab\n", 1, 5, -60.0), TagRead("AB", 2, 3, -70.0)],
         [Tag("AB", 2, frozenset({1, 2}), 3, 5, -60.0)]),
        ([TagRead("AB", 1, 5), TagRead("AB", 1, 9, -70.0)],
         [Tag("AB", 2, frozenset({1}), 5, 9, -70.0)]),
        ([TagRead("AB", 1, 5, -70.0), TagRead("AB", 1, 5)],
         [Tag("AB", 2, frozenset({1}), 5, 5, -70.0)]),
        ([TagRead("CD", at=1), TagRead("AB", at=1), TagRead("CD", at=1)],
         [Tag("CD", 2, frozenset({0}), 1, 1), Tag("AB", 1, frozenset({0}), 1, 1)]),
    ],
)  # fmt: skip
def test_reads_of_one_tag_are_one_row_in_the_order_of_the_first(reads, tags):
    assert tags == tags_of(reads)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.integers(0, 9))))
def test_no_read_is_lost(given_reads):
    reads = [TagRead(f"{epc:024x}", antenna, at, -at) for epc, antenna, at in given_reads]
    tags = {tag.epc: tag for tag in tags_of(reads)}

    assert {read.epc.upper() for read in reads} == set(tags)
    for key, merged in tags.items():
        mine = [read for read in reads if read.epc.upper() == key]
        assert merged == Tag(
            key, len(mine), frozenset(r.antenna for r in mine), min(r.at for r in mine),
            max(r.at for r in mine), max(r.rssi for r in mine),
        )  # fmt: skip


def test_bits_that_are_no_epc_are_unsure():
    unread = ResolvedTag(Tag("zz", reads=3), read_epc("zz"))

    assert [UNREADABLE] == [
        (one.verdict, one.reason) for one in decide_tags([unread], frozenset(), ReadThreshold())
    ]
