"""Which bin fits, and what may go into it. Pure."""

from collections.abc import Iterable

from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.quantity import show
from tongma.inbound.putaway.model import Bin, BinOffer, PutAway, PutAwayFacts, PutAwayPlan
from tongma.masterdata.catalogue.amounts import count_or_quantity, read_quantity
from tongma.masterdata.catalogue.control import decide_distinct
from tongma.masterdata.places.fit import StoredGoods, misfit
from tongma.masterdata.places.model import PICKABLE
from tongma.work.documents.states import LineState


def decide_put_away(command: PutAway, facts: PutAwayFacts) -> PutAwayPlan | Refusal:
    """Return how much, or which pieces, go into the bin, or why they do not.

    Args:
        command: quantity in base units, empty for all that is left; serials in any order.
        facts: of the acceptance's line as it is locked, and of the bin.

    In order: ``line_not_open``, ``serial_not_here``, ``serial_repeated``, ``quantity_wrong``,
    ``serials_do_not_match``, ``more_than_waiting``, what ``misfit`` says of the bin,
    ``place_not_storage``.
    """
    if facts.state != LineState.RELEASED or facts.left <= 0:
        state = LineState.DONE if facts.state == LineState.RELEASED else facts.state
        return Refusal("line_not_open", {"line": str(command.line), "state": state})
    by_piece = facts.pieces or command.serials
    plan = _of_pieces(command, facts) if by_piece else _of_quantity(command, facts)
    if isinstance(plan, Refusal):
        return plan
    waiting = min(facts.left, len(facts.pieces)) if by_piece else facts.left
    if plan.quantity > waiting:
        decimals = facts.item.decimals
        wanted = {"waiting": show(waiting, decimals), "wanted": show(plan.quantity, decimals)}
        return Refusal("more_than_waiting", wanted)
    return misfit(facts.bin, facts.goods, facts.lying) or _not_storage(facts) or plan


def _of_quantity(command: PutAway, facts: PutAwayFacts) -> PutAwayPlan | Refusal:
    if not command.quantity:
        return PutAwayPlan(facts.left)
    quantity = read_quantity(facts.item, command.quantity)
    return quantity if isinstance(quantity, Refusal) else PutAwayPlan(quantity)


def _of_pieces(command: PutAway, facts: PutAwayFacts) -> PutAwayPlan | Refusal:
    strangers = [serial for serial in command.serials if serial not in facts.pieces]
    if strangers:
        return Refusal("serial_not_here", {"serials": [*strangers], "role": "storeman"})
    repeated = decide_distinct(facts.item, command.serials)
    if repeated is not None:
        return repeated
    if command.serials or command.quantity:
        quantity = count_or_quantity(facts.item, command.quantity, command.serials)
    else:
        quantity = min(facts.left, len(facts.pieces))
    if isinstance(quantity, Refusal):
        return quantity
    chosen = command.serials or tuple(facts.pieces)[:quantity]
    return PutAwayPlan(quantity, tuple(facts.pieces[serial] for serial in chosen))


def _not_storage(facts: PutAwayFacts) -> Refusal | None:
    if facts.bin.purpose in PICKABLE:
        return None
    return Refusal("place_not_storage", {"place": facts.bin.code, "purpose": facts.bin.purpose})


def offers(goods: StoredGoods, bins: Iterable[Bin]) -> list[BinOffer]:
    """Return the bins that fit the goods, the best first.

    Args:
        goods: what is to be stored.
        bins: storage bins of the site, with what lies in each.

    First those with the same item, then empty ones, then by walking sequence; what is known to be
    full is left out, and so is what ``misfit`` says no to.
    """
    fitting = [bin_ for bin_ in bins if misfit(bin_.place, goods, bin_.lying) is None]
    found = [_offer(goods, bin_) for bin_ in fitting]
    free = [offer for offer in found if offer.free is None or offer.free > 0]
    return sorted(free, key=lambda offer: (not offer.same_item, not offer.empty, offer.sequence))


def _offer(goods: StoredGoods, bin_: Bin) -> BinOffer:
    limit = bin_.place.handling_units_max
    return BinOffer(
        bin_.place.id,
        bin_.place.code,
        same_item=any(lying.item == goods.item for lying in bin_.lying),
        empty=not bin_.lying,
        free=limit - len(bin_.lying) if limit else None,
        sequence=bin_.place.sequence,
    )
