"""The one search box and the stock list find any part of what anything is called."""

import pytest

from tests.harness import somebody
from tests.views.conftest import Told
from tongma.app.rooms import KINDS
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.masterdata.people.model import GrantData, PersonData, SavePerson
from tongma_demo.story.world import STENT


def parts_of(text: str) -> list[str]:
    """Return the whole, its middle, its two last and two first characters, and in full width."""
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    return [text, text[1:-1], text[-2:], text[:2], text.lower(), wide]


def hits(told, words, **more):
    return told.get("/search", q=words, **more)["rows"]


@pytest.fixture(scope="module")
def stocked(told):
    """A row of stock of a serialised item in a bin."""
    rows = told.pages("/stock", limit=500)
    return next(row for row in rows if row["piece"] and row["lot"] and row["place"]["code"])


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lot", lambda row: row["lot"]["number"]),
        ("piece", lambda row: row["piece"]["serial"]),
        ("place", lambda row: row["place"]["code"]),
        ("item", lambda row: row["item"]["code"]),
        ("item", lambda row: row["item"]["name"]),
    ],
)
def test_any_part_finds_it_in_the_box_and_in_stock(told, stocked, kind, text, at):
    words = parts_of(text(stocked))[at]

    found = [hit["id"] for hit in hits(told, words) if hit["kind"] == kind]
    rows = told.pages("/stock", q=words, limit=500)

    assert found
    assert len(found) == 8 or stocked[kind]["id"] in found
    assert stocked["cursor"] in [row["cursor"] for row in rows]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("临江示范", "partner"),
        ("jsfyy", "partner"),  # initials, from their second
        ("HO", "partner"),
        ("A-01-0", "place"),
        ("SO-", "document"),
        ("0952123450002", "item"),  # a part of the code
        ("52123450002", "item"),
    ],
)
def test_the_box_finds_parts_of(told, words, kind):
    assert kind in {hit["kind"] for hit in hits(told, words)}


@pytest.mark.parametrize("words", ["王小", "小明", "wxm", "xm", "ang1", "WANG"])
def test_the_box_finds_people_for_those_who_may_read_people(site, tmp_path, words):
    told = Told(site, tmp_path)
    data = PersonData("wang1", "王小明", (GrantData("buyer"),))
    site.run(KINDS["people.save_person"], SavePerson(data), somebody(990, "people.*"))
    without = somebody(901, "documents.*", "stock.read")

    assert [("person", "wang1", "王小明")] == [
        (hit["kind"], hit["title"], hit["words"]) for hit in hits(told, words)
    ]
    assert [] == hits(told, words, actor=without)


def test_each_thing_is_one_hit_and_says_what_tells_it_apart(told, stocked):
    found = hits(told, stocked["piece"]["serial"])
    same = [hit for hit in found if (hit["kind"], hit["id"]) == ("piece", stocked["piece"]["id"])]

    assert 1 == len(same)
    assert found[0] == same[0]
    assert stocked["lot"]["number"] in same[0]["more"]
    assert len(found) == len({(hit["kind"], hit["id"]) for hit in found})


def test_what_is_called_just_that_comes_before_what_begins_so(told):
    assert "A-01-01" == hits(told, "A-01-01")[0]["title"]


@pytest.mark.parametrize("words", ["", "   ", "\u200b", "没有的东西zzz", "%", "_%_", "a" * 200])
def test_words_that_nothing_has_find_nothing(told, words):
    assert [] == hits(told, words)
    if words.strip() and words.strip("\u200b"):
        assert [] == told.pages("/stock", q=words)


def test_each_word_narrows_stock_further(told, stocked):
    item, place = stocked["item"]["name"][1:4], stocked["place"]["code"]
    rows = told.pages("/stock", q=f"{item} {place}", limit=500)

    assert rows
    assert {
        (stocked["item"]["name"][1:4] in row["item"]["name"], row["place"]["code"]) for row in rows
    } == {(True, place)}
    assert [] == told.pages("/stock", q=f"{item} {place} zzz")


@pytest.mark.parametrize("by", ["item", "lot", "piece", "place", "owner", "key"])
def test_the_pages_of_found_stock_follow_each_other_without_gap(told, by, stocked):
    words = stocked["place"]["code"][:3]
    whole = told.pages("/stock", by=by, q=words, limit=500)

    assert whole
    assert whole == told.pages("/stock", by=by, q=words, limit=1)


def test_a_whole_label_finds_its_stock(told, stocked):
    label = f"(01){STENT}(10){stocked['lot']['number']}(21){stocked['piece']['serial']}"
    found = told.pages("/stock", q=label)

    assert {stocked["piece"]["serial"]} == {row["piece"]["serial"] for row in found}


def test_past_stock_is_found_by_the_same_words(told, stocked):
    now = told.pages("/stock", q=stocked["lot"]["number"][1:], limit=500)
    then = told.pages("/stock", q=stocked["lot"]["number"][1:], as_of="2090-01-01T00:00:00Z")

    assert {row["cursor"] for row in now} <= {row["cursor"] for row in then}
    assert stocked["lot"]["number"] in {row["lot"]["number"] for row in then}
    assert all(stocked["lot"]["number"][1:] in str(row) for row in then)


def test_what_a_reader_may_not_see_is_not_found_by_parts(told, stocked):
    nowhere = Grant("x", 999_999, 999_999, frozenset({"documents.read", "stock.read"}))
    other = Actor(77, "other", (nowhere,))

    kinds = {hit["kind"] for hit in hits(told, stocked["lot"]["number"], actor=other)}
    kinds |= {hit["kind"] for hit in hits(told, "SO-", actor=other)}

    assert kinds.isdisjoint({"lot", "piece", "document"})
    assert [] == told.pages("/stock", other, q=stocked["lot"]["number"])
