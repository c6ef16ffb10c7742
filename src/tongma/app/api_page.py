"""``/api/v1/docs``: the API's description as a page, from our own files and nobody else's."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

router = APIRouter()
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tongma API</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/api-page/swagger-ui.css">
</head>
<body>
<div id="api">
<p>The description itself is <a href="/api/v1/openapi.json">openapi.json</a>.
This page needs the built screens: <code>make run</code> builds them.</p>
</div>
<script src="/api-page/swagger-ui-bundle.js"></script>
<script src="/api-page/start.js"></script>
</body>
</html>
"""


@router.get("/docs", include_in_schema=False)
def show_description() -> HTMLResponse:
    """The page; its program comes with the built screens."""
    return HTMLResponse(_PAGE)
