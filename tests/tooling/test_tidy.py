import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
specification = importlib.util.spec_from_file_location("tidy", ROOT / "tools" / "tidy.py")
tidy = importlib.util.module_from_spec(specification)
sys.modules["tidy"] = tidy
specification.loader.exec_module(tidy)


def found(rule, text, path="src/tongma/stock/post.py"):
    return [(fault.line, fault.message) for fault in rule(tidy.File(path, text))]


def test_a_file_may_have_400_lines_and_no_more():
    assert [] == found(tidy.long_files, "x = 1\n" * 400)
    assert [(401, "401 lines; the limit is 400")] == found(tidy.long_files, "x = 1\n" * 401)


def test_a_generated_file_may_be_long():
    assert [] == found(tidy.long_files, "x\n" * 900, "web/src/api/generated/client.ts")


def test_a_function_may_have_70_lines_and_no_more():
    assert [] == found(tidy.long_functions, "def f():\n" + "    x = 1\n" * 69)
    expected = [(1, "f has 71 lines; the limit is 70")]
    assert expected == found(tidy.long_functions, "def f():\n" + "    x = 1\n" * 70)


def test_three_blocks_inside_each_other_are_enough():
    three = "def f():\n for a in b:\n  if a:\n   with a:\n    pass\n"
    four = "def f():\n for a in b:\n  if a:\n   with a:\n    if b:\n     pass\n"
    chain = "def f():\n if a:\n  pass\n elif b:\n  pass\n elif c:\n  for d in e:\n   pass\n"

    assert [] == found(tidy.deep_nesting, three)
    assert [(5, "f nests deeper than 3 blocks")] == found(tidy.deep_nesting, four)
    assert [] == found(tidy.deep_nesting, chain)


@pytest.mark.parametrize(
    "path", ["src/tongma/stock/utils.py", "src/tongma/services/x.py", "web/src/common/a.ts"]
)
def test_a_name_that_says_nothing_is_refused(path):
    assert 1 == len(found(tidy.empty_names, "", path))


def test_a_class_is_named_by_what_it_is():
    assert [] == found(tidy.empty_names, "class LotLedger: ...")
    assert 1 == len(found(tidy.empty_names, "class LotManager: ..."))


def test_a_command_is_handled_in_one_place_only():
    text = "answer = kind.handle(tx, command)\n"

    assert [(1, "a command handled outside foundation/commands")] == found(
        tidy.hidden_handling, text
    )
    assert [] == found(tidy.hidden_handling, text, "src/tongma/foundation/commands/trial.py")


def test_time_is_read_in_one_place_only():
    text = "from datetime import datetime, UTC\nx = datetime.now(UTC)\n"

    assert [(2, "datetime.now() outside foundation/platform/clock.py")] == found(
        tidy.hidden_clocks, text
    )
    assert [] == found(tidy.hidden_clocks, text, "src/tongma/foundation/platform/clock.py")
    assert [] == found(tidy.hidden_clocks, text, "tests/stock/test_post.py")


def test_a_transaction_ends_in_one_place_only():
    text = "connection.commit()\n"

    assert [(1, "commit outside foundation/platform/db.py")] == found(tidy.hidden_commits, text)
    assert [] == found(tidy.hidden_commits, text, "src/tongma/foundation/platform/db.py")
    assert [] == found(tidy.hidden_commits, "savepoint.commit()\nsecrets.commit(a, b)\n")


@pytest.mark.parametrize(
    "text",
    [
        "quantity: float = 1",
        "def f(unit_price: float | None): ...",
        "x = float(row.quantity)",
        "x = quantity * 0.5",
        "from sqlalchemy import Float",
        "from sqlalchemy import DateTime",
    ],
)
def test_no_float_stands_near_a_quantity(text):
    assert 1 == len(found(tidy.floats, text))


def test_a_float_elsewhere_is_allowed():
    assert [] == found(tidy.floats, "timeout_seconds: float = 0.5")


@pytest.mark.parametrize(
    ("parameter", "faults"),
    [
        ("what: tuple[int, str]", 1),
        ("what: tuple[int]", 1),
        ("what: tuple[int, str] | None", 1),
        ("*, what: None | tuple[int, str]", 1),
        ("what: tuple[int, ...]", 0),
        ("what: tuple[tuple[int, str], ...]", 0),
        ("what: list[tuple[int, str]]", 0),
        ("what: int", 0),
        ("what", 0),
    ],
)
def test_a_parameter_is_no_tuple_of_parts_without_names(parameter, faults):
    assert faults == len(found(tidy.packed_parameters, f"def f({parameter}): ..."))


def test_a_tuple_may_be_returned():
    assert [] == found(tidy.packed_parameters, "def f() -> tuple[int, str]: ...")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("x = [one.id for one in lines]", 0),
        ("x = sorted(lines, key=lambda one: one.id)", 0),
        ("x = [\n one.id\n for one in lines\n]", 1),
        ("for one in lines:\n    pass", 1),
        ("def f(one): ...", 1),
        ("one = 1", 1),
        ("with a as one:\n    pass", 1),
        ("x = one", 0),
    ],
)
def test_a_thing_has_a_name_but_on_one_line(text, faults):
    assert faults == len(found(tidy.nameless_things, text))


@pytest.mark.parametrize(
    ("path", "faults"), [("tests/stock/test_post.py", 0), ("src/tongma/hub/imports/model.py", 1)]
)
def test_the_rules_on_names_hold_in_the_application_and_leave_tests_alone(path, faults):
    packed = "def f(a: tuple[int, int]): ..."

    assert faults == len(list(found(tidy.nameless_things, "one = 1", path)))
    assert faults == len(list(found(tidy.packed_parameters, packed, path)))


def test_marks_of_unfinished_work_are_refused():
    assert 1 == len(found(tidy.unfinished, "x = 1  # " + "TO" + "DO later"))
    assert [] == found(tidy.unfinished, "method = 'todos'")


def test_a_path_of_one_machine_is_refused():
    assert 1 == len(found(tidy.ones_own_machine, "open('/" + "home/ann/x')"))
    assert [] == found(tidy.ones_own_machine, "GET /api/v1/work/orders")


def test_a_lock_file_holds_no_address():
    text = '"resolved": "https://registry.example/x.tgz"\n'

    assert 1 == len(found(tidy.addresses_in_locks, text, "web/package-lock.json"))
    assert [] == found(tidy.addresses_in_locks, text, "web/src/a.ts")


def test_a_capability_has_a_readme_and_is_listed():
    paths = ["src/tongma/__init__.py", "src/tongma/inside/counting/decide.py"]

    missing = ["src/tongma/inside/counting/README.md", "src/tongma/README.md"]
    assert [fault.path for fault in tidy.folders(paths, "")] == missing
    paths.append("src/tongma/inside/counting/README.md")
    assert [] == list(tidy.folders(paths, "| `counting` | 盘点 |"))
