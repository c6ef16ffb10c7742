"""Every router of the application, in the order of the documentation."""

from fastapi import APIRouter

from tongma.acceptance.routes import router as acceptance
from tongma.app.session import router as session
from tongma.bus.routes import router as journal
from tongma.catalogue.routes import router as catalogue
from tongma.checking.routes import router as checking
from tongma.cleaning.routes import router as cleaning
from tongma.corrections.routes import router as corrections
from tongma.counting.routes import router as counting
from tongma.documents.routes import router as documents
from tongma.exports.routes import router as exports
from tongma.handling.routes import router as handling
from tongma.holds.routes import router as holds
from tongma.identifiers.routes import router as identifiers
from tongma.imports.routes import router as imports
from tongma.insight.contradictions import router as contradictions
from tongma.insight.identity import router as identity
from tongma.insight.labelling import router as labelling
from tongma.insight.routes import router as insight
from tongma.label_quality.routes import router as label_quality
from tongma.labels.routes import router as labels
from tongma.late.routes import router as late
from tongma.opening.routes import router as opening
from tongma.papers.routes import router as papers
from tongma.parallel.routes import router as parallel
from tongma.partners.routes import router as partners
from tongma.people.routes import router as people
from tongma.picking.routes import router as picking
from tongma.places.routes import router as places
from tongma.policy.routes import router as policy
from tongma.purchasing.routes import router as purchasing
from tongma.putaway.routes import router as putaway
from tongma.receiving.routes import router as receiving
from tongma.registered.routes import router as registered
from tongma.sales.routes import router as sales
from tongma.scanning.batch_routes import batches
from tongma.scanning.routes import router as scanning
from tongma.scanning.session_routes import sessions
from tongma.shipping.routes import router as shipping
from tongma.stations.routes import router as stations
from tongma.transfers.routes import router as transfers
from tongma.twins.routes import router as twins
from tongma.udidb.routes import router as udidb
from tongma.unknown.routes import router as unknown


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
