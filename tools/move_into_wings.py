"""Move the flat folders of the application and its tests into wings; rewrite every reference.

Run once, on a clean checkout: ``python tools/move_into_wings.py``. Kept so that a branch made
before the move can be carried over (run it there, then rebase), and as the record of what was
called what. It changes addresses of code only: no command, right, table or URL is renamed.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "src/tongma"

WINGS: dict[str, tuple[str, ...]] = {
    "foundation": ("kernel", "platform", "journal", "bus", "commands"),
    "masterdata": (
        "identifiers", "versions", "policy", "stations", "catalogue", "partners", "people",
        "places", "udidb", "udi_proposals",
    ),
    "work": ("external_tables", "documents", "unknown_codes", "lookalikes", "scanning"),
    "inbound": ("purchasing", "receiving", "acceptance", "putaway", "opening_stock"),
    "inside": (
        "counting", "transfers", "handling", "holds", "corrections", "backdated", "labels",
    ),
    "outbound": ("sales", "picking", "checking", "shipping"),
    "views": ("lists", "label_quality", "printing"),
    "hub": ("imports", "data_cleansing", "supplier_documents", "reconciliation"),
}  # fmt: skip
RENAMED = {
    "udi_proposals": "registered",
    "external_tables": "foreign",
    "unknown_codes": "unknown",
    "lookalikes": "twins",
    "opening_stock": "opening",
    "backdated": "late",
    "lists": "insight",
    "printing": "exports",
    "data_cleansing": "cleaning",
    "supplier_documents": "papers",
    "reconciliation": "parallel",
}
"""New folder name → the name before the move, where that changed too."""
BESIDE = {"app/demo": "src/tongma_demo", "app/story": "src/tongma_demo/story"}
"""Folders that become a package beside the application."""
TEXT = (".py", ".toml", ".md", ".sh", ".mako", ".ini")


def moves() -> dict[str, str]:
    """Return old folder → new folder, relative to the repository."""
    made = {f"{SOURCE}/{old}": new for old, new in BESIDE.items()}
    for wing, folders in WINGS.items():
        for new in folders:
            old = RENAMED.get(new, new)
            made[f"{SOURCE}/{old}"] = f"{SOURCE}/{wing}/{new}"
            made[f"tests/{old}"] = f"tests/{wing}/{new}"
    return made


def dotted(folder: str) -> str:
    """Return the module name of a folder."""
    return folder.removeprefix("src/").replace("/", ".")


def rewrites(old_files: list[str]) -> list[tuple[re.Pattern[str], str]]:
    """Return what to replace in every text, longest names first."""
    made = []
    for old, new in sorted(moves().items(), key=lambda pair: -len(pair[0])):
        made += [
            (re.compile(rf"\b{re.escape(dotted(old))}(?=[.\s\"',)]|$)", re.MULTILINE), dotted(new)),
            (re.compile(rf"(?<![\w/]){re.escape(old)}(?=[/\s\"'`)]|$)", re.MULTILINE), new),
        ]
        if old.startswith(SOURCE):  # the short way that comments name a file: platform/db.py
            short = old.removeprefix(f"{SOURCE}/")
            names = [file.removeprefix(f"{old}/") for file in old_files if file.startswith(old)]
            inner = "|".join(re.escape(name) for name in names if name.endswith(".py"))
            if inner:
                pattern = rf"(?<![\w/.]){re.escape(short)}/(?={inner})"
                made.append((re.compile(pattern), new.removeprefix(f"{SOURCE}/") + "/"))
    return made


def tracked() -> list[str]:
    """Return the files that git knows."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for path in listed.stdout.split("\0") if path]


def move(old: str, new: str) -> None:
    """Move one folder with git and mark the new parents as packages."""
    (ROOT / new).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "mv", old, new], cwd=ROOT, check=True)


def main() -> int:
    """Move everything once."""
    before = tracked()
    replacing = rewrites(before)
    for old, new in moves().items():
        if any(file.startswith(f"{old}/") for file in before):
            move(old, new)
    for wing in WINGS:
        marker = ROOT / SOURCE / wing / "__init__.py"
        marker.touch()
        subprocess.run(["git", "add", str(marker)], cwd=ROOT, check=True)
    changed = 0
    for path in tracked():
        skipped = path.startswith(("web/", "packages/")) or path == "tools/move_into_wings.py"
        if skipped or not (path.endswith(TEXT) or path in {"Makefile", ".ci/run"}):
            continue
        file = ROOT / path
        text = file.read_text("utf-8")
        new_text = text
        for pattern, replacement in replacing:
            new_text = pattern.sub(replacement, new_text)
        if new_text != text:
            file.write_text(new_text, "utf-8")
            changed += 1
    print(f"{changed} files rewritten")
    return 0


if __name__ == "__main__":
    sys.exit(main())
