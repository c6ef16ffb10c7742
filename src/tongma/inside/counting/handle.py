"""Commands of counting on the ledger."""

from collections.abc import Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.journal.query import happened_at_of
from tongma.foundation.kernel.actor import EVERYWHERE
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.inside.counting import store
from tongma.inside.counting.baseline import compared, compared_again
from tongma.inside.counting.decide import (
    COUNTABLE,
    OPEN_STATES,
    decide_approve,
    decide_count,
    decide_elsewhere,
    decide_missing,
    decide_open,
    decide_outdated,
    decide_reopen,
    state_after,
)
from tongma.inside.counting.model import (
    ApproveCount,
    BinCounted,
    CancelCount,
    CountApproved,
    CountBin,
    CountCancelled,
    CountDifference,
    CountEntry,
    CountLineReopened,
    CountOpened,
    OpenCount,
    ReopenCountLine,
)
from tongma.masterdata.places.query import PlaceInfo, place_of, places_of, site_of
from tongma.masterdata.policy.query import value_of
from tongma.stock.model import HoldScope, Move, Spot, Status, Virtual
from tongma.stock.post.counted import lock_place, state_count
from tongma.stock.post.holds import lift_holds
from tongma.stock.post.movements import post
from tongma.stock.query.balances import Balance, stock_at
from tongma.stock.query.counted import settled_since
from tongma.stock.query.goods import decimals_of
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, NewDocument, NewLine
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind


def open_count(tx: Tx, command: OpenCount) -> CountOpened:
    """Make the count with one line for each bin; work in the bins goes on."""
    site = site_of(tx.connection, command.site)
    tx.at(site=site.id, entity=site.entity)
    tx.reaches([(site.id, EVERYWHERE)])
    places = places_of(tx.connection, command.places)
    for wanted in sorted(set(command.places)):
        if wanted not in places or places[wanted].site != site.id:
            raise refuse("place_unknown", place=str(wanted))
        lock_place(tx, wanted)
    taken = store.open_counts(tx, list(places), sorted(OPEN_STATES))
    codes = {place: places[place].code for place in command.places}
    allow(
        decide_open(list(codes.values()), {codes[place]: number for place, number in taken.items()})
    )
    count = documents.add_document(tx, NewDocument("count", site.id, site.entity))
    ordered = sorted(set(command.places), key=lambda p: (places[p].sequence, places[p].code))
    lines = documents.add_lines(
        tx, count.id, [NewLine(item=0, quantity=0, place=place) for place in ordered]
    )
    for line in lines:
        documents.finish_tasks_at(tx, TaskKind.COUNT_BIN, line.place)
    documents.add_task(tx, TaskKind.COUNT, site=site.id, document_id=count.id)
    return CountOpened(count.id, count.number, tuple(line.id for line in lines))


def count_bin(tx: Tx, command: CountBin) -> BinCounted:
    """Keep what was found beside what the ledger said then; tell nothing of the ledger."""
    count = documents.open_document(tx, command.count, "count")
    tx.at_document(count)
    line = _line_of_place(tx, count, command.place)
    rounds = documents.steps(tx, "counted", line_id=line.id)
    allow(decide_count(line.state, tx.actor.person, [step.person for step in rounds]))
    round_ = len(rounds) + 1
    lock_place(tx, command.place)
    entries = compared(tx, command)
    store.keep_entries(tx, line.id, round_, entries)
    documents.add_step(tx, line, "counted", sum(entry.counted for entry, _at in entries))
    tolerance = int(str(value_of(tx.connection, "count_tolerance_percent", [("site", count.site)])))
    state = state_after([entry for entry, _at in entries], round_, tolerance)
    line = documents.move_line(tx, line, state, of=DocumentKind.COUNT)
    if state == LineState.DONE:
        _settle(tx, line, entries, tx.happened_at)
    _next(tx, count, line, state)
    return BinCounted(line.id, state, round_, tx.record_id)


