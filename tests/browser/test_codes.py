"""What a code means and meant: bound, corrected with a reason, and asked as of the past."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_wrong_code_is_corrected_and_what_was_believed_stays_on_record(enter: Enter) -> None:
    master = enter("shuju")
    wrong, right = (
        master.get(f"/items?q={code}")["rows"][0]["id"] for code in ("GLS-SG-75", "GLS-SG-65")
    )
    master.go(f"/items/{wrong}")
    master.page.get_by_role("tab", name="标识").click()
    master.tap("绑定编码")
    dialog = master.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="代码").fill("SG-6500")
    dialog.get_by_role("combobox", name="编码体系").click()
    master.page.get_by_role("option", name="供应商货号").click()
    dialog.get_by_role("button", name="绑定编码").click()
    expect(dialog).to_be_hidden()

    master.page.get_by_role("row", name="SG-6500").get_by_role("button", name="更正").click()
    dialog = master.page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="其实是另一个产品").fill("GLS-SG-65")
    master.page.get_by_role("option", name="GLS-SG-65").click()
    dialog.get_by_label("原因").fill("核对过标签")
    dialog.get_by_role("button", name="更正").click()
    expect(dialog).to_be_hidden()

    master.go("/codes")
    master.page.get_by_role("textbox", name="输入或扫一个码").fill("SG-6500")
    master.page.get_by_role("textbox", name="输入或扫一个码").press("Enter")
    means = master.page.get_by_role("region", name="这个码的含义")
    expect(means).to_contain_text("GLS-SG-65")
    expect(means).not_to_contain_text("GLS-SG-75")
    said = master.page.get_by_role("region", name="说过的一切").get_by_role("listitem")
    expect(said).to_have_count(2)
    expect(said.last).to_contain_text("GLS-SG-75")

    # Before anything was said of it, it meant nothing.
    master.page.get_by_label("系统在何时的认知").fill("2020-01-01T08:00")
    master.sees("什么也不表示")
    believed = master.get("/identifiers?scheme=supplier-part&q=SG-6500")["rows"]
    assert [right] == [one["target"] for one in believed]


def test_a_code_in_the_hand_shows_what_it_means(enter: Enter) -> None:
    storeman = enter("baoguan", phone=True)
    item = storeman.get("/items?q=GLS-SG-65")["rows"][0]["id"]
    code = storeman.get(f"/items/{item}")["identifiers"][0]["value"]
    storeman.go("/m/codes")
    storeman.scan(f"01{code}")
    storeman.sees("GLS-SG-65")
    storeman.sees("说过的一切")
