"""A fact from before a count that arrives after it: told, decided by somebody else, posted."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.person import Person
from tests.browser.test_count import a_bin, count_bin, open_count

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_move_that_a_count_has_overtaken_waits_for_a_manager(enter: Enter) -> None:
    manager = enter("zhuguan")
    goods = a_bin(manager)
    before = dt.datetime.now(dt.UTC)
    count = open_count(manager, goods["code"]).rsplit("/", 1)[-1]
    count_bin(enter("pandian", phone=True), count, goods, goods["quantity"])

    mover = enter("baoguan", phone=True)
    mover.page.clock.set_fixed_time(before)
    mover.go("/m/relocate")
    mover.scan(goods["code"])
    mover.scan(goods["label"])
    mover.scan(beside(manager, goods["code"]))
    mover.outcome("warn", "这里已盘点，本次没有入账")
    mover.sees("不要重做")

    manager.go("/")
    manager.sees("事实迟到，待裁决")
    row = manager.page.locator("section", has_text="事实迟到")
    row.get_by_role("link", name="去处理").first.click()
    manager.sees("仓满屯")
    manager.tap("不入账")
    dialog = manager.page.get_by_role("dialog")
    dialog.get_by_label("原因").fill("盘点时已经搬走")
    dialog.get_by_role("button", name="不入账").click()
    expect(dialog).to_be_hidden()

    assert [] == manager.get("/late/facts")["rows"]


def beside(person: Person, code: str) -> str:
    """Another bin of the same rack."""
    places = person.get("/places?kind=bin&limit=500")["rows"]
    zone = next(one["parent"] for one in places if one["code"] == code)
    used = {row["place"]["code"] for row in person.get("/stock?limit=500")["rows"]}
    return next(one["code"] for one in places if one["parent"] == zone and one["code"] not in used)
