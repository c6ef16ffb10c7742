"""The menu shows what a person may open, and what is denied says which role may do it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("who", ["caiwu", "admin", "xiaoshou"])
def test_no_line_of_the_menu_leads_to_a_denied_page(enter: Enter, who: str) -> None:
    desk = enter(who)
    desk.page.evaluate("localStorage.setItem('tongma.nav.folded', '[]')")
    desk.go("/")
    lines = desk.page.locator("nav a")
    addresses = [str(line.get_attribute("href")) for line in lines.all()]
    denied = []
    for address in addresses:
        desk.go(address)
        desk.page.wait_for_load_state("networkidle")
        if desk.page.get_by_text("没有查看权限").count():
            denied.append(address)

    assert len(addresses) > 5
    assert [] == denied


def test_a_denied_page_names_the_roles_that_may_see_it(enter: Enter) -> None:
    desk = enter("xiaoshou")
    desk.go("/people")
    desk.sees("没有查看权限")
    expect(desk.page.locator("main")).to_contain_text(re.compile("可以查看的角色：.*系统管理员"))


def test_a_button_that_is_denied_names_the_roles_that_may_press_it(enter: Enter) -> None:
    desk = enter("caiwu")
    order = desk.get("/documents?kind=sales_order&state=open&limit=1")["rows"][0]
    desk.go(f"/sales-orders/{order['id']}")
    desk.page.locator("button[aria-disabled=true]").first.hover()
    expect(desk.page.get_by_role("tooltip")).to_contain_text("可由：")
