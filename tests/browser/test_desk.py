"""What is done at a desk: notices, opening stock signed by two, settings and back."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Enter
from tests.browser.person import Person
from tests.browser.test_loop import an_item, choose, fitting_bin, order_goods

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def dialog(person: Person) -> Locator:
    return person.page.get_by_role("dialog")


def send(person: Person, name: str) -> None:
    dialog(person).get_by_role("button", name=name, exact=True).click()
    expect(dialog(person)).to_be_hidden()


def test_a_buyer_announces_what_a_supplier_ships(enter: Enter) -> None:
    buyer = enter("caigou")
    number = order_goods(buyer, an_item(buyer))
    buyer.tap("登记到货通知")
    expect(dialog(buyer).get_by_label("数量")).to_have_value("10")
    dialog(buyer).get_by_label("批号").fill("ASN-LOT-1")
    dialog(buyer).get_by_label("有效期").fill("2029-06-30")
    dialog(buyer).get_by_label("供应商单号").fill("DN-778")
    send(buyer, "登记到货通知")
    expect(buyer.page.get_by_role("heading", name=re.compile("到货通知 "))).to_be_visible()
    whole = buyer.get(f"/documents/{buyer.page.url.rsplit('/', 1)[-1]}")

    assert ["10"] == [line["quantity"] for line in whole["lines"]]
    assert number in [link["document"]["number"] for link in whole["links"]]


def test_a_notice_can_be_begun_from_the_list_of_notices(enter: Enter) -> None:
    buyer = enter("caigou")
    number = order_goods(buyer, an_item(buyer))
    buyer.go("/notices")
    buyer.tap("登记到货通知")
    choose(buyer, "采购订单", number)
    expect(dialog(buyer).get_by_label("数量")).to_have_value("10")
    send(buyer, "登记到货通知")
    expect(buyer.page.get_by_role("heading", name=re.compile("到货通知 "))).to_be_visible()


def test_opening_stock_is_booked_when_a_second_person_signs(enter: Enter) -> None:
    manager = enter("zhuguan")
    item = an_item(manager)
    bin_code = fitting_bin(manager, item)
    manager.go("/opening-stock")
    manager.tap("录入期初库存")
    choose(manager, "产品", item["code"])
    choose(manager, "位置", bin_code)
    dialog(manager).get_by_label("数量").fill("7")
    dialog(manager).get_by_label("批号").fill("OPENING-1")
    dialog(manager).get_by_label("有效期").fill("2029-06-30")
    send(manager, "录入期初库存")
    manager.sees("OPENING-1")
    address = manager.page.url.removeprefix(manager.address)

    manager.tap("签名入账")
    dialog(manager).get_by_role("button", name="签名入账", exact=True).click()
    manager.refused("same_person")

    second = enter("zhiliang")
    second.go(address)
    second.tap("签名入账")
    send(second, "签名入账")
    stock = second.get(f"/stock?item={item['id']}&by=lot&limit=200")["rows"]

    assert ["7"] == [row["quantity"] for row in stock if row["lot"]["number"] == "OPENING-1"]


def test_a_setting_made_for_one_item_is_let_go_again(enter: Enter) -> None:
    manager = enter("zhuguan")
    item = an_item(manager)
    manager.go("/settings")
    row = manager.page.get_by_role("row", name="近效期（月）").first
    row.get_by_role("button", name="修改").click()
    dialog(manager).get_by_role("textbox", name="值").fill("9")
    manager.page.get_by_role("combobox", name="适用范围").click()
    manager.page.get_by_role("option", name="产品").click()
    choose(manager, "产品", item["code"])
    dialog(manager).get_by_label("原因").fill("厂家要求")
    send(manager, "修改")
    made = manager.page.get_by_role("row", name="厂家要求")
    expect(made).to_contain_text(item["code"])
    expect(made).to_contain_text("9")

    made.get_by_role("button", name="恢复默认").click()
    dialog(manager).get_by_label("原因").fill("不再要求")
    send(manager, "恢复默认")
    expect(made).to_be_hidden()


def test_the_list_of_what_was_done_names_people_and_documents(enter: Enter) -> None:
    manager = enter("zhuguan")
    manager.go("/journal")
    rows = manager.page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    told = rows.locator("td:nth-child(5)").all_text_contents()

    assert [] == [name for name in told if name.isdigit()]
    assert all(name and name != "—" for name in told)


def test_a_list_keeps_its_order_in_the_address_and_pages_follow_it(enter: Enter) -> None:
    manager = enter("zhuguan")
    manager.go("/items")
    head = manager.page.get_by_role("columnheader", name="代码")
    head.get_by_role("button").focus()
    manager.page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    manager.page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    manager.page.reload()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(manager.page).to_have_url(re.compile(r"sort=-code"))
    first = manager.get("/items?sort=-code&limit=1")["rows"][0]["code"]
    expect(manager.page.locator("tbody tr").first).to_contain_text(first)


def test_a_list_is_opened_by_keyboard_alone(enter: Enter) -> None:
    manager = enter("zhuguan")
    manager.go("/items")
    manager.page.locator("tbody tr button").first.focus()
    manager.page.keyboard.press("Enter")
    expect(manager.page).to_have_url(re.compile(r"/items/\d+"))
