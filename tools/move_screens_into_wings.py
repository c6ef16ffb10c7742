"""Move the flat folders of the screens into wings and layers; rewrite every import.

Run once, on a clean checkout: ``python tools/move_screens_into_wings.py``. Kept so that a branch
made before the move can be carried over (run it there, then rebase), and as the record of what was
called what. It moves files and imports only: no address, word or behaviour changes.
"""

import posixpath
import re
import subprocess
import sys
from pathlib import Path

import screens

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "web/src"

FOLDERS = {
    "journal": "foundation/journal",
    "identifiers": "masterdata/identifiers",
    "policy": "masterdata/policy",
    "stations": "masterdata/stations",
    "catalogue": "masterdata/catalogue",
    "partners": "masterdata/partners",
    "people": "masterdata/people",
    "places": "masterdata/places",
    "udidb": "masterdata/udidb",
    "registered": "masterdata/udi_proposals",
    "documents": "work/documents",
    "versions": "work/records",
    "scanning": "work/scanning",
    "tasks": "work/tasks",
    "floor": "work/floor",
    "unknown": "work/unknown_codes",
    "twins": "work/lookalikes",
    "kept": "work/kept_readings",
    "rfid": "work/rfid",
    "tally": "work/tally",
    "purchasing": "inbound/purchasing",
    "receiving": "inbound/receiving",
    "acceptance": "inbound/acceptance",
    "putaway": "inbound/putaway",
    "opening": "inbound/opening_stock",
    "counting": "inside/counting",
    "transfers": "inside/transfers",
    "holds": "inside/holds",
    "corrections": "inside/corrections",
    "late": "inside/backdated",
    "sales": "outbound/sales",
    "picking": "outbound/picking",
    "checking": "outbound/checking",
    "shipping": "outbound/shipping",
    "stock": "views/stock",
    "search": "views/search",
    "labelquality": "views/label_quality",
    "imports": "hub/imports",
    "cleaning": "hub/data_cleansing",
    "papers": "hub/supplier_documents",
    "parallel": "hub/reconciliation",
    "home": "shell",
    "app": "shell",
}
"""Old folder → new folder."""

FILES = {
    "work/session": ("app/device.ts", "app/session.tsx"),
    "work/lists": (
        *("ui/ListPage.tsx", "ui/useList.ts", "ui/useListAddress.ts"),
        *("ui/Title.tsx", "ui/useTitles.ts"),
    ),
    "work/forms": (
        *("ui/ActionForm.tsx", "ui/Fields.tsx", "ui/form.ts", "ui/form.test.ts"),
        *("ui/held.ts", "ui/held.test.ts", "ui/useCommand.ts", "ui/UploadButton.tsx"),
        *("floor/PhotoButton.tsx", "documents/upload.ts"),
    ),
    "work/stock": ("stock/columns.tsx", "stock/shapes.ts", "stock/StockTable.tsx"),
    "work/scanning": (
        *("app/ScanProvider.tsx", "ui/ScanBar.tsx", "ui/ScanPanel.tsx", "ui/useScans.ts"),
        *("ui/CameraSheet.tsx", "ui/PictureSheet.tsx", "ui/TypeDialog.tsx"),
        *("floor/useFloorScans.ts", "floor/useFloorCommand.ts", "floor/FloorScanPanel.tsx"),
    ),
    "work/tasks": ("floor/TaskCards.tsx", "floor/TaskListPage.tsx"),
    "ui": ("app/mantine.ts", "app/mantine-more.ts"),
    "masterdata/stations": (
        *("scanning/ScannerTest.tsx", "scanning/diagnose.ts", "scanning/diagnose.test.ts"),
    ),
    "views/tasks": ("tasks/DeskTasks.tsx", "tasks/PhoneTasks.tsx"),
}
"""New folder → files that leave their old folder's company."""

NAMED = {
    "catalogue/source.ts": "work/references/items.ts",
    "partners/source.ts": "work/references/partners.ts",
    "places/source.ts": "work/references/places.ts",
    "people/source.ts": "work/references/people.ts",
    "floor/twins.ts": "work/floor/lookalikes.ts",
    "app/nav.ts": "shell/menu.ts",
}
"""Files that get another name too."""

IMPORT = re.compile(r"((?:\bfrom|\bimport)\s*\(?\s*)'(@/[^']+|\.{1,2}/[^']+)'")
ENDINGS = ("", ".ts", ".tsx", ".d.ts", "/index.ts")
WITH_PATHS = ("web/index.html", "web/payload.mjs", "web/src/shell/mantine.test.ts")
"""Files that name others by their path."""


def destination(path: str) -> str:
    """Return where a file of ``web/src`` stands after the move."""
    if path in NAMED:
        return NAMED[path]
    folder, _, name = path.rpartition("/")
    for new, files in FILES.items():
        if path in files:
            return f"{new}/{name}"
    return f"{FOLDERS.get(folder, folder)}/{name}".lstrip("/")


def tracked() -> list[str]:
    """Return the files of ``web/src`` that git knows."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "."], cwd=SOURCE, capture_output=True, text=True, check=True
    )
    return [path for path in listed.stdout.split("\0") if path]


def resolved(importer: str, text: str, known: set[str]) -> str | None:
    """Return the file that an import names; None where it is no file of ours."""
    inside = text.removeprefix("@/") if text.startswith("@/") else f"{_folder(importer)}/{text}"
    base = posixpath.normpath(inside)
    return next((base + end for end in ENDINGS if base + end in known), None)


def rewritten(text: str, old: str, known: set[str]) -> str:
    """Return a file's text with each import naming the new place: ``./`` or from the root."""
    here = _folder(destination(old))

    def one(match: re.Match[str]) -> str:
        found = resolved(old, match[2], known)
        if found is None:
            return match[0]
        new = destination(found)
        address = f"./{Path(new).name}" if _folder(new) == here else f"@/{new}"
        return f"{match[1]}'{re.sub(r'(/index)?[.](d[.])?tsx?$', '', address)}'"

    return IMPORT.sub(one, text)


def move(old: str, new: str) -> None:
    """Move one file with git."""
    (SOURCE / new).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "mv", old, new], cwd=SOURCE, check=True)


def rename_paths(known: set[str]) -> None:
    """Rewrite the files that name others by path instead of importing them."""
    for name in WITH_PATHS:
        file = ROOT / name
        text = file.read_text("utf-8")
        for old in sorted(known, key=len, reverse=True):
            new = destination(old)
            text = text.replace(f"src/{old}", f"src/{new}")
            stem, new_stem = (re.sub(r"[.]tsx?$", "", path) for path in (old, new))
            text = text.replace(f"'{stem}'", f"'{new_stem}'")
        file.write_text(text, "utf-8")


def main() -> int:
    """Move everything once."""
    before = tracked()
    known = set(before)
    texts = {
        old: rewritten((SOURCE / old).read_text("utf-8"), old, known)
        for old in before
        if old.endswith((".ts", ".tsx")) and not old.endswith("schema.d.ts")
    }
    for old in before:
        if destination(old) != old:
            move(old, destination(old))
    for old, text in texts.items():
        (SOURCE / destination(old)).write_text(text, "utf-8")
    rename_paths(known)
    screens.prepare()
    return screens.npm("run", "format")


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


if __name__ == "__main__":
    sys.exit(main())
