"""The rooms of hub, in the order of the documentation: one line for each."""

from tongma.hub.data_cleansing.room import ROOM as DATA_CLEANSING
from tongma.hub.imports.room import ROOM as IMPORTS
from tongma.hub.reconciliation.room import ROOM as RECONCILIATION
from tongma.hub.supplier_documents.room import ROOM as SUPPLIER_DOCUMENTS

ROOMS = (
    IMPORTS,
    DATA_CLEANSING,
    SUPPLIER_DOCUMENTS,
    RECONCILIATION,
)
