"""Goods on the road between sites stand at a place of their own, under no site."""

from tongma.foundation.commands.tx import Tx
from tongma.masterdata.places.model import PlaceData
from tongma.masterdata.places.query import PlaceInfo, find_place, place_of
from tongma.masterdata.places.store import write_place
from tongma.stock.model import PlaceClass
from tongma.stock.post.tree import add_place


def transit_place(tx: Tx, to_site: PlaceInfo) -> PlaceInfo:
    """Return the place of goods on their way to a site, making it the first time."""
    code = f"TRANSIT-{to_site.code}"
    there = find_place(tx.connection, 0, code)
    if there is not None:
        return there
    place_id = tx.new_id()
    add_place(tx, place_id, "in_transit", klass=PlaceClass.KEPT)
    data = PlaceData(
        code,
        "in_transit",
        purpose="in_transit",
        time_zone=to_site.time_zone,
        entity=to_site.entity,
    )
    write_place(tx, place_id, data, 0, version=1)
    return place_of(tx.connection, place_id)
