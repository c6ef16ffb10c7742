"""What a command did to the tables, in a form from which they can be rebuilt. Pure.

``{"op": "insert", "table": "piece", "same": {"item": "7"}, "columns": ["id", "serial"],
"rows": [["12", "A1"], …]}``: what all rows share stands once. ``update`` has ``key`` and ``set``,
``delete`` has ``key``. Private columns hold commitments.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tongma.foundation.kernel.canonical import plain

Commit = Callable[[str, str], dict[str, str]]


def inserted(
    table: str, rows: Sequence[Mapping[str, Any]], private: frozenset[str], commit: Commit
) -> dict[str, Any]:
    """Return the effect of inserting the rows (all with the same keys, at least one)."""
    first = rows[0]
    same = {
        name: value
        for name, value in first.items()
        if name not in private and all(row[name] == value for row in rows)
    }
    columns = [name for name in first if name not in same]
    return {
        "op": "insert",
        "table": table,
        "same": plain(same),
        "columns": columns,
        "rows": [
            [_value(table, name, row[name], private, commit) for name in columns] for row in rows
        ],
    }


def updated(
    table: str,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    private: frozenset[str],
    commit: Commit,
) -> dict[str, Any]:
    """Return the effect of setting values on the rows with the key (a value or several)."""
    new = {name: _value(table, name, value, private, commit) for name, value in values.items()}
    return {"op": "update", "table": table, "key": plain(key), "set": new}


def deleted(table: str, key: Mapping[str, Any]) -> dict[str, Any]:
    """Return the effect of deleting the rows with the key."""
    return {"op": "delete", "table": table, "key": plain(key)}


def _value(table: str, name: str, value: Any, private: frozenset[str], commit: Commit) -> Any:
    if name in private and value not in (None, ""):
        return commit(f"{table}.{name}", str(value))
    return plain(value)
