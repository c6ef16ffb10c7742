"""The rooms of work, in the order of the documentation: one line for each."""

from tongma.work.documents.room import ROOM as DOCUMENTS
from tongma.work.external_tables.room import ROOM as EXTERNAL_TABLES
from tongma.work.lookalikes.room import ROOM as LOOKALIKES
from tongma.work.rfid_batches.room import ROOM as RFID_BATCHES
from tongma.work.scan_sessions.room import ROOM as SCAN_SESSIONS
from tongma.work.scanning.room import ROOM as SCANNING
from tongma.work.standing.room import ROOM as STANDING
from tongma.work.unknown_codes.room import ROOM as UNKNOWN_CODES

ROOMS = (
    EXTERNAL_TABLES,
    DOCUMENTS,
    UNKNOWN_CODES,
    LOOKALIKES,
    STANDING,
    SCANNING,
    RFID_BATCHES,
    SCAN_SESSIONS,
)
