"""Write what is made from the application: its description, and what the screens take of it.

``docs/openapi.json`` is committed, so that a change of the API is seen; the types of the screens
are made from it, and the words of refusals from every ``refusals.toml``. The words of sheets are
made from the texts of the screens.
"""

import importlib
import json
import re
import sys
import tempfile
from pathlib import Path

import environment
import screens

from tongma.app.main import create_app
from tongma.app.rooms import MEANINGS
from tongma.app.setup import runtime_of
from tongma.foundation.platform.columns import SheetColumn
from tongma.foundation.platform.meanings import Language
from tongma.foundation.platform.settings import Settings
from tongma.foundation.platform.words import WORDS

OPENAPI = environment.ROOT / "docs" / "openapi.json"
MESSAGES = environment.ROOT / "web" / "src" / "messages"
OF_RECORDS = {"journal.fields.", "journal.told.", "codes.kind.", "codes.codeRole."}
"""What records are told with."""
_HEAD = "/** Made by `make openapi` from the refusals.toml files; facts stand in {{braces}}. */\n"
_ENGLISH = "import type { Same } from './same'\nimport type { zh } from './refusals.zh'\n\n"


def main() -> int:
    """Write everything; return 1 where the types of the screens cannot be made."""
    OPENAPI.write_text(json.dumps(described(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    zh, en = MESSAGES / "refusals.zh.ts", MESSAGES / "refusals.en.ts"
    zh.write_text(_HEAD + words("zh", "export const zh = {"), "utf-8")
    en.write_text(_HEAD + _ENGLISH + words("en", "export const en: Same<typeof zh> = {"), "utf-8")
    screens.prepare()
    said = screens.node("tools/words.mjs", *words_of_sheets())
    WORDS.write_text(said, "utf-8")
    made = screens.npm("run", "api")
    shaped = screens.npm(
        "exec", "--", "prettier", "--write", "--log-level", "warn", str(zh), str(en)
    )
    return made or shaped


def sheets() -> dict[str, tuple[SheetColumn, ...]]:
    """Return the columns of every list, by the name of its module and its own: all ``sheet.py``."""
    found = {}
    for path in sorted((environment.ROOT / "src").glob("tongma/*/*/sheet.py")):
        module = importlib.import_module(".".join(path.with_suffix("").parts[-4:]))
        for name, columns in vars(module).items():
            if name.endswith("_COLUMNS"):
                found[f"{module.__name__}.{name}"] = columns
    return found


def words_of_sheets() -> list[str]:
    """Return which of the screens' texts sheets need: headings, and families of words."""
    columns = [column for columns in sheets().values() for column in columns]
    keys = {key for column in columns for key in column.heading.split("+")}
    families = {f"codes.{column.family}." for column in columns if column.family}
    return sorted(keys | families | {"codes.value.true", "codes.value.false"} | OF_RECORDS)


def described() -> dict[str, object]:
    """Return the description that the application gives of itself."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{folder}/tongma.db")
        runtime = runtime_of(settings)
        app = create_app(runtime, settings, lambda _request: None)  # type: ignore[arg-type, return-value]
        api: dict[str, object] = app.openapi()
        runtime.database.dispose()
    return api


def words(language: Language, opening: str) -> str:
    """Return the sentences of all refusals as the screens keep words: a literal by code."""
    said = {meaning.code: in_braces(getattr(meaning, language)) for meaning in MEANINGS.all}
    rows = [f"  {code}: {json.dumps(text, ensure_ascii=False)}," for code, text in said.items()]
    return "\n".join([opening, *rows, "}", ""])


def in_braces(text: str) -> str:
    """Return a sentence with its facts as the screens write them.

    >>> in_braces("{missing} are missing")
    '{{missing}} are missing'
    """
    return re.sub(r"\{(\w+)\}", r"{{\1}}", text)


if __name__ == "__main__":
    sys.exit(main())
