"""SQL in plain text names only tables of its own folder: what no import shows is found here."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "tongma"
EVERYWHERE = {"app"}
"""The composition root names every table: migrations and dumps."""
_NAMED = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+(?:ONLY\s+)?([a-z_]+)", re.IGNORECASE)
_SQL = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b[\s\S]*\b(?:FROM|INTO|SET)\b", re.IGNORECASE
)


def texts(code: str) -> list[str]:
    """Return every text of a module that is no docstring; parts of f-strings included."""
    tree = ast.parse(code)
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


def folder_of(file: Path) -> str:
    """Return the folder that a file belongs to: wing/word, or the wing that is one room."""
    wing, *rest = file.relative_to(SOURCE).parts
    return wing if wing in {"app", "stock"} or len(rest) < 2 else f"{wing}/{rest[0]}"


def tables() -> dict[str, str]:
    """Return the folder of every table."""
    found = {}
    for file in SOURCE.rglob("tables.py"):
        for name in re.findall(r'\btable\(\s*"([a-z_]+)"', file.read_text("utf-8")):
            found[name] = folder_of(file)
    return found


def crossings(folder: str, code: str, owners: dict[str, str]) -> list[str]:
    """Return the tables of other folders that SQL texts in the code name."""
    named = [name for text in texts(code) if _SQL.search(text) for name in _NAMED.findall(text)]
    return [name for name in named if owners.get(name, folder) != folder]


def test_no_folder_names_anothers_table_in_sql_text() -> None:
    owners = tables()
    found = {}
    for file in SOURCE.rglob("*.py"):
        folder = folder_of(file)
        names = [] if folder in EVERYWHERE else crossings(folder, file.read_text("utf-8"), owners)
        found |= {str(file.relative_to(SOURCE)): names} if names else {}

    assert {} == found
    assert len(owners) > 40


@pytest.mark.parametrize(
    "code",
    [
        'Q = sa.text("SELECT ship_to FROM sales_order WHERE document = :order")',
        'Q = sa.text("""\n SELECT l.id FROM document_line l\n JOIN sales_order n ON 1=1""")',
        'connection.exec_driver_sql(f"UPDATE sales_order SET x = {one}")',
        'connection.exec_driver_sql("insert into sales_order (document) values (1)")',
        'Q = "DELETE FROM sales_order"',
    ],
)
def test_a_border_crossing_is_found(code: str) -> None:
    owners = {"sales_order": "sales", "document_line": "shipping"}
    assert ["sales_order"] == crossings("shipping", code, owners)
    assert [] == crossings("sales", code.replace("document_line", "x"), owners)
