"""Every room of the application: the composition root names them, nothing registers itself."""

from tongma.foundation.commands.room import Room, wiring_of
from tongma.foundation.platform.meanings import Meanings, read_meanings
from tongma.foundation.rooms import ROOMS as FOUNDATION
from tongma.hub.rooms import ROOMS as HUB
from tongma.inbound.rooms import ROOMS as INBOUND
from tongma.inside.rooms import ROOMS as INSIDE
from tongma.masterdata.rooms import ROOMS as MASTERDATA
from tongma.outbound.rooms import ROOMS as OUTBOUND
from tongma.stock.room import ROOM as STOCK
from tongma.views.rooms import ROOMS as VIEWS
from tongma.work.rooms import ROOMS as WORK

ROOMS: tuple[Room, ...] = (
    *MASTERDATA,
    *INBOUND,
    *INSIDE,
    *OUTBOUND,
    *WORK,
    *VIEWS,
    *HUB,
    STOCK,
    *FOUNDATION,
    Room("tongma.app"),
)
WIRING = wiring_of(ROOMS)
KINDS = WIRING.kinds
CHECKS = tuple(check for room in ROOMS for check in room.checks)
MEANINGS = Meanings(meaning for room in ROOMS for meaning in read_meanings(room.package))
