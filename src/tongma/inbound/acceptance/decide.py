"""Who may release and reject what, and until when it may be taken back. Pure."""

from collections.abc import Sequence

from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.quantity import show
from tongma.inbound.acceptance.model import Accept, AcceptanceFacts, Verdict
from tongma.masterdata.catalogue.amounts import read_quantity
from tongma.masterdata.catalogue.control import decide_distinct
from tongma.work.documents.model import Line
from tongma.work.documents.states import LineState


def decide_accept(command: Accept, facts: AcceptanceFacts) -> tuple[Verdict, ...] | Refusal:
    """Return what is released and what is rejected, or why nothing is.

    Args:
        command: quantities in base units; serials in any order.
        facts: of the receipt's line as it is locked.

    In order: ``same_person`` (the receiver does not accept), ``line_not_open``,
    ``quantity_wrong``, ``serial_not_here``, ``serial_repeated``, ``nothing_accepted``,
    ``more_than_waiting``, ``reason_required`` (for a rejection).
    """
    if facts.received_by == facts.acting:
        return Refusal("same_person", {"step": "receiving", "role": "acceptor"})
    if facts.state != LineState.OPEN:
        return Refusal("line_not_open", {"state": facts.state})
    named = facts.pieces or command.released_serials or command.rejected_serials
    verdicts = _by_piece(command, facts) if named else _by_quantity(command, facts)
    if isinstance(verdicts, Refusal):
        return verdicts
    total = sum(verdict.quantity for verdict in verdicts)
    if not total:
        return Refusal("nothing_accepted")
    if total > facts.waiting:
        decimals = facts.item.decimals
        wanted = {"waiting": show(facts.waiting, decimals), "wanted": show(total, decimals)}
        return Refusal("more_than_waiting", wanted)
    if verdicts[-1].state == LineState.REJECTED and not facts.reason.strip():
        return Refusal("reason_required", {"step": "rejection"})
    return verdicts


def _by_quantity(command: Accept, facts: AcceptanceFacts) -> tuple[Verdict, ...] | Refusal:
    if command.all:
        return _verdicts(released=facts.waiting, rejected=0)
    released = read_quantity(facts.item, command.released, least=0)
    if isinstance(released, Refusal):
        return released
    rejected = read_quantity(facts.item, command.rejected, least=0)
    if isinstance(rejected, Refusal):
        return rejected
    return _verdicts(released=released, rejected=rejected)


def _verdicts(released: int, rejected: int) -> tuple[Verdict, ...]:
    both = (Verdict(LineState.RELEASED, released), Verdict(LineState.REJECTED, rejected))
    return tuple(verdict for verdict in both if verdict.quantity)


def _by_piece(command: Accept, facts: AcceptanceFacts) -> tuple[Verdict, ...] | Refusal:
    released, rejected = command.released_serials, command.rejected_serials
    if command.all:  # of several lines' pieces in one place, as many as this line waits for
        others = [serial for serial in facts.pieces if serial not in rejected]
        released = tuple(others[: max(facts.waiting - len(rejected), 0)])
    named = (*released, *rejected)
    strangers = [serial for serial in named if serial not in facts.pieces]
    if strangers:
        return Refusal("serial_not_here", {"serials": [*strangers], "role": "storeman"})
    repeated = decide_distinct(facts.item, named)
    if repeated is not None:
        return repeated
    both = ((LineState.RELEASED, released), (LineState.REJECTED, rejected))
    return tuple(
        Verdict(state, len(serials), tuple(facts.pieces[serial] for serial in serials))
        for state, serials in both
        if serials
    )


def decide_withdraw(lines: Sequence[Line]) -> Refusal | None:
    """Refuse ``already_put_away`` where any line of the acceptance was put away or withdrawn."""
    for line in lines:
        if line.done or line.state == LineState.WITHDRAWN:
            return Refusal("already_put_away", {"line": str(line.id), "state": line.state})
    return None
