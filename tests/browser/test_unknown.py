"""A code that nobody knows is bound in two clicks, and the next scan knows it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.person import gs1
from tests.browser.test_which import open_receipt, waiting_item

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def sibling(gtin: str) -> str:
    """The GTIN of the same item at another level: another indicator digit."""
    body = "5" + gtin[1:13]
    weighted = sum(int(digit) * (3, 1)[at % 2] for at, digit in enumerate(reversed(body)))
    return body + str(-weighted % 10)


def test_an_unknown_code_is_bound_in_two_clicks_and_then_known(enter: Enter) -> None:
    receiver = enter("shouhuo", phone=True)
    item = waiting_item(receiver)
    code = sibling(item["gtin"])
    open_receipt(receiver, item["order"])
    receiver.scan(gs1(code, lot="UNKNOWN-1", expiry="2029-06-30"))
    receiver.outcome("warn", "未知编码")

    master = enter("shuju")
    master.go("/unknown-codes")
    master.page.get_by_role("listitem").filter(has_text=code).get_by_role("button").click()
    master.page.get_by_role("combobox", name="包装级别").click()
    master.page.get_by_role("option", name="基本单位").click()
    master.page.get_by_role("button", name="就是").click()
    expect(master.page.get_by_role("listitem").filter(has_text=code)).to_have_count(0)

    receiver.scan(gs1(code, lot="UNKNOWN-1", expiry="2029-06-30"))
    receiver.outcome("ok", "UNKNOWN-1")
