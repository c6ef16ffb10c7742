"""All holds, page by page, as far as they concern the reader."""

from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant


def test_the_pages_of_holds_follow_each_other_without_gap(told):
    whole = told.pages("/holds", limit=500, state="all")

    assert whole == told.pages("/holds", limit=1, state="all")
    assert len(whole) > 2


def test_holds_of_another_owner_are_passed_over_not_counted(told):
    stranger = Actor(991, "stranger", (Grant("client", EVERYWHERE, 77, frozenset({"stock.read"})),))
    rows = told.pages("/holds", stranger, limit=1, state="all")

    assert rows == told.pages("/holds", stranger, limit=500, state="all")
    assert rows
    assert "lot" not in {row["scope"] for row in rows}
