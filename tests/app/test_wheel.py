"""The package that is built holds the screens, and a development install asks for none."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The sources of the package, without screens."""
    for name in ("pyproject.toml", "hatch_build.py", "README.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    bare = shutil.ignore_patterns("__pycache__")
    for name in ("src/tongma", "src/tongma_demo"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=bare)
    return tmp_path


def build(source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=source, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_wheel_brings_the_screens_and_what_the_program_reads(source):
    screens = source / "web" / "dist"
    (screens / "assets").mkdir(parents=True)
    (screens / "index.html").write_text("<!doctype html>", "utf-8")
    (screens / "assets" / "main.js").write_text("1", "utf-8")
    built = build(source)
    assert 0 == built.returncode, built.stderr
    (wheel,) = (source / "dist").glob("tongma-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "tongma/screens/index.html",
        "tongma/screens/assets/main.js",
        "tongma/foundation/bus/refusals.toml",
        "tongma/app/migrations/versions/0001_first.py",
    } <= names


def test_a_wheel_without_screens_is_not_built(source):
    built = build(source)

    assert 0 != built.returncode
    assert "`make wheel` builds the screens first" in built.stderr
