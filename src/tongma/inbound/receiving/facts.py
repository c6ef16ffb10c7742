"""What decides about received goods, read from orders, notice, ledger and settings."""

from decimal import Decimal

from tongma.foundation.commands.tx import Tx
from tongma.inbound.receiving import store
from tongma.inbound.receiving.histories import histories_of
from tongma.inbound.receiving.missing_udi import udi_missing_since
from tongma.inbound.receiving.model import Arrival, ReceiveLine, ReceivingFacts
from tongma.masterdata.catalogue.query import items_of
from tongma.masterdata.places.query import place_of, today_at
from tongma.masterdata.policy.query import value_of
from tongma.stock.query.goods import find_pieces
from tongma.work.documents import store as documents
from tongma.work.documents.files import file_known
from tongma.work.documents.model import Document
from tongma.work.documents.notices import announced_of

_HISTORIES_MAX = 10


def read_facts(tx: Tx, receipt: Document, command: ReceiveLine, arrival: Arrival) -> ReceivingFacts:
    """Return what decides about what came under a receipt.

    Receipt and order are locked after what does not hang on them has been read.
    """
    orders, notice = store.sources_of(tx, receipt.id)
    item = arrival.item.id
    percent = value_of(tx.connection, "over_receipt_percent", [("site", receipt.site)])
    day = today_at(tx.connection, receipt.site, tx.happened_at)
    place = place_of(tx.connection, command.place) if command.place else None
    udi_missing = udi_missing_since(tx, arrival)
    documents.lock_open(tx, receipt)
    waiting = store.waiting_lines(tx, orders, item) if orders else []
    known = find_pieces(tx.connection, item, arrival.serials) if arrival.serials else []
    shown = [piece.id for piece in known[:_HISTORIES_MAX]]
    return ReceivingFacts(
        arrival=arrival,
        day=day,
        site=receipt.site,
        has_orders=bool(orders),
        waiting=waiting,
        over_percent=Decimal(str(percent)),
        ordered_items=[] if waiting else _words(tx, orders),
        notice=announced_of(tx, notice, item) if notice else (),
        photo_known=bool(command.photo) and file_known(tx, command.photo),
        place=place,
        known_serials=[piece.serial for piece in known],
        histories=histories_of(tx.connection, shown) if shown else (),
        udi_missing_since=udi_missing,
    )


def _words(tx: Tx, orders: list[int]) -> list[str]:
    """Return what the orders wait for, in words."""
    items = items_of(tx.connection, store.ordered_items(tx, orders)) if orders else {}
    return [f"{item.code} {item.name_zh}" for item in items.values()]
