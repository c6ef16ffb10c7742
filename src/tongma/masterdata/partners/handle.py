"""Revision partners."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.masterdata.partners.decide import decide_partner
from tongma.masterdata.partners.model import SavePartner
from tongma.masterdata.partners.store import partner_version, write_partner
from tongma.masterdata.versions.body import body_of
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.revision import begin, finish
from tongma.stock.model import PlaceClass
from tongma.stock.post.tree import add_place


def save_partner(tx: Tx, command: SavePartner) -> Saved:
    """Make or change a partner. Refusals in order: ``partner_unknown``, ``version_conflict``,
    ``partner_invalid``, ``code_taken``.
    """
    tx.everywhere()
    revision = begin(tx, "partner", command, partner_version)
    allow(decide_partner(command.data))
    if revision.is_new:
        add_place(tx, revision.id, "partner", klass=PlaceClass.PARTNER)
    write_partner(tx, revision.id, command.data, revision.number)
    return finish(tx, revision, command, body_of(command.data))


SAVE_PARTNER = Kind("partners.save_partner", SavePartner, save_partner, Saved)
KINDS = (SAVE_PARTNER,)
