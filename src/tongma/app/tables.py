"""Every table of the application, known to one metadata: import this before using it."""

from tongma.commands import tables as commands
from tongma.documents import tables as documents
from tongma.journal import tables as journal
from tongma.platform.schema import metadata
from tongma.stock import tables as stock

__all__ = ["commands", "documents", "journal", "metadata", "stock"]
