"""Examples in docstrings are run: one that is wrong would teach what is wrong."""

import doctest
import importlib
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MODULES = sorted(
    ".".join(file.relative_to(SOURCE).with_suffix("").parts)
    for file in SOURCE.rglob("*.py")
    if ">>> " in file.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name):
    result = doctest.testmod(importlib.import_module(name))

    assert 0 == result.failed
    assert result.attempted > 0


def test_there_are_modules_with_examples():
    assert "tongma.stock.expiry" in MODULES
