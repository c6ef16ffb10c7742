"""What can be done with an object here, and who sees which object. Pure."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from devicecodes import Reading
from tongma.foundation.commands.model import Chosen
from tongma.foundation.kernel.outcome import Refusal
from tongma.work.scanning.model import Candidate, Resolution, ScoredCandidate

ACTIONS = {
    "item": ("receiving.receive_line", "counting.count_bin", "picking.pick", "checking.check"),
    "lot": ("holds.place_hold",),
    "piece": ("holds.place_hold", "transfers.relocate"),
    "place": ("counting.open_count", "transfers.relocate", "holds.place_hold"),
    "announced_unit": ("receiving.receive_unit",),
    "handling_unit": ("shipping.pack", "transfers.relocate"),
    "purchase_order": ("receiving.open_receipt",),
    "shipping_notice": ("receiving.open_receipt",),
    "receipt": ("receiving.receive_line", "acceptance.accept"),
    "acceptance": ("putaway.put_away",),
    "count": ("counting.count_bin",),
    "sales_order": ("sales.allocate", "checking.check", "shipping.open_shipment"),
    "pick_list": ("picking.pick",),
    "shipment": ("shipping.pack", "shipping.dispatch", "shipping.deliver"),
    "transfer": ("transfers.arrive_transfer",),
}
ROUTES = {
    "receiving.receive_line": "/m/receive",
    "receiving.receive_unit": "/m/receive",
    "receiving.open_receipt": "/m/receive",
    "acceptance.accept": "/m/accept",
    "putaway.put_away": "/m/put-away",
    "counting.count_bin": "/m/count",
    "counting.open_count": "/m/count",
    "picking.pick": "/m/pick",
    "checking.check": "/m/check",
    "shipping.open_shipment": "/m/ship",
    "shipping.pack": "/m/ship",
    "shipping.dispatch": "/m/ship",
    "shipping.deliver": "/m/ship",
    "transfers.relocate": "/m/relocate",
    "transfers.arrive_transfer": "/m/receive",
    "holds.place_hold": "/m/holds",
    "sales.allocate": "/sales-orders",
}


def count_on_label(reading: Reading, factor: int) -> str | None:
    """Return how many a label says are in it, where its code alone would say something else.

    Args:
        reading: of the label.
        factor: base units in one of the code's level: 20 for a box of twenty.

    A code of content (AI 02) names the goods inside: each of its count is one of the level.
    **Source:** GS1 General Specifications, 3.3 (AI 30), 3.4 (AI 37); ANSI/HIBC 2.6, 2.3.2.
    """
    count = reading.quantity
    is_content = reading.identifier is not None and reading.identifier.role == "content"
    is_of_level = not is_content and count == str(factor)
    return None if count in (None, "1") or is_of_level else count


def decide_count(count: str | None, typed: str, serials: Collection[str]) -> Refusal | None:
    """Refuse ``label_count_differs``: neither the label's count nor one is taken blindly.

    Args:
        count: as ``count_on_label`` has it.
        typed: the quantity that a person typed, who then has decided; empty: none.
        serials: of the pieces that label and person name, which count whatever else it says.
    """
    if count is None or typed or serials:
        return None
    return Refusal("label_count_differs", {"label": count})


def actions_on(candidate: Candidate, may: Callable[[str], bool]) -> list[str]:
    """Return the names of the actions on an object that the caller may do, each once: those of its
    kind, then those of the item that it is one of; of a command barcode, whose title is its action,
    that one.
    """
    if candidate.kind == "command":
        names: tuple[str, ...] = (candidate.title,)
    else:
        names = ACTIONS.get(candidate.kind, ())
        names += ACTIONS["item"] if candidate.item is not None else ()
    return [name for name in dict.fromkeys(names) if may(name)]


def decide_visible(resolution: Resolution, seen: Sequence[ScoredCandidate]) -> Resolution:
    """Return the resolution as a reader may see it.

    Args:
        resolution: what was decided.
        seen: its candidates that are the reader's to know, in the same order.

    Where one is hidden, in order: with none left the code is ``unknown``; what was accepted is only
    to be confirmed, for the reader cannot see what it was chosen from; else the outcome stays.
    """
    if len(seen) == len(resolution.ranked):
        return replace(resolution, ranked=tuple(seen))
    if not seen:
        return replace(resolution, outcome="unknown", ranked=(), ask="")
    outcome = "ask" if resolution.outcome == "accepted" else resolution.outcome
    return replace(resolution, outcome=outcome, ranked=tuple(seen), ask="confirm")


def decide_keep(scans: int) -> Refusal | None:
    """Refuse ``nothing_scanned``: there is no reading without a scan."""
    return None if scans else Refusal("nothing_scanned")


def decide_settle(reason: str) -> Refusal | None:
    """Refuse ``reason_required``: an exception is closed by saying what was done."""
    return None if reason.strip() else Refusal("reason_required", {"step": "settle"})


def decide_typed(meant: Chosen, typed: Chosen) -> Refusal | None:
    """Return ``codes_contradict`` with the first field that a label says otherwise than somebody
    typed, or None: typed words fill what a label does not say, and never stand beside it unheard.

    Args:
        meant: what the label says; 0 and empty where it is silent.
        typed: the typed words; 0 and empty where nothing was typed.
    """
    silent: dict[str, Any] = {
        name: "" for name in ("lot", "serial", "expiry") if not getattr(meant, name)
    }
    return decide_chosen(meant, replace(typed, **silent))


def decide_chosen(meant: Chosen, chosen: Chosen) -> Refusal | None:
    """Return ``codes_contradict`` with the first field in which a person's answer is none of the
    meanings that the code has, or None.

    Args:
        meant: what the code means, answered as far as the answer fits.
        chosen: the answer; 0 and empty are what nobody was asked.

    What was confirmed on a screen is what is booked, or nothing is.
    """
    for name in ("item", "lot", "serial", "expiry"):
        means, said = getattr(meant, name), getattr(chosen, name)
        if said and said != means:
            facts = {"field": name, "first": str(means or ""), "second": str(said)}
            return Refusal("codes_contradict", {**facts})
    return None
