"""Every router of the application, in the order of the documentation."""

from fastapi import APIRouter

from tongma.app.rooms import ROOMS
from tongma.app.session import router as session
from tongma.foundation.commands.room import Room
from tongma.foundation.commands.routes import command_router


def routers() -> list[APIRouter]:
    """Return the routers under ``/api/v1``."""
    # Views answer at fixed words where reference data has ids (/udi/expected, /udi/{number}):
    # the first that fits answers, so they are asked first.
    rooms = sorted(ROOMS, key=lambda room: not room.package.startswith("tongma.views."))
    return [session, *(router for room in rooms for router in _of(room))]


def _of(room: Room) -> tuple[APIRouter, ...]:
    """Return a room's routers; one that brings commands alone needs no file for them."""
    if room.routers or not room.kinds:
        return room.routers
    folder = room.kinds[0].name.partition(".")[0]
    return (command_router(folder, room.kinds),)
