"""Say what changed between two API descriptions, in lines that fit a CHANGELOG.

``api_difference.py OLD.json NEW.json`` prints one line for each operation or schema that was added,
taken away or changed, fields named; nothing where they are equal.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Described = dict[str, Any]


def differences(old: Described, new: Described) -> Iterator[str]:
    """Yield what changed from one description to the next, operations first."""
    yield from _compared("operation", operations(old), operations(new))
    parts = ("components", "schemas")
    yield from _compared("schema", *(_inside(one, parts) for one in (old, new)))


def operations(api: Described) -> Described:
    """Return the operations of a description by method and address."""
    return {
        f"{method.upper()} {path}": operation
        for path, methods in api.get("paths", {}).items()
        for method, operation in methods.items()
    }


def _inside(api: Described, names: tuple[str, ...]) -> Described:
    for name in names:
        api = api.get(name, {})
    return api


def _compared(what: str, old: Described, new: Described) -> Iterator[str]:
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield f"- {what} {name} is gone"
        elif name not in old:
            yield f"+ {what} {name}"
        elif old[name] != new[name]:
            yield f"~ {what} {name}: {', '.join(sorted(set(_changed(old[name], new[name]))))}"


def _changed(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """Yield the paths at which two values differ, as deep as both have parts."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in old.keys() | new.keys():
            if old.get(name) != new.get(name):
                yield from _changed(old.get(name), new.get(name), f"{path}.{name}".lstrip("."))
    elif old != new:
        yield path or "value"


def main(old: str, new: str) -> int:
    """Print the differences; the exit code says whether there were some."""
    before, other = (json.loads(Path(name).read_text("utf-8")) for name in (old, new))
    lines = list(differences(before, other))
    print("\n".join(lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
