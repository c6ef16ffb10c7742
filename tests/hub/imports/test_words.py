"""Every reason for which a cell is refused has its words in both languages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = [
    *(ROOT / "src/tongma/hub/imports").glob("*.py"),
    *(ROOT / "src/tongma/masterdata").rglob("*.py"),
    ROOT / "src/tongma/foundation/kernel/problems.py",
]
_INSIDE = r"(?:[^()]|\([^()]*\))*?"
FOUND = re.compile(
    rf'\b(?:wrong|Unreadable|WrongCell|BadCell)\({_INSIDE}"([a-z_]+)"(?:, given|, row[^)]*)?\)'
)
UNKNOWN = {"item_unknown", "partner_unknown", "site_unknown", "place_unknown"}
"""Made of the word of what was looked up."""
MOVED = {"not_allowed"}
"""Told as ``not_one_of``: a missing right has that code."""


def reasons():
    texts = [path.read_text("utf-8") for path in SOURCES]
    return {one for text in texts for one in FOUND.findall(text)} | UNKNOWN


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_words(language):
    words = (ROOT / f"web/src/hub/imports/words.{language}.ts").read_text("utf-8")
    told = set(re.findall(r"^\s+([a-z_]+): ['\"]", words, re.MULTILINE))

    assert [] == sorted(reasons() - MOVED - told)


def test_the_reasons_are_found():
    assert {"empty", "repeated", "not_one_of", "unit_unknown", "column_missing"} <= reasons()
