"""How many and how much a command may say: bounds of lists and whole numbers. Pure.

They stand at the field's type, so that the description of the API says them (``maxItems``,
``minimum``, ``maximum``) and ``commands.run`` refuses what is beyond them by the field's name,
whichever way it came.
"""

from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from tongma.foundation.kernel.outcome import Refusal

_TOLD = 10**40
"""A number of more digits is not told back."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """A list, or a mapping, has at most so many entries."""

    count: int

    def refusal(self, value: Any, path: str) -> Refusal | None:
        """Refuse ``list_too_long``."""
        if not isinstance(value, tuple | list | dict) or len(value) <= self.count:
            return None
        facts = {"count": str(len(value)), "limit": str(self.count)}
        return Refusal("list_too_long", {"field": path, **facts})

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        """Say it in the description of the API."""
        schema = handler(core)
        name = "maxItems" if schema.get("type") == "array" else "maxProperties"
        return {**schema, name: self.count}


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number is not below or above these."""

    low: int
    high: int

    def refusal(self, value: Any, path: str) -> Refusal | None:
        """Refuse ``number_out_of_range``."""
        if not isinstance(value, int) or self.low <= value <= self.high:
            return None
        told = str(value) if abs(value) < _TOLD else "…"
        facts = {"value": told, "low": str(self.low), "high": str(self.high)}
        return Refusal("number_out_of_range", {"field": path, **facts})

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        """Say it in the description of the API."""
        return {**handler(core), "minimum": self.low, "maximum": self.high}


Bound: TypeAlias = AtMost | Between
FEW = AtMost(200)
"""Parts of one record: levels, licences, roles."""
SOME = AtMost(2_000)
"""Lines that people write, places that they count."""
MANY = AtMost(20_000)
"""Lines of a sheet."""
PIECES = AtMost(100_000)
"""Serials of one line."""
Version: TypeAlias = Annotated[int, Between(0, 2**31)]
"""How many versions of a record there were."""
Whole: TypeAlias = Annotated[int, Between(-(10**9), 10**9)]
"""How many, or which in order; what is too small or large for the thing its own rule says."""


def bounds_of(hint: Any) -> list[Bound]:
    """Return the bounds that stand at a type."""
    return [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, AtMost | Between)]
