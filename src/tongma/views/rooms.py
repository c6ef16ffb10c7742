"""The rooms of views, in the order of the documentation: one line for each."""

from tongma.views.codes.room import ROOM as CODES
from tongma.views.counts.room import ROOM as COUNTS
from tongma.views.documents.room import ROOM as DOCUMENTS
from tongma.views.fulfilment.room import ROOM as FULFILMENT
from tongma.views.holds.room import ROOM as HOLDS
from tongma.views.journal.room import ROOM as JOURNAL
from tongma.views.label_quality.room import ROOM as LABEL_QUALITY
from tongma.views.printing.room import ROOM as PRINTING
from tongma.views.search.room import ROOM as SEARCH
from tongma.views.settings.room import ROOM as SETTINGS
from tongma.views.stock.room import ROOM as STOCK
from tongma.views.tasks.room import ROOM as TASKS
from tongma.views.udi_marking.room import ROOM as UDI_MARKING

ROOMS = (
    STOCK,
    DOCUMENTS,
    TASKS,
    FULFILMENT,
    COUNTS,
    HOLDS,
    JOURNAL,
    CODES,
    SETTINGS,
    SEARCH,
    UDI_MARKING,
    LABEL_QUALITY,
    PRINTING,
)
