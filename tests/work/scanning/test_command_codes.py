"""Command barcodes open screens, only with their check, and never decide anything."""

import pytest

from tongma.work.scanning.command_codes import COMMANDS, command_in, command_text

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.mark.parametrize("action", COMMANDS)
def test_a_command_code_comes_back(action):
    assert action == command_in(command_text(action, KEY), KEY)


def test_a_code_of_another_installation_is_no_command():
    assert "" == command_in(command_text("picking.pick", OTHER), KEY)


@pytest.mark.parametrize("text", ["", "TM!", "TM!PICKING.PICK!", "TM!SHIPPING.DISPATCH!AAAAAAAAAA"])
def test_any_other_text_is_no_command(text):
    assert "" == command_in(text, KEY)


def test_nothing_is_approved_released_or_shipped_by_a_barcode():
    verbs = ("accept", "approve", "release", "lift", "dispatch", "deliver")
    assert not [one for one in COMMANDS if any(verb in one for verb in verbs)]


def test_a_printed_command_opens_its_screen(dock):
    sheet = dock.client.get("/api/v1/labels/commands")
    raw = dock.command_code("counting.count_bin")
    told, forged = dock.scan(raw), dock.scan(raw[:-1] + ("A" if raw[-1] != "A" else "B"))

    assert ("application/pdf", "accepted", "command") == (
        sheet.headers["content-type"], told["outcome"], told["object"]["kind"],
    )  # fmt: skip
    assert "unknown" == forged["outcome"]
