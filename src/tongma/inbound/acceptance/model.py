"""Commands of acceptance 验收. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accept:
    """Release and reject what waits on a receipt's line: by quantity, or by piece.

    ``released`` and ``rejected`` are base quantities; for pieces the lists name serials, and empty
    lists with ``all`` release everything that still waits. A rejection needs a reason.
    """

    receipt_line: int
    released: str = "0"
    rejected: str = "0"
    released_serials: tuple[str, ...] = ()
    rejected_serials: tuple[str, ...] = ()
    all: bool = False
    photo: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawAcceptance:
    """Take an acceptance back, while its goods still stand where they were accepted."""

    line: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about an acceptance; scaled quantities."""

    received_by: int
    acting: int
    state: str
    waiting: int
    released: int
    rejected: int
    strangers: tuple[str, ...] = ()
    """Serials that do not wait on this line."""
    reason: str = ""
