"""Every table of the application, known to one metadata: import this before using it."""

from tongma.foundation.commands import tables as commands
from tongma.foundation.journal import tables as journal
from tongma.foundation.platform.schema import metadata
from tongma.hub.data_cleansing import tables as cleaning
from tongma.hub.imports import tables as imports
from tongma.hub.reconciliation import tables as parallel
from tongma.hub.supplier_documents import tables as papers
from tongma.inbound.opening_stock import tables as opening
from tongma.inbound.purchasing import tables as purchasing
from tongma.inbound.receiving import tables as receiving
from tongma.inside.backdated import tables as late
from tongma.inside.counting import tables as counting
from tongma.masterdata.catalogue import tables as catalogue
from tongma.masterdata.identifiers import tables as identifiers
from tongma.masterdata.partners import tables as partners
from tongma.masterdata.people import tables as people
from tongma.masterdata.places import tables as places
from tongma.masterdata.policy import tables as policy
from tongma.masterdata.stations import tables as stations
from tongma.masterdata.udi_proposals import tables as registered
from tongma.masterdata.udidb import tables as udidb
from tongma.masterdata.versions import tables as versions
from tongma.outbound.sales import tables as sales
from tongma.outbound.shipping import tables as shipping
from tongma.stock import tables as stock
from tongma.views.label_quality import tables as label_quality
from tongma.work.documents import tables as documents
from tongma.work.external_tables import tables as foreign
from tongma.work.scanning import tables as scanning
from tongma.work.unknown_codes import tables as unknown

__all__ = [
    "catalogue",
    "cleaning",
    "commands",
    "counting",
    "documents",
    "foreign",
    "identifiers",
    "imports",
    "journal",
    "label_quality",
    "late",
    "metadata",
    "opening",
    "papers",
    "parallel",
    "partners",
    "people",
    "places",
    "policy",
    "purchasing",
    "receiving",
    "registered",
    "sales",
    "scanning",
    "shipping",
    "stations",
    "stock",
    "udidb",
    "unknown",
    "versions",
]
