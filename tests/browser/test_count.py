"""A count by scan: a difference, a second count by somebody else, approval by a third."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.person import Person, gs1
from tests.browser.test_loop import choose

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def a_bin(person: Person) -> dict[str, str]:
    """A bin with loose goods of one lot only, and what is needed to scan them."""
    places: dict[str, list[dict[str, dict[str, str]]]] = {}
    for row in person.get("/stock?limit=500")["rows"]:
        places.setdefault(row["place"]["code"], []).append(row)
    for code, rows in places.items():
        row = rows[0]
        if len(rows) > 1 or row["piece"] or row["packed_as"] or not row["lot"]:
            continue
        item = person.get(f"/items/{row['item']['id']}")
        gtin = next((one for one in item["identifiers"] if one["level"] in ("", "base")), None)
        if gtin is not None and row["place"]["kind"] == "bin":
            label = gs1(gtin["value"], lot=row["lot"]["number"], expiry=row["lot"]["expiry"])
            return {"code": code, "label": label, "quantity": str(row["quantity"])}
    pytest.fail("the demo has no bin with one loose lot")


def test_a_difference_is_counted_again_and_posted_by_a_third_person(enter: Enter) -> None:
    manager = enter("zhuguan")
    goods = a_bin(manager)
    found = str(int(goods["quantity"]) + 2)
    address = open_count(manager, goods["code"])
    dialog = manager.page.get_by_role("dialog")
    count = address.rsplit("/", 1)[-1]

    count_bin(enter("pandian", phone=True), count, goods, found)
    count_bin(enter("pandian2", phone=True), count, goods, found)

    manager.go(address)
    manager.page.get_by_role("tab", name="差异复核").click()
    expect(manager.page.get_by_text("+2").first).to_be_visible()
    manager.tap("审批过账")
    dialog.get_by_label("原因").fill("两次实盘一致")
    dialog.get_by_role("button", name="审批过账").click()
    expect(dialog).to_be_hidden()
    rows = manager.get("/stock?limit=500")["rows"]

    assert [found] == [row["quantity"] for row in rows if row["place"]["code"] == goods["code"]]


def open_count(manager: Person, code: str) -> str:
    manager.go("/counts")
    manager.tap("新建盘点")
    choose(manager, "位置", code)
    manager.page.get_by_role("dialog").get_by_role("button", name="新建盘点").click()
    expect(manager.page).to_have_url(re.compile(r"/counts/\d+"))
    return manager.page.url.removeprefix(manager.address)


def count_bin(counter: Person, count: str, goods: dict[str, str], found: str) -> None:
    counter.go(f"/m/count/{count}")
    counter.scan(goods["code"])
    counter.outcome("ok", f"正在盘 {goods['code']}")
    counter.scan(goods["label"])
    counter.outcome("ok", "+ 1")
    quantity = counter.page.get_by_label("数量").first
    quantity.fill(found)
    quantity.blur()
    counter.tap("提交本货位")
    counter.outcome("ok", "已提交")