def _settle(tx: Tx, line: Line, told: Sequence[tuple[CountEntry, int]], handed_in_at: int) -> None:
    """From now on a fact that happened before the count is held, not posted."""
    things = [((entry.item, entry.lot, entry.piece, entry.packed_as), at) for entry, at in told]
    state_count(tx, line.place, line.document, handed_in_at, things)


def _line_of_place(tx: Tx, count: Document, place: int) -> Line:
    for line in documents.lines_of(tx, count.id):
        if line.place == place:
            return documents.line_of(tx, line.id)
    raise refuse("place_not_in_count", place=str(place), count=count.number)


def _next(tx: Tx, count: Document, line: Line, state: LineState) -> None:
    """Say who has to do what; a bin that is settled may be picked from again."""
    documents.finish_tasks(tx, TaskKind.RECOUNT, line_id=line.id)
    if state == LineState.RECOUNT:
        _ask(tx, count, line, TaskKind.RECOUNT)
    elif state == LineState.TO_APPROVE:
        _ask(tx, count, line, TaskKind.APPROVE_COUNT)
    else:
        lift_holds(tx, "count", HoldScope.PLACE, line.place)
    _close(tx, count)


def _ask(tx: Tx, count: Document, line: Line, kind: TaskKind) -> None:
    """Give somebody the bin to do."""
    documents.add_task(
        tx, kind, site=count.site, document_id=count.id, line_id=line.id, place=line.place
    )


def _close(tx: Tx, count: Document) -> None:
    states = {LineState(line.state) for line in documents.lines_of(tx, count.id)}
    if not states & OPEN_STATES and count.state == DocumentState.OPEN:
        documents.move_document(tx, count, DocumentState.CLOSED)
    if not states & COUNTABLE:
        documents.finish_tasks(tx, TaskKind.COUNT, document_id=count.id)


def reopen_count_line(tx: Tx, command: ReopenCountLine) -> CountLineReopened:
    """Have the bin counted again before its differences are posted."""
    line = documents.line_of(tx, command.line)
    count = documents.open_document(tx, line.document, "count")
    tx.at_document(count)
    allow(decide_reopen(line.id, line.state))
    if line.state != LineState.RECOUNT:
        line = documents.move_line(tx, line, LineState.RECOUNT, of=DocumentKind.COUNT)
    documents.finish_tasks(tx, TaskKind.APPROVE_COUNT, line_id=line.id)
    documents.finish_tasks(tx, TaskKind.RECOUNT, line_id=line.id)
    _ask(tx, count, line, TaskKind.RECOUNT)
    return CountLineReopened(line.id, LineState.RECOUNT)


def approve_count(tx: Tx, command: ApproveCount) -> CountApproved:
    """Post the differences of the last round to the adjustment place.

    Refusal ``count_outdated`` where facts came in meanwhile that happened before the count: what
    was found must be laid beside the ledger anew.
    """
    line = documents.line_of(tx, command.line)
    count = documents.open_document(tx, line.document, "count")
    tx.at_document(count)
    rounds = documents.steps(tx, "counted", line_id=line.id)
    allow(decide_approve(line.state, tx.actor.person, [step.person for step in rounds]))
    lock_place(tx, line.place)
    told = store.entries_of(tx, line.id, len(rounds))
    handed_in_at = happened_at_of(tx.connection, rounds[-1].record_id)
    again = compared_again(tx, line.place, told, handed_in_at)
    others = settled_since(tx.connection, line.place, rounds[-1].record_id, but=count.id)
    allow(decide_outdated(line.id, is_same=again == told and not others))
    entries = [entry for entry, _at in told if entry.difference]
    bin_ = place_of(tx.connection, line.place)
    site = site_of(tx.connection, count.site)
    moves = [
        move for entry in entries for move in _adjust(tx, bin_, site.entity, entry, line=line.id)
    ]
    post(tx, moves)
    _settle(tx, line, told, handed_in_at)
    documents.move_line(tx, line, LineState.POSTED, of=DocumentKind.COUNT)
    documents.finish_tasks(tx, TaskKind.APPROVE_COUNT, line_id=line.id)
    lift_holds(tx, "count", HoldScope.PLACE, line.place)
    _close(tx, count)
    decimals = decimals_of(tx.connection, [entry.item for entry in entries])
    differences = tuple(
        CountDifference(
            entry.item,
            entry.lot,
            entry.piece,
            show(entry.counted, decimals[entry.item]),
            show(entry.baseline, decimals[entry.item]),
        )
        for entry in entries
    )
    return CountApproved(line.id, differences)


