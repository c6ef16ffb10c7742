"""No module imports, in a circle, what imports it: neither plainly nor hidden in a function."""

import importlib.util
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
specification = importlib.util.spec_from_file_location(
    "import_circles", ROOT / "tools" / "import_circles.py"
)
import_circles = importlib.util.module_from_spec(specification)
sys.modules["import_circles"] = import_circles
specification.loader.exec_module(import_circles)


@pytest.mark.parametrize("package", sorted(import_circles.PACKAGES))
def test_no_circle_of_imports_is_in_a_package(package):
    graph = import_circles.import_graph(import_circles.PACKAGES[package], package)
    assert [] == import_circles.circles(graph)


@pytest.mark.parametrize("package", sorted(import_circles.PACKAGES))
def test_the_graph_holds_the_modules_and_their_imports(package):
    graph = import_circles.import_graph(import_circles.PACKAGES[package], package)
    assert len(graph) > 20
    assert sum(map(len, graph.values())) > len(graph)


def package_of(folder, files):
    """Write a package of these files and return its graph."""
    for name, text in files.items():
        path = folder / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return import_circles.import_graph(folder, "pack")


@pytest.mark.parametrize(
    "back",
    [
        "from pack.one import A",
        "import pack.one",
        "from pack import one",
        "from .one import A",
        "from . import one",
        "def f():\n    from pack.one import A",
        "if TYPE_CHECKING:\n    from pack.one import A",
        "class C:\n    def f(self):\n        import pack.one as first",
        "try:\n    from pack.one import A\nexcept ImportError:\n    A = None",
    ],
)
def test_a_circle_of_two_is_found_wherever_the_import_stands(tmp_path, back):
    graph = package_of(tmp_path, {"__init__.py": "", "one.py": "import pack.two", "two.py": back})
    assert [["pack.one", "pack.two", "pack.one"]] == [
        [*found] if found[0] == "pack.one" else [*found[1:], found[1]]
        for found in import_circles.circles(graph)
    ]


def test_each_module_of_a_circle_imports_the_next(tmp_path):
    files = {"a.py": "from pack.b import X", "b.py": "import pack.deep.c", "d.py": "import pack.a"}
    files["deep/c.py"] = "def f():\n    from ..a import Y"
    graph = package_of(tmp_path, files)
    [found] = import_circles.circles(graph)
    assert {"pack.a", "pack.b", "pack.deep.c"} == set(found)
    assert all(after in graph[one] for one, after in pairwise(found))


def test_two_circles_are_both_found(tmp_path):
    files = {"a.py": "import pack.b", "b.py": "import pack.a"}
    files |= {"c.py": "import pack.d", "d.py": "import pack.c\nimport pack.a"}
    found = import_circles.circles(package_of(tmp_path, files))
    assert [{"pack.a", "pack.b"}, {"pack.c", "pack.d"}] == sorted(map(set, found), key=min)


def test_imports_in_one_direction_are_no_circle(tmp_path):
    files = {"__init__.py": "from pack.a import A", "a.py": "from pack.b import B\nimport os"}
    files["b.py"] = "from json import loads"
    assert [] == import_circles.circles(package_of(tmp_path, files))


def test_what_takes_its_names_from_the_package_that_offers_it_is_a_circle(tmp_path):
    files = {"__init__.py": "from pack.a import A", "a.py": "from pack import B"}
    assert [{"pack", "pack.a"}] == [
        set(one) for one in import_circles.circles(package_of(tmp_path, files))
    ]
