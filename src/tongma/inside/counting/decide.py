"""Who counts, who counts again, who approves. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from tongma.foundation.kernel.outcome import Refusal
from tongma.inside.counting.model import CountEntry
from tongma.work.documents.states import LineState

OPEN_STATES = frozenset({LineState.OPEN, LineState.RECOUNT, LineState.TO_APPROVE})
"""A bin in one of these is not settled."""
COUNTABLE = frozenset({LineState.OPEN, LineState.RECOUNT})
RECOUNTABLE = frozenset({LineState.TO_APPROVE, LineState.RECOUNT, LineState.DONE})


def state_after(
    entries: Iterable[CountEntry], round_: int, tolerance_percent: int = 0
) -> LineState:
    """Return the state of a bin after a round: ``done``, ``recount`` or ``to_approve``.

    Without any difference it is done. A difference is counted again by a second person; after
    the second round it waits for approval. Pieces have no tolerance.
    """
    differing = [entry for entry in entries if _matters(entry, tolerance_percent)]
    if not differing:
        return LineState.DONE
    return LineState.RECOUNT if round_ == 1 else LineState.TO_APPROVE


def _matters(entry: CountEntry, tolerance_percent: int) -> bool:
    if entry.piece:
        return entry.difference != 0
    return abs(entry.difference) * 100 > entry.baseline * tolerance_percent


def decide_count(state: str, acting: int, counters: Iterable[int]) -> Refusal | None:
    """Refuse ``line_not_open`` (nothing to be counted) or ``same_person`` (counted it before)."""
    if state not in COUNTABLE:
        return Refusal("line_not_open", {"state": state})
    if acting in set(counters):
        return Refusal("same_person", {"step": "counting", "role": "counter"})
    return None


def decide_approve(state: str, acting: int, counters: Iterable[int]) -> Refusal | None:
    """Refuse ``line_not_open`` (nothing to approve) or ``same_person`` (counted it)."""
    if state != LineState.TO_APPROVE:
        return Refusal("line_not_open", {"state": state})
    if acting in set(counters):
        return Refusal("same_person", {"step": "counting", "role": "warehouse_manager"})
    return None


def decide_open(places: Sequence[str], counted: Mapping[str, str]) -> Refusal | None:
    """Return why the count is not opened, or None.

    Args:
        places: codes of its bins.
        counted: numbers of open counts, by the code of a bin that is not settled in them.

    In order: ``no_lines``, ``bin_is_counted`` (two counts of one bin would both post what is
    missing).
    """
    if not places:
        return Refusal("no_lines")
    for code in places:
        if code in counted:
            return Refusal("bin_is_counted", {"place": code, "number": counted[code]})
    return None


def decide_reopen(line: int, state: str) -> Refusal | None:
    """Refuse ``line_not_open``: the bin was not counted, or its differences are posted."""
    if state in RECOUNTABLE:
        return None
    return Refusal("line_not_open", {"line": str(line), "state": state})


def decide_outdated(line: int, *, is_same: bool) -> Refusal | None:
    """Refuse ``count_outdated``: the ledger says something else now of the time of the count."""
    return None if is_same else Refusal("count_outdated", {"line": str(line)})


def decide_elsewhere(piece: int, places: Sequence[int]) -> Refusal | None:
    """Refuse ``piece_elsewhere``: the ledger has the piece in one of the places."""
    if not places:
        return None
    return Refusal("piece_elsewhere", {"piece": str(piece), "place": str(places[0])})


def decide_missing(entry: CountEntry, left: int, *, promised: int, line: int) -> Refusal | None:
    """Return why what is missing cannot leave the ledger, or None.

    Args:
        entry: what was found.
        left: how much of what is missing (scaled) the ledger does not have free there any more.
        promised: how much there is promised to orders, scaled.
        line: the bin's line.

    In order: ``stock_is_allocated``, ``count_outdated`` (goods went away since the count).
    """
    if not left:
        return None
    if promised:
        return Refusal("stock_is_allocated", {"item": str(entry.item), "lot": str(entry.lot)})
    return Refusal("count_outdated", {"line": str(line)})


def decide_twice(piece: int, *, is_known: bool) -> Refusal | None:
    """Refuse ``counted_twice``: the same piece stands in the bin's list already."""
    return Refusal("counted_twice", {"piece": str(piece)}) if piece and is_known else None
