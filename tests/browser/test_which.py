"""A scan that is not sure: asked once, confirmed by who may, completed by the other symbol."""

import json

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import Enter
from tests.browser.person import Person, gs1

pytestmark = [pytest.mark.browser, pytest.mark.slow]


MANY = 20


def waiting_item(receiver: Person) -> dict[str, str]:
    """An order that waits for many of an item with lots: ids and the code of the base unit."""
    for order in receiver.get("/documents?kind=purchase_order&state=open&limit=50")["rows"]:
        for line in receiver.get(f"/documents/{order['id']}")["lines"]:
            item = receiver.get(f"/items/{line['item']['id']}")
            codes = [one for one in item["identifiers"] if one["level"] in ("", "base")]
            plain = item["data"]["lot_control"] and not item["data"]["serial_control"]
            if plain and codes and int(line["quantity"]) - int(line["done"]) >= MANY:
                return {"order": order["number"], "id": item["id"], "gtin": codes[0]["value"]}
    pytest.fail("no order waits for an item with lots")


def open_receipt(receiver: Person, order: str) -> None:
    receiver.go("/m/receive")
    receiver.scan(order)
    receiver.sees("应收明细")


def test_the_answer_to_an_unsure_label_goes_with_the_command(enter: Enter) -> None:
    receiver = enter("shouhuo", phone=True)
    item = waiting_item(receiver)
    open_receipt(receiver, item["order"])

    receiver.scan(f"01{item['gtin']}1729063010Q7A21S1")  # no separator: lot Q7A21S1, or Q7A and S1

    receiver.outcome("warn", "是哪一个")
    answers = receiver.page.get_by_role("group", name="看一下标签，选一个").get_by_role("button")
    expect(answers).to_have_count(2)
    with receiver.page.expect_request("**/receiving/receive-line") as sent:
        answers.filter(has_text="序列号 S1").click()
    (scan,) = json.loads(sent.value.post_data or "{}")["scans"]
    assert f"01{item['gtin']}1729063010Q7A21S1" == scan["raw"]
    assert ("Q7A", "S1") == (scan["chosen"]["lot"], scan["chosen"]["serial"])


def test_two_symbols_of_one_package_in_either_order_are_one_package(enter: Enter) -> None:
    receiver = enter("shouhuo", phone=True)
    item = waiting_item(receiver)
    open_receipt(receiver, item["order"])

    receiver.scan(f"]C101{item['gtin']}")
    receiver.refused("lot_required")

    def both(request: Request) -> bool:
        sent = json.loads(request.post_data or "{}")
        return request.url.endswith("/scans/resolve") and 2 == len(sent["scans"])

    with receiver.page.expect_request(both):
        receiver.scan("]C11729063010TWO-SYMBOLS")
    receiver.outcome("ok", "TWO-SYMBOLS")

    receiver.scan("]C11729063010TWO-SYMBOLS")
    receiver.outcome("warn", "还差产品码")
    receiver.scan(f"]C101{item['gtin']}")
    receiver.outcome("ok", "TWO-SYMBOLS")


def test_a_code_that_is_only_proposed_is_confirmed_where_it_is_scanned(enter: Enter) -> None:
    master = enter("shuju")
    item = waiting_item(master)
    target = {"target_kind": "item", "target": item["id"], "status": "proposed"}
    master.command("/identifiers/bind", {"scheme": "gtin", "value": "06901234567892"} | target)

    receiver = enter("shouhuo", phone=True)
    receiver.go("/m/holds")
    receiver.scan(gs1("06901234567892", lot="P1"))
    receiver.outcome("warn", "这个码还没有人确认")
    receiver.sees("等主数据人员确认")

    quality = enter("zhiliang", phone=True)
    quality.go("/m/holds")
    quality.scan(gs1("06901234567892", lot="P1"))
    quality.tap("就是它，确认")
    expect(quality.page.get_by_role("dialog")).to_be_visible()
    assert (
        "confirmed" == master.get("/identifiers?scheme=gtin&q=06901234567892")["rows"][0]["status"]
    )
