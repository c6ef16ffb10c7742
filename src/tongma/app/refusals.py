"""The page behind every problem's ``type``: what the refusal says, in English and Chinese."""

import tomllib
from functools import cache
from html import escape
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tongma.foundation.platform.http import status_of

router = APIRouter(include_in_schema=False)
_FILE = Path(__file__).with_name("refusals.toml")
_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{code}</title>
<body style="font-family:system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem;line-height:1.6">
<h1><code>{code}</code></h1><p lang="zh-CN">{zh}</p><p lang="en">{en}</p>
<p>HTTP {status}. {who}</p>
<p>The answer's <code>facts</code> say what was expected and what was found,
<code>clears</code> names the role that can clear it. A refusal is final for its request id: what is
put right is sent as a new command.</p></body></html>"""


_NOBODY = {
    "input": "What was sent is to be corrected 请更正所发送的内容.",
    "state": "It has happened and stays so 已成事实，不再改变.",
    "caller": "The program or the session is to be put right 请检查程序或登录状态.",
}


@cache
def refusals() -> dict[str, dict[str, str]]:
    """Return the words of every refusal by code."""
    return tomllib.loads(_FILE.read_text("utf-8"))


@router.get("/docs/refusals/{code}")
def explain(code: str) -> HTMLResponse:
    """The page of one refusal."""
    words = refusals().get(code)
    if words is None:
        return HTMLResponse(_PAGE.format(code="unknown", zh="没有这个代码", en="No such code",
                                         status=404, who=""), 404)  # fmt: skip
    told = {name: escape(text) for name, text in words.items()}
    who = _who(told)
    return HTMLResponse(_PAGE.format(code=escape(code), status=status_of(code), who=who, **told))


def _who(words: dict[str, str]) -> str:
    """Say who can clear a refusal, and why there may be nobody to ask."""
    said = [f"Cleared by 可解除: {words['clears']}."] if "clears" in words else []
    if "nobody" in words:
        said.append(_NOBODY[words["nobody"]])
    return " ".join(said)
