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


REPOSITORY = APPLICATION.parents[1]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/**/*.md", "src/**/*.md", "web/*.md", "packages/*/*.md")
    for page in REPOSITORY.glob(pattern)
    if page.name != "CHANGELOG.md"  # tells what was
)
MADE = ("data", "dist", "mutants", "node_modules", ".venv")
"""Folders that commands make; a clone has none of them."""
PATH = re.compile(r"[A-Za-z0-9_.\-]+(?:/[A-Za-z0-9_.\-]+)+/?")
BLOCK = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def roots(page: Path) -> list[Path]:
    """From where a path on a page may begin."""
    return [page.parent, REPOSITORY, REPOSITORY / "src", APPLICATION, REPOSITORY / "web" / "src"]


def looks_like_a_path(text: str, page: Path) -> bool:
    """Whether the first step is a folder, and it is neither made by a command nor a pattern."""
    if PATH.fullmatch(text) is None:
        return False
    steps = text.strip("/").split("/")
    begins = any((root / steps[0]).is_dir() for root in roots(page))
    return begins and "NNNN" not in text and not set(MADE) & set(steps)


def missing(page: Path) -> list[str]:
    """The paths and links of a page that lead nowhere."""
    text = BLOCK.sub("", page.read_text("utf-8"))
    paths = [path for path in QUOTED.findall(text) if looks_like_a_path(path, page)]
    gone = [path for path in paths if not any((root / path).exists() for root in roots(page))]
    return gone + [link for link in LINK.findall(text) if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_path_and_link_of_a_page_is_there(page):
    assert [] == missing(page)


def test_a_path_that_is_not_there_is_found(tmp_path):
    page = tmp_path / "README.md"
    words = "`tests/nowhere` `tests/tooling` `data/x` `a/b` `holds.lift_hold` [x](gone.md) [y](.)"
    page.write_text(words, "utf-8")

    assert ["tests/nowhere", "gone.md"] == missing(page)
