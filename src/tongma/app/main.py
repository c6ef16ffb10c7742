"""The web application, put together."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import Scope

from tongma import __version__
from tongma.app.api_page import router as api_page
from tongma.app.description import describe
from tongma.app.health import router as health
from tongma.app.health import system
from tongma.app.refusals import router as refusals
from tongma.app.rooms import KINDS, MEANINGS
from tongma.app.routers import routers
from tongma.app.screens import SafeHeaders, screens
from tongma.app.worker import jobs_of
from tongma.foundation.bus.feed import Header, read_headers
from tongma.foundation.bus.follower import Follower
from tongma.foundation.commands.bodies import large_bodies
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import Trouble
from tongma.foundation.platform.guard import MEBIBYTE, BodyLimits, Guard
from tongma.foundation.platform.http import add_error_handlers
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.places.query import zones_of_sites

Authenticate = Callable[[Request], Actor]
LOGIN = "/api/v1/session"
LIMITS = BodyLimits(
    large={
        "/api/v1/scans/epcs": 16 * MEBIBYTE,
        **large_bodies(KINDS.values(), "/api/v1"),
    }
)
_NOTE_SECONDS = 60
_PACKED = Path(__file__).parents[1] / "screens"
WEB = _PACKED if _PACKED.is_dir() else Path(__file__).parents[3] / "web" / "dist"
"""The built screens: inside an installed package, else where the repository builds them."""


def create_app(runtime: Runtime, settings: Settings, authenticate: Authenticate) -> FastAPI:
    """Return the application on a migrated database."""
    app = FastAPI(
        title="Tongma",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.runtime = runtime
    app.state.settings = settings
    app.state.meanings = MEANINGS
    app.state.zone = partial(_zone, runtime)
    app.state.jobs = jobs_of(runtime)
    app.state.serving_since = runtime.clock.now()
    app.state.authenticate = authenticate
    app.state.authenticate_again = getattr(authenticate, "again", authenticate)
    app.state.follower = Follower(partial(_headers, runtime))
    add_error_handlers(app)
    for router in routers():
        app.include_router(router, prefix="/api/v1")
    app.include_router(refusals)
    app.include_router(health)
    app.include_router(system, prefix="/api/v1")
    app.include_router(api_page, prefix="/api/v1")
    app.mount("/", screens(WEB))
    if settings.hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_middleware(SafeHeaders, https=settings.secure_cookies)
    is_known = getattr(authenticate, "is_known", _everybody)
    app.add_middleware(Guard, is_known=is_known, open_paths=frozenset({LOGIN}), limits=LIMITS)
    describe(app)
    return app


def _everybody(_scope: Scope) -> bool:
    """Whoever authenticates without sessions, as tests do, knows everybody."""
    return True


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs, it does the jobs, and notes who was seen."""
    write_seen = getattr(app.state.authenticate, "write_seen", _nobody_was)
    noting = asyncio.create_task(_note_seen(write_seen))
    with app.state.jobs.working():
        yield
    noting.cancel()
    with suppress(Trouble):
        await run_in_threadpool(write_seen)


def _nobody_was() -> None:
    """Whoever authenticates without sessions has none to note."""


async def _note_seen(write_seen: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(_NOTE_SECONDS)
        with suppress(Trouble):  # kept, and tried again a minute later
            await run_in_threadpool(write_seen)


def _zone(runtime: Runtime) -> str:
    """Return the time zone in which sheets tell times where nobody names one: the first site's."""
    with runtime.database.read() as connection:
        zones = zones_of_sites(connection)
    return zones[min(zones)] if zones else "UTC"


def _headers(runtime: Runtime, after: int, limit: int) -> list[Header]:
    with runtime.database.read() as connection:
        return read_headers(connection, after, limit)
