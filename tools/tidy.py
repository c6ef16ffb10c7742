"""The repository's own rules that no ready-made tool knows: sizes, names, clocks, floats.

Each rule is one function from a parsed file to faults, with the reason in its docstring. Run it
alone with ``python tools/tidy.py``; ``make check`` runs it with everything else.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FILE_LINES = 400
FUNCTION_LINES = 70
NESTING = 3
CODE = (".py", ".ts", ".tsx")
TEXT = (*CODE, ".md", ".toml", ".txt", ".json", ".yaml", ".yml", ".css", ".html", ".sh", ".tsv")
EMPTY_NAMES = {
    "util", "utils", "common", "helper", "helpers", "manager", "managers", "service", "services",
    "base", "misc", "core",
}  # fmt: skip
EMPTY_CLASS_ENDINGS = ("Util", "Utils", "Helper", "Manager", "Service", "Base")
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r"(?!\w)")
ONES_OWN_MACHINE = re.compile(r"(?<![\w.@])/(?:home|Users|root)/\w+")
ADDRESS = re.compile(r"https?://|file://")
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.date.today", "time.time", "time.time_ns", "uuid.uuid1", "uuid.uuid4", "uuid1",
    "uuid4", "random.random", "random.randint",
}  # fmt: skip
EXACT = re.compile(r"quantit|factor|price|amount|balance|cost|tax", re.IGNORECASE)
INEXACT_COLUMNS = {"Float", "REAL", "Double", "DateTime", "TIMESTAMP"}
COMMITTERS = ("src/tongma/foundation/platform/db.py", "src/tongma/app/migrate.py")
UNDIVIDED = {"app", "stock"}
"""Wings that are one room."""
CAPABILITY_FILES = ("decide.py", "handle.py", "routes.py")


@dataclass(frozen=True)
class Fault:
    """One broken rule at one place."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class File:
    """One file of the repository; ``path`` is relative with forward slashes."""

    path: str
    text: str

    @property
    def is_application(self) -> bool:
        """Whether this is code that runs at a user's site."""
        return self.path.startswith(("src/", "packages/")) and "/tests/" not in self.path

    @property
    def is_generated(self) -> bool:
        """Whether a program wrote it, or it is data as code: limits do not hold then."""
        data = self.path.endswith(("_table.py", ".d.ts")) or "/messages/" in self.path
        return data or "/generated/" in self.path or "package-lock" in self.path

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed Python of this file; empty for other kinds."""
        return ast.parse(self.text if self.path.endswith(".py") else "", self.path)

    def fault(self, line: int, message: str) -> Fault:
        """Return a fault of this file."""
        return Fault(self.path, line, message)


def long_files(file: File) -> Iterator[Fault]:
    """A file that does not fit a sitting hides a second subject."""
    lines = file.text.count("\n")
    if file.path.endswith(CODE) and not file.is_generated and lines > FILE_LINES:
        yield file.fault(FILE_LINES + 1, f"{lines} lines; the limit is {FILE_LINES}")


def long_functions(file: File) -> Iterator[Fault]:
    """A function is read on one screen."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                message = f"{node.name} has {lines} lines; the limit is {FUNCTION_LINES}"
                yield file.fault(node.lineno, message)


