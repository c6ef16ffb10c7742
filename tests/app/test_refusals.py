"""Every refusal that the code can make has its words, and no word is left over."""

import ast
import re
from pathlib import Path

from tongma.app.refusals import explain, refusals
from tongma.masterdata.people.roles import ROLES

SOURCE = Path(__file__).parents[2] / "src" / "tongma"
_MADE = re.compile(r'(?:refuse|Refusal|_beside|refusal_of)\(\s*"([a-z_0-9]+)"')
_DECLARED = re.compile(r'declare\([^)]*?"[a-z_0-9]+",\s*"([a-z_]+)"')
_BY_TABLE = {"stock_not_released", "stock_held", "stock_expired"}


def test_every_refusal_is_explained_in_both_languages() -> None:
    made = set(_BY_TABLE)
    for file in SOURCE.rglob("*.py"):
        text = file.read_text("utf-8")
        made |= set(_MADE.findall(text)) | set(_DECLARED.findall(text))

    assert made == set(refusals())
    assert all(one["en"] and one["zh"] for one in refusals().values())


def clears_in_source() -> dict[str, set[str]]:
    """Return who clears each code, wherever it is made; "" where nobody is named."""
    found = {code: {"quality_manager"} for code in _BY_TABLE}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            name = node.func.attr if isinstance(node.func, ast.Attribute) else name
            said = _said(name, node)
            if said is not None:
                found.setdefault(said[0], set()).add(said[1])
    return found


def _said(name: str, call: ast.Call) -> tuple[str, str] | None:
    texts = [one.value if isinstance(one, ast.Constant) else "" for one in call.args]
    texts = texts or [""]
    given = [k.value for k in call.keywords if k.arg == "clears"]
    named = [str(one.value) for one in given if isinstance(one, ast.Constant)]
    if name == "refuse" and texts[0]:
        return texts[0], (named or [""])[0]
    if name == "Refusal" and texts[0]:
        return texts[0], (named or texts[2:3] or [""])[0]
    if name == "declare" and len(texts) > 2:
        return texts[1], texts[2]
    if name == "refusal_of" and texts[0]:
        return texts[0], ""
    return (texts[0], "picker") if name == "_beside" and texts[0] else None


def test_every_refusal_says_who_clears_it_or_why_nobody_does() -> None:
    made = clears_in_source()
    told = {
        code: {*words.get("clears", "").split(", ")} - {""} | ({""} if "nobody" in words else set())
        for code, words in refusals().items()
    }

    assert made == told
    assert {"input", "state", "caller"} == {
        words["nobody"] for words in refusals().values() if "nobody" in words
    }
    assert set(ROLES) >= {role for roles in made.values() for role in roles} - {""}


def test_a_refusal_has_a_page_and_an_unknown_code_has_none() -> None:
    assert 200 == explain("lot_conflict").status_code
    assert "停止" in explain("lot_conflict").body.decode()
    assert "quality_manager" in explain("lot_conflict").body.decode()
    assert 404 == explain("no_such_code").status_code
