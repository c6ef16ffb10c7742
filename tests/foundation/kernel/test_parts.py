"""Any part of a text finds it, in whatever width and case it is typed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.foundation.kernel.parts import (
    BLOCK_BYTES,
    SearchEntry,
    entry,
    finds,
    fold,
    initials,
    match,
    read_block,
    words_of,
    write_blocks,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
IDS = st.integers(1, 2**63 - 1)


@given(TEXTS, st.data())
def test_every_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))

    assert finds(entry(1, [text]).texts, words_of(text[begin:end]))


@given(TEXTS, st.sampled_from([str.upper, str.lower]))
def test_ascii_case_and_width_do_not_matter(text: str, change) -> None:
    plain = "".join(sign for sign in text if sign in string.printable and not sign.isspace())
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in plain)

    assert fold(plain) == fold(change(wide))


@given(st.dictionaries(IDS, st.lists(TEXTS, min_size=1, max_size=4), max_size=60))
def test_blocks_give_back_what_was_written(objects: dict[int, list[str]]) -> None:
    entries = [entry(id_, texts) for id_, texts in objects.items()]
    blocks = write_blocks(entries)

    found = [one for _first, text in blocks for one in read_block(text)]

    assert [one for one in entries if one.texts] == found
    assert [next(read_block(text)).id for _first, text in blocks] == [first for first, _ in blocks]


def test_a_block_is_full_before_the_next_begins_and_one_long_text_has_its_own() -> None:
    short = [entry(id_, ["x" * 90]) for id_ in range(1, 40)]
    sizes = [len(text.encode()) for _first, text in write_blocks(short)]
    long = write_blocks([entry(1, ["a"]), entry(2, ["b" * 3000]), entry(3, ["c"])])

    assert all(size <= BLOCK_BYTES for size in sizes)
    assert all(size > BLOCK_BYTES - 100 for size in sizes[:-1])
    assert [1, 2, 3] == [first for first, _text in long]


def test_a_number_of_an_object_is_no_text_of_it() -> None:
    ((_first, block),) = write_blocks([entry(51447, ["A1"]), entry(9, ["514"])])

    assert "51447" not in block
    assert [9] == [one.id for one in read_block(block, ["514"])]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("药物洗脱冠状动脉支架系统", "ywxtgzdmzjxt"),
        ("重庆医院", "cqyy"),  # not z: the neighbour tells how it is read
        ("长春", "cc"),
        ("ＣＴ 导管 3.0", "ctdg3.0"),
        ("stent", ""),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters_of_the_pinyin(text: str, letters: str) -> None:
    assert letters == initials(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("支架", True),
        ("zj", True),  # initials of its name
        ("支架 3.0", True),  # words of different texts
        ("架支", False),
        ("支架 9.9", False),
        ("jz", False),
        ("３．０×１８", True),
    ],
)
def test_each_word_stands_in_one_of_the_texts(words: str, expected: bool) -> None:
    texts = entry(1, ["3.0×18"], ["冠脉支架"]).texts

    assert expected is finds(texts, words_of(words))


def test_texts_that_are_empty_or_equal_are_kept_once_or_not_at_all() -> None:
    assert SearchEntry(1, ("a",)) == entry(1, ["A", "", " ", "Ａ"])
    assert [] == write_blocks([entry(1, ["", " "])])


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (["a-1"], ["a-10"]),  # the whole text before a beginning
        (["a-100"], ["ba-1"]),  # a beginning before a part
        (["xa-1"], ["xxa-1"]),  # among equals the shorter
    ],
)
def test_the_best_match_comes_first(better: list[str], worse: list[str]) -> None:
    assert match(better, ["a-1"]) < match(worse, ["a-1"])
