"""Whoever keeps the server running sees how database, numbers and jobs are; nobody else does."""

from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("phone", [False, True])
def test_the_administrator_sees_the_jobs_of_the_server(enter: Enter, *, phone: bool) -> None:
    administrator = enter("admin", phone=phone)
    administrator.go("/m/system" if phone else "/system")
    role: Literal["list", "table"] = "list" if phone else "table"
    table = administrator.page.get_by_role(role, name="后台任务")

    for job in ("结存快照", "标签质量", "数据清洗", "表格导入"):
        expect(table.get_by_text(job)).to_be_visible()
    expect(table.get_by_text("失败")).to_have_count(0)
    administrator.sees("SQLite")
    administrator.sees("最后编号")


def test_a_clerk_has_no_line_for_it_in_the_menu_and_is_told_so_at_the_address(
    enter: Enter,
) -> None:
    buyer = enter("caigou")
    expect(buyer.page.get_by_role("link", name="系统状态")).to_have_count(0)
    buyer.go("/system")

    buyer.sees("没有查看权限")


def test_the_page_of_the_api_shows_its_operations_and_tries_one(enter: Enter) -> None:
    integrator = enter("admin")
    page = integrator.page
    page.goto(integrator.address + "/api/v1/docs")
    page.locator("#operations-tag-health").click()
    page.locator(".opblock-summary", has_text="/api/v1/system").first.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()

    expect(page.get_by_role("cell", name="200", exact=True).first).to_be_visible()
