"""A key of a program is one's own, or agreed to by whom it acts for."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_somebody_makes_a_key_of_their_own_and_ends_it(enter: Enter) -> None:
    buyer = enter("caigou")
    buyer.go("/keys")
    buyer.tap("新建密钥")
    buyer.page.get_by_role("textbox", name="名称").fill("对账程序")
    buyer.page.get_by_role("dialog").get_by_role("button", name="新建密钥").click()
    shown = buyer.page.get_by_role("dialog", name="只显示这一次")
    expect(shown.get_by_text("tk_")).to_be_visible()
    shown.get_by_role("button", name="完成").click()
    table = buyer.page.get_by_role("table", name="接口密钥")
    expect(table.get_by_text("有效", exact=True)).to_be_visible()
    table.get_by_role("button", name="吊销").click()
    buyer.page.get_by_role("dialog").get_by_role("button", name="吊销").click()

    expect(table.get_by_text("已吊销")).to_be_visible()
