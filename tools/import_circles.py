"""Find modules that import each other in a circle, wherever in a file the import stands.

An import inside a function, or under ``TYPE_CHECKING``, hides a circle from Python and from the
reader alike: two modules that cannot be understood one after the other. The graph is built from
the syntax tree, so no module is run. Run it alone: ``python tools/import_circles.py``.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Graph = dict[str, set[str]]
"""Module to the modules of the same package that it imports."""

PACKAGES = {
    "devicecodes": ROOT / "packages" / "devicecodes" / "src",
    "tongma": ROOT / "src",
    "tongma_demo": ROOT / "src",
}
"""Package to the folder that it lies in."""


def import_graph(source: Path, package: str) -> Graph:
    """Return the import graph of ``package``, which lies in the folder ``source``.

    What a package's own ``__init__`` offers counts as an import of the ``__init__``; that every
    module needs the ``__init__`` of the folders above it is Python's way and no import.
    """
    files = {_name(source, path): path for path in sorted((source / package).rglob("*.py"))}
    return {
        module: {
            name
            for target in _targets(ast.parse(path.read_text("utf-8")), _folder(module, path))
            if (name := _known(target, files)) and name != module
        }
        for module, path in files.items()
    }


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Return one circle, its first module again at the end; empty where there is none."""
    try:
        # Sorted, so that the same code always shows the same circle.
        TopologicalSorter({module: sorted(graph[module]) for module in sorted(graph)}).prepare()
    except CycleError as found:
        # Each imports the one before it.
        return list(reversed(found.args[1]))
    return []


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Return a circle for each knot of modules: of two that share a module, one."""
    left = {module: set(targets) for module, targets in graph.items()}
    found = []
    while ring := circle(left):
        found.append(ring)
        for module in ring:
            left.pop(module, None)
        left = {module: targets & left.keys() for module, targets in left.items()}
    return found


def _name(source: Path, path: Path) -> str:
    return ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")


def _folder(module: str, path: Path) -> str:
    """Return the package from which the relative imports of a file count."""
    return module if path.name == "__init__.py" else module.rpartition(".")[0]


def _targets(tree: ast.Module, folder: str) -> Iterator[str]:
    """Yield the full name of everything that a file imports, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = folder.split(".")[: len(folder.split(".")) - node.level + 1]
            start = ".".join([*(above if node.level else ()), *filter(None, [node.module])])
            yield from (f"{start}.{one.name}" for one in node.names)


def _known(target: str, files: Mapping[str, Path]) -> str:
    """Return the module that ``target`` is, or is in; empty where it is of another package."""
    while target and target not in files:
        target = target.rpartition(".")[0]
    return target


def main() -> int:
    """Print a circle for each knot, and return 1 if there is any."""
    found = [
        (package, ring)
        for package, source in PACKAGES.items()
        for ring in circles(import_graph(source, package))
    ]
    for package, found_circle in found:
        print(f"{package}: {' -> '.join(found_circle)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
