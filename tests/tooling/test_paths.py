"""Where a newcomer is sent, there is something."""

import re
from pathlib import Path

import pytest

APPLICATION = Path(__file__).parents[2] / "src" / "tongma"
PAGE = (APPLICATION / "README.md").read_text("utf-8")
WAYS = PAGE.partition("## Where is")[2].partition("\n## ")[0]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in WAYS.splitlines()
    if line.startswith("|")
][2:]
QUOTED = re.compile(r"`([^`]+)`")
FUNCTION = re.compile(r"[a-z_]+")


def sent_to(answer: str) -> list[str]:
    """The files and folders of an answer, but not its functions and commands."""
    return [path for path in QUOTED.findall(answer) if "/" in path or "." in path]


@pytest.mark.parametrize(("question", "answer"), ROWS)
def test_every_path_of_an_answer_is_there(question, answer):
    paths = sent_to(answer)

    assert paths, question
    for path in paths:
        assert any(APPLICATION.glob(path if "/" in path else f"**/{path}")), path


@pytest.mark.parametrize(("question", "answer"), ROWS)
def test_a_function_of_an_answer_stands_in_its_first_file(question, answer):
    first = APPLICATION / sent_to(answer)[0]
    for name in QUOTED.findall(answer):
        if FUNCTION.fullmatch(name):
            assert f"def {name}(" in first.read_text("utf-8"), question


def test_there_are_ten_ways_or_more():
    assert len(ROWS) >= 10


def test_the_way_of_one_scan_names_files_that_are_there():
    way = PAGE.partition("## One scan through the code")[2].partition("\n## ")[0]
    paths = [path for path in QUOTED.findall(way) if path.endswith((".py", "receiving"))]

    assert len(paths) > 10
    for path in paths:
        found = APPLICATION.glob(path if "/" in path else f"**/{path}")
        assert any(found), path
