"""Whether a box that must carry a UDI was received without one."""

from devicecodes import read, read_epc
from tongma.foundation.commands.tx import Tx
from tongma.inbound.receiving.model import Arrival
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.masterdata.policy.query import value_of
from tongma.masterdata.policy.udi import UDI_SCHEMES, Labelled, decide_udi, made_on_of

_SEEN = ("scanned", "rfid")


def udi_missing_since(tx: Tx, arrival: Arrival) -> str:
    """Return from which made-on date the label must carry a UDI where none was read from it; empty
    where there is nothing to complain of.
    """
    item = arrival.item
    made_on = made_on_of(arrival.produced, arrival.expiry, item.shelf_life_days)
    listed = _listed(tx, item) if made_on else 0
    box = Labelled(item.device_class, bool(item.ivd), listed, made_on)
    if decide_udi(box).answer == "optional":
        return ""
    expectation = decide_udi(box._replace(carries=_carries_udi(tx)))
    return expectation.since if expectation.answer == "missing" else ""


def _listed(tx: Tx, item: ItemFacts) -> int:
    return int(value_of(tx.connection, "udi_list", [("item", item.id)]))


def _carries_udi(tx: Tx) -> bool:
    """Say whether a UDI came from a symbol or tag; what was typed proves nothing of the label."""
    for scan in tx.request.scans:
        if scan.way in _SEEN:
            is_tag = scan.way == "rfid"
            reading = read_epc(scan.raw) if is_tag else read(scan.raw, scan.symbology)
            identifier = reading.identifier
            if identifier is not None and identifier.scheme in UDI_SCHEMES:
                return True
    return False
