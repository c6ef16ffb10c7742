"""One class name, one meaning: whoever reads a name need not ask which of two it is."""

import ast
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def test_no_class_name_stands_twice_in_the_application():
    found = defaultdict(list)
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(file.relative_to(SOURCE)))

    assert {} == {name: files for name, files in found.items() if len(files) > 1}
