"""Every refusal is said once: words, status, facts and who clears it, beside who makes it."""

import ast
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tongma.app.refusals import explain
from tongma.app.rooms import MEANINGS
from tongma.foundation.kernel import texts
from tongma.foundation.platform.meanings import FACT_TYPES, NOBODY, Meaning
from tongma.masterdata.people.roles import ROLES

SOURCE = Path(__file__).parents[2] / "src" / "tongma"
MAKERS = {"refuse", "Refusal", "Constraint", "_beside"}
TESTS = Path(__file__).parents[1]
BY_TABLE = {"stock_not_released", "stock_held", "stock_expired"}
"""Made from a reason of the ledger, in ``stock.rules``."""


def made() -> Iterator[tuple[Path, str, set[str] | None]]:
    """Every place that makes a refusal: file, code, its facts where they stand there."""
    for file in sorted(SOURCE.rglob("*.py")):
        nodes = ast.walk(ast.parse(file.read_text("utf-8")))
        calls = [node for node in nodes if isinstance(node, ast.Call) and _name(node) in MAKERS]
        yield from ((file, _code(call), _facts(call)) for call in calls if _code(call))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _code(call: ast.Call) -> str:
    at = 1 if _name(call) == "Constraint" else 0
    node = call.args[at] if len(call.args) > at else None
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _facts(call: ast.Call) -> set[str] | None:
    if _name(call) == "refuse":
        return {one.arg for one in call.keywords if one.arg}
    if _name(call) == "Refusal" and len(call.args) > 1:
        inside = [node for node in ast.walk(call.args[1]) if isinstance(node, ast.Dict)]
        keys = [key for node in inside for key in node.keys]
        return {key.value for key in keys if isinstance(key, ast.Constant)}
    return None


def test_every_refusal_that_is_made_is_explained_and_none_is_left_over() -> None:
    doors = {door.code for door in vars(texts).values() if isinstance(door, texts.Door)}
    codes = {code for _file, code, _facts in made()} | BY_TABLE | doors
    invalid = {one.code for one in MEANINGS.all if one.code.endswith("_invalid")}

    assert codes | invalid == {one.code for one in MEANINGS.all}


def test_a_refusal_names_no_fact_that_is_not_declared() -> None:
    undeclared = [
        (str(file.relative_to(SOURCE)), code, sorted(facts - set(MEANINGS.of(code).facts)))
        for file, code, facts in made()
        if facts and facts - set(MEANINGS.of(code).facts)
    ]

    assert [] == undeclared


@pytest.mark.parametrize("meaning", MEANINGS.all, ids=lambda one: one.code)
def test_a_meaning_is_whole(meaning: Meaning) -> None:
    named = {
        name
        for words in (meaning.en, meaning.zh)
        for _text, name, _spec, _conversion in string.Formatter().parse(words)
        if name
    }

    assert meaning.en
    assert meaning.zh
    assert 400 <= meaning.status < 500 or meaning.status == 503  # 503: come again as it is
    assert bool(meaning.clears) != bool(meaning.nobody), "either a role clears it, or nobody can"
    assert set(meaning.clears) <= set(ROLES)
    assert meaning.nobody in {"", *NOBODY}
    assert set(meaning.facts.values()) <= set(FACT_TYPES)
    assert named <= set(meaning.facts)
    assert len(meaning.clears) < 2 or "role" in meaning.facts


def test_a_refusal_is_explained_where_it_is_made_or_below() -> None:
    homes = {
        code: file.parent.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("refusals.toml")
        for code in tomllib.loads(file.read_text("utf-8"))
    }
    makers: dict[str, set[str]] = {}
    for file, code, _facts in made():
        folder = file.relative_to(SOURCE).parent.as_posix()
        makers.setdefault(code, set()).add(folder)
    astray = {
        code: (homes[code], sorted(folders))
        for code, folders in makers.items()
        if code not in BY_TABLE
        and len(folders) == 1
        and not next(iter(folders)).startswith(homes[code])
    }

    assert {} == astray


def test_every_refusal_is_provoked_by_a_test() -> None:
    folders = (file for file in TESTS.rglob("*.py") if file != Path(__file__))
    trees = [ast.parse(file.read_text("utf-8")) for file in folders]
    said = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert set() == {one.code for one in MEANINGS.all} - said


def test_the_words_hold_the_facts() -> None:
    meaning = Meaning("x", 409, "{missing} are missing", "还差 {missing}", nobody="input")

    assert "还差 3" == meaning.say({"missing": "3"}, "zh")
    assert "… are missing" == meaning.say({}, "en")


def test_problems_are_said_with_their_fields() -> None:
    meaning = Meaning("x", 409, "not saved: {problems}", "x", nobody="input")
    problems = [{"field": "code", "reason": "empty"}, {"field": "price", "reason": "not_a_number"}]

    assert "not saved: code empty, price not_a_number" == meaning.say({"problems": problems}, "en")


def test_the_role_is_named_where_several_may_clear_it() -> None:
    meaning = Meaning("x", 409, "x", "x", clears=("checker", "picker"), facts={"role": "role"})

    assert "picker" == meaning.role({"role": "picker"})
    assert meaning.role({"role": "buyer"}) is None
    assert meaning.role({}) is None


def test_a_refusal_has_a_page_and_an_unknown_code_has_none() -> None:
    assert 200 == explain("lot_conflict").status_code
    assert "停止" in explain("lot_conflict").body.decode()
    assert "quality_manager" in explain("lot_conflict").body.decode()
    assert 404 == explain("no_such_code").status_code
