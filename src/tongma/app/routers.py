"""Every router of the application, in the order of the documentation."""

from fastapi import APIRouter

from tongma.app.session import router as session
from tongma.foundation.bus.routes import router as journal
from tongma.hub.data_cleansing.routes import router as cleaning
from tongma.hub.imports.routes import router as imports
from tongma.hub.reconciliation.routes import router as parallel
from tongma.hub.supplier_documents.routes import router as papers
from tongma.inbound.acceptance.routes import router as acceptance
from tongma.inbound.opening_stock.routes import router as opening
from tongma.inbound.purchasing.routes import router as purchasing
from tongma.inbound.putaway.routes import router as putaway
from tongma.inbound.receiving.routes import router as receiving
from tongma.inside.backdated.routes import router as late
from tongma.inside.corrections.routes import router as corrections
from tongma.inside.counting.routes import router as counting
from tongma.inside.handling.routes import router as handling
from tongma.inside.holds.routes import router as holds
from tongma.inside.labels.routes import router as labels
from tongma.inside.transfers.routes import router as transfers
from tongma.masterdata.catalogue.routes import router as catalogue
from tongma.masterdata.identifiers.routes import router as identifiers
from tongma.masterdata.partners.routes import router as partners
from tongma.masterdata.people.routes import router as people
from tongma.masterdata.places.routes import router as places
from tongma.masterdata.policy.routes import router as policy
from tongma.masterdata.stations.routes import router as stations
from tongma.masterdata.udi_proposals.routes import router as registered
from tongma.masterdata.udidb.routes import router as udidb
from tongma.outbound.checking.routes import router as checking
from tongma.outbound.picking.routes import router as picking
from tongma.outbound.sales.routes import router as sales
from tongma.outbound.shipping.routes import router as shipping
from tongma.views.label_quality.routes import router as label_quality
from tongma.views.lists.contradictions import router as contradictions
from tongma.views.lists.identity import router as identity
from tongma.views.lists.labelling import router as labelling
from tongma.views.lists.routes import router as insight
from tongma.views.printing.routes import router as exports
from tongma.work.documents.routes import router as documents
from tongma.work.lookalikes.routes import router as twins
from tongma.work.scanning.batch_routes import batches
from tongma.work.scanning.routes import router as scanning
from tongma.work.scanning.session_routes import sessions
from tongma.work.unknown_codes.routes import router as unknown


def routers() -> list[APIRouter]:
    """Return the routers under ``/api/v1``."""
    reference = [
        identifiers,
        identity,
        contradictions,
        stations,
        catalogue,
        labelling,
        udidb,
        registered,
        unknown,
        places,
        partners,
        people,
        policy,
        imports,
        cleaning,
    ]
    inbound = [papers, purchasing, receiving, acceptance, putaway, opening]
    inside = [twins, parallel, counting, transfers, handling, holds, late, corrections]
    across = [documents, insight, label_quality, scanning, sessions, batches, labels, exports]
    outbound = [sales, picking, checking, shipping]
    return [session, *reference, *inbound, *inside, *outbound, *across, journal]