def deep_nesting(file: File) -> Iterator[Fault]:
    """More than three blocks inside each other is a function that wants out."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for statement in deeper_than(node.body, NESTING):
                message = f"{node.name} nests deeper than {NESTING} blocks"
                yield file.fault(statement.lineno, message)


def deeper_than(body: list[ast.stmt], limit: int) -> Iterator[ast.stmt]:
    """Yield block statements that lie deeper than ``limit`` blocks; ``elif`` is no block."""
    blocks = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)
    for statement in body:
        if not isinstance(statement, blocks):
            continue
        if limit == 0:
            yield statement
            continue
        for inner, is_elif in bodies(statement):
            yield from deeper_than(inner, limit if is_elif else limit - 1)


def bodies(statement: ast.stmt) -> Iterator[tuple[list[ast.stmt], bool]]:
    """Yield each list of statements inside a block, and whether it is an ``elif``."""
    for name in ("body", "orelse", "finalbody"):
        inner = getattr(statement, name, [])
        lone = name == "orelse" and len(inner) == 1 and isinstance(statement, ast.If)
        yield inner, lone and isinstance(inner[0], ast.If)
    for part in [*getattr(statement, "handlers", []), *getattr(statement, "cases", [])]:
        yield part.body, False


def empty_names(file: File) -> Iterator[Fault]:
    """A drawer named utils holds what nobody found a place for."""
    if not file.path.endswith(CODE) or file.is_generated:
        return
    parts = re.split(r"[/.]", file.path)
    for part in parts:
        if part.lower() in EMPTY_NAMES:
            yield file.fault(1, f"'{part}' says nothing; name it by a word of the trade")
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_CLASS_ENDINGS):
            yield file.fault(node.lineno, f"class {node.name}: name it by what it is")


def hidden_clocks(file: File) -> Iterator[Fault]:
    """Time and identifiers come from foundation/platform/clock.py, or nothing can be replayed."""
    if not file.is_application or file.path == "src/tongma/foundation/platform/clock.py":
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS:
            yield file.fault(
                node.lineno, f"{ast.unparse(node.func)}() outside foundation/platform/clock.py"
            )


def hidden_commits(file: File) -> Iterator[Fault]:
    """Only foundation/platform/db.py ends a transaction, so that a command is whole or not at all.

    Releasing a savepoint ends nothing; the migration runs before there are commands.
    """
    if not file.is_application or file.path in COMMITTERS:
        return
    for node in ast.walk(file.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        ends = node.func.attr == "commit" and not node.args
        if ends and ast.unparse(node.func.value) != "savepoint":
            yield file.fault(node.lineno, "commit outside foundation/platform/db.py")


def hidden_handling(file: File) -> Iterator[Fault]:
    """Only foundation/commands handles commands, so that no text goes round its door."""
    if not file.is_application or file.path.startswith("src/tongma/foundation/commands/"):
        return
    for node in ast.walk(file.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr == "handle" and node.args:
            yield file.fault(node.lineno, "a command handled outside foundation/commands")


def floats(file: File) -> Iterator[Fault]:
    """Quantities, factors and money are exact; instants are integers."""
    if not file.path.startswith("src/tongma/"):
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
            banned = INEXACT_COLUMNS & {name.name for name in node.names}
            yield from (file.fault(node.lineno, f"column type {name} is banned") for name in banned)
        for what in inexact(node):
            yield file.fault(getattr(node, "lineno", 1), f"float near '{what}'")


def inexact(node: ast.AST) -> Iterator[str]:
    """Yield the names of exact values that this node makes or declares as floats."""
    if isinstance(node, ast.AnnAssign) and mentions_float(node.annotation):
        names = ast.unparse(node.target)
    elif isinstance(node, ast.arg) and node.annotation and mentions_float(node.annotation):
        names = node.arg
    elif (isinstance(node, ast.Call) and ast.unparse(node.func) == "float") or (
        isinstance(node, ast.BinOp) and any(is_float(side) for side in (node.left, node.right))
    ):
        names = ast.unparse(node)
    else:
        return
    if EXACT.search(names):
        yield names


def mentions_float(annotation: ast.expr) -> bool:
    """Tell whether ``float`` is a part of a type."""
    return any(isinstance(n, ast.Name) and n.id == "float" for n in ast.walk(annotation))


def is_float(node: ast.expr) -> bool:
    """Tell whether this is a literal such as 0.5."""
    return isinstance(node, ast.Constant) and isinstance(node.value, float)


def packed_parameters(file: File) -> Iterator[Fault]:
    """A parameter that is a tuple of fixed length hides two parameters, and their names."""
    if not has_named_parts(file):
        return
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.arg) or node.annotation is None:
            continue
        if any(map(is_fixed_tuple, alternatives(node.annotation))):
            message = f"{node.arg}: pass its parts by name, or a small dataclass"
            yield file.fault(node.lineno, message)


def alternatives(annotation: ast.expr) -> Iterator[ast.expr]:
    """Yield the types that an annotation allows."""
    if isinstance(annotation, ast.BinOp):
        yield from alternatives(annotation.left)
        yield from alternatives(annotation.right)
    else:
        yield annotation


def is_fixed_tuple(annotation: ast.expr) -> bool:
    """Tell whether this is a tuple of a known length, such as ``tuple[int, str]``."""
    if not isinstance(annotation, ast.Subscript) or ast.unparse(annotation.value) != "tuple":
        return False
    parts = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else []
    return not any(isinstance(part, ast.Constant) and part.value is ... for part in parts)


def nameless_things(file: File) -> Iterator[Fault]:
    """What is called ``one`` has no name; on a single line of a comprehension none is missed."""
    if not has_named_parts(file):
        return
    short = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda)
    excused = {
        id(inner)
        for node in ast.walk(file.tree)
        if isinstance(node, short) and node.lineno == node.end_lineno
        for inner in ast.walk(node)
    }
    for node in ast.walk(file.tree):
        if id(node) not in excused and is_called_one(node):
            yield file.fault(getattr(node, "lineno", 1), "'one' is no name; say what it is")


def is_called_one(node: ast.AST) -> bool:
    """Tell whether this gives something the name ``one``."""
    if isinstance(node, ast.arg):
        return node.arg == "one"
    return isinstance(node, ast.Name) and node.id == "one" and isinstance(node.ctx, ast.Store)


def has_named_parts(file: File) -> bool:
    """Whether the rules on names hold: the application and the tools, but what is exempt yet."""
    return file.path.startswith(("src/", "tools/"))


def unfinished(file: File) -> Iterator[Fault]:
    """What is not done is said in the notes, not left in the code."""
    if file.is_generated:
        return
    for number, line in enumerate(file.text.splitlines(), 1):
        if file.path.endswith(CODE) and UNFINISHED.search(line):
            yield file.fault(number, "a mark of unfinished work")


def ones_own_machine(file: File) -> Iterator[Fault]:
    """A path of one machine is of no use on another."""
    for number, line in enumerate(file.text.splitlines(), 1):
        if ONES_OWN_MACHINE.search(line):
            yield file.fault(number, "an absolute path of one machine")


def addresses_in_locks(file: File) -> Iterator[Fault]:
    """Locks hold versions and hashes; where to fetch is each machine's own setting."""
    is_lock = file.path.startswith("requirements/") or file.path == "web/package-lock.json"
    if not is_lock:
        return
    for number, line in enumerate(file.text.splitlines(), 1):
        is_source = file.path.endswith(".txt") or '"resolved"' in line
        if is_source and ADDRESS.search(line):
            yield file.fault(number, "an address in a lock file")


