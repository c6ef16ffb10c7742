"""Change the rules in small ways, and see whether the tables of cases notice.

``mutants.py [folder or file …]`` lets mutmut make and try the mutants of what ``[tool.mutmut]``
names (or of the given part), and prints for each file how many of them a table killed: those of
conditions and numbers, and all. What no table kills stands in ``docs/survivors.toml`` with its
reason; what stands there without need fails, as what does not stand there.
"""

import ast
import json
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environment

TRIED = environment.ROOT / "mutants"
KNOWN = environment.ROOT / "docs" / "survivors.toml"
PROCESSES = "2"
BOUNDS = {"conditions and numbers": 90, "all": 80}
"""Per cent of the mutants that the tables must kill, at the least."""
SURVIVED = {0, 5, 33}
"""What mutmut keeps of a mutant that every test passed, or that no test reached."""
DECIDING_FIELDS = {"test", "ifs", "guard"}
DECIDING = (ast.operator, ast.cmpop, ast.boolop, ast.unaryop, ast.IfExp, ast.Compare, ast.BoolOp)


@dataclass(frozen=True)
class Change:
    """What a mutant changes; two that read the same are one."""

    file: str
    function: str
    before: str
    after: str


@dataclass(frozen=True)
class Mutant:
    """One mutant that was tried."""

    change: Change
    decides: bool
    """Whether it changes a condition, an operator or a number."""
    killed: bool


def main(arguments: list[str]) -> int:
    """Try the mutants and judge what survived; 1 where the bounds or the list do not hold."""
    start = time.monotonic()
    forget_what_is_gone(TRIED)
    names = [pattern(argument) for argument in arguments]
    command = [str(environment.VENV / "bin" / "mutmut"), "run", "--max-children", PROCESSES]
    done = subprocess.run([*command, *names], cwd=environment.ROOT, check=False)
    if done.returncode != 0:
        return done.returncode
    mutants = list(tried(TRIED))
    known = {
        Change(**{k: row[k] for k in ("file", "function", "before", "after")}) for row in listed()
    }
    faults = [*print_scores(mutants), *judge(mutants, known)]
    print(f"{len(mutants)} mutants in {time.monotonic() - start:.0f} s")
    print("\n".join(faults))
    return 1 if faults else 0


def forget_what_is_gone(folder: Path) -> None:
    """Remove all copies but the mutated files, and these too where the file has another name now.

    mutmut copies what is new beside the last copy: it would run tests that are no more, against
    refusals as they were. Which tests reach a function it asks of new tests only, and so knows
    none of a function that has another name now.
    """
    shutil.rmtree(folder / "tests", ignore_errors=True)
    (folder / "mutmut-stats.json").unlink(missing_ok=True)
    for copy in folder.glob("src/**/*"):
        source = copy.with_suffix("") if copy.suffix == ".meta" else copy
        is_mutated = copy.suffix == ".meta" or copy.with_name(copy.name + ".meta").exists()
        is_there = (folder.parent / source.relative_to(folder)).exists()
        if copy.is_file() and not (is_mutated and is_there):
            copy.unlink()


def pattern(argument: str) -> str:
    """Return the mutants of a file or folder, as mutmut names them."""
    path = Path(argument).resolve().relative_to(environment.ROOT / "src")
    return ".".join(path.with_suffix("").parts) + ".*"


def listed() -> list[dict[str, str]]:
    """Return the survivors that are known, each with its reason."""
    rows: list[dict[str, str]] = tomllib.loads(KNOWN.read_text("utf-8"))["survivor"]
    return rows


def tried(folder: Path) -> Iterator[Mutant]:
    """Yield the mutants of all files that were tried."""
    for kept in sorted(folder.rglob("*.py.meta")):
        source = kept.with_suffix("")
        nodes = ast.walk(ast.parse(source.read_text("utf-8")))
        functions = {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}
        file = source.relative_to(folder).as_posix()
        for key, code in json.loads(kept.read_text("utf-8"))["exit_code_by_key"].items():
            if code is None:
                continue
            name = key.rpartition(".")[2]
            original = name.partition("__mutmut_")[0]
            before, after = functions[f"{original}__mutmut_orig"], functions[name]
            decides, texts = difference(before, after)
            change = Change(file, original[1:].strip("_ǁ").replace("ǁ", "."), *texts)
            yield Mutant(change, decides, code not in SURVIVED)


