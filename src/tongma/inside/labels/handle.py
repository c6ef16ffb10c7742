"""Commands of labels."""

from devicecodes import with_check_digit
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, refuse
from tongma.inside.labels.model import GiveCode
from tongma.masterdata.catalogue.query import identifiers_of, item_of
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.identifiers.store import Target, bind

_BODY_DIGITS = 13
_PREFIX = "020"
"""GTIN-14 filler, then GS1 prefix 20: restricted circulation within a company."""


def give_code(tx: Tx, command: GiveCode) -> Decision:
    """Bind the number; an item that has a GTIN keeps that one."""
    tx.at()
    item = item_of(tx.connection, command.item)
    if item is None:
        raise refuse("item_unknown", item=str(command.item))
    gtin = with_check_digit(_PREFIX + str(item.id).zfill(_BODY_DIGITS - len(_PREFIX)))
    codes = [
        one.value
        for one in identifiers_of(tx.connection, "item", item.id)
        if one.scheme == "gtin" and one.level == 0
    ]
    if codes and codes != [gtin]:
        raise refuse("item_has_code", item=item.code, gtin=codes[0])
    bind(tx, Identifier("gtin", gtin), Target("item", item.id), source="label")
    return Decision({"item": str(item.id), "gtin": gtin})


KINDS = (Kind("labels.give_code", GiveCode, give_code),)
