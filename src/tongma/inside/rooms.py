"""The rooms of inside, in the order of the documentation: one line for each."""

from tongma.inside.backdated.room import ROOM as BACKDATED
from tongma.inside.corrections.room import ROOM as CORRECTIONS
from tongma.inside.counting.room import ROOM as COUNTING
from tongma.inside.handling.room import ROOM as HANDLING
from tongma.inside.holds.room import ROOM as HOLDS
from tongma.inside.labels.room import ROOM as LABELS
from tongma.inside.transfers.room import ROOM as TRANSFERS

ROOMS = (
    COUNTING,
    TRANSFERS,
    HANDLING,
    HOLDS,
    CORRECTIONS,
    BACKDATED,
    LABELS,
)
