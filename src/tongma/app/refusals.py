"""The page behind every problem's ``type``: what the refusal says, in English and Chinese."""

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tongma.app.rooms import MEANINGS
from tongma.foundation.platform.meanings import Meaning

router = APIRouter(include_in_schema=False)
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


@router.get("/docs/refusals/{code}")
def explain(code: str) -> HTMLResponse:
    """The page of one refusal."""
    meaning = MEANINGS.find(code)
    if meaning is None:
        nothing = {"code": "unknown", "zh": "没有这个代码", "en": "No such code", "status": 404}
        return HTMLResponse(_PAGE.format(**nothing, who=""), 404)
    words = {"code": code, "zh": meaning.zh, "en": meaning.en, "who": _who(meaning)}
    told = {name: escape(text) for name, text in words.items()}
    return HTMLResponse(_PAGE.format(**told, status=meaning.status))


def _who(meaning: Meaning) -> str:
    """Say who can clear a refusal, or why there is nobody to ask."""
    if meaning.nobody:
        return _NOBODY[meaning.nobody]
    return f"Cleared by 可解除: {', '.join(meaning.clears)}."
