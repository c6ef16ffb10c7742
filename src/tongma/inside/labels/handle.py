"""Commands of labels."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.inside.labels.decide import decide_give, own_number
from tongma.inside.labels.model import CodeGiven, GiveCode
from tongma.masterdata.catalogue.query import item_of
from tongma.masterdata.identifiers.binding import bind
from tongma.masterdata.identifiers.model import Identifier, Target
from tongma.masterdata.identifiers.query import identifiers_of


def give_code(tx: Tx, command: GiveCode) -> CodeGiven:
    """Bind the number; an item that has a GTIN keeps that one."""
    tx.at()
    item = item_of(tx.connection, command.item)
    if item is None:
        raise refuse("item_unknown", item=str(command.item))
    codes = identifiers_of(tx.connection, "item", item.id)
    gtins = [code.value for code in codes if code.scheme == "gtin" and code.level == 0]
    allow(decide_give(item.id, item.code, gtins))
    gtin = own_number(item.id)
    bind(tx, Identifier("gtin", gtin), Target("item", item.id), source="label")
    return CodeGiven(item.id, gtin)


KINDS = (Kind("labels.give_code", GiveCode, give_code, CodeGiven),)
