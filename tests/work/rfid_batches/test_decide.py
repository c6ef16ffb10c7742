"""RFID batches: one row a tag, and nothing faint is taken for sure."""

from hypothesis import given
from hypothesis import strategies as st

from devicecodes import read_epc
from tongma.work.rfid_batches.decide import decide_tags, tags_of
from tongma.work.rfid_batches.model import ReadThreshold, ResolvedTag, Tag, TagRead

EPC = "30740242201D8840009EFDF7"
READING = read_epc(EPC)
ME, OTHER = (7, "S1"), (7, "S2")


def known(name, reads=3, rssi=None, reading=READING, item=7):
    return ResolvedTag(Tag(EPC, reads=reads, rssi_best=rssi), reading, name, item)


def verdicts(*tags, expected=(ME,)):
    judged = decide_tags(tags, frozenset(expected), ReadThreshold())
    return [(one.verdict, one.reason) for one in judged]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.integers(0, 9))))
def test_reads_of_one_tag_are_one_row_with_all_its_antennas_and_times(given_reads):
    reads = [TagRead(f"{epc:024x}", antenna, at, -at) for epc, antenna, at in given_reads]
    tags = {tag.epc: tag for tag in tags_of(reads)}
    for key in {read.epc.upper() for read in reads}:
        mine = [read for read in reads if read.epc.upper() == key]
        assert tags[key] == Tag(
            key, len(mine), frozenset(r.antenna for r in mine), min(r.at for r in mine),
            max(r.at for r in mine), max(r.rssi for r in mine),
        )  # fmt: skip


def test_what_was_expected_and_heard_is_found():
    assert [("found", "")] == verdicts(known(ME))


def test_what_was_expected_and_not_heard_is_missing():
    assert [("found", ""), ("missing", "")] == verdicts(known(ME), expected=(ME, OTHER))


def test_what_nobody_expected_is_stray():
    assert [("stray", ""), ("missing", "")] == verdicts(known(OTHER))


def test_one_faint_read_is_unsure_and_not_missing():
    assert [("unsure", "weak")] == verdicts(known(ME, reads=1, rssi=-80.0))


def test_one_loud_read_is_enough():
    assert [("found", "")] == verdicts(known(ME, reads=1, rssi=-40.0))


def test_a_tag_without_a_serial_of_its_own_and_an_unknown_one_are_unsure():
    assert [("unsure", "no_serial"), ("unsure", "unknown_code")] == verdicts(
        known(None), known(None, item=0), expected=()
    )


def test_bits_that_are_no_epc_are_unsure():
    assert [("unsure", "unreadable")] == verdicts(
        known(None, reading=read_epc("zz"), item=0), expected=()
    )


def test_two_tags_of_one_piece_are_counted_once():
    assert [("found", ""), ("unsure", "second_tag")] == verdicts(known(ME), known(ME))
