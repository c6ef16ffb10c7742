"""Every kind of command by its name."""

from typing import Any

from tongma.acceptance.handle import KINDS as ACCEPTANCE
from tongma.catalogue.handle import KINDS as CATALOGUE
from tongma.checking.handle import KINDS as CHECKING
from tongma.cleaning.handle import KINDS as CLEANING
from tongma.commands.model import Kind
from tongma.corrections.handle import KINDS as CORRECTIONS
from tongma.counting.handle import KINDS as COUNTING
from tongma.documents.commands import KINDS as DOCUMENTS
from tongma.documents.leaving import hand_over_tasks
from tongma.handling.handle import KINDS as HANDLING
from tongma.holds.handle import KINDS as HOLDS
from tongma.identifiers.handle import KINDS as IDENTIFIERS
from tongma.imports.handle import KINDS as IMPORTS
from tongma.labels.handle import KINDS as LABELS
from tongma.late.again import may_be_held
from tongma.late.handle import KINDS as LATE
from tongma.opening.handle import KINDS as OPENING
from tongma.papers.handle import KINDS as PAPERS
from tongma.parallel.handle import KINDS as PARALLEL
from tongma.partners.handle import KINDS as PARTNERS
from tongma.people.handle import KINDS as PEOPLE
from tongma.people.leaving import when_leaving
from tongma.picking.handle import KINDS as PICKING
from tongma.places.handle import KINDS as PLACES
from tongma.policy.handle import KINDS as POLICY
from tongma.purchasing.handle import KINDS as PURCHASING
from tongma.putaway.handle import KINDS as PUTAWAY
from tongma.receiving.handle import KINDS as RECEIVING
from tongma.registered.handle import KINDS as REGISTERED
from tongma.sales.handle import KINDS as SALES
from tongma.scanning.handle import KINDS as SCANNING
from tongma.shipping.handle import KINDS as SHIPPING
from tongma.stations.handle import KINDS as STATIONS
from tongma.transfers.handle import KINDS as TRANSFERS
from tongma.unknown.handle import KINDS as UNKNOWN

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
