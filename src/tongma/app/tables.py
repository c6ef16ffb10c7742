"""Every table of the application, known to one metadata: import this before using it."""

from tongma.catalogue import tables as catalogue
from tongma.commands import tables as commands
from tongma.documents import tables as documents
from tongma.identifiers import tables as identifiers
from tongma.journal import tables as journal
from tongma.partners import tables as partners
from tongma.people import tables as people
from tongma.places import tables as places
from tongma.platform.schema import metadata
from tongma.policy import tables as policy
from tongma.stock import tables as stock
from tongma.versions import tables as versions

__all__ = [
    "catalogue",
    "commands",
    "documents",
    "identifiers",
    "journal",
    "metadata",
    "partners",
    "people",
    "places",
    "policy",
    "stock",
    "versions",
]
