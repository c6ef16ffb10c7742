"""Every router of the application, in the order of the documentation."""

from fastapi import APIRouter

from tongma.app.session import router as session
from tongma.bus.routes import router as journal
from tongma.catalogue.routes import router as catalogue
from tongma.partners.routes import router as partners
from tongma.people.routes import router as people
from tongma.places.routes import router as places


def routers() -> list[APIRouter]:
    """Return the routers under ``/api/v1``."""
    return [session, journal, catalogue, places, partners, people]
