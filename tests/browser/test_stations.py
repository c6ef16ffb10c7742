"""A scanner station: made, tested by its sheet, and named by the device from then on."""

import json

import pytest
from playwright.sync_api import expect

from devicecodes import TEST_SYMBOLS
from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_scanner_that_replaces_the_separator_is_found_out_and_undone(enter: Enter) -> None:
    manager = enter("zhuguan")
    manager.go("/stations")
    manager.tap("新建工位")
    dialog = manager.page.get_by_role("dialog")
    dialog.get_by_label("代码").fill("PDA-77")
    dialog.get_by_label("名称").fill("一号月台")
    dialog.get_by_role("button", name="新建工位").click()
    expect(dialog).to_be_hidden()
    row = manager.page.get_by_role("row", name="PDA-77")
    row.get_by_role("button", name="检测扫码枪").click()
    for _name, text in TEST_SYMBOLS:
        manager.page.keyboard.type(text.replace("\x1d", "^"))
        manager.page.keyboard.press("Enter")
    manager.outcome("ok", "变成了“^”")

    manager.page.get_by_role("combobox", name="本机的扫码工位").click()
    manager.page.get_by_role("option", name="PDA-77").click()
    manager.go("/")
    with manager.page.expect_request("**/api/v1/scans/resolve") as asked:
        manager.scan("0106901234567892101A^21S1")

    assert "PDA-77" == json.loads(asked.value.post_data or "{}")["station"]
