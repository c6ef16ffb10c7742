"""What the API says of itself, so that a client that is made of it works."""

import re
from typing import Any

from fastapi import FastAPI

from tongma.foundation.commands.routes import Problem

_BETWEEN_WORDS = re.compile(r"[^A-Za-z0-9]+")


def describe(app: FastAPI) -> None:
    """Put the shape of problems into the description, and set right what FastAPI says there."""
    build = app.openapi

    def openapi() -> dict[str, Any]:
        schema = build()
        parts = schema.setdefault("components", {}).setdefault("schemas", {})
        parts["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        for name, part in parts.items():
            part["title"] = title_of(name)
            for field in part.get("properties", {}).values():
                say_default(field)
        return schema

    app.openapi = openapi  # type: ignore[method-assign]


def title_of(name: str) -> str:
    """Return a title that one shape alone has: clients name their classes by it.

    >>> title_of("Page_StockOut_")
    'PageStockOut'
    """
    return "".join(word[0].upper() + word[1:] for word in _BETWEEN_WORDS.split(name) if word)


def say_default(field: dict[str, Any]) -> None:
    """Say the default of an id as the text that it is outside, not as the number inside."""
    default = field.get("default")
    if field.get("type") == "string" and isinstance(default, int):
        field["default"] = str(default)