RULES: tuple[Callable[[File], Iterator[Fault]], ...] = (
    long_files,
    long_functions,
    deep_nesting,
    empty_names,
    hidden_clocks,
    hidden_commits,
    hidden_handling,
    floats,
    packed_parameters,
    nameless_things,
    unfinished,
    ones_own_machine,
    addresses_in_locks,
)


def folders(paths: list[str], overview: str) -> Iterator[Fault]:
    """Every capability says on one screen what it is; one page lists every folder."""
    inside = [path.split("/") for path in paths if path.startswith("src/tongma/")]
    whole = {parts[2] for parts in inside if len(parts) > 3} & UNDIVIDED  # noqa: PLR2004
    rooms = {"/".join(parts[2:4]) for parts in inside if len(parts) > 4}  # noqa: PLR2004
    for place in sorted(whole | {room for room in rooms if room.split("/")[0] not in UNDIVIDED}):
        root = f"src/tongma/{place}"
        folder = place.rsplit("/", 1)[-1]
        is_capability = any(f"{root}/{name}" in paths for name in CAPABILITY_FILES)
        if is_capability and f"{root}/README.md" not in paths:
            yield Fault(f"{root}/README.md", 1, "a capability has a README of one screen")
        if f"`{folder}`" not in overview:
            yield Fault("src/tongma/README.md", 1, f"does not list `{folder}`")


def tracked(root: Path) -> list[str]:
    """Return the files that git knows or would add, as relative paths in order."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return sorted(path for path in listed.stdout.split("\0") if path and (root / path).is_file())


def faults(root: Path) -> Iterator[Fault]:
    """Yield every fault of the repository at ``root``."""
    paths = tracked(root)
    for path in paths:
        if path.endswith(TEXT):
            file = File(path, (root / path).read_text(encoding="utf-8"))
            for rule in RULES:
                yield from rule(file)
    overview = root / "src/tongma/README.md"
    yield from folders(paths, overview.read_text(encoding="utf-8") if overview.exists() else "")


def main() -> int:
    """Print every fault; the exit code says whether there was one."""
    found = list(faults(ROOT))
    for fault in found:
        print(fault)
    print(f"tidy: {len(found)} faults" if found else "tidy: clean")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
