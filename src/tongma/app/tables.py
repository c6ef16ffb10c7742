"""Every table of the application, known to one metadata: import this before using it."""

from tongma.catalogue import tables as catalogue
from tongma.cleaning import tables as cleaning
from tongma.commands import tables as commands
from tongma.counting import tables as counting
from tongma.documents import tables as documents
from tongma.foreign import tables as foreign
from tongma.identifiers import tables as identifiers
from tongma.imports import tables as imports
from tongma.journal import tables as journal
from tongma.label_quality import tables as label_quality
from tongma.late import tables as late
from tongma.opening import tables as opening
from tongma.papers import tables as papers
from tongma.parallel import tables as parallel
from tongma.partners import tables as partners
from tongma.people import tables as people
from tongma.places import tables as places
from tongma.platform.schema import metadata
from tongma.policy import tables as policy
from tongma.purchasing import tables as purchasing
from tongma.receiving import tables as receiving
from tongma.registered import tables as registered
from tongma.sales import tables as sales
from tongma.scanning import tables as scanning
from tongma.shipping import tables as shipping
from tongma.stations import tables as stations
from tongma.stock import tables as stock
from tongma.udidb import tables as udidb
from tongma.unknown import tables as unknown
from tongma.versions import tables as versions

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
