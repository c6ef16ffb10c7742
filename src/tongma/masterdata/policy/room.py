"""What this folder brings to the application."""

from tongma.foundation.commands.held import SKEW
from tongma.foundation.commands.room import Room
from tongma.foundation.commands.tx import Tx
from tongma.masterdata.policy import tables
from tongma.masterdata.policy.handle import KINDS
from tongma.masterdata.policy.query import value_of


def clock_skew(tx: Tx) -> int:
    """Return by how many microseconds a device's clock may be behind at the site."""
    seconds: int = value_of(tx.connection, "clock_skew_seconds", (("site", tx.site),))
    return seconds * 1_000_000


ROOM = Room(
    "tongma.masterdata.policy",
    kinds=KINDS,
    hooks=(SKEW.calls(clock_skew),),
    tables=tables,
)
