"""What can be done with an object here. Pure."""

from collections.abc import Callable

from tongma.foundation.kernel.outcome import Refusal
from tongma.work.scanning.model import Meant

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


def actions_on(meant: Meant, may: Callable[[str], bool]) -> list[str]:
    """Return the names of the actions on an object that the caller may do, each once: those of its
    kind, then those of the item that it is one of; of a command barcode, whose title is its action,
    that one.
    """
    if meant.kind == "command":
        names: tuple[str, ...] = (meant.title,)
    else:
        names = ACTIONS.get(meant.kind, ())
        names += ACTIONS["item"] if meant.item is not None else ()
    return [name for name in dict.fromkeys(names) if may(name)]


def decide_keep(scans: int) -> Refusal | None:
    """Refuse ``nothing_scanned``: there is no reading without a scan."""
    return None if scans else Refusal("nothing_scanned")


def decide_settle(reason: str) -> Refusal | None:
    """Refuse ``reason_required``: an exception is closed by saying what was done."""
    return None if reason.strip() else Refusal("reason_required", {"step": "settle"})
