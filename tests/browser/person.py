"""A person at a desk or with a handheld, in the words of the screens."""

from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tongma.foundation.platform.clock import SystemClock, new_request_id

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
GS = "\x1d"


class Person:
    """One browser context: own cookies, own device memory. Collects what went wrong in it."""

    def __init__(
        self, browser: Browser, address: str, *, phone: bool, looks: dict[str, Any]
    ) -> None:
        self.address = address
        self.phone = phone
        self.faults: list[str] = []
        language = looks.pop("language", "zh-CN")
        self.context = browser.new_context(
            viewport=PHONE if phone else DESK,
            has_touch=phone,
            service_workers="block",
            **looks,
        )
        self.context.add_init_script(f"localStorage.setItem('tongma.language', '{language}')")
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def log_in(self, username: str, password: str) -> None:
        self.page.goto(self.address + ("/m" if self.phone else "/"))
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", password)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#main")).to_be_visible()

    def leave(self) -> None:
        self.context.close()

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)
        expect(self.page.locator("#main")).to_be_visible()

    def scan(self, raw: str) -> None:
        """As an input method does it: the whole text at once, then Enter."""
        expect(self.page.locator("[data-capture]")).to_be_focused()
        self.page.keyboard.insert_text(raw)
        self.page.keyboard.press("Enter")

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()

    def sees(self, text: str) -> Locator:
        found = self.page.get_by_text(text).first
        expect(found).to_be_visible()
        return found

    def outcome(self, tone: str, text: str) -> None:
        """The result block says so, in this tone."""
        block = self.page.locator(f"[data-outcome={tone}]").first
        expect(block).to_contain_text(text)

    def refused(self, code: str) -> Locator:
        block = self.page.locator(f"[data-code={code}]").first
        expect(block).to_be_visible()
        return block

    def get(self, path: str) -> Any:
        """Read the API as this person."""
        answer = self.page.request.get(f"{self.address}/api/v1{path}")
        assert answer.ok, answer.text()
        return answer.json()

    def command(self, path: str, command: dict[str, Any], reason: str = "") -> Any:
        """Send a command to the API as this person."""
        session = self.get("/session")
        answer = self.page.request.post(
            f"{self.address}/api/v1{path}",
            headers={"X-CSRF-Token": session["csrf_token"], "Origin": self.address},
            data={
                "request_id": str(new_request_id(SystemClock())),
                "app_version": "test",
                "reason": reason,
                "scans": [],
                "command": command,
            },
        )
        assert answer.ok, answer.text()
        return answer.json()


def gs1(gtin: str, *, lot: str = "", expiry: str = "", serial: str = "") -> str:
    """An element string as a scanner sends it; ``expiry`` is ISO."""
    text = f"01{gtin}"
    if expiry:
        text += "17" + expiry[2:].replace("-", "")
    if lot:
        text += f"10{lot}" + (GS if serial else "")
    if serial:
        text += f"21{serial}"
    return text
