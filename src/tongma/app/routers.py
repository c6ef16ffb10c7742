"""Every router of the application, in the order of the documentation."""

from fastapi import APIRouter

from tongma.bus.routes import router as journal
from tongma.catalogue.routes import router as catalogue
from tongma.partners.routes import router as partners
from tongma.places.routes import router as places


def routers() -> list[APIRouter]:
    """Return the routers under ``/api/v1``."""
    return [journal, catalogue, places, partners]
