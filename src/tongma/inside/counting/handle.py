"""Commands of counting on the ledger."""

from collections.abc import Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.journal.query import happened_at_of
from tongma.foundation.kernel.outcome import Decision, Refused, refuse
from tongma.foundation.kernel.quantity import show
from tongma.inside.counting import store
from tongma.inside.counting.baseline import compared, compared_again
from tongma.inside.counting.decide import decide_approve, decide_count, state_after
from tongma.inside.counting.model import (
    ApproveCount,
    CancelCount,
    CountBin,
    Entry,
    OpenCount,
    ReopenCountLine,
)
from tongma.masterdata.places.query import PlaceInfo, place_of, places_of, site_of
from tongma.masterdata.policy.query import value_of
from tongma.stock.model import HoldScope, Move, Spot, Status, Virtual
from tongma.stock.post.counted import lock_place, state_count
from tongma.stock.post.holds import lift_holds
from tongma.stock.post.movements import post
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import decimals_of
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, NewDocument, NewLine
from tongma.work.documents.states import TaskKind

OPEN_STATES = ("open", "recount", "to_approve")


def open_count(tx: Tx, command: OpenCount) -> Decision:
    """Make the count with one line for each bin; work in the bins goes on."""
    site = site_of(tx.connection, command.site)
    tx.at(site=site.id, entity=site.entity)
    places = places_of(tx.connection, command.places)
    if not command.places:
        raise refuse("no_lines")
    for wanted in command.places:
        if wanted not in places or places[wanted].site != site.id:
            raise refuse("place_unknown", place=str(wanted))
    count = documents.add_document(tx, NewDocument("count", site.id, site.entity))
    ordered = sorted(set(command.places), key=lambda p: (places[p].sequence, places[p].code))
    lines = documents.add_lines(
        tx, count.id, [NewLine(item=0, quantity=0, place=place) for place in ordered]
    )
    for line in lines:
        documents.finish_tasks_at(tx, TaskKind.COUNT_BIN, line.place)
    documents.add_task(tx, TaskKind.COUNT, site=site.id, document_id=count.id)
    return Decision(
        {
            "count": str(count.id),
            "number": count.number,
            "lines": [str(line.id) for line in lines],
        }
    )


def count_bin(tx: Tx, command: CountBin) -> Decision:
    """Keep what was found beside what the ledger said then; tell nothing of the ledger."""
    count = documents.open_document(tx, command.count, "count")
    tx.at(site=count.site, entity=count.entity, document=count.id)
    line = _line_of_place(tx, count, command.place)
    rounds = documents.steps(tx, "counted", line_id=line.id)
    refusal = decide_count(line.state, tx.actor.person, [one.person for one in rounds])
    if refusal is not None:
        raise Refused(refusal)
    round_ = len(rounds) + 1
    lock_place(tx, command.place)
    entries = compared(tx, command)
    store.keep_entries(tx, line.id, round_, entries)
    documents.add_step(tx, line, "counted", sum(one.counted for one, _ in entries))
    tolerance = int(str(value_of(tx.connection, "count_tolerance_percent", [("site", count.site)])))
    state = state_after([one for one, _ in entries], round_, tolerance)
    documents.set_line(tx, line.id, state=state)
    if state == "done":
        _settle(tx, line, entries, tx.happened_at)
    _next(tx, count, line, state)
    return Decision(
        {"line": str(line.id), "state": state, "round": str(round_), "record": str(tx.record_id)}
    )


def _settle(tx: Tx, line: Line, told: Sequence[tuple[Entry, int]], handed_in_at: int) -> None:
    """From now on a fact that happened before the count is held, not posted."""
    things = [((one.item, one.lot, one.piece, one.packed_as), at) for one, at in told]
    state_count(tx, line.place, line.document, handed_in_at, things)


def _line_of_place(tx: Tx, count: Document, place: int) -> Line:
    for line in documents.lines_of(tx, count.id):
        if line.place == place:
            return documents.line_of(tx, line.id)
    raise refuse("place_not_in_count", place=str(place), count=count.number)


def _next(tx: Tx, count: Document, line: Line, state: str) -> None:
    """Say who has to do what; a bin that is settled may be picked from again."""
    documents.finish_tasks(tx, TaskKind.RECOUNT, line_id=line.id)
    if state == "recount":
        documents.add_task(
            tx,
            TaskKind.RECOUNT,
            site=count.site,
            document_id=count.id,
            line_id=line.id,
            place=line.place,
        )
    elif state == "to_approve":
        documents.add_task(
            tx,
            TaskKind.APPROVE_COUNT,
            site=count.site,
            document_id=count.id,
            line_id=line.id,
            place=line.place,
        )
    else:
        lift_holds(tx, "count", (HoldScope.PLACE, line.place))
    _close(tx, count)


def _close(tx: Tx, count: Document) -> None:
    states = {one.state for one in documents.lines_of(tx, count.id)}
    if not states & set(OPEN_STATES):
        documents.set_document(tx, count.id, state="closed")
    if not states & {"open", "recount"}:
        documents.finish_tasks(tx, TaskKind.COUNT, document_id=count.id)


