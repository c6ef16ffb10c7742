"""What a cleaning run looks for, finds and is told. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from tongma.foundation.kernel.bounds import FEW, MANY, Whole
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Cell, Word
from tongma.work.external_tables.model import DateOrder


class RunState(StrEnum):
    """How far a run is. In some states the server works, in the others it waits for a person."""

    UPLOADED = "uploaded"
    MAPPING = "mapping"
    EXAMINING = "examining"
    COMPARING = "comparing"
    EXAMINED = "examined"
    CORRECTING = "correcting"
    CONFIRMING = "confirming"
    CONFIRMED = "confirmed"
    TAKING_BACK = "taking_back"
    TAKEN_BACK = "taken_back"
    FAILED = "failed"


_R = RunState
WORK: Mapping[RunState, RunState] = {
    _R.UPLOADED: _R.MAPPING,
    _R.EXAMINING: _R.COMPARING,
    _R.COMPARING: _R.EXAMINED,
    _R.CORRECTING: _R.COMPARING,
    _R.CONFIRMING: _R.CONFIRMED,
    _R.TAKING_BACK: _R.TAKEN_BACK,
}
"""A state in which the server works → the state that follows."""
GIVEN_UP: Mapping[RunState, RunState] = {
    state: _R.FAILED if state in (_R.UPLOADED, _R.EXAMINING) else _R.EXAMINED for state in WORK
}
"""A state in which the server works → the state after work that cannot be done: what was found
before it stays."""
DECIDABLE = frozenset({_R.EXAMINED, _R.CONFIRMED})
"""What was not taken in by a first confirmation may be decided, and confirmed again."""
_ASKED = (_R.COMPARING, _R.CORRECTING, _R.CONFIRMING, _R.TAKING_BACK)
RUN_STEPS: frozenset[tuple[RunState, RunState]] = frozenset(
    {
        *WORK.items(),
        *GIVEN_UP.items(),
        *((present, _R.EXAMINING) for present in (_R.MAPPING, _R.EXAMINED, _R.FAILED)),
        *((present, to) for present in DECIDABLE for to in _ASKED),
    }
)
"""The steps that a run may make."""


class RowState(StrEnum):
    """What a row is at: it follows from its findings and from what it became."""

    READY = "ready"
    ASKS = "asks"
    LEFT_OUT = "left_out"
    TAKEN_IN = "taken_in"
    TAKEN_BACK = "taken_back"


Severity = Literal["error", "question", "warning", "note"]
CLASSES: Mapping[str, Severity] = {
    "name_missing": "error",
    "code_missing": "question",
    "text_folded": "note",
    "not_a_value": "error",
    "unit_unknown": "error",
    "unit_not_convertible": "error",
    "date_read": "note",
    "date_ambiguous": "question",
    "date_wrong": "error",
    "number_read": "note",
    "number_wrong": "error",
    "class_unknown": "error",
    "registration_folded": "warning",
    "code_letter_for_digit": "warning",
    "code_zeros_restored": "warning",
    "code_lost_digits": "error",
    "code_check_digit": "error",
    "code_length": "error",
    "code_placeholder": "warning",
    "code_with_data": "warning",
    "code_unread": "warning",
    "factor_missing": "error",
    "factor_impossible": "error",
    "factor_differs": "error",
    "item_disagrees": "question",
    "row_repeated": "note",
    "duplicate": "question",
    "near_duplicate": "question",
    "code_on_several": "question",
    "code_taken": "error",
    "known_item": "note",
    "not_taken_in": "error",
}
"""Every class of finding. An error or question keeps its row out until it is decided."""
STOPS = ("error", "question")
MERGES = ("duplicate", "near_duplicate")
PROPOSED_ACROSS = ("code_missing", "code_taken", "code_on_several", "factor_differs")
"""Findings from comparing that propose another text for a cell."""
NOT_TO_REFUSE = tuple(code for code, severity in CLASSES.items() if severity == "error")
"""There is nothing to keep: a wrong cell is corrected, or left out by accepting."""


class RowFinding(NamedTuple):
    """One thing found in a row: what stood there, and what is proposed instead.

    An accepted proposal that is empty leaves the value out. ``other`` is the row (positive) or item
    of the catalogue (negative id) that it is about; ``score`` 0..100 says how sure a merge is;
    ``facts`` are texts by name.
    """

    code: str
    field: str = ""
    given: str = ""
    proposed: str = ""
    other: int = 0
    score: int = 0
    facts: Mapping[str, str] = {}

    @property
    def severity(self) -> Severity:
        """How grave its class is."""
        return CLASSES[self.code]


class CleanRow(NamedTuple):
    """A row as it would be taken in, with everything that was found in it."""

    values: Mapping[str, str]
    found: tuple[RowFinding, ...]


Decided = Literal["accept", "refuse"]
Decision = Literal["", "accept", "refuse"]
"""Empty while nobody has decided."""


@dataclass(frozen=True, slots=True)
class ExamineTable:
    """Say which column is which, and examine the whole table."""

    run: Id
    mapping: Annotated[dict[Word, Cell], FEW]
    """Field → heading as it stands in the table; fields left out are not read."""
    date_order: DateOrder = ""
    """How the table writes dates that can be read in several ways; empty asks for each."""


@dataclass(frozen=True, slots=True)
class DecideFindings:
    """Accept or refuse what is proposed, for a whole class of findings or for some rows."""

    run: Id
    decision: Decided
    code: Word = ""
    """The class; empty for every class, which needs lines."""
    lines: Annotated[tuple[Whole, ...], MANY] = ()
    """Empty: the whole class."""
    score_min: Whole = 0
    """Only merges that are at least so sure."""


@dataclass(frozen=True, slots=True)
class CorrectRow:
    """Write other texts into the cells of a row; it is examined again."""

    run: Id
    line: Whole
    values: Annotated[dict[Word, Cell], FEW]
    """Field → text, as it should have stood in the table."""
    compare: bool = True
    """Whether the table is compared anew at once; of several corrections, after the last."""


@dataclass(frozen=True, slots=True)
class LeaveOutRows:
    """Leave rows out, or take them back in."""

    run: Id
    lines: Annotated[tuple[Whole, ...], MANY]
    out: bool = True


@dataclass(frozen=True, slots=True)
class CorrectFromReport:
    """Take the corrections and decisions of a report that somebody has worked over."""

    run: Id
    sha256: Word
    """Of the uploaded report."""


@dataclass(frozen=True, slots=True)
class ConfirmRun:
    """Take everything that is ready into the catalogue."""

    run: Id


@dataclass(frozen=True, slots=True)
class TakeBackRun:
    """Take everything back that the run made and nobody has used since."""

    run: Id


@dataclass(frozen=True, slots=True)
class TakePart:
    """Take some items of a run in, or back; ``at`` says how far the run is with them."""

    run: Id
    at: int


@dataclass(frozen=True, slots=True)
class RunAsked:
    """What the run is at now: a job works on it."""

    run: Id
    state: RunState


@dataclass(frozen=True, slots=True)
class FindingsDecided:
    """On so many findings something was decided."""

    run: Id
    decided: int


@dataclass(frozen=True, slots=True)
class RowsLeftOut:
    """So many rows are left out now, or taken up again."""

    run: Id
    rows: int


@dataclass(frozen=True, slots=True)
class PartTakenIn:
    """So many items of a part are taken in, and so many could not be."""

    taken_in: int
    not_taken_in: int


@dataclass(frozen=True, slots=True)
class PartTakenBack:
    """So many items of a part are retired again, and so many are in use and stay."""

    taken_back: int
    in_use: int


@dataclass(frozen=True, slots=True)
class CodesUnbound:
    """So many codes mean nothing any more that the run had bound to items of before."""

    unbound: int
