"""The page that opens signed notices without any network: one file, served as it is kept."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

_PAGE = Path(__file__).parent / "templates" / "notice-reader.html"
_PART = r"<{0}>(.*?)</{0}>"


@cache
def notice_reader() -> tuple[bytes, str]:
    """Return the page and its policy of contents: its own script and style, and no network."""
    page = _PAGE.read_text("utf-8")
    script, style = (_hash(page, part) for part in ("script", "style"))
    policy = (
        f"default-src 'none'; script-src '{script}'; style-src '{style}'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
    return page.encode(), policy


def _hash(page: str, part: str) -> str:
    match = re.search(_PART.format(part), page, re.DOTALL)
    digest = hashlib.sha256(match[1].encode() if match else b"").digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
