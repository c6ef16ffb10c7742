"""The rooms of views, in the order of the documentation: one line for each."""

from tongma.views.label_quality.room import ROOM as LABEL_QUALITY
from tongma.views.lists.room import ROOM as LISTS
from tongma.views.printing.room import ROOM as PRINTING

ROOMS = (
    LISTS,
    LABEL_QUALITY,
    PRINTING,
)