def difference(before: ast.AST, after: ast.AST) -> tuple[bool, tuple[str, str]]:
    """Return whether a change decides something, and the smallest expression before and after."""
    decides = False
    shown = before, after
    while True:
        changed = list(changed_fields(before, after))
        if len(changed) != 1 or type(before) is not type(after):
            break
        field, before, after = changed[0]
        decides = decides or field in DECIDING_FIELDS
        if is_text(before) and is_text(after):
            shown = before, after
    decides = decides or isinstance(before, DECIDING) or is_number(before) or is_jump(before)
    return decides, (ast.unparse(shown[0]), ast.unparse(shown[1]))


def changed_fields(before: ast.AST, after: ast.AST) -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """Yield the parts of two nodes that differ; nothing where they differ by themselves."""
    for field in before._fields:
        if field == "name":
            continue
        old, new = parts(before, field), parts(after, field)
        if len(old) != len(new):
            return
        for mine, other in zip(old, new, strict=True):
            inner = isinstance(mine, ast.AST) and isinstance(other, ast.AST)
            if not inner and mine != other:
                return
            if inner and ast.dump(mine) != ast.dump(other):
                yield field, mine, other


def parts(node: ast.AST, field: str) -> list[Any]:
    """Return what stands in a field of a node, one or many."""
    inside = getattr(node, field, None)
    return inside if isinstance(inside, list) else [inside]


def is_text(node: ast.AST) -> bool:
    """Tell whether a person understands this without what is around it."""
    inner = ast.Constant | ast.Name
    whole = ast.expr | ast.stmt | ast.arguments
    return isinstance(node, whole) and not isinstance(node, inner)


def is_number(node: ast.AST) -> bool:
    """Tell whether this is a number, or true or false."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def is_jump(node: ast.AST) -> bool:
    """Tell whether this leaves a loop or begins its next turn."""
    return isinstance(node, ast.Break | ast.Continue)


def print_scores(mutants: Iterable[Mutant]) -> Iterator[str]:
    """Print the two figures of every file and of all; yield what is below its bound."""
    files: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        files.setdefault(mutant.change.file, []).append(mutant)
    print(f"{'conditions and numbers':>22} {'all':>16}")
    for file, inside in files.items():
        print(f"{score(inside, deciding=True):>22} {score(inside, deciding=False):>16}  {file}")
    whole = [mutant for inside in files.values() for mutant in inside]
    print(f"{score(whole, deciding=True):>22} {score(whole, deciding=False):>16}  together")
    for name, bound in BOUNDS.items():
        counted = [mutant for mutant in whole if mutant.decides or name == "all"]
        if 100 * sum(mutant.killed for mutant in counted) < bound * len(counted):
            yield f"fewer than {bound} % of the mutants of {name} are killed"


def score(mutants: Iterable[Mutant], *, deciding: bool) -> str:
    """Return how many are killed, as text."""
    counted = [mutant for mutant in mutants if mutant.decides or not deciding]
    killed = sum(mutant.killed for mutant in counted)
    share = 100 * killed / len(counted) if counted else 100
    return f"{killed}/{len(counted)} {share:3.0f} %"


def judge(mutants: Iterable[Mutant], known: set[Change]) -> Iterator[str]:
    """Yield survivors that nobody has judged, and judged ones that are none (any more)."""
    tried_files, alive = set(), set()
    for mutant in mutants:
        tried_files.add(mutant.change.file)
        if not mutant.killed:
            alive.add(mutant.change)
    for text, changes in (("unknown survivor", alive - known), ("no survivor", known - alive)):
        for change in sorted(changes, key=lambda change: (change.file, change.function)):
            if change.file in tried_files:
                where = f"{text}: {change.file} {change.function}"
                yield f"{where}\n  - {change.before}\n  + {change.after}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