def _adjust(tx: Tx, bin_: PlaceInfo, owner: int, entry: CountEntry, *, line: int) -> list[Move]:
    """Return the moves of one difference.

    Missing goods leave from where the ledger has them free. Surplus joins what lies there of the
    same kind; where nothing lies it takes the bin's status (quarantine when the bin has none).
    A piece that the ledger has elsewhere comes from there.
    """
    here = [
        row
        for row in stock_at(tx.connection, place=bin_.id, item=entry.item, lot=entry.lot)
        if (row.piece, row.packed_as) == (entry.piece, entry.packed_as)
    ]
    if entry.difference < 0:
        return _missing(entry, here, line)
    if entry.piece:
        rows = stock_at(tx.connection, piece=entry.piece)
        elsewhere = [row.place for row in rows if row.quantity > 0]
        allow(decide_elsewhere(entry.piece, elsewhere))
    status = here[0].status if here else (bin_.status or Status.QUARANTINE)
    whose = here[0].owner if here else owner
    target = Spot(bin_.id, status, whose, entry.packed_as)
    source = Spot(Virtual.ADJUSTMENT, status, whose, entry.packed_as)
    return [Move(entry.item, entry.lot, entry.piece, entry.difference, source, target)]


def _missing(entry: CountEntry, here: Sequence[Balance], line: int) -> list[Move]:
    left = -entry.difference
    moves = []
    for row in sorted(here, key=lambda balance: balance.allocated):
        part = min(left, row.quantity - row.allocated)
        if part <= 0:
            continue
        source = Spot(row.place, row.status, row.owner, row.packed_as)
        target = source._replace(place=Virtual.ADJUSTMENT)
        moves.append(Move(entry.item, entry.lot, entry.piece, part, source, target))
        left -= part
    promised = sum(row.allocated for row in here)
    allow(decide_missing(entry, left, promised=promised, line=line))
    return moves


def cancel_count(tx: Tx, command: CancelCount) -> CountCancelled:
    """Close the count; open bins are left as the ledger has them."""
    count = documents.open_document(tx, command.count, "count")
    tx.at_document(count)
    for line in documents.lines_of(tx, count.id):
        if LineState(line.state) in OPEN_STATES:
            documents.move_line(tx, line, LineState.CANCELLED, of=DocumentKind.COUNT)
            for kind in (TaskKind.RECOUNT, TaskKind.APPROVE_COUNT):
                documents.finish_tasks(tx, kind, line_id=line.id)
    documents.move_document(tx, count, DocumentState.CANCELLED)
    documents.finish_tasks(tx, TaskKind.COUNT, document_id=count.id)
    return CountCancelled(count.id, DocumentState.CANCELLED)


KINDS = (
    Kind("counting.open_count", OpenCount, open_count, CountOpened),
    Kind("counting.count_bin", CountBin, count_bin, BinCounted),
    Kind("counting.reopen_count_line", ReopenCountLine, reopen_count_line, CountLineReopened),
    Kind("counting.approve_count", ApproveCount, approve_count, CountApproved),
    Kind("counting.cancel_count", CancelCount, cancel_count, CountCancelled),
)
