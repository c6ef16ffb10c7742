"""The page without network, in a real Chromium, saved as a file."""

import pytest
from playwright.sync_api import sync_playwright

from tests import chromium
from tests.hub.supplier_documents.test_signed import line, long_note, note
from tongma.views.printing.offline import notice_reader
from tongma.views.printing.sealed import notice_of, sealed_texts
from tongma.views.printing.signing import own_key, published


@pytest.fixture
def page(tmp_path):
    program = chromium.program()
    if program is None:
        pytest.fail("no Chromium on this machine")
    saved = tmp_path / "notice-reader.html"
    saved.write_bytes(notice_reader()[0])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=chromium.arguments())
        context = browser.new_context(offline=True)
        opened = context.new_page()
        opened.goto(saved.as_uri())
        yield opened
        browser.close()


@pytest.mark.browser
def test_a_saved_page_without_network_opens_a_signed_notice(page, tmp_path):
    key = own_key(tmp_path)
    texts = sealed_texts(notice_of(long_note()), key)
    page.fill("#key", published(key).public_key)
    page.fill("#codes", "\n".join(texts[1:]))
    page.wait_for_selector("#state.bad")
    assert f"Missing 1 / {len(texts)}" in page.inner_text("#state")

    page.fill("#codes", "\n".join(reversed(texts)))
    page.wait_for_selector("#state.good")
    assert 90 == page.locator("tbody tr").count()


@pytest.mark.browser
def test_a_changed_code_or_another_key_shows_nothing(page, tmp_path):
    key, other = own_key(tmp_path / "a"), own_key(tmp_path / "b")
    (text,) = sealed_texts(notice_of(note(line("09521234500012"))), key)
    page.fill("#codes", text)
    page.fill("#key", published(other).public_key)
    page.wait_for_selector("#state.bad")
    page.fill("#key", published(key).public_key)
    page.wait_for_selector("#state.good")
    swapped = text[:-1] + ("A" if text[-1] != "A" else "B")
    page.fill("#codes", swapped)
    page.wait_for_selector("#state.bad")
    assert 0 == page.locator("tbody tr").count()
