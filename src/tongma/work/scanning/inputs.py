"""What a question about scans says of where it was asked."""

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field

from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.ids import ID_MAX
from tongma.foundation.platform.asked import AskedCode
from tongma.stock.query.belonging import knowing
from tongma.work.documents.query import readable_document
from tongma.work.scanning.context import ReadPoint

SYMBOLS_MAX = 50


class ReadPointIn(BaseModel):
    """Where something was scanned."""

    model_config = ConfigDict(extra="forbid")
    station: AskedCode = ""
    site_id: int = Field(default=0, ge=0, le=ID_MAX)
    place_id: int = Field(default=0, ge=0, le=ID_MAX)
    document_id: int = Field(default=0, ge=0, le=ID_MAX)

    def point(self, actor: Actor) -> ReadPoint:
        """Return where the scan was made, and by whom."""
        return ReadPoint(
            knowing(actor), self.station, self.site_id, self.place_id, self.document_id
        )


def check_document(connection: sa.Connection, given: ReadPointIn, actor: Actor) -> None:
    """Refuse ``document_unknown`` where the document in hand is not theirs to read: the reasons for
    and against a meaning would tell what is on it.
    """
    if given.document_id:
        readable_document(connection, given.document_id, actor.reach("documents.read"))
