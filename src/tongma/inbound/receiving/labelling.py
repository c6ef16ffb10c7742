"""Whether a box that must carry a UDI was received without one."""

from devicecodes import read
from tongma.foundation.commands.tx import Tx
from tongma.inbound.receiving.arriving import Arrived
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.masterdata.policy.query import value_of
from tongma.masterdata.policy.udi import UDI_SCHEMES, Labelled, decide_udi, made_on_of

_SEEN = ("scanned", "rfid")


def udi_missing_since(tx: Tx, arrived: Arrived) -> str:
    """Return from which made-on date the label must carry a UDI where none was read from it; empty
    where there is nothing to complain of.
    """
    goods, item = arrived.goods, arrived.item
    made_on = made_on_of(goods.produced, goods.expiry, item.shelf_life_days)
    listed = _listed(tx, item) if made_on else 0
    box = Labelled(item.device_class, bool(item.ivd), listed, made_on)
    if decide_udi(box).answer == "optional":
        return ""
    told = decide_udi(box._replace(carries=_carries_udi(tx)))
    return told.since if told.answer == "missing" else ""


def _listed(tx: Tx, item: ItemFacts) -> int:
    return int(value_of(tx.connection, "udi_list", [("item", item.id)]))


def _carries_udi(tx: Tx) -> bool:
    """Say whether a UDI came from a symbol or tag; what was typed proves nothing of the label."""
    for scan in tx.request.scans:
        if scan.way in _SEEN:
            identifier = read(scan.raw, scan.symbology).identifier
            if identifier is not None and identifier.scheme in UDI_SCHEMES:
                return True
    return False
