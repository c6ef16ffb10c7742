"""The wedge scanner against real key events of a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.person import GS, Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TEST_TEXT = f"010690123456789210Ab9{GS}21Zz7"
BURST = """
(keys) => {
  const target = () => document.activeElement ?? document.body
  for (const key of keys) target().dispatchEvent(new KeyboardEvent('keydown', {
    bubbles: true, cancelable: true, ...key,
  }))
}
"""

STALLED = """
async (keys) => {
  const sent = performance.now()
  const send = (key, index) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key })
    Object.defineProperty(event, 'timeStamp', { value: sent + index * 4 })
    document.activeElement.dispatchEvent(event)
  }
  const half = Math.floor(keys.length / 2)
  keys.slice(0, half).forEach(send)
  const until = Date.now() + 300
  while (Date.now() < until) { /* the page is busy */ }
  await new Promise((resolve) => setTimeout(resolve, 0))
  keys.slice(half).forEach((key, index) => send(key, half + index))
}
"""


def keys_of(text: str, separator: dict[str, object]) -> list[dict[str, object]]:
    keys: list[dict[str, object]] = [separator if char == GS else {"key": char} for char in text]
    return [*keys, {"key": "Enter"}]


def at_the_test(enter: Enter) -> Person:
    person = enter("shouhuo", phone=True)
    person.go("/m/scanner")
    return person


@pytest.mark.parametrize(
    "separator",
    [
        {"key": "]", "code": "BracketRight", "ctrlKey": True},
        {"key": GS},
        {"key": "F8"},
    ],
    ids=["ctrl and bracket", "own key", "F8"],
)
def test_the_separator_survives_every_way_of_sending_it(
    enter: Enter, separator: dict[str, object]
) -> None:
    person = at_the_test(enter)
    person.page.evaluate(BURST, keys_of(TEST_TEXT, separator))
    person.outcome("ok", "扫码枪设置正确")


def test_the_separator_survives_an_input_method(enter: Enter) -> None:
    person = at_the_test(enter)
    person.scan(TEST_TEXT)
    person.outcome("ok", "扫码枪设置正确")


def test_a_lost_separator_is_named_and_not_green(enter: Enter) -> None:
    person = at_the_test(enter)
    person.scan(TEST_TEXT.replace(GS, ""))
    person.outcome("error", "分隔符丢失")


def test_a_burst_after_a_tap_is_one_scan(enter: Enter) -> None:
    person = at_the_test(enter)
    person.tap("手工输入")
    person.page.keyboard.press("Escape")
    for _ in range(10):
        person.scan(TEST_TEXT)
        person.outcome("ok", "扫码枪设置正确")


def test_a_burst_is_whole_although_the_page_stalls_inside_it(enter: Enter) -> None:
    """Keys carry the times of their sending; the page is busy for 300 ms in the middle."""
    person = at_the_test(enter)
    separator: dict[str, object] = {"key": GS}
    person.page.evaluate(STALLED, keys_of(TEST_TEXT, separator))
    person.outcome("ok", "扫码枪设置正确")


def test_slow_typing_into_a_field_is_no_scan_and_keeps_its_text(enter: Enter) -> None:
    person = enter("zhuguan")
    person.go("/items")
    field = person.page.get_by_role("searchbox", name="搜索", exact=True)
    field.click()
    person.page.keyboard.type("GAU-GZ", delay=120)
    expect(field).to_have_value("GAU-GZ")
    expect(person.page.get_by_text("GAU-GZ-0508").first).to_be_visible()


def test_a_scan_at_a_desk_looks_the_code_up(enter: Enter) -> None:
    person = enter("zhuguan")
    person.go("/holds")
    person.page.evaluate(BURST, keys_of("GAU-GZ-0508", {}))
    person.page.wait_for_url("**/find?*")
    person.sees("医用纱布块")


def test_the_capture_field_has_the_focus_after_every_way_round(enter: Enter) -> None:
    person = enter("shouhuo", phone=True)
    capture = person.page.locator("[data-capture]")
    expect(capture).to_have_attribute("inputmode", "none")
    expect(capture).not_to_have_attribute("readonly", "")
    for path in ("/m", "/m/receive", "/m/find", "/m/holds"):
        person.go(path)
        expect(capture).to_be_focused()
    person.page.get_by_role("button", name="返回").tap()
    expect(capture).to_be_focused()
