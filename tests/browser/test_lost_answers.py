"""A lost answer neither loses nor doubles a command."""

import time

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Enter
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def a_receipt(person: Person) -> str:
    order = person.get("/documents?kind=purchase_order&state=open")["rows"][-1]
    person.go("/m/receive")
    person.scan(order["number"])
    person.sees("应收明细")
    return person.page.url.rsplit("/", 1)[-1]


def write_note(person: Person, text: str) -> None:
    person.page.get_by_role("tab", name="备注").click()
    person.page.get_by_role("textbox", name="添加备注").fill(text)
    person.tap("添加备注")


def test_an_answer_lost_after_the_server_acted_is_asked_for_again(enter: Enter) -> None:
    person = enter("shouhuo")
    receipt = person.get("/documents?kind=receipt")["rows"][0]["id"]
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(str(route.request.post_data_json["request_id"]))
        route.fetch()
        route.abort("connectionreset")

    person.context.route("**/documents/write-note", lose_the_first)
    person.go(f"/receipts/{receipt}")
    write_note(person, "once and only once")
    expect(person.page.get_by_text("待送")).to_be_visible()
    expect(person.page.get_by_text("待送")).to_be_hidden(timeout=15_000)

    notes = person.get(f"/documents/{receipt}")["notes"]
    assert ["once and only once"] == [note["text"] for note in notes]


def test_a_command_made_without_network_is_sent_after_a_reload(enter: Enter) -> None:
    person = enter("shouhuo")
    receipt = person.get("/documents?kind=receipt")["rows"][1]["id"]
    said = f"kept on the device at {time.time_ns()}"
    person.go(f"/receipts/{receipt}")
    person.context.route("**/documents/write-note", lambda route: route.abort())
    write_note(person, said)
    expect(person.page.get_by_text("待送")).to_be_visible()

    person.context.unroute("**/documents/write-note")
    person.page.reload()
    assert [said] == arrived(person, receipt, said)
    expect(person.page.get_by_text("待送")).to_be_hidden()


def test_a_page_that_dies_while_it_sends_does_not_hold_up_the_next(enter: Enter) -> None:
    person = enter("shouhuo")
    receipt = person.get("/documents?kind=receipt")["rows"][1]["id"]
    said = f"sent by the next page at {time.time_ns()}"
    person.go(f"/receipts/{receipt}")
    unanswered: list[Route] = []

    def never_answer(route: Route) -> None:
        unanswered.append(route)

    person.context.route("**/documents/write-note", never_answer)
    with person.page.expect_request("**/documents/write-note"):
        write_note(person, said)

    person.context.unroute("**/documents/write-note")  # what was caught stays without an answer
    person.page.reload(wait_until="commit")
    assert [said] == arrived(person, receipt, said)
    expect(person.page.get_by_text("待送")).to_be_hidden()


def arrived(person: Person, document: str, said: str) -> list[str]:
    """The notes with this text, as soon as the server has one."""
    until = time.monotonic() + 8
    while True:
        notes = person.get(f"/documents/{document}")["notes"]
        found = [note["text"] for note in notes if note["text"] == said]
        if found or time.monotonic() > until:
            return found
        person.page.wait_for_timeout(100)


def test_a_refusal_stays_in_the_tray_until_it_is_cleared(enter: Enter) -> None:
    person = enter("shouhuo", phone=True)
    a_receipt(person)
    person.scan("NO-SUCH-GOODS-1")
    expect(person.page.get_by_text("待处理 1")).to_be_visible()
    person.page.reload()
    person.page.get_by_text("待处理 1").click()
    person.tap("我已知晓")
    person.sees("没有待送或待处理的操作")
