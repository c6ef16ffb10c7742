"""Saving partners."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Refused
from tongma.masterdata.partners.decide import decide_partner
from tongma.masterdata.partners.model import SavePartner
from tongma.masterdata.partners.store import partner_version, write_partner
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.saving import begin, body_of, finish
from tongma.stock.model import PlaceClass
from tongma.stock.post.tree import add_place


def save_partner(tx: Tx, command: SavePartner) -> Saved:
    """Make or change a partner. Refusals in order: ``partner_unknown``, ``version_conflict``,
    ``partner_invalid``, ``code_taken``.
    """
    tx.at()
    saving = begin(tx, "partner", command, partner_version)
    refusal = decide_partner(command.data)
    if refusal is not None:
        raise Refused(refusal)
    if saving.is_new:
        add_place(tx, saving.id, "partner", klass=PlaceClass.PARTNER)
    write_partner(tx, saving.id, command.data, saving.number)
    return finish(tx, saving, command, body_of(command.data))


SAVE_PARTNER = Kind("partners.save_partner", SavePartner, save_partner, Saved)
KINDS = (SAVE_PARTNER,)
