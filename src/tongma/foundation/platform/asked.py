"""Texts of addresses, forms and headers: through the same doors as those of commands.

A parameter has one of these types, never a bare ``str``; what cannot pass is refused as in a
command (``text_wrong``, ``date_wrong``, ``instant_wrong``), with the name of the parameter and its
value. ``tests/contract/test_parameters.py`` looks at every operation.
"""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator

from tongma.foundation.kernel.outcome import Refusal, Refused
from tongma.foundation.kernel.texts import (
    CODE,
    DAY,
    IDS,
    INSTANT,
    LOT,
    NAME,
    NOTE,
    RAW,
    SEARCH,
    WORD,
    Code,
    Day,
    Door,
    Ids,
    InstantText,
    LotNumber,
    Name,
    Note,
    RawText,
    SearchWords,
    TextWrong,
    Word,
)


class DoorClosed(ValueError):
    """A text of a request cannot pass its door."""

    def __init__(self, code: str, wrong: TextWrong, value: str) -> None:
        super().__init__(wrong.reason)
        self.code, self.wrong, self.value = code, wrong, value

    def refusal(self, field: str) -> Refusal:
        """Return why, with the name of what was asked."""
        return self.wrong.refusal(self.code, field, self.value)


def passes(door: Door) -> AfterValidator:
    """Return what sends a text of a request through its door."""

    def check(text: str) -> str:
        try:
            return door.check(text)
        except TextWrong as wrong:
            raise DoorClosed(door.code, wrong, text) from None

    return AfterValidator(check)


def file_name(name: str | None, *, otherwise: str = "") -> str:
    r"""Return the name of a file that was sent as it is kept: at most 200 characters.

    It never stops the file: what cannot be read in it, and separators of folders, become ``_``.

    >>> file_name("a/b\x00.pdf")
    'a_b_.pdf'
    """
    signs = (name or otherwise).replace("/", "_").replace("\\", "_")
    return "".join(sign if sign.isprintable() else "_" for sign in signs)[: NAME.length_max]


AskedWords: TypeAlias = Annotated[SearchWords, passes(SEARCH)]
AskedWord: TypeAlias = Annotated[Word, passes(WORD)]
AskedCode: TypeAlias = Annotated[Code, passes(CODE)]
AskedName: TypeAlias = Annotated[Name, passes(NAME)]
AskedNote: TypeAlias = Annotated[Note, passes(NOTE)]
AskedLot: TypeAlias = Annotated[LotNumber, passes(LOT)]
AskedDay: TypeAlias = Annotated[Day, passes(DAY)]
AskedInstant: TypeAlias = Annotated[InstantText, passes(INSTANT)]
AskedRaw: TypeAlias = Annotated[RawText, passes(RAW)]
AskedIds: TypeAlias = Annotated[Ids, passes(IDS)]


def ids_of(text: str) -> list[int]:
    """Return the ids of a text that came through its door. Refusal ``text_wrong`` for none."""
    if not text:
        raise Refused(DoorClosed(IDS.code, TextWrong("empty"), "").refusal("ids"))
    return [int(one) for one in text.split(",")]