def reopen_count_line(tx: Tx, command: ReopenCountLine) -> Decision:
    """Have the bin counted again before its differences are posted."""
    line = documents.line_of(tx, command.line)
    count = documents.open_document(tx, line.document, "count")
    tx.at(site=count.site, entity=count.entity, document=count.id)
    if line.state not in ("to_approve", "recount", "done"):
        raise refuse("line_not_open", line=str(line.id), state=line.state)
    documents.set_line(tx, line.id, state="recount")
    documents.finish_tasks(tx, TaskKind.APPROVE_COUNT, line_id=line.id)
    documents.finish_tasks(tx, TaskKind.RECOUNT, line_id=line.id)
    documents.add_task(
        tx,
        TaskKind.RECOUNT,
        site=count.site,
        document_id=count.id,
        line_id=line.id,
        place=line.place,
    )
    return Decision({"line": str(line.id), "state": "recount"})


def approve_count(tx: Tx, command: ApproveCount) -> Decision:
    """Post the differences of the last round to the adjustment place.

    Refusal ``count_outdated`` where facts came in meanwhile that happened before the count: what
    was found must be laid beside the ledger anew.
    """
    line = documents.line_of(tx, command.line)
    count = documents.open_document(tx, line.document, "count")
    tx.at(site=count.site, entity=count.entity, document=count.id)
    rounds = documents.steps(tx, "counted", line_id=line.id)
    refusal = decide_approve(line.state, tx.actor.person, [one.person for one in rounds])
    if refusal is not None:
        raise Refused(refusal)
    lock_place(tx, line.place)
    told = store.entries_of(tx, line.id, len(rounds))
    handed_in_at = happened_at_of(tx.connection, rounds[-1].record_id)
    if compared_again(tx, line.place, told, handed_in_at) != told:
        raise refuse("count_outdated", line=str(line.id))
    entries = [one for one, _at in told if one.difference]
    bin_ = place_of(tx.connection, line.place)
    site = site_of(tx.connection, count.site)
    moves = [move for one in entries for move in _adjust(tx, bin_, site.entity, one)]
    post(tx, moves)
    _settle(tx, line, told, handed_in_at)
    documents.set_line(tx, line.id, state="posted")
    documents.finish_tasks(tx, TaskKind.APPROVE_COUNT, line_id=line.id)
    lift_holds(tx, "count", (HoldScope.PLACE, line.place))
    _close(tx, count)
    decimals = decimals_of(tx.connection, [one.item for one in entries])
    return Decision(
        {
            "line": str(line.id),
            "differences": [
                {
                    "item": str(one.item),
                    "lot": str(one.lot),
                    "piece": str(one.piece),
                    "counted": show(one.counted, decimals[one.item]),
                    "ledger": show(one.baseline, decimals[one.item]),
                }
                for one in entries
            ],
        }
    )


def _adjust(tx: Tx, bin_: PlaceInfo, owner: int, one: Entry) -> list[Move]:
    """Return the moves of one difference.

    Missing goods leave from where the ledger has them free. Surplus joins what lies there of the
    same kind; where nothing lies it takes the bin's status (quarantine when the bin has none).
    A piece that the ledger has elsewhere comes from there.
    """
    here = [
        row
        for row in stock_at(tx.connection, place=bin_.id, item=one.item, lot=one.lot)
        if (row.piece, row.packed_as) == (one.piece, one.packed_as)
    ]
    if one.difference < 0:
        return _missing(one, here)
    if one.piece:
        elsewhere = [row for row in stock_at(tx.connection, piece=one.piece) if row.quantity > 0]
        if elsewhere:
            raise refuse("piece_elsewhere", piece=str(one.piece), place=str(elsewhere[0].place))
    status = here[0].status if here else (bin_.status or Status.QUARANTINE)
    whose = here[0].owner if here else owner
    target = Spot(bin_.id, status, whose, one.packed_as)
    source = Spot(Virtual.ADJUSTMENT, status, whose, one.packed_as)
    return [Move(one.item, one.lot, one.piece, one.difference, source, target)]


def _missing(one: Entry, here: list[object]) -> list[Move]:
    left = -one.difference
    moves = []
    for row in sorted(here, key=lambda r: r.allocated):  # type: ignore[attr-defined]
        part = min(left, row.quantity - row.allocated)  # type: ignore[attr-defined]
        if part <= 0:
            continue
        source = Spot(row.place, row.status, row.owner, row.packed_as)  # type: ignore[attr-defined]
        target = source._replace(place=Virtual.ADJUSTMENT)
        moves.append(Move(one.item, one.lot, one.piece, part, source, target))
        left -= part
    if left:
        raise refuse("stock_is_allocated", item=str(one.item), lot=str(one.lot))
    return moves


def cancel_count(tx: Tx, command: CancelCount) -> Decision:
    """Close the count; open bins are left as the ledger has them."""
    count = documents.open_document(tx, command.count, "count")
    tx.at(site=count.site, entity=count.entity, document=count.id)
    for line in documents.lines_of(tx, count.id):
        if line.state in OPEN_STATES:
            documents.set_line(tx, line.id, state="cancelled")
            for kind in (TaskKind.RECOUNT, TaskKind.APPROVE_COUNT):
                documents.finish_tasks(tx, kind, line_id=line.id)
    documents.set_document(tx, count.id, state="cancelled")
    documents.finish_tasks(tx, TaskKind.COUNT, document_id=count.id)
    return Decision({"count": str(count.id), "state": "cancelled"})


KINDS = (
    Kind("counting.open_count", OpenCount, open_count),
    Kind("counting.count_bin", CountBin, count_bin),
    Kind("counting.reopen_count_line", ReopenCountLine, reopen_count_line),
    Kind("counting.approve_count", ApproveCount, approve_count),
    Kind("counting.cancel_count", CancelCount, cancel_count),
)
