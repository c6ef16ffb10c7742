"""Every refusal that the code can make has its words, and no word is left over."""

import re
from pathlib import Path

from tongma.app.refusals import explain, refusals

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


def test_a_refusal_has_a_page_and_an_unknown_code_has_none() -> None:
    assert 200 == explain("lot_conflict").status_code
    assert "停止" in explain("lot_conflict").body.decode()
    assert 404 == explain("no_such_code").status_code
