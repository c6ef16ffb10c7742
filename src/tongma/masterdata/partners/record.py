"""What is shown beside a partner's own data: the ids of its addresses."""

import sqlalchemy as sa

from tongma.masterdata.partners.model import PartnerData
from tongma.masterdata.partners.query import addresses_of
from tongma.masterdata.partners.shapes import PartnerRecordOut, ShipToOut
from tongma.masterdata.versions.shapes import RecordOut, parts_of


def partner_record(connection: sa.Connection, record: RecordOut[PartnerData]) -> PartnerRecordOut:
    """Return a partner with its addresses."""
    addresses = addresses_of(connection, record.id)
    return PartnerRecordOut(
        **parts_of(record), addresses=[ShipToOut(one.id, one.label) for one in addresses]
    )
