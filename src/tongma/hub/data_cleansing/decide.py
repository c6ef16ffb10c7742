"""Which step a cleaning run may make, and what may be said of its rows. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.hub.data_cleansing.fields import BY_NAME, FIELDS
from tongma.hub.data_cleansing.model import (
    DECIDABLE,
    RUN_STEPS,
    DecideFindings,
    ExamineTable,
    RunState,
)
from tongma.work.external_tables.decide import decide_mapping

_NAMING = ("name_zh", "name_en")


class RunFacts(NamedTuple):
    """What is known of a run before it is examined."""

    id: int
    state: RunState
    headings: tuple[str, ...]
    has_taken_in: bool
    """Whether rows of it are in the catalogue."""


def decide_step(run: int, present: RunState, to: RunState) -> Refusal | None:
    """Return why a run may not make a step, or None: ``run_not_ready``.

    >>> decide_step(7, RunState.MAPPING, RunState.CONFIRMING).facts
    {'run': '7', 'state': 'mapping'}
    """
    return None if (present, to) in RUN_STEPS else _not_ready(run, present)


def decide_worksheet(run: int, present: RunState) -> Refusal | None:
    """Return why rows of a run may not be decided, corrected or left out: ``run_not_ready``."""
    return None if present in DECIDABLE else _not_ready(run, present)


def decide_examine(command: ExamineTable, run: RunFacts) -> Refusal | None:
    """Return why a table may not be examined with a mapping, or None.

    In order: ``run_not_ready`` where its state does not allow it; ``mapping_wrong`` for a field or
    heading that does not exist, or no name at all; ``run_not_ready`` where rows are taken in.
    """
    return (
        decide_step(run.id, run.state, RunState.EXAMINING)
        or decide_mapping(command.mapping, run.headings, FIELDS, (_NAMING,))
        or (_not_ready(run.id, RunState.CONFIRMED) if run.has_taken_in else None)
    )


def decide_findings(command: DecideFindings, present: RunState) -> Refusal | None:
    """Return why findings may not be decided, or None.

    In order: ``run_not_ready``; ``filter_required`` where neither class nor lines are named.
    """
    refusal = decide_worksheet(command.run, present)
    if refusal is None and not command.code and not command.lines:
        return Refusal("filter_required", {"one_of": ["code", "lines"]})
    return refusal


def decide_correction(line: int, item: int, values: Mapping[str, str]) -> Refusal | None:
    """Return why a row may not be corrected, or None.

    Args:
        line: of the row, in the file.
        item: what the row became; 0 while it is a row.
        values: field → text.

    In order: ``row_taken_in``; ``mapping_wrong`` for fields that do not exist.
    """
    if item:
        return Refusal("row_taken_in", {"line": str(line), "item": str(item)})
    unknown: list[Json] = [name for name in values if name not in BY_NAME]
    if unknown:
        return Refusal("mapping_wrong", {"unknown": unknown, "missing": []})
    return None


def decide_take_back(run: int, present: RunState, reason: str) -> Refusal | None:
    """Return why a run may not be taken back: ``run_not_ready``, then ``reason_required``."""
    refusal = decide_step(run, present, RunState.TAKING_BACK)
    if refusal is None and not reason.strip():
        return Refusal("reason_required", {"step": "take_back"})
    return refusal


def _not_ready(run: int, state: RunState) -> Refusal:
    return Refusal("run_not_ready", {"run": str(run), "state": state.value})
