"""What refusals mean to people: said once, in the ``refusals.toml`` of the folder that makes them.

::

    [lot_short]
    status = 409
    en = "{missing} {unit} are missing"
    zh = "还差 {missing} {unit}"
    clears = ["buyer"]                          # or: nobody = "input" | "state" | "caller"
    facts = { missing = "quantity", unit = "text" }

``clears`` names the role that can clear it; where several may, by where it is made, the fact
``role`` names the one. ``nobody`` says why there is nobody to ask: ``input``, what was sent is to
be corrected; ``state``, it has happened and stays so; ``caller``, the program or session is wrong.
"""

import string
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Literal

from tongma.foundation.kernel.outcome import Defect, Facts

Language = Literal["en", "zh"]
FACT_TYPES = ("text", "id", "quantity", "count", "date", "instant", "code", "role", "list")
NOBODY = ("input", "state", "caller")
FILE = "refusals.toml"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One refusal: HTTP status, words with its facts in them, who clears it."""

    code: str
    status: int
    en: str
    zh: str
    clears: tuple[str, ...] = ()
    nobody: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Each fact that it may carry, and its type."""

    def role(self, facts: Facts) -> str | None:
        """Return the role that clears it here; None where nobody can."""
        if len(self.clears) == 1:
            return self.clears[0]
        named = facts.get("role")
        return named if isinstance(named, str) and named in self.clears else None

    def say(self, facts: Facts, language: Language) -> str:
        """Return the words with the facts in them; a fact that is not there is left out."""
        words = self.en if language == "en" else self.zh
        return string.Formatter().vformat(words, (), _Shown(facts)).strip()


class _Shown(dict[str, str]):
    def __init__(self, facts: Facts) -> None:
        super().__init__({name: _show(value) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return "…"


def _show(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_show(one) for one in value)
    if isinstance(value, Mapping):
        return " ".join(_show(inner) for inner in value.values())
    return "" if value is None else str(value)


class Meanings:
    """All refusals of an installation by code."""

    def __init__(self, all_of_them: Iterable[Meaning]) -> None:
        self._by_code: dict[str, Meaning] = {}
        for meaning in all_of_them:
            if meaning.code in self._by_code:
                message = f"the refusal {meaning.code} is said twice"
                raise Defect(message)
            self._by_code[meaning.code] = meaning

    def of(self, code: str) -> Meaning:
        """Return the meaning of a code; one that nobody explains is a defect, shown as 409."""
        return self._by_code.get(code) or Meaning(code, 409, code, code, nobody="state")

    def find(self, code: str) -> Meaning | None:
        """Return the meaning of a code, or None."""
        return self._by_code.get(code)

    @property
    def all(self) -> list[Meaning]:
        """All of them, by code."""
        return [self._by_code[code] for code in sorted(self._by_code)]


def read_meanings(package: str) -> list[Meaning]:
    """Return what a package's ``refusals.toml`` says; nothing where it has none."""
    file = resources.files(package).joinpath(FILE)
    if not file.is_file():
        return []
    return [_meaning(code, row) for code, row in tomllib.loads(file.read_text("utf-8")).items()]


def _meaning(code: str, row: Mapping[str, Any]) -> Meaning:
    return Meaning(
        code,
        int(row["status"]),
        row["en"],
        row["zh"],
        tuple(row.get("clears", ())),
        row.get("nobody", ""),
        dict(row.get("facts", {})),
    )
