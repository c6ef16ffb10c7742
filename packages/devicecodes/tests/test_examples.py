"""Every module shows by an example what it is for; the examples are run with the tests."""

import doctest
import importlib
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent
SOURCE = PACKAGE / "src"
# Tables, and what reads arguments and prints.
WITHOUT = {
    *("__main__", "cli.commands", "cli.writers", "gs1.ai_table", "messages.en", "messages.zh"),
}


def modules():
    """Name of each module that holds more than a docstring."""
    for path in sorted((SOURCE / "devicecodes").rglob("*.py")):
        parts = path.relative_to(SOURCE / "devicecodes").with_suffix("").parts
        name = ".".join(parts).removesuffix("__init__").removesuffix(".")
        if len(path.read_text("utf-8").splitlines()) > 1 and name not in WITHOUT:
            yield name


@pytest.mark.parametrize("name", list(modules()))
def test_a_module_has_an_example_that_holds(name):
    module = importlib.import_module(f"devicecodes.{name}".removesuffix("."))
    outcome = doctest.testmod(module)
    assert (0, True) == (outcome.failed, outcome.attempted > 0)


@pytest.mark.parametrize("path", sorted((PACKAGE / "docs").glob("*.md")), ids=lambda one: one.name)
def test_the_examples_of_a_page_hold(path):
    assert 0 == doctest.testfile(str(path), module_relative=False, encoding="utf-8").failed


def test_modules_are_found():
    assert len(list(modules())) > 50
    assert "devicecodes" in sys.modules
