"""Every kind of command by its name."""

from typing import Any

from tongma.foundation.commands.model import Kind
from tongma.hub.data_cleansing.handle import KINDS as CLEANING
from tongma.hub.imports.handle import KINDS as IMPORTS
from tongma.hub.reconciliation.handle import KINDS as PARALLEL
from tongma.hub.supplier_documents.handle import KINDS as PAPERS
from tongma.inbound.acceptance.handle import KINDS as ACCEPTANCE
from tongma.inbound.opening_stock.handle import KINDS as OPENING
from tongma.inbound.purchasing.handle import KINDS as PURCHASING
from tongma.inbound.putaway.handle import KINDS as PUTAWAY
from tongma.inbound.receiving.handle import KINDS as RECEIVING
from tongma.inside.backdated.again import may_be_held
from tongma.inside.backdated.handle import KINDS as LATE
from tongma.inside.corrections.handle import KINDS as CORRECTIONS
from tongma.inside.counting.handle import KINDS as COUNTING
from tongma.inside.handling.handle import KINDS as HANDLING
from tongma.inside.holds.handle import KINDS as HOLDS
from tongma.inside.labels.handle import KINDS as LABELS
from tongma.inside.transfers.handle import KINDS as TRANSFERS
from tongma.masterdata.catalogue.handle import KINDS as CATALOGUE
from tongma.masterdata.identifiers.handle import KINDS as IDENTIFIERS
from tongma.masterdata.partners.handle import KINDS as PARTNERS
from tongma.masterdata.people.handle import KINDS as PEOPLE
from tongma.masterdata.people.leaving import when_leaving
from tongma.masterdata.places.handle import KINDS as PLACES
from tongma.masterdata.policy.handle import KINDS as POLICY
from tongma.masterdata.stations.handle import KINDS as STATIONS
from tongma.masterdata.udi_proposals.handle import KINDS as REGISTERED
from tongma.outbound.checking.handle import KINDS as CHECKING
from tongma.outbound.picking.handle import KINDS as PICKING
from tongma.outbound.sales.handle import KINDS as SALES
from tongma.outbound.shipping.handle import KINDS as SHIPPING
from tongma.work.documents.commands import KINDS as DOCUMENTS
from tongma.work.documents.leaving import hand_over_tasks
from tongma.work.scanning.handle import KINDS as SCANNING
from tongma.work.unknown_codes.handle import KINDS as UNKNOWN

KINDS: dict[str, Kind[Any]] = {
    kind.name: kind
    for kinds in (
        IDENTIFIERS,
        STATIONS,
        CATALOGUE,
        PLACES,
        PARTNERS,
        POLICY,
        DOCUMENTS,
        LABELS,
        PEOPLE,
        POLICY,
        IMPORTS,
        CLEANING,
        PAPERS,
        PARALLEL,
        SCANNING,
        PURCHASING,
        RECEIVING,
        ACCEPTANCE,
        PUTAWAY,
        OPENING,
        COUNTING,
        TRANSFERS,
        HANDLING,
        HOLDS,
        CORRECTIONS,
        REGISTERED,
        UNKNOWN,
        LATE,
        SALES,
        PICKING,
        CHECKING,
        SHIPPING,
    )
    for kind in kinds
}

when_leaving(hand_over_tasks)
may_be_held(KINDS)
