"""Every screen, both faces, both themes: nothing that keeps a person out, nothing untranslated."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
GRAVE = "critical", "serious"
RUN_AXE = "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"

DESK = [
    "/",
    "/purchase-orders",
    "/notices",
    "/receipts",
    "/stock",
    "/counts",
    "/transfers",
    "/opening-stock",
    "/sales-orders",
    "/picks",
    "/shipments",
    "/holds",
    "/items",
    "/codes",
    "/codes?scheme=gtin&value=09520112000015",
    "/unknown-codes",
    "/label-quality",
    "/kept-readings",
    "/twins",
    "/cleaning",
    "/papers",
    "/parallel",
    "/rfid",
    "/proposals",
    "/udi",
    "/udi/09520000000011",
    "/late",
    "/stations",
    "/certificates",
    "/partners",
    "/places",
    "/people",
    "/journal",
    "/imports",
    "/settings",
    "/outbox",
    "/system",
    "/find?q=GAU-GZ-0508",
    "/find?q=SHE260128",
]
PHONE = [
    "/m",
    "/m/tasks",
    "/m/receive",
    "/m/accept",
    "/m/put-away",
    "/m/count",
    "/m/relocate",
    "/m/pick",
    "/m/check",
    "/m/ship",
    "/m/find?q=GAU-GZ-0508",
    "/m/holds",
    "/m/codes?scheme=gtin&value=09520112000015",
    "/m/late",
    "/m/tally",
    "/m/outbox",
    "/m/scanner",
]
DOCUMENTS = {
    "purchase_order": "/purchase-orders",
    "receipt": "/receipts",
    "sales_order": "/sales-orders",
    "pick_list": "/picks",
    "shipment": "/shipments",
    "count": "/counts",
}
RECORDS = ["items", "certificates", "partners", "places"]


def grave_faults(person: Person) -> list[str]:
    person.page.wait_for_load_state("networkidle")
    expect(person.page.locator(".mantine-Loader-root")).to_have_count(0)
    person.page.add_script_tag(path=AXE)
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in person.page.evaluate(RUN_AXE)
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


def walk(person: Person, paths: list[str]) -> dict[str, list[str]]:
    faults = {}
    for path in paths:
        person.page.goto(person.address + path)
        expect(person.page.locator("#main")).to_be_visible()
        found = grave_faults(person)
        if found:
            faults[path] = found
    return faults


def details(person: Person) -> list[str]:
    """One address of every kind of document and record."""
    paths = []
    for kind, base in DOCUMENTS.items():
        rows = person.get(f"/documents?kind={kind}&limit=1")["rows"]
        paths += [f"{base}/{row['id']}" for row in rows]
    for plural in RECORDS:
        rows = person.get(f"/{plural}?limit=1")["rows"]
        paths += [f"/{plural}/{row['id']}" for row in rows]
    return paths


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_desk_has_no_grave_barrier(enter: Enter, theme: str) -> None:
    person = enter("zhuguan", color_scheme=theme, bypass_csp=True)
    assert {} == walk(person, DESK + details(person))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_phone_has_no_grave_barrier(enter: Enter, theme: str) -> None:
    person = enter("shouhuo", phone=True, color_scheme=theme, bypass_csp=True)
    assert {} == walk(person, PHONE)


def test_no_screen_is_wider_than_the_phone(enter: Enter) -> None:
    person = enter("shouhuo", phone=True, language="en")
    wide = {}
    for path in PHONE:
        person.go(path)
        person.page.wait_for_load_state("networkidle")
        width = person.page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[path] = width
    assert {} == wide


def test_what_a_thumb_taps_is_large_enough(enter: Enter) -> None:
    person = enter("shouhuo", phone=True)
    for path in PHONE:
        person.go(path)
        person.page.wait_for_load_state("networkidle")
        small = person.page.evaluate(
            """() => [...document.querySelectorAll('main button, main a, main + div button')]
              .map((each) => [each.textContent, each.getBoundingClientRect()])
              .filter(([, box]) => box.height > 0 && box.height < 48)
              .map(([text, box]) => `${text} ${box.height}`)"""
        )
        assert (path, []) == (path, small)


def test_the_result_of_a_scan_is_read_at_arms_length_without_scrolling(enter: Enter) -> None:
    person = enter("shouhuo", phone=True)
    person.go("/m")
    person.scan("09520111000078")
    block = person.page.locator("[data-outcome]").first
    expect(block).to_contain_text("医用纱布块")
    size = block.evaluate("each => parseFloat(getComputedStyle(each.querySelector('p')).fontSize)")
    assert size >= 28
    box = block.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 844


@pytest.mark.parametrize(("language", "word"), [("zh-CN", "采购订单"), ("en", "Purchase orders")])
def test_both_languages_are_whole(enter: Enter, language: str, word: str) -> None:
    person = enter("zhuguan", language=language)
    person.go("/purchase-orders")
    expect(person.page.get_by_role("heading", name=word)).to_be_visible()
    assert language == person.page.evaluate("document.documentElement.lang")
