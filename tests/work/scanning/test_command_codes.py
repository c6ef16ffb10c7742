"""Command barcodes open screens, only with their check, and never decide anything."""

import pytest

from tongma.work.scanning.command_codes import COMMANDS, command_in, command_text, may_be_command

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.mark.parametrize("action", COMMANDS)
def test_a_command_code_comes_back(action):
    assert action == command_in(command_text(action, KEY), KEY)


def test_a_code_of_another_installation_is_no_command():
    assert "" == command_in(command_text("picking.pick", OTHER), KEY)


WHOLE = command_text("picking.pick", KEY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TM!",
        "TM!PICKING.PICK!",
        "TM!SHIPPING.DISPATCH!AAAAAAAAAA",
        # the check is right, the action opens no screen
        command_text("shipping.dispatch", KEY),
        # the check and the action are right, the mark is not
        WHOLE.replace("TM!", "TN!", 1),
        WHOLE.replace("TM!", "!", 1),
        # one character of the check is missing, too many or another
        WHOLE[:-1],
        WHOLE + "A",
        WHOLE[:-1] + ("B" if WHOLE[-1] == "A" else "A"),
    ],
)
def test_any_other_text_is_no_command(text):
    assert "" == command_in(text, KEY)


def test_a_printed_command_is_read_whatever_version_printed_it():
    """The text stands on walls: its check is ten characters of the HMAC-SHA256 in base 32."""
    assert "TM!PICKING.PICK!VVMAU42KP6" == command_text("picking.pick", KEY)
    assert "picking.pick" == command_in(f" {WHOLE} ", KEY)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(WHOLE, True), (f"*{WHOLE}*", True), ("TM!", True), ("TM", False), ("", False)],
)
def test_a_text_may_be_a_command_whatever_the_scanner_put_around_it(raw, expected):
    assert expected == may_be_command(raw)


def test_nothing_is_approved_released_or_shipped_by_a_barcode():
    verbs = ("accept", "approve", "release", "lift", "dispatch", "deliver")
    assert not [one for one in COMMANDS if any(verb in one for verb in verbs)]
