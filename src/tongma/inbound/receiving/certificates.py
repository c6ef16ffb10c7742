"""Which certificates received goods may carry."""

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.inbound.receiving.decide import VALIDITIES, validity
from tongma.inbound.receiving.shapes import CertificateOffer
from tongma.masterdata.catalogue.query import certificates_of
from tongma.stock.query.belonging import known_goods
from tongma.stock.query.goods import find_lots


def certificate_offers(
    connection: sa.Connection, item: int, reach: Reach, *, lot: str, day: str
) -> list[CertificateOffer]:
    """Return the certificates that a lot of the item may carry, the valid ones first.

    ``reach``: whose goods there are for the reader; ``lot``: the maker's number, empty where it is
    not known; ``day``: the receipt's local date.
    """
    there = find_lots(connection, item, lot) if lot else []
    carried = {one.certificate for one in known_goods(connection, there, reach, "lot")}
    offers = [
        CertificateOffer(
            certificate.id,
            certificate.number,
            certificate.kind,
            certificate.valid_from,
            certificate.valid_to,
            validity(certificate.valid_from, certificate.valid_to, day),
            of_lot=certificate.id in carried,
        )
        for certificate in certificates_of(connection, item)
    ]
    return sorted(offers, key=lambda offer: VALIDITIES.index(offer.state))
