"""What a mutant changes is told shortly, and whether it decides anything."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import mutants  # noqa: E402 - a script, found by its folder
from mutants import Change, Mutant  # noqa: E402 - as above

FUNCTION = """
def decide(left, wanted=0):
    if left < wanted and left:
        return Refusal("too_many", {"left": str(left)})
    return [one for one in range(left) if one != 3]
"""


@pytest.mark.parametrize(
    ("before", "after", "decides", "shown"),
    [
        ("left < wanted", "left <= wanted", True, ("left < wanted", "left <= wanted")),
        ("wanted and left", "wanted or left", True, ("left < wanted and left",
                                                     "left < wanted or left")),
        ("one != 3", "one != 4", True, ("one != 3", "one != 4")),
        ("if one != 3", "if one == 3", True, ("one != 3", "one == 3")),
        ("wanted=0", "wanted=1", True, ("left, wanted=0", "left, wanted=1")),
        ('"too_many"', "None", False, ("Refusal('too_many', {'left': str(left)})",
                                       "Refusal(None, {'left': str(left)})")),
        ("str(left)", "str(None)", False, ("str(left)", "str(None)")),
        (', {"left": str(left)}', "", False, ("Refusal('too_many', {'left': str(left)})",
                                              "Refusal('too_many')")),
    ],
)  # fmt: skip
def test_the_smallest_change_is_shown_and_whether_it_decides(before, after, decides, shown):
    original, mutant = (ast.parse(text) for text in (FUNCTION, FUNCTION.replace(before, after)))

    assert (decides, shown) == mutants.difference(original, mutant)


A, B = (Change("src/tongma/a.py", "decide", "x < y", after) for after in ("x <= y", "x > y"))


def test_a_survivor_that_nobody_judged_and_a_judged_one_that_is_killed_are_faults():
    tried = [Mutant(A, decides=True, killed=False), Mutant(B, decides=True, killed=True)]

    unknown, stale = mutants.judge(tried, {B})
    assert unknown.startswith("unknown survivor: src/tongma/a.py decide")
    assert stale.startswith("no survivor: src/tongma/a.py decide")
    assert [] == list(mutants.judge(tried, {A}))
    assert [] == list(mutants.judge([], {A})), "what was not tried is not judged"


@pytest.mark.parametrize(
    ("conditions", "others", "faults"), [(9, 7, 0), (8, 10, 1), (9, 6, 1), (8, 6, 2), (10, 10, 0)]
)
def test_nine_in_ten_conditions_and_eight_in_ten_of_all_are_killed(conditions, others, faults):
    tried = [Mutant(A, decides=True, killed=n < conditions) for n in range(10)]
    tried += [Mutant(B, decides=False, killed=n < others) for n in range(10)]

    assert faults == len(list(mutants.print_scores(tried)))


def test_every_survivor_has_a_reason_and_stands_in_a_file_that_there_is():
    for row in mutants.listed():
        assert len(row["reason"]) > 10, row
        assert (ROOT / row["file"]).is_file(), row


def test_of_the_last_run_only_results_of_files_that_are_still_there_are_kept(tmp_path):
    there = "src/a/decide.py", "src/a/store.py"
    copies = (
        *there, "src/a/decide.py.meta", "src/a/refusals.toml",
        "src/a/gone.py", "src/a/gone.py.meta", "tests/a/test_gone.py",
        "mutmut-stats.json",
    )  # fmt: skip
    for name in (*there, *(f"mutants/{copy}" for copy in copies)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    mutants.forget_what_is_gone(tmp_path / "mutants")
    kept = [path for path in (tmp_path / "mutants").rglob("*") if path.is_file()]

    assert ["decide.py", "decide.py.meta"] == sorted(path.name for path in kept)
