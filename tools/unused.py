"""Find code of the application that nothing calls; run it with the virtual environment's Python.

vulture finds names that stand nowhere else. What is left out: fields with an annotation in a class
(answers and results are read as JSON, rows by their columns), what a decorator hands over, and
``ALLOWED``, each with its reason. Tests do not count as callers: code that only a test needs is
code that nobody needs.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from vulture.core import Item, Vulture

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("src",)
CONFIDENCE = 60
DECORATORS = ["@*.get", "@*.post", "@*.delete", "@app.*", "@event.listens_for", "@sa.event.*"]
BY_FRAMEWORK = ["model_config", "revision", "down_revision", "branch_labels", "depends_on"]
BY_FRAMEWORK += ["upgrade", "downgrade"]
ALLOWED = {
    "application": "uvicorn finds it by its name",
    "compress_type": "zipfile reads it",
    "freeze_panes": "openpyxl reads it",
    "check_config": "starlette asks it",
    "rebuild": "what a migration may call",
    "read_command": "reads stored records of any version; the golden file holds it to that",
    "ADDED": "marks a field of a command that came later",
    "FACT_TYPES": "the words that refusals.toml may use; a test holds them to it",
    "look_at_all": "one turn of the jobs in a test, without threads",
    "SCRAP": "a place of the ledger, kept for the number that it has",
    "CONSUMED": "a place of the ledger, kept for the number that it has",
}
"""Name → why it is kept although nothing in the application says it."""


def main() -> int:
    """Print what is not used, and what is allowed without need; 1 if there is any."""
    unused = list(found())
    for item in unused:
        if item.name not in ALLOWED:
            place = item.filename.relative_to(ROOT)
            print(f"{place}:{item.first_lineno}: {item.typ} {item.name} is not used")
    needless = sorted(set(ALLOWED) - {item.name for item in unused})
    for name in needless:
        print(f"tools/unused.py: {name} is used, or gone: it needs no allowance")
    return 1 if needless or any(item.name not in ALLOWED for item in unused) else 0


def found() -> Iterator[Item]:
    """Yield what stands nowhere but where it is made, fields of shapes left out."""
    search = Vulture(ignore_names=BY_FRAMEWORK, ignore_decorators=DECORATORS)
    search.scavenge([str(ROOT / source) for source in SOURCES])
    for item in search.get_unused_code(min_confidence=CONFIDENCE):
        if item.first_lineno not in fields(item.filename):
            yield item


def fields(file: Path) -> set[int]:
    """Return the lines of a file on which a class declares a field with its type."""
    classes = [
        node
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    return {
        part.lineno for node in classes for part in node.body if isinstance(part, ast.AnnAssign)
    }


if __name__ == "__main__":
    sys.exit(main())
