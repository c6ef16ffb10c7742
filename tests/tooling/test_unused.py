"""What nothing calls is found; what is read as JSON or handed over by a decorator is not."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import unused  # noqa: E402 - a script, found by its folder

SHAPE = """
from dataclasses import dataclass

@dataclass
class Answer:
    line: int
    state = "open"

def told() -> Answer:
    return Answer(1)

@router.get("/lines")
def list_lines():
    return told()
"""


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setattr(unused, "ROOT", tmp_path)
    (tmp_path / "src").mkdir()
    return tmp_path / "src" / "lines.py"


def test_a_field_with_a_type_and_a_route_are_used_and_a_plain_value_is_not(source):
    source.write_text(SHAPE, "utf-8")

    assert ["state"] == [item.name for item in unused.found()]


def test_an_allowance_that_is_not_needed_is_a_fault(source, monkeypatch, capsys):
    source.write_text(SHAPE, "utf-8")
    monkeypatch.setattr(unused, "ALLOWED", {"state": "kept", "told": "kept"})

    assert 1 == unused.main()
    assert "told is used, or gone" in capsys.readouterr().out

    monkeypatch.setattr(unused, "ALLOWED", {"state": "kept"})
    assert 0 == unused.main()
