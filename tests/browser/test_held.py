"""Goods that may not go out are never green: the hold is the first thing that a screen says."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.person import GS, Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def held_lot(person: Person) -> dict[str, Any]:
    """The lot that the demo's quality manager has held."""
    rows = person.get("/holds?state=active&limit=100")["rows"]
    hold = next(one for one in rows if one["scope"] == "lot")
    stock = person.get(f"/stock?by=key&lot={hold['target']['id']}&limit=1")["rows"]
    return {"hold": hold, "stock": stock[0], "number": stock[0]["lot"]["number"]}


def test_a_desk_that_looks_for_a_held_lot_reads_the_hold_first(enter: Enter) -> None:
    desk = enter("zhuguan")
    held = held_lot(desk)
    desk.go(f"/find?q={held['number']}")
    desk.outcome("error", "锁定 · ")
    first = desk.page.locator("[data-outcome=error] dd").first
    expect(first).to_contain_text(held["hold"]["note"])
    expect(first).to_contain_text(held["hold"]["placed_by"]["name"])
    expect(desk.page.locator("[data-outcome=ok]")).to_have_count(0)
    expect(desk.page.locator("main")).not_to_contain_text(re.compile(r"^合格$"))


def test_a_phone_that_scans_a_held_lot_in_full_reads_the_hold_first(enter: Enter) -> None:
    phone = enter("shouhuo", phone=True)
    held = held_lot(enter("zhuguan"))
    item = phone.get(f"/items/{held['stock']['item']['id']}")
    code = next(one["value"] for one in item["identifiers"] if one["scheme"] == "gtin")
    day = held["stock"]["lot"]["expiry"][2:].replace("-", "")
    phone.go("/m")
    phone.scan(f"]d201{code}17{day}10{held['number']}{GS}21NEVER-SEEN")
    phone.outcome("error", "锁定 · ")
    expect(phone.page.locator("[data-outcome=ok]")).to_have_count(0)


def test_pages_of_a_held_lot_its_item_and_its_bin_begin_with_the_hold(enter: Enter) -> None:
    desk = enter("zhuguan")
    held = held_lot(desk)
    stock = held["stock"]
    desk.go(f"/lots/{stock['lot']['id']}")
    expect(desk.page.locator("[data-standing=error]")).to_contain_text(held["hold"]["note"])
    for path in (f"/items/{stock['item']['id']}", f"/places/{stock['place']['id']}"):
        desk.go(path)
        card = desk.page.locator("[data-standing]").first
        expect(card).to_contain_text("部分锁定")
        expect(card).to_contain_text(held["number"])


def test_the_list_of_stock_says_held_and_why_whatever_it_is_added_up_by(enter: Enter) -> None:
    desk = enter("zhuguan")
    held = held_lot(desk)
    for view in ("按批次", "按产品"):
        desk.go("/stock")
        desk.page.get_by_text(view, exact=True).click()
        desk.page.locator("main").get_by_role("textbox").first.fill(held["stock"]["item"]["code"])
        chip = desk.page.get_by_text(re.compile("^锁定 · ")).first
        expect(chip).to_be_visible()
